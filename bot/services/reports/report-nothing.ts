import type { Transaction } from "../../db/connection.ts";
import { type NewDraft, openDraft } from "./drafts.ts";
import { lockReportsOfTeam, type Report } from "./report.ts";
import { savedReportsOfTeam } from "./saved-reports.ts";
import { submitDraft } from "./submit-draft.ts";

export type NothingOutcome =
  | { kind: "recorded" | "already_recorded"; report: Report }
  /** The period has figures: "nothing" would deny them, so it is not recorded. */
  | { kind: "has_figures"; reports: Report[] };

/** Records that a team did nothing in a period, which is not the same as silence. */
export async function reportNothing(
  tx: Transaction,
  input: Omit<NewDraft, "values" | "questions" | "nothingToReport">,
): Promise<NothingOutcome> {
  await lockReportsOfTeam(tx, input.teamId);
  const saved = await savedReportsOfTeam(tx, input);
  const withFigures = saved.filter((report) => !report.nothingToReport);
  if (withFigures.length > 0) return { kind: "has_figures", reports: withFigures };
  const [known] = saved;
  if (known) return { kind: "already_recorded", report: known };
  const draft = await openDraft(tx, { ...input, values: {}, nothingToReport: true });
  const { report, already } = await submitDraft(tx, { reportId: draft.id, by: input.by, now: input.now });
  return { kind: already ? "already_recorded" : "recorded", report };
}
