import { formatDay } from "../../shared/calendar/format.ts";
import type { KnownPerson } from "../services/people/known-person.ts";
import { isReady, questionsOf } from "../services/reports/draft-questions.ts";
import { dropDraft } from "../services/reports/drafts.ts";
import type { Report } from "../services/reports/report.ts";
import { findSimilar, lastSavedReport } from "../services/reports/saved-reports.ts";
import { submitDraft } from "../services/reports/submit-draft.ts";
import { saysCancel, saysOneOf } from "./answers.ts";
import type { Command, CommandDeps, Reply, Turn } from "./command.ts";
import { readBack } from "./read-back.ts";
import { draftOf, endQuestion, memberOf, SIMILAR, speakingMember, waitingReportId } from "./report-state.ts";
import { withTeamTotals } from "./saved-answer.ts";
import { askAboutSimilar, tellReplaced } from "./similar-report.ts";
import { callOf } from "./wording.ts";
import { clearlyConfirms, confirms } from "./yes-words.ts";

/** A confirmation this soon after the last one is the same tap twice, or a doubt whether it arrived. */
const JUST_SAVED_MS = 60 * 60 * 1000;

const toResults = { title: "Kết quả", say: "kết quả" };

/** Answers to “is this the same activity?”. */
const ADD = ["cong them", "cong", "them vao", "cong vao"];
const REPLACE = ["thay the", "thay", "thay cai cu", "thay bao cao cu"];
const SAME = ["bo bao cao nay", "trung", "trung roi", "cung mot viec", "giu bao cao cu"];

export const confirmReportCommand: Command = {
  name: SIMILAR,
  wants: (turn) =>
    speakingMember(turn) !== undefined &&
    (clearlyConfirms(turn) ||
      saysOneOf(turn, [...ADD, ...REPLACE]) ||
      (waitingReportId(turn) !== undefined && confirms(turn))),
  async run(turn, deps) {
    const person = speakingMember(turn);
    return person ? confirm(turn, deps, person) : { messages: [] };
  },
  async answer(turn, deps) {
    const person = memberOf(turn);
    const current = person && waitingReportId(turn) !== undefined ? await draftOf(turn, person) : undefined;
    if (!person || !current?.isReadBack) return undefined;
    if (saysCancel(turn) || saysOneOf(turn, SAME)) return drop(turn, person, current.draft.id);
    return confirms(turn) || saysOneOf(turn, [...ADD, ...REPLACE]) ? confirm(turn, deps, person) : undefined;
  },
};

async function confirm(turn: Turn, deps: CommandDeps, person: KnownPerson): Promise<Reply> {
  const current = await draftOf(turn, person);
  if (!current) return nothingWaits(turn, person);
  const { draft } = current;
  if (!isReady(questionsOf(draft))) return readBack(turn, { draft, person });
  if (!current.isReadBack && (await savedSince(turn, person, draft))) {
    return readBack(turn, { draft, person, news: ["Còn một báo cáo chưa xác nhận."] });
  }
  const [similar] = await findSimilar(turn.tx, draft);
  if (!similar || saysOneOf(turn, ADD)) return save(turn, deps, { person, draft });
  if (saysOneOf(turn, REPLACE)) return save(turn, deps, { person, draft, replaces: similar });
  return askAboutSimilar(turn, deps, { draft, similar, person });
}

/** A second tap on “Đúng” must not confirm another draft that the person did not just read. */
async function savedSince(turn: Turn, person: KnownPerson, draft: Report): Promise<boolean> {
  const last = await lastSaved(turn, person);
  return last?.submittedAt != null && last.submittedAt >= draft.updatedAt;
}

async function lastSaved(turn: Turn, person: KnownPerson): Promise<Report | undefined> {
  return lastSavedReport(turn.tx, { communeId: turn.commune.id, personId: person.id });
}

async function nothingWaits(turn: Turn, person: KnownPerson): Promise<Reply> {
  const saved = await savedJustNow(turn, person);
  if (saved) return saved;
  const text = `Chưa có báo cáo nào chờ xác nhận. Mời ${callOf(person)} nhắn việc đã làm, ví dụ: báo cáo vneid 5 người.`;
  return { messages: [{ text, buttons: [toResults] }], ...endQuestion(turn) };
}

/** To who confirms once more what was saved a moment ago; undefined when nothing was. */
export async function savedJustNow(turn: Turn, person: KnownPerson): Promise<Reply | undefined> {
  const last = await lastSaved(turn, person);
  const isRecent = last?.submittedAt != null && turn.now.getTime() - last.submittedAt.getTime() < JUST_SAVED_MS;
  if (!isRecent) return undefined;
  const text = `Báo cáo số ${last.number} đã lưu rồi, không ghi thêm lần nữa. Có việc mới, mời ${callOf(person)} nhắn “báo cáo” rồi kể việc đã làm.`;
  return { messages: [{ text, buttons: [toResults] }], ...endQuestion(turn) };
}

async function save(
  turn: Turn,
  deps: CommandDeps,
  { person, draft, replaces }: { person: KnownPerson; draft: Report; replaces?: Report },
): Promise<Reply> {
  const what = { reportId: draft.id, by: person, now: turn.now, replaces: replaces?.id };
  const { report, already } = await submitDraft(turn.tx, what);
  if (already) return nothingWaits(turn, person);
  if (replaces) await tellReplaced(turn, deps, { old: replaces, report, person });
  const rest = await draftOf({ ...turn, state: undefined }, person);
  const ending = rest
    ? [`Còn một báo cáo ngày ${formatDay(rest.draft.activityOn)} chưa xác nhận. Gõ “đúng” để xem lại.`]
    : [];
  const instead = replaces ? ` thay Báo cáo số ${replaces.number}` : "";
  const opening = `Đã lưu${instead}. Báo cáo số ${report.number}. Cảm ơn ${callOf(person)} và cả tổ.`;
  return { messages: await withTeamTotals(turn, report, { opening, ending }), ...endQuestion(turn) };
}

async function drop(turn: Turn, person: KnownPerson, reportId: number): Promise<Reply> {
  await dropDraft(turn.tx, { reportId, by: person, now: turn.now });
  return { messages: [{ text: "Đã bỏ báo cáo này, số của tổ giữ nguyên." }], ...endQuestion(turn) };
}
