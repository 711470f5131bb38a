import { ReportRefusedError } from "../../services/reports/report-refused-error.ts";
import { HttpError } from "../http-error.ts";

const refusals: Record<ReportRefusedError["reason"], { status: number; code: string }> = {
  not_allowed: { status: 403, code: "not_allowed" },
  not_reviewer: { status: 403, code: "not_allowed" },
  not_found: { status: 404, code: "report_not_found" },
  not_a_draft: { status: 409, code: "not_a_draft" },
  not_saved: { status: 409, code: "not_saved" },
  nothing_in_it: { status: 422, code: "no_figures" },
  period_locked: { status: 409, code: "period_locked" },
  questions_open: { status: 409, code: "questions_open" },
};

/** A refusal of the reports' service as an answer; anything else goes on. */
export function explainRefusal(error: unknown): never {
  if (!(error instanceof ReportRefusedError)) throw error;
  const { status, code } = refusals[error.reason];
  throw new HttpError(status, code, error.message, error.period);
}
