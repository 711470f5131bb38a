import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { ApiError } from "../../../shared/api/common.ts";
import { ReportReturn, ReportView } from "../../../shared/api/team.ts";
import { findReport, type Report, requireReporter } from "../../services/reports/report.ts";
import { ReportRefusedError } from "../../services/reports/report-refused-error.ts";
import { answerReturned, sendBack } from "../../services/reports/send-back.ts";
import type { ApiDeps } from "./api-deps.ts";
import { asCaller, type Caller } from "./authentication.ts";
import { explainRefusal } from "./report-refusals.ts";
import { onlyView } from "./report-view.ts";

const tags = ["Báo cáo"];
const ReportParams = z.object({ reportId: z.coerce.number().int() });
const Answer = z.object({
  report: ReportView,
  /** False: nobody could be written to; call. */
  isTold: z.boolean(),
});

/** Sending a report back, and the answer that it is right. */
export async function reportReviewRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.post(
    "/reports/:reportId/return",
    {
      schema: {
        tags,
        summary: "Trả lại báo cáo cho người gửi xem lại, kèm lý do; số vẫn được tính",
        params: ReportParams,
        body: ReportReturn,
        response: { 200: Answer, "4xx": ApiError },
      },
    },
    async (request) =>
      asCaller(deps, request, async (caller) => {
        const report = await requireReport(caller, request.params.reportId);
        const { reason } = request.body;
        const told = await sendBack(caller.tx, deps.outbox, { report, by: caller.person, reason, now: deps.now() });
        return { report: await onlyView(caller, report), ...told };
      }).catch(explainRefusal),
  );

  typed.post(
    "/reports/:reportId/confirm",
    {
      schema: {
        tags,
        summary: "Trả lời báo cáo bị trả lại: số đúng như đã gửi",
        params: ReportParams,
        response: { 200: ReportView, "4xx": ApiError },
      },
    },
    async (request) =>
      asCaller(deps, request, async (caller) => {
        const report = await requireReport(caller, request.params.reportId);
        await requireReporter(caller.tx, caller.person, report.teamId);
        await answerReturned(caller.tx, deps.outbox, { report, by: caller.person, now: deps.now() });
        return onlyView(caller, report);
      }).catch(explainRefusal),
  );
}

async function requireReport({ tx }: Caller, reportId: number): Promise<Report> {
  const report = await findReport(tx, reportId);
  if (!report) throw new ReportRefusedError("not_found");
  return report;
}
