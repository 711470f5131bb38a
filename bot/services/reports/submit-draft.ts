import { and, eq, inArray, ne, sql } from "drizzle-orm";
import type { FigureWarning } from "../../../shared/warnings/figure-warnings.ts";
import type { Transaction } from "../../db/connection.ts";
import { type Given, prepared } from "../../db/prepared.ts";
import { reports } from "../../db/schema/reports.ts";
import type { KnownPerson } from "../people/known-person.ts";
import { whyClosed } from "../periods/locks.ts";
import { learnFromFigures } from "../readings/corrections.ts";
import { isReady, questionsOf } from "./draft-questions.ts";
import { lockNumbers, lockReport, type Report, requireReporter, revise, TEAM_REPORTS } from "./report.ts";
import { ReportRefusedError } from "./report-refused-error.ts";
import { warningsAbout } from "./usual-figures.ts";

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
  const { refusal, warnings, nothing } = await prepareSaving(tx, draft, now);
  if (refusal) throw refusal;
  const report = await revise(tx, draft, {
    state: "submitted",
    change: "submitted",
    values: draft.values,
    warnings,
    byPersonId: by.id,
    now,
  });
  await learnFromFigures(tx, report, { values: report.values, byPersonId: by.id, now });
  for (const old of nothing) await replace(tx, old, { draft: report, by, now });
  return { report, already: false };
}

/**
 * What has to be known before a report of the team begins to count, and the lock of the commune's numbers, all asked at once.
 * With a refusal the period is closed. The caller holds the lock of the team's reports, or has asked for it just before.
 */
export async function prepareSaving(
  tx: Transaction,
  report: Pick<Report, "id" | "communeId" | "teamId" | "period" | "activityOn" | "values">,
  now: Date,
): Promise<{ refusal: ReportRefusedError | undefined; warnings: FigureWarning[]; nothing: Report[] }> {
  const [refusal, warnings, nothing] = await Promise.all([
    whyClosed(tx, { ...report, now }),
    warningsAbout(tx, report),
    lockNothing(tx, report),
    lockNumbers(tx, report.communeId),
  ]);
  return { refusal, warnings, nothing };
}

/**
 * The team before the report: the order every change of saved reports keeps, or two of them could wait for each other. Asked for together,
 * answered one after the other.
 */
async function lockInTeam(tx: Transaction, reportId: number): Promise<Report> {
  const [, report] = await Promise.all([lockTeamOf(tx, { reportId }), lockReport(tx, reportId)]);
  return report;
}

const lockTeamOf = prepared((tx, { reportId }: Given<{ reportId: number }>) =>
  tx
    .select({ lock: sql`pg_advisory_xact_lock(${sql.raw(String(TEAM_REPORTS))}, ${reports.teamId})` })
    .from(reports)
    .where(eq(reports.id, reportId)),
);

function requireComplete(draft: Report): void {
  if (draft.state !== "draft") throw new ReportRefusedError("not_a_draft");
  if (!isReady(questionsOf(draft))) throw new ReportRefusedError("questions_open");
  if (Object.keys(draft.values).length === 0 && !draft.nothingToReport) throw new ReportRefusedError("nothing_in_it");
}

/** Takes a saved report out of the figures in favour of another one of its team. Throws ReportRefusedError. */
export async function replace(
  tx: Transaction,
  old: Report,
  { draft, by, now }: { draft: Pick<Report, "teamId">; by: KnownPerson; now: Date },
): Promise<void> {
  if (old.teamId !== draft.teamId) throw new ReportRefusedError("not_allowed");
  if (old.state !== "submitted" && old.state !== "amended") throw new ReportRefusedError("not_saved");
  await revise(tx, old, { state: "withdrawn", change: "replaced", values: old.values, byPersonId: by.id, now });
}

/** Figures say more than "nothing happened": they take the place of what these say, for the period. */
async function lockNothing(tx: Transaction, { values, ...report }: Kept & Pick<Report, "values">): Promise<Report[]> {
  return Object.keys(values).length === 0 ? [] : nothingForUpdate(tx, report);
}

type Kept = Pick<Report, "id" | "communeId" | "period" | "teamId">;

const nothingForUpdate = prepared((tx, { id, communeId, period, teamId }: Given<Kept>) =>
  tx
    .select()
    .from(reports)
    .where(
      and(
        eq(reports.communeId, communeId),
        eq(reports.period, period),
        eq(reports.teamId, teamId),
        ne(reports.id, id),
        eq(reports.nothingToReport, true),
        inArray(reports.state, ["submitted", "amended"]),
      ),
    )
    .for("update"),
);
