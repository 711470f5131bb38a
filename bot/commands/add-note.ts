import type { KnownPerson } from "../services/people/known-person.ts";
import { changeDraft } from "../services/reports/drafts.ts";
import { cleanNote } from "../services/reports/note.ts";
import { amendReport, lastSavedReport } from "../services/reports/saved-reports.ts";
import type { Command, Reply, Turn } from "./command.ts";
import { readBack } from "./read-back.ts";
import { draftOf, isInTeam, memberOf, speakingMember } from "./report-state.ts";
import { callOf } from "./wording.ts";

const NOTES =
  /^\s*(?:(?:dạ|em|tôi|xin|cho)\s+)*(x[oó]a\s+)?ghi\s+ch[uú](?!\p{L})(?:\s+l[aà](?!\p{L}))?[\s:：,.–-]*(.*)$/isu;

/** "ghi chú: nhà văn hóa mất điện" goes with the report that waits, or was sent last; "xóa ghi chú" takes it away. */
export const addNoteCommand: Command = {
  name: "add_note",
  wants: (turn) => speakingMember(turn) !== undefined && NOTES.test(turn.text),
  async run(turn) {
    const person = memberOf(turn);
    const [, removes, words = ""] = NOTES.exec(turn.text) ?? [];
    if (!person) return { messages: [] };
    const note = removes ? null : cleanNote(words);
    if (note === "") return say(`Mời ${callOf(person)} nhắn cả câu, ví dụ: ghi chú: nhà văn hóa mất điện buổi sáng.`);
    const current = await draftOf(turn, person);
    if (!current) return annotateLast(turn, person, note);
    const draft = await changeDraft(turn.tx, { reportId: current.draft.id, by: person, note, now: turn.now });
    return readBack(turn, { draft, person, news: note === null ? ["Đã bỏ ghi chú."] : [] });
  },
};

async function annotateLast(turn: Turn, person: KnownPerson, note: string | null): Promise<Reply> {
  const last = await lastSavedReport(turn.tx, { communeId: turn.commune.id, personId: person.id });
  if (!last || !isInTeam(person, last)) {
    return say("Ghi chú đi kèm một báo cáo. Mời nhắn việc đã làm trước, ví dụ: vneid 5 người.");
  }
  const { values } = last;
  const change = { reportId: last.id, by: person, values, note, change: "amended" as const, now: turn.now };
  const { number } = await amendReport(turn.tx, change);
  return say(
    note === null ? `Đã bỏ ghi chú của Báo cáo số ${number}.` : `Đã ghi chú vào Báo cáo số ${number}: “${note}”.`,
  );
}

function say(text: string): Reply {
  return { messages: [{ text }] };
}
