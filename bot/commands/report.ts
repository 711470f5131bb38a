import type { Button } from "../../shared/api/message.ts";
import { dayOf } from "../../shared/calendar/day.ts";
import { formatDay } from "../../shared/calendar/format.ts";
import { neighbourPeriod, periodRange } from "../../shared/calendar/period.ts";
import type { Intent } from "../../shared/understanding/read-intent.ts";
import type { Reading } from "../../shared/understanding/read-report.ts";
import type { FigureValues } from "../db/schema/reports.ts";
import { teamFigures } from "../services/figures/unit-totals.ts";
import type { KnownPerson } from "../services/people/known-person.ts";
import { type Report, reportingTeams } from "../services/reports/report.ts";
import { answerDraft } from "./answer-draft.ts";
import { loneNumber, whatNumber } from "./ask-what-number.ts";
import type { Command, CommandDeps, Reply, Turn } from "./command.ts";
import { changeAsWished } from "./correct-report.ts";
import { keepFigures } from "./keep-figures.ts";
import { teamsMeant } from "./named-team.ts";
import { readBack } from "./read-back.ts";
import { intentOf, readDay, readFigures } from "./read-message.ts";
import { activityDay, draftOf, memberOf, REPORT, speakingMember, waitingReportId } from "./report-state.ts";
import { callOf, capital, contactSentence } from "./wording.ts";

const BARE =
  /^(?:(?:bao cao|bc|bao so|nop bao cao|gui bao cao|lam bao cao|cho \S+ nop so)(?: (?:tuan|hom|thang|ky) ?(?:nay|ni))?|xem bao cao cho)[\s:.!?]*$/;
const BEGINS = /^(?:da |em |toi |tui |chau )*(?:xin )?(?:bao cao|bc)\b/;
/** A number with a unit: told, not asked. */
const COUNTED = /\d\s?(?:nguoi|ng|ho|luot|ho so|hs|buoi|cua hang|sp|san pham|tai khoan)\b/;
/** What others than members mean when their words hold numbers. */
const NOT_FIGURES = new Set<Intent>(["announcement", "who_missing", "register", "stop", "ask_support"]);
const SEEN_AS_REPORT = new Set(["image", "audio", "video"]);

