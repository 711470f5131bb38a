import { and, eq, inArray, ne, sql } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { reports } from "../../db/schema/reports.ts";
import type { KnownPerson } from "../people/known-person.ts";
import { learnFromFigures } from "../readings/corrections.ts";
import { isReady, questionsOf } from "./draft-questions.ts";
import { lockReport, type Report, requireReporter, revise, TEAM_REPORTS } from "./report.ts";
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
    isNumbered: true,
  });
  await learnFromFigures(tx, report, { values: report.values, byPersonId: by.id, now });
  if (!report.nothingToReport) await replaceNothing(tx, report, by, now);
  return { report, already: false };
}

/**
 * The team before the report: the order every change of saved reports keeps, or two of them could wait for each other. The
 * commune with the team: its reports get their numbers one after another.
 */
async function lockInTeam(tx: Transaction, reportId: number): Promise<Report> {
  const { rowCount } = await tx.execute(sql`
    select pg_advisory_xact_lock(${TEAM_REPORTS}, team_id), pg_advisory_xact_lock(${REPORT_NUMBERS}, commune_id)
    from reports where id = ${reportId}`);
  if (rowCount === 0) throw new ReportRefusedError("not_found");
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
