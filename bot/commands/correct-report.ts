import type { KnownPerson } from "../services/people/known-person.ts";
import { findReport, type Report } from "../services/reports/report.ts";
import { amendReport } from "../services/reports/saved-reports.ts";
import { plainAnswer, saysCancel, saysNo, saysOneOf } from "./answers.ts";
import { askWhose, PendingChoice, takeWhose } from "./choose-report.ts";
import type { Command, Reply, Turn } from "./command.ts";
import { codesInOrder } from "./figure-lines.ts";
import { keepFigures } from "./keep-figures.ts";
import { moveOf, moveWish } from "./move-figure.ts";
import { askCountOf, askWhich, CORRECT, PendingCorrection, proposeChange } from "./propose-change.ts";
import { readBack } from "./read-back.ts";
import { applyChanges, readWish, saysAdd, type Wish } from "./read-correction.ts";
import { intentOf, readCount, readFigures, readIndicator } from "./read-message.ts";
import { endQuestion, memberOf, speakingMember, waitingReportId } from "./report-state.ts";
import { reportsToCorrect, withoutReportNumber } from "./report-to-correct.ts";
import { withTeamTotals } from "./saved-answer.ts";
import { callOf } from "./wording.ts";
import { confirms } from "./yes-words.ts";

const BEGINS = /^(?:(?:da|em|toi|tui|cho|a|xin) )*(?:sua|nham|lon|dinh chinh|chinh lai|doi so|ghi nham|bao nham)\b/;
const NOT_RIGHT = ["sai", "sai roi", "chua dung", "khong dung", "chua", "chua duoc"];

export const correctReportCommand: Command = {
  name: CORRECT,
  wants(turn) {
    if (!speakingMember(turn) || turn.text === "") return false;
    const { kind, values } = readFigures(turn);
    if (BEGINS.test(turn.folded) || kind === "correction") return true;
    if (intentOf(turn) === "edit_report" && kind === "unclear") return true;
    if (waitingReportId(turn) !== undefined && (saysNo(turn) || saysOneOf(turn, NOT_RIGHT))) return true;
    if (saysAdd(turn) && Object.keys(values).length > 0) return true;
    return moveOf(turn) !== undefined;
  },
  async run(turn) {
    const person = memberOf(turn);
    return person ? correct(turn, person) : { messages: [] };
  },
  async answer(turn) {
    const person = memberOf(turn);
    const choice = PendingChoice.safeParse(turn.state?.data).data;
    if (choice) return person?.id === choice.personId ? correctChosen(turn, person, choice) : undefined;
    const pending = PendingCorrection.safeParse(turn.state?.data).data;
    if (!pending || !person || pending.personId !== person.id) return undefined;
    const report = await findReport(turn.tx, pending.reportId);
    if (!report || report.state === "dropped" || report.state === "withdrawn") return undefined;
    if (saysCancel(turn)) return leave(turn, person, report);
    // "đúng" to an open question about a figure is no number: what stands is read back, not saved.
    if (confirms(turn)) return pending.asks === "confirm" ? amend(turn, person, pending) : leave(turn, person, report);
    if (pending.asks === "which") return takeWhich(turn, person, { report, pending });
    if (pending.asks === "count") return takeCount(turn, person, { report, code: pending.code });
    if (saysNo(turn) || saysOneOf(turn, [...NOT_RIGHT, "sua"])) return askWhich(turn, person, { report });
    return undefined;
  },
};

async function correct(said: Turn, person: KnownPerson): Promise<Reply> {
  const turn = withoutReportNumber(said);
  const reading = readFigures(turn);
  const [report, ...others] = await reportsToCorrect(said, person, Object.keys(reading.values));
  if (!report) {
    if (saysAdd(turn)) return keepFigures(turn, person, { reading, day: undefined, draft: undefined });
    return nothingToCorrect(person);
  }
  const wish = moveWish(moveOf(turn), report.values) ?? readWish(turn, readFigures(turn, { draft: report.values }));
  if (others.length > 0) {
    return askWhose(person, { reports: [report, ...others], command: CORRECT, text: "Sửa báo cáo của tổ nào?", wish });
  }
  return changeAsWished(turn, person, { report, wish });
}

