import { z } from "zod";
import type { Button } from "../../shared/api/message.ts";
import { formatCount, formatShortDay } from "../../shared/calendar/format.ts";
import type { FigureValues } from "../db/schema/reports.ts";
import type { KnownPerson } from "../services/people/known-person.ts";
import { questionsOf } from "../services/reports/draft-questions.ts";
import { changeDraft, dropDraft } from "../services/reports/drafts.ts";
import type { Report } from "../services/reports/report.ts";
import type { Reply, Turn } from "./command.ts";
import { askWithdrawal } from "./drop-report.ts";
import { amount, codesInOrder, inScreens, shortName } from "./figure-lines.ts";
import { replaced } from "./keep-figures.ts";
import { readBack } from "./read-back.ts";
import { endQuestion } from "./report-state.ts";
import { callOf, capital } from "./wording.ts";

export const CORRECT = "correct_report";

const Op = z.enum(["set", "add", "subtract"]);

/** What a correction still has to ask: which figure, how many, or whether the change of a saved report is right. */
export const PendingCorrection = z.discriminatedUnion("asks", [
  z.object({
    asks: z.literal("which"),
    reportId: z.int(),
    personId: z.int(),
    /** What to do to the figure once it is named; absent while the number is not known. */
    change: z.object({ op: Op, value: z.int().nonnegative() }).optional(),
  }),
  z.object({ asks: z.literal("count"), reportId: z.int(), personId: z.int(), code: z.string() }),
  z.object({
    asks: z.literal("confirm"),
    reportId: z.int(),
    personId: z.int(),
    values: z.record(z.string(), z.int().nonnegative()),
    isAddition: z.boolean(),
  }),
]);
export type PendingCorrection = z.infer<typeof PendingCorrection>;

const MOST_FIGURES = 4;
const leave: Button = { title: "Hủy", say: "hủy" };

/** A draft is changed at once and read back; a saved report only after the person agreed to the old and the new. */
export async function proposeChange(
  turn: Turn,
  person: KnownPerson,
  { report, values, isAddition }: { report: Report; values: FigureValues; isAddition: boolean },
): Promise<Reply> {
  const isEmpty = Object.keys(values).length === 0;
  if (report.state === "draft")
    return isEmpty ? dropEmptied(turn, person, report) : change(turn, person, report, values);
  if (isEmpty) return askWithdrawal(turn, person, report);
  const lines = differences(turn, report.values, values);
  if (lines.length === 0) {
    return {
      messages: [{ text: `Báo cáo số ${report.number} đã ghi đúng như vậy rồi, không có gì phải sửa.` }],
      ...endQuestion(turn),
    };
  }
  return {
    messages: inScreens(
      {
        head: `Sửa Báo cáo số ${report.number} (ngày ${formatShortDay(report.activityOn)}):`,
        lines,
        foot: `\n${capital(callOf(person))} xem đã đúng chưa? Bấm “Đúng” thì tôi mới sửa.`,
      },
      [{ title: "Đúng", say: "đúng" }, { title: "Sửa", say: "sửa" }, leave],
    ),
    state: {
      command: CORRECT,
      data: { asks: "confirm", reportId: report.id, personId: person.id, values, isAddition },
    },
  };
}

async function change(turn: Turn, person: KnownPerson, draft: Report, values: FigureValues): Promise<Reply> {
  const questions = questionsOf(draft);
  const isNew = (code: string) => values[code] !== draft.values[code];
  const changed = await changeDraft(turn.tx, {
    reportId: draft.id,
    by: person,
    values,
    questions: {
      ...questions,
      figures: questions.figures.filter(({ codes }) => !codes.some(isNew)),
      approximate: questions.approximate.filter((code) => !isNew(code)),
    },
    now: turn.now,
  });
  const removed = Object.keys(draft.values).filter((code) => values[code] === undefined);
  const news = [
    ...replaced(turn, draft.values, values),
    ...removed.map((code) => `Đã bỏ ${shortName(turn.commune.indicators, code)}.`),
  ];
  return readBack(turn, { draft: changed, person, news });
}

async function dropEmptied(turn: Turn, person: KnownPerson, draft: Report): Promise<Reply> {
  await dropDraft(turn.tx, { reportId: draft.id, by: person, now: turn.now });
  const text = `Đã bỏ. Báo cáo không còn số nào nên tôi bỏ luôn, chưa ghi gì. Khi nào có số, mời ${callOf(person)} nhắn lại.`;
  return { messages: [{ text, buttons: [{ title: "Báo cáo", say: "báo cáo" }] }], ...endQuestion(turn) };
}

/** "• Hồ sơ trực tuyến: 7 → 9 hồ sơ" */
function differences(turn: Turn, before: FigureValues, after: FigureValues): string[] {
  const { indicators } = turn.commune;
  return codesInOrder(indicators, { ...before, ...after }).flatMap((code) => {
    const [old, now] = [before[code], after[code]];
    if (old === now) return [];
    const label = indicators.find((known) => known.code === code)?.label ?? shortName(indicators, code);
    const was = old === undefined ? "chưa có" : formatCount(old);
    return `• ${label}: ${was} → ${now === undefined ? "bỏ" : amount(indicators, code, now)}`;
  });
}

/** The correction names no figure: one button each, the number it would get (if known) in the text. */
export function askWhich(
  turn: Turn,
  person: KnownPerson,
  { report, change }: { report: Report; change?: { op: z.infer<typeof Op>; value: number } | undefined },
): Reply {
  const { indicators } = turn.commune;
  const codes = codesInOrder(indicators, report.values);
  const what = change?.op === "set" ? ` thành ${formatCount(change.value)}` : "";
  const which = report.state === "draft" ? "báo cáo đang chờ" : `Báo cáo số ${report.number}`;
  return {
    messages: inScreens(
      {
        head: `${capital(callOf(person))} muốn sửa số nào${what} trong ${which}?`,
        lines: codes.map(
          (code, index) =>
            `${index + 1}. ${shortName(indicators, code)}: ${amount(indicators, code, report.values[code] ?? 0)}`,
        ),
        foot: "\nBấm tên việc, hoặc nhắn luôn, ví dụ: sửa vneid 15.",
      },
      [
        ...codes.slice(0, MOST_FIGURES).map((code) => {
          const title = shortName(indicators, code);
          return { title, say: title };
        }),
        leave,
      ],
    ),
    state: { command: CORRECT, data: { asks: "which", reportId: report.id, personId: person.id, change } },
  };
}

export function askCountOf(turn: Turn, person: KnownPerson, { report, code }: { report: Report; code: string }): Reply {
  const { indicators } = turn.commune;
  const now = report.values[code];
  const text = `${shortName(indicators, code)}${now === undefined ? "" : ` đang ghi ${amount(indicators, code, now)}`}. Số đúng là bao nhiêu?`;
  return {
    messages: [{ text, buttons: [leave] }],
    state: { command: CORRECT, data: { asks: "count", reportId: report.id, personId: person.id, code } },
  };
}
