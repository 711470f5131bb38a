import { and, desc, eq, inArray, ne } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { type FigureValues, reportRevisions, reports } from "../../db/schema/reports.ts";
import type { KnownPerson } from "../people/known-person.ts";
import { learnFromFigures } from "../readings/corrections.ts";
import { lockReport, lockReportsOfTeam, type Report, requireReporter, revise } from "./report.ts";
import { ReportRefusedError } from "./report-refused-error.ts";
import { warningsAbout } from "./usual-figures.ts";

const counted = inArray(reports.state, ["submitted", "amended"]);

/** What the person saved for the period, newest first. */
export async function savedReportsOf(
  tx: Transaction,
  { communeId, personId, period }: { communeId: number; personId: number; period: string },
): Promise<Report[]> {
  return tx
    .select()
    .from(reports)
    .where(
      and(eq(reports.communeId, communeId), eq(reports.period, period), eq(reports.authorPersonId, personId), counted),
    )
    .orderBy(desc(reports.submittedAt), desc(reports.id));
}

/** What the person saved last, whatever period it is about. */
export async function lastSavedReport(
  tx: Transaction,
  { communeId, personId }: { communeId: number; personId: number },
): Promise<Report | undefined> {
  const [last] = await tx
    .select()
    .from(reports)
    .where(and(eq(reports.communeId, communeId), eq(reports.authorPersonId, personId), counted))
    .orderBy(desc(reports.submittedAt), desc(reports.number))
    .limit(1);
  return last;
}

/** All that counts for a team in a period, newest first. */
export async function savedReportsOfTeam(
  tx: Transaction,
  { communeId, teamId, period }: { communeId: number; teamId: number; period: string },
): Promise<Report[]> {
  return tx
    .select()
    .from(reports)
    .where(and(eq(reports.communeId, communeId), eq(reports.period, period), eq(reports.teamId, teamId), counted))
    .orderBy(desc(reports.submittedAt), desc(reports.id));
}

/**
 * Saved reports that look like the draft's activity: same team, same day, and every figure both name has the same
 * number, one of them naming nothing the other lacks. By whom does not matter. Newest first. Nobody else can save one for
 * the team until the transaction ends.
 */
export async function findSimilar(
  tx: Transaction,
  draft: Pick<Report, "id" | "communeId" | "teamId" | "activityOn" | "values">,
): Promise<Report[]> {
  await lockReportsOfTeam(tx, draft.teamId);
  const sameDay = await tx
    .select()
    .from(reports)
    .where(
      and(
        eq(reports.communeId, draft.communeId),
        eq(reports.activityOn, draft.activityOn),
        eq(reports.teamId, draft.teamId),
        ne(reports.id, draft.id),
        eq(reports.nothingToReport, false),
        counted,
      ),
    )
    .orderBy(desc(reports.submittedAt), desc(reports.id));
  return sameDay.filter((saved) => isWithin(draft.values, saved.values) || isWithin(saved.values, draft.values));
}

function isWithin(part: FigureValues, whole: FigureValues): boolean {
  const codes = Object.keys(part);
  return codes.length > 0 && codes.every((code) => part[code] === whole[code]);
}

/** Corrects a saved report; the figures before stay as revisions. The same figures again change nothing. */
export async function amendReport(
  tx: Transaction,
  input: {
    reportId: number;
    by: KnownPerson;
    values: FigureValues;
    /** As it was when absent; null takes it away. */
    note?: string | null;
    change: "amended" | "added";
    now: Date;
  },
): Promise<Report> {
  const saved = await lockSaved(tx, input.reportId, input.by);
  const { values, note = saved.note } = input;
  if (Object.keys(values).length === 0 && !saved.nothingToReport) throw new ReportRefusedError("nothing_in_it");
  if (sameFigures(saved.values, values) && note === saved.note) return saved;
  await learnFromFigures(tx, saved, { values, byPersonId: input.by.id, now: input.now });
  return revise(tx, saved, {
    state: "amended",
    change: input.change,
    values,
    note,
    warnings: await warningsAbout(tx, { ...saved, values }),
    byPersonId: input.by.id,
    now: input.now,
  });
}

/** Whether a report ever said exactly this. */
export async function hadFigures(tx: Transaction, reportId: number, values: FigureValues): Promise<boolean> {
  const revisions = await tx
    .select({ values: reportRevisions.values })
    .from(reportRevisions)
    .where(eq(reportRevisions.reportId, reportId));
  return revisions.some((revision) => sameFigures(revision.values, values));
}

/** Takes a saved report out of the figures; its history stays. Withdrawing it twice is the same as once. */
export async function withdrawReport(
  tx: Transaction,
  { reportId, by, now }: { reportId: number; by: KnownPerson; now: Date },
): Promise<Report> {
  const report = await lockReport(tx, reportId);
  if (report.state === "withdrawn") return report;
  const saved = await lockSaved(tx, reportId, by);
  return revise(tx, saved, { state: "withdrawn", change: "withdrawn", values: saved.values, byPersonId: by.id, now });
}

async function lockSaved(tx: Transaction, reportId: number, by: KnownPerson): Promise<Report> {
  const report = await lockReport(tx, reportId);
  await requireReporter(tx, by, report.teamId);
  if (report.state !== "submitted" && report.state !== "amended") throw new ReportRefusedError("not_saved");
  return report;
}

function sameFigures(left: FigureValues, right: FigureValues): boolean {
  const codes = Object.keys(left);
  return codes.length === Object.keys(right).length && codes.every((code) => left[code] === right[code]);
}
