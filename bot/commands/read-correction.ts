import type { Change } from "../../shared/understanding/changes.ts";
import type { TurnReading } from "../../shared/understanding/conversation.ts";
import type { FigureValues } from "../db/schema/reports.ts";
import { plainAnswer } from "./answers.ts";
import type { Turn } from "./command.ts";

const ADDS = /^(?:(?:em|toi|tui|cho|bao|ghi) )*(?:them|cong them)\b/;

/** A change of a figure that is named. */
export type NamedChange = Change & { code: string };

/** What a message wants changed in a report: figures it names, or a change that does not say of what. */
export interface Wish {
  named: readonly NamedChange[];
  unnamed: Change | undefined;
}

export function readWish(turn: Turn, reading: TurnReading): Wish {
  const changes = reading.changes.length > 0 || !saysAdd(turn) ? reading.changes : additions(reading);
  const named = changes.flatMap((change) => (change.code === undefined ? [] : [{ ...change, code: change.code }]));
  return named.length > 0 ? { named, unnamed: undefined } : { named: [], unnamed: changes[0] };
}

/** "thêm 3 hồ sơ" reads like a report; before a report that stands it adds to that one. */
export function saysAdd(turn: Turn): boolean {
  return ADDS.test(plainAnswer(turn));
}

function additions(reading: TurnReading): Change[] {
  return Object.entries(reading.values).map(([code, value]) => ({ op: "add", code, value }));
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
