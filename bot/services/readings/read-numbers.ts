import { z } from "zod";
import type { FigureValues } from "../../db/schema/reports.ts";

const ReadNumber = z.object({
  /** The indicator it was taken for; absent when we asked. */
  code: z.string().optional(),
  value: z.number().int().nonnegative(),
  words: z.string(),
  said: z.string(),
});
/** A number of a report, and the words that named it where they are no name we know. */
export type ReadNumber = z.infer<typeof ReadNumber>;
const ReadNumbers = z.array(ReadNumber);

/** None for a report that was not told in words, or in words we know. */
export function readNumbersOf({ readFrom }: { readFrom: unknown }): ReadNumber[] {
  return ReadNumbers.safeParse(readFrom).data ?? [];
}

/** The newest reading of an indicator is the one that a correction is about. */
export function withReadNumbers(known: readonly ReadNumber[], more: readonly ReadNumber[]): ReadNumber[] | null {
  const isAgain = ({ code, words }: ReadNumber) => more.some((one) => one.code === code && one.words === words);
  const all = [...known.filter((one) => !isAgain(one)), ...more];
  return all.length > 0 ? all : null;
}

/** A number that stands under another indicator than it was read for. */
export interface Moved {
  number: ReadNumber;
  code: string;
}

/** What was put right: the number is gone from where we read it, and stands under exactly one indicator we read it for nowhere. */
export function movedNumbers(numbers: readonly ReadNumber[], values: FigureValues): Moved[] {
  const read = new Set(numbers.map(({ code }) => code));
  return numbers.flatMap((number) => {
    if (number.code !== undefined && number.code in values) return [];
    const others = Object.entries(values).filter(([code, value]) => value === number.value && !read.has(code));
    const [only, ...more] = others;
    return only && more.length === 0 ? { number, code: only[0] } : [];
  });
}
