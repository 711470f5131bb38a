import type { Intent } from "../../shared/understanding/intent.ts";
import { nameNear } from "../../shared/understanding/name-near.ts";
import type { KnownPerson } from "../services/people/known-person.ts";
import { findReport } from "../services/reports/report.ts";
import { answerDraft } from "./answer-draft.ts";
import { loneNumber, whatNumber } from "./ask-what-number.ts";
import { keepPhotos } from "./attach-photos.ts";
import type { Command, CommandDeps, Reply, Turn } from "./command.ts";
import { changeAsWished } from "./correct-report.ts";
import { keepFigures } from "./keep-figures.ts";
import { readAfter } from "./read-after.ts";
import { readBack } from "./read-back.ts";
import { intentOf, readDay, readFigures } from "./read-message.ts";
import { askForFigures, askForWords, explain, onlyForMembers, refuseFuture, withNews } from "./report-replies.ts";
import { draftMeant, draftOf, memberOf, REPORT, speakingMember, waitingReportId } from "./report-state.ts";
import { alsoAnswering, toldAndAsked } from "./split-question.ts";

const BARE =
  /^(?:(?:bao cao|bc|bao so|nop bao cao|gui bao cao|lam bao cao|cho \S+ nop so)(?: (?:tuan|hom|thang|ky) ?(?:nay|ni))?|xem bao cao cho)[\s:.!?]*$/;
/** "hôm nay tổ 1": the figures come with the next message. */
const OPENS =
  /^(?:hom nay|hom qua|sang nay|chieu nay|tuan nay|thang nay) (?:to|thon|xom|ap|khu pho|tdp|to dan pho) (?:\d{1,3}|em|minh|toi|tui|bac|chu|ta)[\s:,.]*$/;
const BEGINS = /^(?:da |em |toi |tui |chau )*(?:xin )?(?:bao cao|bc)\b/;
/** A number with a unit: told, not asked. */
const COUNTED = /\d\s?(?:nguoi|ng|ho|luot|ho so|hs|buoi|cua hang|sp|san pham|tai khoan)\b/;
/** "còn 15 người thôi" */
const ONLY = /\b(?:con|chi)\b.*\d|\d.*\b(?:thoi|moi dung)\b/;
/** "9999999 người": no team does that many; it is read as no figure, and must be asked about. */
const TOO_MANY = /(?<![\d.,])\d{7,}\s?(?:nguoi|ng|ho|luot|ho so|hs|buoi|cua hang|sp|san pham|tai khoan)\b/;
/** What others than members mean when their words hold numbers. */
const NOT_FIGURES = new Set<Intent>(["announcement", "who_missing", "register", "stop", "ask_support"]);
/** What a member tells by them is asked for in words. */
const UNREAD = new Set(["image", "audio", "video"]);

export const reportCommand: Command = {
  name: REPORT,
  wants(turn) {
    const member = speakingMember(turn);
    if (!member) return turn.isAddressed && (BARE.test(turn.folded) || looksLikeReport(turn));
    if (turn.text === "") return turn.channel === "person" && turn.attachments.some(({ kind }) => UNREAD.has(kind));
    return startsOnly(turn) || BEGINS.test(turn.folded) || speaksOfFigures(turn) || toldAndAsked(turn) !== undefined;
  },
  async run(turn, deps) {
    const person = memberOf(turn);
    if (!person) return onlyForMembers(turn, BARE.test(turn.folded));
    if (turn.text === "") return askForWords(turn, deps);
    if (startsOnly(turn)) return start(turn, deps, person);
    const both = toldAndAsked(turn);
    return both ? alsoAnswering(both.asked, await take(both.told, deps, person)) : take(turn, deps, person);
  },
  async answer(turn) {
    const person = memberOf(turn);
    if (!person || waitingReportId(turn) === undefined) return undefined;
    const current = await draftOf(turn, person);
    return current?.isReadBack ? answerDraft(turn, { draft: current.draft, person }) : undefined;
  },
};

/** Somebody we do not know as a member sends what looks like a team's figures. */
function looksLikeReport(turn: Turn): boolean {
  const intent = intentOf(turn);
  if (NOT_FIGURES.has(intent) || (intent === "guide" && !COUNTED.test(turn.folded))) return false;
  return readFigures(turn).kind === "report";
}

