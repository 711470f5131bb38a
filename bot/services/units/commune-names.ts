import { and, eq, isNull } from "drizzle-orm";
import { fold } from "../../../shared/understanding/fold.ts";
import type { Transaction } from "../../db/connection.ts";
import { units } from "../../db/schema/index.ts";

/** Communes whose name holds the words, with or without accents; all for no words. A country has some 3,300: read at once. */
export async function communeNames(tx: Transaction, words: string): Promise<{ id: number; name: string }[]> {
  const rows = await tx
    .select({ id: units.id, name: units.name })
    .from(units)
    .where(and(eq(units.level, "commune"), isNull(units.validTo)));
  const wanted = fold(words);
  const names = new Intl.Collator("vi", { numeric: true });
  return rows
    .filter(({ name }) => ` ${fold(name)}`.includes(` ${wanted}`))
    .sort((left, right) => names.compare(left.name, right.name));
}
