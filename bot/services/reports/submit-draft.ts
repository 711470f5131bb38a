import { and, eq, inArray, max, ne, sql } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { reports } from "../../db/schema/reports.ts";
import type { KnownPerson } from "../people/known-person.ts";
import { isReady, questionsOf } from "./draft-questions.ts";
import { lockReport, lockReportsOfTeam, type Report, requireReporter, revise } from "./report.ts";
import { ReportRefusedError } from "./report-refused-error.ts";
import { warningsAbout } from "./usual-figures.ts";

/** First half of the advisory lock's key; the second is the commune. Any number nobody else uses. */
const REPORT_NUMBERS = 7_201;

export interface Submitted {
  report: Report;
  /** It had been submitted before: nothing was changed now. */
  already: boolean;
}

/**
 * Makes a draft count: revision 1, the commune's next report number. Submitting it again changes nothing.
 * `replaces` is a saved report of the same team that this one takes the place of. Throws ReportRefusedError.
 */
export async function submitDraft(
  tx: Transaction,
  { reportId, by, now, replaces }: { reportId: number; by: KnownPerson; now: Date; replaces?: number | undefined },
): Promise<Submitted> {
  const draft = await lockInTeam(tx, reportId);
  await requireReporter(tx, by, draft.teamId);
  if (draft.state === "submitted" || draft.state === "amended") return { report: draft, already: true };
  requireComplete(draft);
  if (replaces !== undefined) await replace(tx, await lockReport(tx, replaces), { draft, by, now });
  const report = await revise(tx, draft, {
    state: "submitted",
    change: "submitted",
    values: draft.values,
    warnings: await warningsAbout(tx, draft),
    byPersonId: by.id,
    now,
    number: await nextNumber(tx, draft.communeId),
  });
  if (!report.nothingToReport) await replaceNothing(tx, report, by, now);
  return { report, already: false };
}

/** The team before the report: the order every change of saved reports keeps, or two of them could wait for each other. */
async function lockInTeam(tx: Transaction, reportId: number): Promise<Report> {
  const [known] = await tx.select({ teamId: reports.teamId }).from(reports).where(eq(reports.id, reportId));
  if (!known) throw new ReportRefusedError("not_found");
  await lockReportsOfTeam(tx, known.teamId);
  return lockReport(tx, reportId);
}

function requireComplete(draft: Report): void {
  if (draft.state !== "draft") throw new ReportRefusedError("not_a_draft");
  if (!isReady(questionsOf(draft))) throw new ReportRefusedError("questions_open");
  if (Object.keys(draft.values).length === 0 && !draft.nothingToReport) throw new ReportRefusedError("nothing_in_it");
}

async function replace(
  tx: Transaction,
  old: Report,
  { draft, by, now }: { draft: Report; by: KnownPerson; now: Date },
): Promise<void> {
  if (old.teamId !== draft.teamId) throw new ReportRefusedError("not_allowed");
  if (old.state !== "submitted" && old.state !== "amended") throw new ReportRefusedError("not_saved");
  await revise(tx, old, { state: "withdrawn", change: "replaced", values: old.values, byPersonId: by.id, now });
}

/** Figures say more than "nothing happened": they take its place for the period. */
async function replaceNothing(tx: Transaction, report: Report, by: KnownPerson, now: Date): Promise<void> {
  const nothing = await tx
    .select()
    .from(reports)
    .where(
      and(
        eq(reports.communeId, report.communeId),
        eq(reports.period, report.period),
        eq(reports.teamId, report.teamId),
        ne(reports.id, report.id),
        eq(reports.nothingToReport, true),
        inArray(reports.state, ["submitted", "amended"]),
      ),
    )
    .for("update");
  for (const old of nothing) await replace(tx, old, { draft: report, by, now });
}

/** One commune's reports get their numbers one after another; the lock ends with the transaction. */
async function nextNumber(tx: Transaction, communeId: number): Promise<number> {
  await tx.execute(sql`select pg_advisory_xact_lock(${REPORT_NUMBERS}, ${communeId})`);
  const [last] = await tx
    .select({ number: max(reports.number) })
    .from(reports)
    .where(eq(reports.communeId, communeId));
  return (last?.number ?? 0) + 1;
}
