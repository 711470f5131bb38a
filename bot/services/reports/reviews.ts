import { and, desc, eq, inArray } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { reportReviews } from "../../db/schema/index.ts";
import { audit } from "../audit.ts";
import type { KnownPerson } from "../people/known-person.ts";
import type { Report } from "./report.ts";
import { ReportRefusedError } from "./report-refused-error.ts";

export type Review = typeof reportReviews.$inferSelect;

type Reviewed = Pick<Report, "id" | "revision">;

/** What was said last about each report as it is now; what was said of an earlier revision is settled. */
export async function reviewsOf(tx: Transaction, reports: readonly Reviewed[]): Promise<Map<number, Review>> {
  const ids = reports.map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectDistinctOn([reportReviews.reportId])
    .from(reportReviews)
    .where(inArray(reportReviews.reportId, ids))
    .orderBy(reportReviews.reportId, desc(reportReviews.id));
  const revisions = new Map(reports.map(({ id, revision }) => [id, revision]));
  return new Map(rows.filter((row) => revisions.get(row.reportId) === row.revision).map((row) => [row.reportId, row]));
}

/** Staff asked the author to look again, and nothing happened yet. */
export async function isReturned(tx: Transaction, report: Reviewed): Promise<boolean> {
  return (await reviewsOf(tx, [report])).get(report.id)?.verdict === "returned";
}

/** The author's reports that staff sent back, newest first. */
export async function returnedReportIds(tx: Transaction, reports: readonly Report[]): Promise<Set<number>> {
  const reviews = await reviewsOf(tx, reports);
  return new Set([...reviews.values()].filter(({ verdict }) => verdict === "returned").map(({ reportId }) => reportId));
}

interface Saying {
  report: Report;
  by: KnownPerson;
  now: Date;
}

/** Asks the author to look at a saved report again. It goes on counting meanwhile. */
export async function returnReport(
  tx: Transaction,
  { report, by, reason, now }: Saying & { reason: string },
): Promise<Review> {
  requireSaved(report);
  return say(tx, { report, by, now, verdict: "returned", reason });
}

/** The author says that the report is right as it stands. */
export async function confirmReturned(tx: Transaction, { report, by, now }: Saying): Promise<Review> {
  requireSaved(report);
  return say(tx, { report, by, now, verdict: "confirmed", reason: null });
}

function requireSaved(report: Report): void {
  if (report.state !== "submitted" && report.state !== "amended") throw new ReportRefusedError("not_saved");
}

async function say(
  tx: Transaction,
  { report, by, now, verdict, reason }: Saying & Pick<Review, "verdict" | "reason">,
): Promise<Review> {
  const { communeId, id: reportId, revision } = report;
  const [review] = await tx
    .insert(reportReviews)
    .values({ communeId, reportId, revision, verdict, reason, byPersonId: by.id, at: now })
    .returning();
  if (!review) throw new ReportRefusedError("not_found");
  await audit(tx, { communeId, byPersonId: by.id, action: `report.${verdict}`, subject: `report:${reportId}`, now });
  return review;
}

/** Who last asked to look again; undefined when nobody did. */
export async function lastReturnerOf(tx: Transaction, reportId: number): Promise<number | undefined> {
  const [last] = await tx
    .select({ byPersonId: reportReviews.byPersonId })
    .from(reportReviews)
    .where(and(eq(reportReviews.reportId, reportId), eq(reportReviews.verdict, "returned")))
    .orderBy(desc(reportReviews.id))
    .limit(1);
  return last?.byPersonId ?? undefined;
}
