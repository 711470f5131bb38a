import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { ApiError } from "../../../shared/api/common.ts";
import { ReportChange, ReportInput, ReportSaved, ReportView, SimilarFound } from "../../../shared/api/team.ts";
import { dayOf } from "../../../shared/calendar/day.ts";
import { periodOf } from "../../../shared/calendar/period.ts";
import { mayOnTeam } from "../../services/access.ts";
import { readCommune } from "../../services/communes.ts";
import { readIndicators } from "../../services/indicators.ts";
import { movePhotos } from "../../services/photos/photos.ts";
import { nothingOpen } from "../../services/reports/draft-questions.ts";
import { changeDraft, dropDraft, openDraft } from "../../services/reports/drafts.ts";
import { cleanNote } from "../../services/reports/note.ts";
import { findReport, type Report } from "../../services/reports/report.ts";
import { reportNothing } from "../../services/reports/report-nothing.ts";
import { ReportRefusedError } from "../../services/reports/report-refused-error.ts";
import { amendReport, findSimilar, hadFigures, withdrawReport } from "../../services/reports/saved-reports.ts";
import { submitDraft } from "../../services/reports/submit-draft.ts";
import { findTeam } from "../../services/teams/membership.ts";
import { HttpError } from "../http-error.ts";
import type { ApiDeps } from "./api.ts";
import { asCaller, type Caller } from "./authentication.ts";
import { toFullReportViews, toReportView } from "./report-view.ts";
import { teamHome } from "./teams.ts";

type Input = z.output<typeof ReportInput>;

const tags = ["Báo cáo"];
const ReportParams = z.object({ reportId: z.coerce.number().int() });
const answers = { 200: ReportSaved, "4xx": ApiError };

export async function reportRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const save = (request: Parameters<typeof asCaller>[1], work: (caller: Caller) => Promise<Report>) =>
    asCaller(deps, request, async (caller) => {
      const report = await work(caller);
      return {
        report: await onlyView(caller, report),
        home: await teamHome(caller, report.teamId, deps.now()),
      };
    }).catch(explain);

  typed.post(
    "/reports",
    {
      schema: {
        tags,
        summary: "Gửi báo cáo của tổ",
        body: ReportInput,
        response: { ...answers, 409: z.union([SimilarFound, ApiError]) },
      },
    },
    async (request, reply) => {
      const saved = await save(request, (caller) => saveReport(caller, request.body, deps.now())).catch(similarFound);
      return "similar" in saved ? reply.code(409).send(saved) : saved;
    },
  );

  typed.get(
    "/reports/:reportId",
    {
      schema: { tags, summary: "Một báo cáo", params: ReportParams, response: { 200: ReportView, "4xx": ApiError } },
    },
    async (request) =>
      asCaller(deps, request, async (caller) => {
        const report = await findReport(caller.tx, request.params.reportId);
        // A draft is its author's business until it is sent.
        const isSent = report !== undefined && report.state !== "draft" && report.state !== "dropped";
        if (!isSent || !(await maySee(caller, report.teamId))) {
          throw new HttpError(404, "report_not_found", "Không có báo cáo này, hoặc anh/chị chưa có quyền xem.");
        }
        return onlyView(caller, report);
      }),
  );

  typed.patch(
    "/reports/:reportId",
    {
      schema: {
        tags,
        summary: "Sửa một báo cáo đã gửi; số cũ được giữ trong lịch sử",
        params: ReportParams,
        body: ReportChange,
        response: answers,
      },
    },
    async (request) =>
      save(request, async (caller) => {
        const { reportId } = request.params;
        const { note } = request.body;
        const values = request.body.values ?? (await findReport(caller.tx, reportId))?.values ?? {};
        await requireKnownCodes(caller, request.body.values ?? {}, deps.now());
        return amendReport(caller.tx, {
          reportId,
          by: caller.person,
          values,
          ...(note === undefined ? {} : { note: note === "" ? null : cleanNote(note) }),
          change: "amended",
          now: deps.now(),
        });
      }),
  );

  typed.delete(
    "/reports/:reportId",
    { schema: { tags, summary: "Rút một báo cáo đã gửi", params: ReportParams, response: answers } },
    async (request) =>
      save(request, ({ tx, person }) =>
        withdrawReport(tx, { reportId: request.params.reportId, by: person, now: deps.now() }),
      ),
  );
}

async function onlyView({ tx, person }: Caller, report: Report): Promise<ReportView> {
  const [view] = await toFullReportViews(tx, [report], person.id);
  return view ?? toReportView(report, person.id);
}

async function maySee({ tx, person }: Caller, teamId: number): Promise<boolean> {
  const team = await findTeam(tx, teamId);
  return team !== undefined && (await mayOnTeam(tx, person, "see_figures", team));
}

/** The same activity seems to be there: nothing was saved, the person decides. */
class SimilarReports extends Error {
  readonly similar: SimilarFound["similar"];
  constructor(similar: SimilarFound["similar"]) {
    super("similar reports");
    this.similar = similar;
  }
}

