import type { ReportView } from "../../../shared/api/team.ts";
import type { Report } from "../../services/reports/report.ts";

export function toReportView(report: Report, personId: number): ReportView {
  const { id, number, state, teamId, activityOn, period, values, nothingToReport, revision, submittedAt } = report;
  return {
    id,
    ...(number === null ? {} : { number }),
    state,
    teamId,
    activityOn,
    period,
    values,
    nothingToReport,
    revision,
    ...(submittedAt ? { submittedAt: submittedAt.toISOString() } : {}),
    isMine: report.authorPersonId === personId,
  };
}