async function correctChosen(turn: Turn, person: KnownPerson, pending: PendingChoice): Promise<Reply | undefined> {
  const chosen = await takeWhose(turn, person, pending);
  if (!chosen) return undefined;
  return "reply" in chosen ? chosen.reply : changeAsWished(turn, person, { ...chosen, wish: pending.wish as Wish });
}

/** Does what was asked to the report, or asks what is missing: which figure, or how many. */
export async function changeAsWished(
  turn: Turn,
  person: KnownPerson,
  { report, wish }: { report: Report; wish: Wish },
): Promise<Reply> {
  const { named, unnamed } = wish;
  if (named.length > 0) {
    const values = applyChanges(report.values, named);
    return proposeChange(turn, person, { report, values, isAddition: named.every(({ op }) => op === "add") });
  }
  const codes = codesInOrder(turn.commune.indicators, report.values);
  const code =
    readIndicator(
      turn,
      turn.commune.indicators.map((known) => known.code),
    ) ?? only(codes);
  if (!unnamed) return code ? askCountOf(turn, person, { report, code }) : askWhich(turn, person, { report });
  if (code)
    return changeAsWished(turn, person, { report, wish: { named: [{ ...unnamed, code }], unnamed: undefined } });
  const change = unnamed.op === "remove" ? undefined : { op: unnamed.op, value: unnamed.value };
  return askWhich(turn, person, { report, change });
}

/** A figure by its name or its number in the list; the number may come in the same message. */
async function takeWhich(
  turn: Turn,
  person: KnownPerson,
  { report, pending }: { report: Report; pending: Extract<PendingCorrection, { asks: "which" }> },
): Promise<Reply | undefined> {
  const wish = figuresWished(turn, report);
  if (wish) return changeAsWished(turn, person, { report, wish });
  const codes = codesInOrder(turn.commune.indicators, report.values);
  const said = plainAnswer(turn);
  const code = (/^\d$/.test(said) ? codes[Number(said) - 1] : undefined) ?? readIndicator(turn, codes);
  if (!code) return undefined;
  if (!pending.change) return askCountOf(turn, person, { report, code });
  return changeAsWished(turn, person, { report, wish: { named: [{ ...pending.change, code }], unnamed: undefined } });
}

/** "vneid 15" reads like a report; after "which figure?" it says what the figure shall be. */
function figuresWished(turn: Turn, report: Report): Wish | undefined {
  const { values } = readFigures(turn);
  if (Object.keys(values).length === 0) return undefined;
  const wish = readWish(turn, readFigures(turn, { draft: report.values }));
  if (wish.named.length > 0 || wish.unnamed) return wish;
  const named = Object.entries(values).map(([code, value]) => ({ op: "set" as const, code, value }));
  return { named, unnamed: undefined };
}

async function takeCount(
  turn: Turn,
  person: KnownPerson,
  { report, code }: { report: Report; code: string },
): Promise<Reply | undefined> {
  const value = readCount(turn, code);
  if (value === undefined) return undefined;
  return changeAsWished(turn, person, { report, wish: { named: [{ op: "set", code, value }], unnamed: undefined } });
}

async function amend(
  turn: Turn,
  person: KnownPerson,
  { reportId, values, isAddition }: Extract<PendingCorrection, { asks: "confirm" }>,
): Promise<Reply> {
  const change = isAddition ? "added" : "amended";
  const report = await amendReport(turn.tx, { reportId, by: person, values, change, now: turn.now });
  const opening = `Đã sửa Báo cáo số ${report.number}. Cảm ơn ${callOf(person)}.`;
  return { messages: await withTeamTotals(turn, report, { opening }), ...endQuestion(turn) };
}

async function leave(turn: Turn, person: KnownPerson, report: Report): Promise<Reply> {
  if (report.state === "draft") return readBack(turn, { draft: report, person, news: ["Dạ, số giữ nguyên."] });
  return { messages: [{ text: `Dạ, Báo cáo số ${report.number} giữ nguyên.` }], ...endQuestion(turn) };
}

function nothingToCorrect(person: KnownPerson): Reply {
  return {
    messages: [
      {
        text: `Kỳ này ${callOf(person)} chưa có báo cáo nào để sửa. Muốn báo số mới, mời nhắn tên việc và số, ví dụ: báo cáo vneid 15 người.`,
        buttons: [{ title: "Báo cáo", say: "báo cáo" }],
      },
    ],
  };
}

function only(codes: readonly string[]): string | undefined {
  return codes.length === 1 ? codes[0] : undefined;
}
