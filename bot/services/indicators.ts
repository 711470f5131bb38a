import { and, asc, eq, lte } from "drizzle-orm";
import { IndicatorDefinition } from "../../shared/api/content.ts";
import type { Day } from "../../shared/calendar/day.ts";
import type { Indicator } from "../../shared/catalogue/indicator.ts";
import { indicators as shippedIndicators } from "../../shared/catalogue/indicators.ts";
import { type CompiledCatalogue, compileCatalogue } from "../../shared/understanding/read-report.ts";
import type { Transaction } from "../db/connection.ts";
import { type Given, prepared } from "../db/prepared.ts";
import { communeIndicators } from "../db/schema/content.ts";

/** What a commune counts, and the same made ready for `readReport`. */
export interface IndicatorSet {
  readonly indicators: readonly Indicator[];
  readonly catalogue: CompiledCatalogue;
}

/** Ours alone. */
export const shippedIndicatorSet: IndicatorSet = setOf(shippedIndicators);

/** Made ready when it is first read, in a tenth of a second: whoever only adds up reads none. */
function setOf(indicators: readonly Indicator[]): IndicatorSet {
  let catalogue: CompiledCatalogue | undefined;
  return {
    indicators,
    get catalogue() {
      catalogue ??= compileCatalogue(indicators);
      return catalogue;
    },
  };
}

/** By the rows they were made from: communes without changes share ours, a changed row makes a new set at once. */
const sets = new Map<string, IndicatorSet>();
const SETS_KEPT = 500;

/**
 * Ours, with the commune's changes and additions that hold on the day. A code's newest row decides; one that ended
 * retires the code, also one of ours. A row that is no indicator is left out.
 */
export async function readIndicators(
  tx: Transaction,
  { communeId, day }: { communeId: number; day: Day },
): Promise<IndicatorSet> {
  const rows = await changesUntil(tx, { communeId, day });
  if (rows.length === 0) return shippedIndicatorSet;
  const holding = rows.map(({ code, definition, validTo }) => ({
    code,
    definition: validTo !== null && validTo <= day ? undefined : definition,
  }));
  const key = JSON.stringify(holding);
  const known = sets.get(key);
  if (known) return known;
  const set = setOf(merge(holding));
  if (sets.size >= SETS_KEPT) sets.clear();
  sets.set(key, set);
  return set;
}

const changesUntil = prepared((tx, { communeId, day }: Given<{ communeId: number; day: Day }>) =>
  tx
    .select({
      code: communeIndicators.code,
      definition: communeIndicators.definition,
      validTo: communeIndicators.validTo,
    })
    .from(communeIndicators)
    .where(and(eq(communeIndicators.communeId, communeId), lte(communeIndicators.validFrom, day)))
    .orderBy(asc(communeIndicators.validFrom), asc(communeIndicators.id)),
);

function merge(rows: readonly { code: string; definition: unknown }[]): Indicator[] {
  const merged = new Map(shippedIndicators.map((indicator) => [indicator.code, indicator]));
  for (const { code, definition } of rows) {
    if (definition === undefined) merged.delete(code);
    const { data } = IndicatorDefinition.safeParse(definition);
    if (data) merged.set(code, { code, ...data });
  }
  return [...merged.values()];
}