async function saveReport(caller: Caller, input: Input, now: Date): Promise<Report> {
  const { tx, communeId, person } = caller;
  const { settings } = await readCommune(tx, communeId);
  if (input.activityOn > dayOf(now))
    throw new HttpError(422, "future_day", "Ngày hoạt động chưa tới; xin chọn hôm nay hoặc ngày trước.");
  await requireKnownCodes(caller, input.values, now);
  const draftInput = {
    communeId,
    teamId: input.teamId,
    by: person,
    channel: "form" as const,
    activityOn: input.activityOn,
    period: periodOf(settings.period, input.activityOn),
    note: input.note ? cleanNote(input.note) : undefined,
    idempotencyKey: `form_${person.id}_${input.idempotencyKey}`,
    now,
  };
  if (input.nothingToReport) return saveNothing(caller, draftInput);
  const opened = await openDraft(tx, { ...draftInput, values: input.values });
  if (opened.state !== "draft") return afterwards(caller, { saved: opened, input, now });
  const draft = await putIntoDraft(caller, { draft: opened, input, period: draftInput.period, now });
  const begun =
    input.draftId === undefined ? undefined : await takeOver(caller, { draftId: input.draftId, draft, now });
  const similar = [...(begun ? [begun] : []), ...(await findSimilar(tx, draft)).filter(({ id }) => id !== begun?.id)];
  if (similar.length > 0 && input.onSimilar === "ask") {
    throw new SimilarReports(similar.map((report) => toReportView(report, person.id)));
  }
  const replaces = input.onSimilar === "replace" ? similar[0]?.id : undefined;
  const { report } = await submitDraft(tx, { reportId: draft.id, by: person, now, replaces });
  return report;
}

async function saveNothing({ tx }: Caller, input: Parameters<typeof reportNothing>[1]): Promise<Report> {
  const outcome = await reportNothing(tx, input);
  if (outcome.kind !== "has_figures") return outcome.report;
  throw new HttpError(409, "has_figures", "Kỳ này tổ đã có số liệu nên không ghi “không có hoạt động”.");
}

/**
 * The form finishes what the chat began: the chat's draft must not be confirmed a second time. When it was confirmed there
 * meanwhile, the person is asked about that report, which is returned.
 */
async function takeOver(
  { tx, person }: Caller,
  { draftId, draft, now }: { draftId: number; draft: Report; now: Date },
): Promise<Report | undefined> {
  const begun = await findReport(tx, draftId);
  if (begun?.teamId !== draft.teamId || begun.authorPersonId !== person.id || begun.id === draft.id) return undefined;
  if (begun.state === "submitted" || begun.state === "amended") return begun;
  if (begun.state !== "draft") return undefined;
  await movePhotos(tx, { fromReportId: draftId, toReportId: draft.id });
  await dropDraft(tx, { reportId: draftId, by: person, now });
  return undefined;
}

/** A draft may have been kept here before, from the form or changed in the chat: what is sent now is what counts. */
async function putIntoDraft(
  { tx, person }: Caller,
  { draft, input, period, now }: { draft: Report; input: Input; period: string; now: Date },
): Promise<Report> {
  return changeDraft(tx, {
    reportId: draft.id,
    by: person,
    teamId: input.teamId,
    values: input.values,
    questions: nothingOpen,
    note: input.note ? cleanNote(input.note) : null,
    activityOn: input.activityOn,
    period,
    now,
  });
}

/**
 * The same key once more, after the report was saved: mostly an answer that got lost. Other figures than it ever had were put in
 * after somebody confirmed the draft in the chat: they correct it.
 */
async function afterwards(
  { tx, person }: Caller,
  { saved, input, now }: { saved: Report; input: Input; now: Date },
): Promise<Report> {
  const isCounted = saved.state === "submitted" || saved.state === "amended";
  if (!isCounted || (await hadFigures(tx, saved.id, input.values))) return saved;
  return amendReport(tx, { reportId: saved.id, by: person, values: input.values, change: "amended", now });
}

async function requireKnownCodes({ tx, communeId }: Caller, values: Record<string, number>, now: Date): Promise<void> {
  const { indicators } = await readIndicators(tx, { communeId, day: dayOf(now) });
  const unknown = Object.keys(values).find((code) => !indicators.some((indicator) => indicator.code === code));
  if (unknown)
    throw new HttpError(422, "unknown_indicator", "Có chỉ tiêu không còn dùng; xin mở lại trang rồi nhập lại.");
}

const refusals: Record<ReportRefusedError["reason"], { status: number; code: string }> = {
  not_allowed: { status: 403, code: "not_allowed" },
  not_found: { status: 404, code: "report_not_found" },
  not_a_draft: { status: 409, code: "not_a_draft" },
  not_saved: { status: 409, code: "not_saved" },
  nothing_in_it: { status: 422, code: "no_figures" },
  period_locked: { status: 409, code: "period_locked" },
  questions_open: { status: 409, code: "questions_open" },
};

function explain(error: unknown): never {
  if (!(error instanceof ReportRefusedError)) throw error;
  const { status, code } = refusals[error.reason];
  throw new HttpError(status, code, error.message);
}

function similarFound(error: unknown): SimilarFound {
  if (!(error instanceof SimilarReports)) throw error;
  const message = "Tổ đã có báo cáo giống như vậy trong ngày này; xin chọn cộng thêm, thay thế hoặc bỏ.";
  return { error: { code: "similar_report", message }, similar: error.similar };
}
