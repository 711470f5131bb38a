import { sql } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { findByKey, type NewDraft } from "./drafts.ts";
import {
  json,
  keepRevision,
  lockReport,
  lockReportsOfTeam,
  nextNumber,
  type Report,
  requireReporter,
  warningsColumn,
} from "./report.ts";
import { ReportRefusedError } from "./report-refused-error.ts";
import { prepareSaving, replace, type Submitted, submitDraft } from "./submit-draft.ts";

/** Confirmed as it is sent: there is nothing to be asked, and no picture came before it. */
type NewReport = Omit<NewDraft, "questions" | "readFrom" | "channel"> & {
  channel: "form" | "import";
  /** A saved report of the same team that this one takes the place of. */
  replaces?: number | undefined;
};

/** The same as `openDraft` and `submitDraft`, for what never was a draft: written once instead of twice. Throws ReportRefusedError. */
export async function submitNew(tx: Transaction, report: NewReport): Promise<Submitted> {
  const { by, teamId, values, replaces, now } = report;
  await requireReporter(tx, by, teamId);
  if (Object.keys(values).length === 0 && !report.nothingToReport) throw new ReportRefusedError("nothing_in_it");
  if (replaces !== undefined) {
    const [, before] = await Promise.all([lockReportsOfTeam(tx, teamId), findByKey(tx, report)]);
    if (before) return submitDraft(tx, { reportId: before.id, by, now, replaces });
    await replace(tx, await lockReport(tx, replaces), { draft: report, by, now });
  }
  // Asked for together, answered one after the other.
  const [, { refusal, warnings, nothing }] = await Promise.all([
    lockReportsOfTeam(tx, teamId),
    prepareSaving(tx, { ...report, id: 0 }, now),
  ]);
  const saved = refusal ? undefined : await insertSaved(tx, { ...report, warnings: warningsColumn(warnings) });
  if (!saved) {
    // The same came before: that one is it, also when its period was closed meanwhile.
    const before = await findByKey(tx, report);
    if (!before) throw refusal ?? new ReportRefusedError("not_found");
    return submitDraft(tx, { reportId: before.id, by, now, replaces });
  }
  for (const old of nothing) await replace(tx, old, { draft: saved, by, now });
  return { report: saved, already: false };
}

/** With its first revision. Undefined when there is one with the key. */
async function insertSaved(
  tx: Transaction,
  { by, now, ...report }: NewReport & Pick<Report, "warnings">,
): Promise<Report | undefined> {
  const { communeId, teamId, channel, activityOn, period, values, warnings, idempotencyKey, note = null } = report;
  const nothingToReport = Object.keys(values).length === 0;
  const at = now.toISOString();
  const { rows } = await tx.execute<{ id: string; number: number }>(sql`
    with opened as (
      insert into reports (commune_id, team_id, author_person_id, state, channel, activity_on, period, values, nothing_to_report,
        note, revision, number, warnings, idempotency_key, created_at, updated_at, submitted_at)
      values (${communeId}, ${teamId}, ${by.id}, 'submitted', ${channel}, ${activityOn}, ${period}, ${JSON.stringify(values)},
        ${nothingToReport}, ${note}, 1, ${nextNumber(communeId)}, ${json(warnings)}, ${idempotencyKey}, ${at}, ${at}, ${at})
      on conflict (commune_id, idempotency_key) do nothing returning *
    ), ${keepRevision("opened", { change: "submitted", byPersonId: by.id })}
    select id, number from opened`);
  const [saved] = rows;
  if (!saved) return undefined;
  return {
    ...{
      id: Number(saved.id),
      number: saved.number,
      numberedBy: 0,
      revision: 1,
      state: "submitted",
      authorPersonId: by.id,
    },
    ...{ communeId, teamId, channel, activityOn, period, values, nothingToReport, note, warnings, idempotencyKey },
    ...{ pending: null, readFrom: null, createdAt: now, updatedAt: now, submittedAt: now },
  };
}
