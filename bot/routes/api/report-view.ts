import type { ReportView } from "../../../shared/api/team.ts";
import type { FigureWarning } from "../../../shared/warnings/figure-warnings.ts";
import type { Transaction } from "../../db/connection.ts";
import { photosOf } from "../../services/photos/photos.ts";
import type { Report } from "../../services/reports/report.ts";
import { type Review, reviewsOf } from "../../services/reports/reviews.ts";
import type { Caller } from "./authentication.ts";
import { toPhotoView } from "./photo-view.ts";

export function toReportView(report: Report, personId: number): ReportView {
  const { id, number, state, teamId, activityOn, period, values, nothingToReport, revision, submittedAt, note } =
    report;
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
    ...(note ? { note } : {}),
    // Written by ourselves, when the report was confirmed.
    warnings: (report.warnings as FigureWarning[] | null) ?? [],
    isMine: report.authorPersonId === personId,
  };
}

/** With their photos and what staff said about them. */
export async function toFullReportViews(
  tx: Transaction,
  reports: readonly Report[],
  personId: number,
): Promise<ReportView[]> {
  const photos = await photosOf(
    tx,
    reports.map(({ id }) => id),
  );
  const reviews = await reviewsOf(tx, reports);
  return reports.map((report) => {
    const review = reviews.get(report.id);
    return {
      ...toReportView(report, personId),
      photos: photos.filter(({ reportId }) => reportId === report.id).map((photo) => toPhotoView(photo, personId)),
      ...(review ? { review: toReviewView(review) } : {}),
    };
  });
}

export async function onlyView({ tx, person }: Caller, report: Report): Promise<ReportView> {
  const [view] = await toFullReportViews(tx, [report], person.id);
  return view ?? toReportView(report, person.id);
}

function toReviewView({ verdict, reason, at }: Review) {
  return { verdict, ...(reason ? { reason } : {}), at: at.toISOString() };
}
