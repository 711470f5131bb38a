import type { Change, Reading } from "../../shared/understanding/read-report.ts";
import type { FigureValues } from "../db/schema/reports.ts";
import { plainAnswer } from "./answers.ts";
import type { Turn } from "./command.ts";
import { readIndicator } from "./read-message.ts";

const ADDS = /^(?:(?:em|toi|tui|cho|bao|ghi) )*(?:them|cong them)\b/;
const SUBTRACTS = /^(?:(?:em|toi|tui|cho) )*(?:bot|tru|giam)\b/;
const REMOVES = /^(?:(?:em|toi|tui|cho) )*(?:bo|xoa|go|huy)\b/;

/** A change of a figure that is named. */
export type NamedChange = Change & { code: string };

/** What a message wants changed in a report: figures it names, and a number it does not say of what. */
export interface Wish {
  named: readonly NamedChange[];
  unnamed: Change | undefined;
}

/** `values` are those of the report to correct: what is removed must be in it. */
export function readWish(turn: Turn, reading: Reading, values: FigureValues): Wish {
  const changes = asSaid(plainAnswer(turn), reading);
  const named = changes.flatMap((change) => (change.code === undefined ? [] : [{ ...change, code: change.code }]));
  if (named.length > 0) return { named, unnamed: undefined };
  const code = readIndicator(turn, Object.keys(values));
  if (code !== undefined && REMOVES.test(plainAnswer(turn)))
    return { named: [{ op: "remove", code }], unnamed: undefined };
  return { named: [], unnamed: changes[0] ?? loneNumber(turn) };
}

/** "thêm 3 hồ sơ" adds to what is there and "bớt 2" takes away; every other verb sets. */
function asSaid(said: string, reading: Reading): Change[] {
  const op = ADDS.test(said) ? "add" : SUBTRACTS.test(said) ? "subtract" : undefined;
  if (reading.changes.length === 0 && op === "add") {
    return Object.entries(reading.values).map(([code, value]) => ({ op, code, value }));
  }
  return reading.changes.map((change) => (op && change.op === "set" ? { ...change, op } : change));
}

/** "nhầm, 10 thôi" */
function loneNumber(turn: Turn): Change | undefined {
  const numbers = turn.folded.match(/(?<![\p{L}\d/.,-])\d{1,6}(?![\p{L}\d/-])/gu) ?? [];
  const [only] = numbers;
  return only !== undefined && numbers.length === 1 ? { op: "set", code: undefined, value: Number(only) } : undefined;
}

export function saysAdd(turn: Turn): boolean {
  return ADDS.test(plainAnswer(turn));
}

export function saysRemove(turn: Turn): boolean {
  return REMOVES.test(plainAnswer(turn));
}

/** Figures never go below zero. */
export function applyChanges(values: FigureValues, changes: readonly NamedChange[]): FigureValues {
  const next = { ...values };
  for (const change of changes) {
    const now = next[change.code] ?? 0;
    if (change.op === "remove") delete next[change.code];
    else if (change.op === "set") next[change.code] = change.value;
    else next[change.code] = Math.max(0, change.op === "add" ? now + change.value : now - change.value);
  }
  return next;
}
