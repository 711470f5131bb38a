import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { ApiError } from "../../../shared/api/common.ts";
import { ReportList, TeamHome } from "../../../shared/api/team.ts";
import { mayOnTeam, type TeamAction } from "../../services/access.ts";
import { openDraftsOf } from "../../services/reports/drafts.ts";
import { returnedReportIds } from "../../services/reports/reviews.ts";
import { reportsOfTeam } from "../../services/reports/team-history.ts";
import { readHistory } from "../../services/reports/usual-figures.ts";
import { findTeam } from "../../services/teams/membership.ts";
import { type PeriodInfo, teamNow } from "../../services/teams/team-home.ts";
import { HttpError } from "../http-error.ts";
import type { ApiDeps } from "./api-deps.ts";
import { asCaller, type Caller } from "./authentication.ts";
import { toFullReportViews, toReportView } from "./report-view.ts";

const tags = ["Tổ"];
const TeamParams = z.object({ teamId: z.coerce.number().int() });
const PAGE = 20;

export async function teamRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get(
    "/teams/:teamId",
    {
      schema: {
        tags,
        summary: "Kỳ này của tổ: đã báo cáo chưa, số liệu, bản nháp",
        params: TeamParams,
        response: { 200: TeamHome, "4xx": ApiError },
      },
    },
    async (request) => asCaller(deps, request, (caller) => teamHome(caller, request.params.teamId, deps.now())),
  );

  typed.get(
    "/teams/:teamId/reports",
    {
      schema: {
        tags,
        summary: "Các báo cáo của tổ, mới nhất trước",
        params: TeamParams,
        querystring: z.object({ cursor: z.coerce.number().int().positive().optional() }),
        response: { 200: ReportList, "4xx": ApiError },
      },
    },
    async (request) =>
      asCaller(deps, request, async (caller) => {
        const team = await requireTeam(caller, request.params.teamId, "see_figures");
        const rows = await reportsOfTeam(caller.tx, { teamId: team.id, before: request.query.cursor, count: PAGE + 1 });
        const page = rows.slice(0, PAGE);
        const last = page.at(-1);
        return {
          reports: await toFullReportViews(caller.tx, page, caller.person.id),
          ...(rows.length > PAGE && last ? { next: String(last.id) } : {}),
        };
      }),
  );
}

/** Throws 404 for a team that is not there or not the caller's to see: which one it is stays unknown. */
export async function requireTeam({ tx, person }: Caller, teamId: number, action: TeamAction) {
  const team = await findTeam(tx, teamId);
  if (!team || !(await mayOnTeam(tx, person, action, team))) {
    throw new HttpError(404, "team_not_found", "Không có tổ này, hoặc anh/chị chưa có quyền xem.");
  }
  return team;
}

export async function teamHome(caller: Caller, teamId: number, now: Date): Promise<TeamHome> {
  const { tx, communeId, person } = caller;
  const team = await requireTeam(caller, teamId, "see_figures");
  const { period, ...figures } = await teamNow(tx, { communeId, teamId, now });
  const drafts = await openDraftsOf(tx, { personId: person.id, now });
  const draft = drafts.find((known) => known.teamId === teamId);
  const recent = (await reportsOfTeam(tx, { teamId, before: undefined, count: 10 })).filter(
    (report) => report.state !== "withdrawn",
  );
  const lastReport = recent.find((report) => !report.nothingToReport);
  const returned = await returnedReportIds(tx, recent);
  return {
    team: { id: team.id, name: team.name },
    period: toPeriodView(period),
    ...figures,
    ...(lastReport ? { lastReport: toReportView(lastReport, person.id) } : {}),
    history: await readHistory(tx, { teamId }),
    returned: await toFullReportViews(
      tx,
      recent.filter(({ id }) => returned.has(id)),
      person.id,
    ),
    ...(draft ? { draft: toReportView(draft, person.id) } : {}),
  };
}

export function toPeriodView({ dueAt, ...period }: PeriodInfo) {
  return { ...period, dueAt: dueAt.toISOString() };
}
