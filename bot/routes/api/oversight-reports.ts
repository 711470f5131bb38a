import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { ApiError } from "../../../shared/api/common.ts";
import { ReportHistory, ReportMessage } from "../../../shared/api/oversight.ts";
import { mayOnUnit } from "../../services/access.ts";
import { audit } from "../../services/audit.ts";
import {
  keptUntil,
  messagesBehind,
  namesOf,
  revisionsOf,
  type StoredMessage,
  wordsOf,
} from "../../services/oversight/report-behind.ts";
import { findReport, type Report } from "../../services/reports/report.ts";
import type { Team } from "../../services/teams/membership.ts";
import { parseEvent } from "../../zalo/parse-event.ts";
import { readWebhook } from "../../zalo/read-webhook.ts";
import { HttpError } from "../http-error.ts";
import type { ApiDeps } from "./api-deps.ts";
import type { Caller } from "./authentication.ts";
import { asWatcher } from "./oversight-caller.ts";
import { onlyView } from "./report-view.ts";
import { requireTeam } from "./teams.ts";

const tags = ["Theo dõi"];
const ReportParams = z.object({ reportId: z.coerce.number().int() });

/** From a number to what is behind it: a report's history, and the words it came from. */
export async function reportBehindRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get(
    "/reports/:reportId/history",
    {
      schema: {
        tags,
        summary: "Một báo cáo với mọi lần sửa",
        params: ReportParams,
        response: { 200: ReportHistory, "4xx": ApiError },
      },
    },
    async (request) =>
      asWatcher(deps, request, async (caller) => {
        const found = await requireReport(caller, request.params.reportId);
        return historyOf(deps, caller, found);
      }),
  );

  typed.get(
    "/reports/:reportId/message",
    {
      schema: {
        tags,
        summary: "Lời nhắn đã thành báo cáo này; giữ 30 ngày, mỗi lần xem được ghi lại",
        params: ReportParams,
        response: { 200: ReportMessage, "4xx": ApiError },
      },
    },
    async (request) =>
      asWatcher(deps, request, async (caller) => {
        const { report, team } = await requireReport(caller, request.params.reportId);
        if (!(await seesWords(caller, team))) {
          throw new HttpError(
            403,
            "not_allowed",
            "Lời nhắn gốc chỉ dành cho cán bộ được xem thông tin của người trong tổ.",
          );
        }
        const { tx, person } = caller;
        const { communeId } = report;
        const subject = `report:${report.id}`;
        await audit(tx, {
          communeId,
          byPersonId: person.id,
          action: "report.message_viewed",
          subject,
          now: deps.now(),
        });
        const isKept = wordsOf(report, deps.now()) === "kept";
        const words = isKept ? (await messagesBehind(tx, report)).flatMap(textOf) : [];
        return { words, keptUntil: keptUntil(report) };
      }),
  );
}

interface Found {
  report: Report;
  team: Team;
}

async function requireReport(caller: Caller, reportId: number): Promise<Found> {
  const report = await findReport(caller.tx, reportId);
  // A draft is its author's business until it is sent.
  if (!report || report.state === "draft" || report.state === "dropped") throw notFound();
  const team = await requireTeam(caller, report.teamId, "see_figures").catch(() => {
    throw notFound();
  });
  return { report, team };
}

function notFound(): HttpError {
  return new HttpError(404, "report_not_found", "Không có báo cáo này, hoặc anh/chị chưa có quyền xem.");
}

async function seesWords({ tx, person }: Caller, team: Team): Promise<boolean> {
  return mayOnUnit(tx, person, "see_people", team.unitId);
}

async function historyOf({ vault, now }: ApiDeps, caller: Caller, { report, team }: Found): Promise<ReportHistory> {
  const { tx } = caller;
  const revisions = await revisionsOf(tx, report.id);
  const mayRead = await seesWords(caller, team);
  const ids = [report.authorPersonId ?? undefined, ...revisions.map(({ byPersonId }) => byPersonId)];
  const names = mayRead ? await namesOf(tx, vault, ids) : new Map<number, string>();
  const nameOf = (personId: number | null | undefined) => (personId ? names.get(personId) : undefined);
  const author = nameOf(report.authorPersonId);
  return {
    report: await onlyView(caller, report),
    team: { id: team.id, name: team.name, unitId: team.unitId },
    channel: report.channel,
    ...(report.note ? { note: report.note } : {}),
    ...(author ? { authorName: author } : {}),
    revisions: revisions.map(({ byPersonId, at, ...revision }) => {
      const by = nameOf(byPersonId);
      return { ...revision, at: at.toISOString(), ...(by ? { byName: by } : {}) };
    }),
    message: mayRead ? wordsOf(report, now()) : "not_allowed",
  };
}

/** What was said, without what the channel wraps around it. A body that says nothing is left out. */
function textOf({ at, raw }: StoredMessage): ReportMessage["words"] {
  const reading = readWebhook(raw);
  const event = reading.kind === "event" ? parseEvent(reading.body, () => false) : undefined;
  const text = event?.kind === "message" ? event.text : undefined;
  return text ? [{ at: at.toISOString(), text }] : [];
}
