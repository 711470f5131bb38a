import { asc, eq } from "drizzle-orm";
import type { EditableIndicator, IndicatorDefinition } from "../../../shared/api/content.ts";
import { IndicatorDefinition as Definition } from "../../../shared/api/content.ts";
import { dayOf } from "../../../shared/calendar/day.ts";
import { indicators as shippedIndicators } from "../../../shared/catalogue/indicators.ts";
import { fold } from "../../../shared/understanding/fold.ts";
import type { Transaction } from "../../db/connection.ts";
import { communeIndicators } from "../../db/schema/content.ts";
import { codeFromName } from "../units/unit-code.ts";
import { ContentRefusedError } from "./content-refused-error.ts";
import { keepVersion, type Saving } from "./versions.ts";

/** Everything a commune counts or counted: ours, its wording of ours, its own. In the order of the catalogue. */
export async function editableIndicators(tx: Transaction, communeId: number): Promise<EditableIndicator[]> {
  const rows = await tx
    .select()
    .from(communeIndicators)
    .where(eq(communeIndicators.communeId, communeId))
    .orderBy(asc(communeIndicators.validFrom), asc(communeIndicators.id));
  const list = new Map<string, EditableIndicator>(
    shippedIndicators.map((indicator) => [
      indicator.code,
      { ...indicator, aliases: [...indicator.aliases], origin: "shipped", isRetired: false },
    ]),
  );
  for (const { code, definition, validTo } of rows) {
    const { data } = Definition.safeParse(definition);
    const isShipped = shippedIndicators.some((indicator) => indicator.code === code);
    const before = list.get(code);
    if (data) list.set(code, { code, ...data, origin: isShipped ? "reworded" : "own", isRetired: validTo !== null });
    else if (before) list.set(code, { ...before, isRetired: validTo !== null });
  }
  return [...list.values()];
}

/**
 * Saves an indicator; without a code a new one. It holds from today: chat, form, totals and documents take it at once.
 * Returns its code. Throws ContentRefusedError.
 */
export async function saveIndicator(
  tx: Transaction,
  saving: Saving,
  { code, definition }: { code: string | undefined; definition: IndicatorDefinition },
): Promise<string> {
  const all = await editableIndicators(tx, saving.communeId);
  if (code !== undefined && !all.some((indicator) => indicator.code === code))
    throw new ContentRefusedError("not_found");
  const others = all.filter((indicator) => indicator.code !== code && !indicator.isRetired);
  refuseClashes(definition, others);
  const key = code ?? freeCode(definition.shortLabel, all);
  await writeRow(tx, saving, { code: key, definition, isRetired: false });
  await keepVersion(tx, saving, { kind: "indicator", key, definition });
  return key;
}

/** From today on nobody is asked for it; what was reported stays. `isRetired` false takes it up again. */
export async function retireIndicator(
  tx: Transaction,
  saving: Saving,
  { code, isRetired }: { code: string; isRetired: boolean },
): Promise<void> {
  const all = await editableIndicators(tx, saving.communeId);
  const indicator = all.find((known) => known.code === code);
  if (!indicator) throw new ContentRefusedError("not_found");
  const { code: _code, origin: _origin, isRetired: _was, ...definition } = indicator;
  if (!isRetired)
    refuseClashes(
      definition,
      all.filter((known) => known.code !== code && !known.isRetired),
    );
  await writeRow(tx, saving, { code, definition, isRetired });
  await keepVersion(tx, saving, { kind: "indicator", key: code, definition: isRetired ? undefined : definition });
}

async function writeRow(
  tx: Transaction,
  { communeId, now }: Saving,
  { code, definition, isRetired }: { code: string; definition: IndicatorDefinition; isRetired: boolean },
): Promise<void> {
  const today = dayOf(now);
  const row = { definition, validTo: isRetired ? today : null };
  await tx
    .insert(communeIndicators)
    .values({ communeId, code, validFrom: today, ...row })
    .onConflictDoUpdate({
      target: [communeIndicators.communeId, communeIndicators.code, communeIndicators.validFrom],
      set: row,
    });
}

/** Two indicators by one name could not be told apart by anybody, nor by the reader of messages. */
function refuseClashes(definition: IndicatorDefinition, others: readonly EditableIndicator[]): void {
  for (const name of [definition.label, definition.shortLabel]) {
    const clash = others.find(({ label, shortLabel }) => [label, shortLabel].some((other) => isSame(other, name)));
    if (clash) throw new ContentRefusedError("same_label", name);
  }
  for (const alias of definition.aliases) {
    const clash = others.find(({ aliases }) => aliases.some((other) => isSame(other, alias)));
    if (clash) throw new ContentRefusedError("alias_taken", `“${alias}” đã là của “${clash.shortLabel}”`);
  }
}

const isSame = (left: string, right: string) => fold(left).trim() === fold(right).trim();

const CODE_LENGTH = 50;

/** Own codes begin with "own_", so that one shipped later never meets one made here. */
function freeCode(name: string, all: readonly EditableIndicator[]): string {
  const base = `own_${codeFromName(name).replaceAll("-", "_")}`.slice(0, CODE_LENGTH);
  for (let n = 1; n < 100; n += 1) {
    const code = n === 1 ? base : `${base}_${n}`;
    if (!all.some((indicator) => indicator.code === code)) return code;
  }
  throw new ContentRefusedError("no_free_code");
}
