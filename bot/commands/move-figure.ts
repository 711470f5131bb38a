import { readReport } from "../../shared/understanding/read-report.ts";
import type { FigureValues } from "../db/schema/reports.ts";
import type { Turn } from "./command.ts";
import type { Wish } from "./read-correction.ts";

/** A number put down for one thing that is of another: "không phải hồ sơ mà là sổ sức khỏe". */
export interface Move {
  from: string;
  to: string;
  /** As said; absent when the number itself was right. */
  value: number | undefined;
}

const NOT =
  /(?<!\p{L})(?:không|khong|ko|hổng|hông) ph[ảa]i(?: l[àa])? ([^,.;!]+?)(?=\s+(?:m[àa]|l[àa]|ch[ứu])(?!\p{L})|[,.;!]|$)/iu;
const INTO = /(?<!\p{L})(?:sửa|sua|đổi|doi|chuyển|chuyen)(?: l[ạa]i)? (.+?) (?:thành|thanh|sang|qua) (.+)$/iu;
/** Any number that is no year, hour or list number: the piece says what is counted. */
const SOME = 7;

/** Undefined unless the text names both what the number is not and what it is. */
export function moveOf(turn: Turn): Move | undefined {
  const text = turn.text.normalize("NFC");
  const not = NOT.exec(text);
  const into = not ? null : INTO.exec(text);
  const wrong = not?.[1] ?? into?.[1];
  const right = not ? text.replace(not[0], " , ") : into?.[2];
  if (wrong === undefined || right === undefined || /\d/.test(wrong)) return undefined;
  const from = indicatorIn(turn, wrong);
  const to = indicatorIn(turn, right);
  if (from === undefined || to === undefined || from.code === to.code) return undefined;
  return { from: from.code, to: to.code, value: to.value };
}

/** The one indicator a piece of text is about, with its number if it has one. */
function indicatorIn(turn: Turn, piece: string): { code: string; value: number | undefined } | undefined {
  const plain = piece.replace(LEAD, "").trim();
  const counted = /\d/.test(plain);
  const { values, questions } = readReport(counted ? plain : `${SOME} ${plain}`, turn.commune.catalogue);
  const [found, ...more] = Object.entries(values);
  if (!found || more.length > 0 || questions.length > 0) return undefined;
  return { code: found[0], value: counted ? found[1] : undefined };
}

/** What stands before the thing: "sửa", "nhầm rồi", "mà là", "cái đó là". */
const LEAD =
  /^(?:[\s,.;:]|(?:sửa|sua|nhầm|nham|lộn|lon|sai|rồi|roi|dạ|da|em|lại|lai|mà|ma|là|la|chứ|chu|phải|phai|cái đó|cai do|đó|do|số đó|so do)(?!\p{L}))+/iu;

/** What to do to a report that has the number; undefined when it has it not, or the text speaks of another number. */
export function moveWish(move: Move | undefined, values: FigureValues): Wish | undefined {
  const stands = move && values[move.from];
  if (move === undefined || stands === undefined) return undefined;
  if (move.value !== undefined && move.value !== stands) return undefined;
  return {
    named: [
      { op: "remove", code: move.from },
      { op: "set", code: move.to, value: stands },
    ],
    unnamed: undefined,
  };
}