/** Figures, or a number that needs a question; "máy 4 cụ hỏng, nhờ người xuống" is neither. */
function speaksOfFigures(turn: Turn): boolean {
  const { kind, values, questions } = readFigures(turn);
  const intent = intentOf(turn);
  if (kind === "report" || TOO_MANY.test(turn.folded)) return true;
  if (intent === "report") return kind !== "not_report" || !turn.text.includes("?");
  // "15 thôi", "còn 15 người thôi em", said of the draft that waits.
  const saysOnly = intent === "other" && ONLY.test(turn.folded);
  const mayChange = intent === "cancel" || (kind === "not_report" && (intent === "edit_report" || saysOnly));
  if (mayChange && waitingReportId(turn) !== undefined && loneNumber(turn) !== undefined) return true;
  const isAboutSomething =
    Object.keys(values).length > 0 || questions.some(({ codes, kind: what }) => codes.length > 0 || what === "same");
  return kind === "unclear" && (isAboutSomething || ["other", "edit_report"].includes(intent));
}

/** Wants to report and says no figure yet. */
function startsOnly(turn: Turn): boolean {
  return BARE.test(turn.folded) || OPENS.test(turn.folded) || asksHowToReport(turn);
}

/** "gõ gì để báo cáo vậy cháu" */
function asksHowToReport(turn: Turn): boolean {
  return intentOf(turn) === "help" && /\bbao cao\b/.test(turn.folded);
}

async function take(turn: Turn, deps: CommandDeps, person: KnownPerson): Promise<Reply> {
  const named = readDay(turn);
  if (named?.kind === "future") return refuseFuture(turn, named.day);
  const open = await draftMeant(turn, person);
  const { reading, isAsBefore } = await readAfter(turn, person, open);
  const isNameless =
    Object.keys(reading.values).length === 0 && reading.questions.every(({ codes }) => codes.length === 0);
  if (isNameless && isAsBefore) return askForFigures(turn, deps, "Tôi chưa có số kỳ trước của tổ để lấy theo.");
  if (isNameless && TOO_MANY.test(turn.folded)) return askForFigures(turn, deps, "Số này lớn quá nên tôi chưa ghi.");
  if (isNameless) return takeNumber(turn, deps, person);
  // "như tuần trước" names a week whose figures these are not.
  const day = isAsBefore ? undefined : named?.day;
  const reply = await keepFigures(turn, person, { reading, day, draft: open });
  const kept = waitingReportId({ ...turn, state: reply.state ?? undefined });
  const draft = kept === undefined ? undefined : await findReport(turn.tx, kept);
  return withNews(reply, await keepPhotos(turn, deps, { person, report: draft }));
}

/** A number without a name we know: a correction when a draft waits and it has no name at all, else it is asked what was counted. */
async function takeNumber(turn: Turn, deps: CommandDeps, person: KnownPerson): Promise<Reply> {
  const value = loneNumber(turn);
  if (value === undefined) return intentOf(turn) === "report" ? start(turn, deps, person) : askForFigures(turn, deps);
  const current = await draftOf(turn, person);
  if (current && Object.keys(current.draft.values).length > 0 && !hasOwnName(turn, value)) {
    const wish = { named: [], unnamed: { op: "set" as const, code: undefined, value } };
    return changeAsWished(turn, person, { report: current.draft, wish });
  }
  const questions = [await whatNumber(turn, person, value)];
  const reading = { values: {}, figures: [], questions };
  return keepFigures(turn, person, { reading, day: readDay(turn)?.day, draft: current?.draft });
}

/** "làm được 7 thẻ xanh": words we do not know say what it is; "15 mới đúng" only says that it is right. */
function hasOwnName(turn: Turn, value: number): boolean {
  if (intentOf(turn) === "edit_report") return false;
  const start = turn.text.indexOf(String(value));
  return start >= 0 && nameNear({ text: turn.text, at: { start }, catalogue: turn.commune.catalogue }) !== undefined;
}

async function start(turn: Turn, deps: CommandDeps, person: KnownPerson): Promise<Reply> {
  const current = await draftOf(turn, person);
  if (current) return readBack(turn, { draft: current.draft, person, news: ["Báo cáo này đang chờ xác nhận."] });
  return explain(turn, deps);
}
