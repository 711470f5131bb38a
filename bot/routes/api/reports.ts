import type { FastifyInstance, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { ApiError } from "../../../shared/api/common.ts";
import { ReportChange, ReportInput, ReportSaved, ReportView, SimilarFound } from "../../../shared/api/team.ts";
import { mayOnTeam } from "../../services/access.ts";
import { cleanNote } from "../../services/reports/note.ts";
import { findReport, type Report } from "../../services/reports/report.ts";
import { amendReport, withdrawReport } from "../../services/reports/saved-reports.ts";
import { findTeam } from "../../services/teams/membership.ts";
import { HttpError } from "../http-error.ts";
import type { ApiDeps } from "./api-deps.ts";
import { asCaller, type Caller } from "./authentication.ts";
import { explainRefusal } from "./report-refusals.ts";
import { onlyView } from "./report-view.ts";
import { keepDraft, requireKnownCodes, SimilarReports, saveReport } from "./save-report.ts";
import { teamHome } from "./teams.ts";

const tags = ["Báo cáo"];
const ReportParams = z.object({ reportId: z.coerce.number().int() });
const answers = { 200: ReportSaved, "4xx": ApiError };

/** Runs `work` and answers with the report and with how its team stands afterwards. */
function saving(deps: ApiDeps) {
  return (request: FastifyRequest, work: (caller: Caller) => Promise<Report>) =>
    asCaller(deps, request, async (caller) => {
      const report = await work(caller);
      return {
        report: await onlyView(caller, report),
        home: await teamHome(caller, report.teamId, deps.now()),
      };
    }).catch(explainRefusal);
}

export async function reportRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const save = saving(deps);

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
  await app.register(draftRoutes, deps);
}

/** What is begun on the phone goes on in the chat, and what counts no more is taken back. */
async function draftRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const save = saving(deps);

  typed.post(
    "/reports/drafts",
    {
      schema: {
        tags,
        summary: "Giữ bản nháp đang nhập, để nhắn tiếp trong Zalo; không tính vào số liệu",
        body: ReportInput,
        response: { 200: ReportView, "4xx": ApiError },
      },
    },
    async (request) =>
      asCaller(deps, request, async (caller) =>
        onlyView(caller, await keepDraft(caller, request.body, deps.now())),
      ).catch(explainRefusal),
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

async function maySee({ tx, person }: Caller, teamId: number): Promise<boolean> {
  const team = await findTeam(tx, teamId);
  return team !== undefined && (await mayOnTeam(tx, person, "see_figures", team));
}

function similarFound(error: unknown): SimilarFound {
  if (!(error instanceof SimilarReports)) throw error;
  const message = "Tổ đã có báo cáo giống như vậy trong ngày này; xin chọn cộng thêm, thay thế hoặc bỏ.";
  return { error: { code: "similar_report", message }, similar: error.similar };
}