export const reportCommand: Command = {
  name: REPORT,
  wants(turn) {
    const member = speakingMember(turn);
    if (!member) return turn.isAddressed && (BARE.test(turn.folded) || looksLikeReport(turn));
    if (turn.text === "") return turn.channel === "person" && hasAttachment(turn);
    return BEGINS.test(turn.folded) || BARE.test(turn.folded) || speaksOfFigures(turn) || asksHowToReport(turn);
  },
  async run(turn, deps) {
    const person = memberOf(turn);
    if (!person) return onlyForMembers(turn);
    if (turn.text === "") return askForWords(turn, deps, person);
    if (BARE.test(turn.folded) || asksHowToReport(turn)) return start(turn, deps, person);
    return take(turn, deps, person);
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
  if (kind === "report" || intentOf(turn) === "report") return true;
  const isAboutSomething = Object.keys(values).length > 0 || questions.length > 0;
  return kind === "unclear" && (isAboutSomething || ["other", "edit_report"].includes(intentOf(turn)));
}

/** "gõ gì để báo cáo vậy cháu" */
function asksHowToReport(turn: Turn): boolean {
  return intentOf(turn) === "help" && /\bbao cao\b/.test(turn.folded);
}

async function take(turn: Turn, deps: CommandDeps, person: KnownPerson): Promise<Reply> {
  const named = readDay(turn);
  if (named?.kind === "future") return refuseFuture(turn, named.day);
  const current = await draftOf(turn, person);
  const { reading, isAsBefore } = await readAfter(turn, person, current?.draft);
  const isNameless =
    Object.keys(reading.values).length === 0 && reading.questions.every(({ codes }) => codes.length === 0);
  if (isNameless) return takeNumber(turn, deps, person);
  // "như tuần trước" names a week whose figures these are not.
  const day = isAsBefore ? undefined : named?.day;
  const reply = await keepFigures(turn, person, { reading, day, draft: current?.draft });
  return hasAttachment(turn) ? withPhotoNote(reply) : reply;
}

/** What the message says after the draft that waits; "như tuần trước" takes the figures of the period before. */
async function readAfter(
  turn: Turn,
  person: KnownPerson,
  draft: Report | undefined,
): Promise<{ reading: Reading; isAsBefore: boolean }> {
  const before = draft ? { draft: draft.values } : {};
  const reading = readFigures(turn, before);
  const isAsBefore = reading.questions.some(({ kind }) => kind === "same");
  const previous = isAsBefore ? await figuresOfLastPeriod(turn, person) : {};
  if (Object.keys(previous).length === 0) return { reading, isAsBefore };
  return { reading: readFigures(turn, { ...before, previous }), isAsBefore };
}

/** Only when it is clear of which team. */
async function figuresOfLastPeriod(turn: Turn, person: KnownPerson): Promise<FigureValues> {
  const { settings, indicators } = turn.commune;
  const [team, another] = await teamsMeant(turn, await reportingTeams(turn.tx, person));
  const last = neighbourPeriod(settings.period, activityDay(turn, dayOf(turn.sentAt)).period, -1);
  const range = periodRange(settings.period, last);
  return team && !another && range ? teamFigures(turn.tx, { ...range, teamId: team.teamId, indicators }) : {};
}

/** A number without a name: a correction when a draft waits, else it is asked what was counted. */
async function takeNumber(turn: Turn, deps: CommandDeps, person: KnownPerson): Promise<Reply> {
  const value = loneNumber(turn);
  if (value === undefined) return intentOf(turn) === "report" ? start(turn, deps, person) : askForFigures(turn, deps);
  const current = await draftOf(turn, person);
  if (current && Object.keys(current.draft.values).length > 0) {
    const wish = { named: [], unnamed: { op: "set" as const, code: undefined, value } };
    return changeAsWished(turn, person, { report: current.draft, wish });
  }
  const questions = [await whatNumber(turn, person, value)];
  const reading = { values: {}, figures: [], questions };
  return keepFigures(turn, person, { reading, day: readDay(turn)?.day, draft: current?.draft });
}

async function start(turn: Turn, deps: CommandDeps, person: KnownPerson): Promise<Reply> {
  const current = await draftOf(turn, person);
  if (current) return readBack(turn, { draft: current.draft, person, news: ["Báo cáo này đang chờ xác nhận."] });
  return {
    messages: [
      {
        text: `Mời ${callOf(person)} nhắn việc tổ đã làm và số lượng, có dấu hay không dấu đều được. Ví dụ:\n“Hôm nay cài VNeID 5 người, dán mã QR 2 cửa hàng, nộp 3 hồ sơ dịch vụ công”.\nTôi đọc lại để ${callOf(person)} xem rồi mới ghi. Cũng có thể điền vào biểu mẫu.`,
        buttons: [formButton(deps), { title: "Không có hoạt động", say: "không có hoạt động" }],
      },
    ],
  };
}

function askForFigures(turn: Turn, deps: CommandDeps): Reply {
  return {
    messages: [
      {
        text: `Tôi chưa rõ việc gì, bao nhiêu. ${capital(callOf(turn.person))} nhắn giúp tên việc kèm số, ví dụ: vneid 5 người, nộp 3 hồ sơ.`,
        buttons: [formButton(deps)],
      },
    ],
  };
}

function refuseFuture(turn: Turn, day: string): Reply {
  return {
    messages: [
      {
        text: `Ngày ${formatDay(day)} chưa tới nên tôi chưa ghi. Hôm nay là ${formatDay(dayOf(turn.now))}; ${callOf(turn.person)} xem lại ngày rồi nhắn lại giúp.`,
      },
    ],
  };
}

function onlyForMembers(turn: Turn): Reply {
  const isOfficer = (turn.person?.unitRoles.length ?? 0) > 0;
  if (isOfficer) return onlyForTeams(turn);
  const what = BARE.test(turn.folded)
    ? "Báo cáo là việc của thành viên tổ."
    : "Tin này giống số liệu của tổ, tôi chưa ghi.";
  const how =
    "Để báo cáo cho tổ, cần đăng ký trước: xin mã của tổ trưởng hoặc cán bộ rồi nhắn “đăng ký” và mã, ví dụ: đăng ký TQ-48213.";
  const buttons = [{ title: "Trợ giúp", say: "trợ giúp" }];
  return {
    messages: [{ text: `${what} ${how}\n${contactSentence(turn.commune)}`, buttons }],
  };
}

/** Officers look at the teams' figures; they send none. */
function onlyForTeams(turn: Turn): Reply {
  return {
    messages: [
      {
        text: `Số liệu do thành viên các tổ gửi, ${callOf(turn.person)} là cán bộ theo dõi nên tôi chưa ghi tin này. Muốn xem, bấm nút bên dưới. Nếu cũng ở trong một tổ, xin mã của tổ rồi nhắn “đăng ký” và mã.`,
        buttons: [
          { title: "Ai chưa báo cáo", say: "ai chưa báo cáo" },
          { title: "Kết quả", say: "kết quả" },
        ],
      },
    ],
  };
}

/** Photos are not kept yet: nobody may believe that they are. */
function askForWords(turn: Turn, deps: CommandDeps, person: KnownPerson): Reply {
  const you = callOf(person);
  const isVoice = turn.attachments.some(({ kind }) => kind === "audio");
  const opening = isVoice
    ? `Tôi chưa nghe được tin thoại, mong ${you} thông cảm.`
    : `Cảm ơn ${you} đã gửi ảnh. Tôi chưa lưu được ảnh kèm báo cáo, ${you} giữ ảnh trong máy giúp.`;
  return {
    messages: [
      {
        text: `${opening} Xin nhắn việc đã làm bằng chữ, ví dụ: vneid 5 người, nộp 3 hồ sơ. Hoặc bấm nút để điền biểu mẫu.`,
        buttons: [formButton(deps)],
      },
    ],
  };
}

function withPhotoNote(reply: Reply): Reply {
  const [first, ...rest] = reply.messages;
  if (!first) return reply;
  const note = "Tôi chưa lưu được ảnh, chỉ đọc phần chữ.";
  return { ...reply, messages: [{ ...first, text: `${note}\n${first.text}` }, ...rest] };
}

function hasAttachment(turn: Turn): boolean {
  return turn.attachments.some(({ kind }) => SEEN_AS_REPORT.has(kind));
}

function formButton(deps: CommandDeps): Button {
  return { title: "Mở biểu mẫu", open: deps.miniAppUrl };
}
