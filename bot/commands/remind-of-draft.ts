import { isReady, questionsOf } from "../services/reports/draft-questions.ts";
import { changeDraft } from "../services/reports/drafts.ts";
import type { Reply, Turn } from "./command.ts";
import { figuresInShort } from "./figure-lines.ts";
import { draftOf, memberOf, waitingReportId } from "./report-state.ts";

/** These speak of the draft themselves. */
const ABOUT_REPORTS = new Set([
  "report",
  "confirm_report",
  "correct_report",
  "drop_report",
  "report_nothing",
  "show_results",
  "repeat_question",
  "attach_photos",
  "add_note",
]);

/** When something else was asked while a draft waits: answered first, then reminded of the draft, once. */
export async function remindOfDraft(turn: Turn, command: string, reply: Reply): Promise<Reply> {
  const person = memberOf(turn);
  const isInterrupted = turn.channel === "person" && waitingReportId(turn) !== undefined && !ABOUT_REPORTS.has(command);
  if (!person || !isInterrupted || reply.messages.length === 0) return reply;
  const current = await draftOf(turn, person);
  if (!current?.isReadBack) return reply;
  const questions = questionsOf(current.draft);
  if (questions.isReminded) return reply;
  await changeDraft(turn.tx, {
    reportId: current.draft.id,
    by: person,
    questions: { ...questions, isReminded: true },
    now: turn.now,
  });
  const figures = figuresInShort(turn.commune.indicators, current.draft.values);
  const what = isReady(questions) ? "Gõ “đúng” để ghi, “hủy” để bỏ." : "Gõ “báo cáo” để làm tiếp, “hủy” để bỏ.";
  const text = `Báo cáo${figures ? ` (${figures})` : ""} vẫn chờ, chưa ghi. ${what}`;
  return { ...reply, messages: [...reply.messages, { text }] };
}
