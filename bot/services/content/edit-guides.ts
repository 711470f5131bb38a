import { and, asc, eq } from "drizzle-orm";
import type { EditableGuide, GuideDefinition } from "../../../shared/api/content.ts";
import { GuideDefinition as Definition } from "../../../shared/api/content.ts";
import { type Day, dayOf } from "../../../shared/calendar/day.ts";
import type { Guide } from "../../../shared/catalogue/guide.ts";
import { guides as shippedGuides } from "../../../shared/catalogue/guides.ts";
import type { Transaction } from "../../db/connection.ts";
import { communeGuides } from "../../db/schema/content.ts";
import { codeFromName } from "../units/unit-code.ts";
import { ContentRefusedError } from "./content-refused-error.ts";
import { keepVersion, type Saving } from "./versions.ts";

/** Every guide of a commune, hidden ones, drafts and those past their day included, for those who look after them. */
export async function editableGuides(tx: Transaction, communeId: number, today: Day): Promise<EditableGuide[]> {
  const rows = await tx
    .select()
    .from(communeGuides)
    .where(eq(communeGuides.communeId, communeId))
    .orderBy(asc(communeGuides.slug));
  const list = new Map<string, EditableGuide>(shippedGuides.map((guide) => [guide.slug, fromShipped(guide)]));
  for (const { slug, definition, published, updatedAt } of rows) {
    const before = list.get(slug);
    if (isHidden(definition)) {
      if (before) list.set(slug, { ...before, state: "hidden" });
      continue;
    }
    const { data } = Definition.safeParse(definition);
    if (!data) continue;
    const isExpired = data.reviewBy !== undefined && data.reviewBy < today;
    list.set(slug, {
      ...data,
      slug,
      origin: before ? "reworded" : "own",
      state: !published ? "draft" : isExpired ? "expired" : "published",
      updatedOn: dayOf(updatedAt),
    });
  }
  return [...list.values()];
}

function fromShipped(guide: Guide): EditableGuide {
  const { slug, title, category, aliases, steps, notes, safety, help, sources, needsCheck, updatedOn } = guide;
  return {
    ...{ slug, title, category, help, needsCheck, updatedOn, origin: "shipped", state: "published" },
    aliases: [...aliases],
    steps: [...steps],
    notes: [...notes],
    safety: [...safety],
    sources: [...sources],
  };
}

const isHidden = (definition: unknown) => (definition as { hidden?: unknown } | null)?.hidden === true;

/** Saves a guide, without a slug a new one; a draft is shown to nobody. Returns its slug. Throws ContentRefusedError. */
export async function saveGuide(
  tx: Transaction,
  saving: Saving,
  { slug, definition, published }: { slug: string | undefined; definition: GuideDefinition; published: boolean },
): Promise<string> {
  const all = await editableGuides(tx, saving.communeId, dayOf(saving.now));
  if (slug !== undefined && !all.some((guide) => guide.slug === slug)) throw new ContentRefusedError("not_found");
  const key = slug ?? freeSlug(definition.title, all);
  await writeRow(tx, saving, { slug: key, definition: { ...definition, updatedOn: dayOf(saving.now) }, published });
  await keepVersion(tx, saving, { kind: "guide", key, definition });
  return key;
}

/** Takes a guide out of the commune's list. */
export async function hideGuide(tx: Transaction, saving: Saving, slug: string): Promise<void> {
  const all = await editableGuides(tx, saving.communeId, dayOf(saving.now));
  const guide = all.find((known) => known.slug === slug);
  if (!guide) throw new ContentRefusedError("not_found");
  if (guide.origin === "own") await dropRow(tx, saving.communeId, slug);
  else await writeRow(tx, saving, { slug, definition: { hidden: true }, published: true });
  await keepVersion(tx, saving, { kind: "guide", key: slug, definition: undefined });
}

/** Back to ours as it was shipped. */
export async function restoreGuide(tx: Transaction, saving: Saving, slug: string): Promise<void> {
  if (!shippedGuides.some((guide) => guide.slug === slug)) throw new ContentRefusedError("not_found");
  await dropRow(tx, saving.communeId, slug);
  await keepVersion(tx, saving, { kind: "guide", key: slug, definition: undefined });
}

async function writeRow(
  tx: Transaction,
  { communeId, now }: Saving,
  { slug, definition, published }: { slug: string; definition: object; published: boolean },
): Promise<void> {
  const row = { definition, published, updatedAt: now };
  await tx
    .insert(communeGuides)
    .values({ communeId, slug, ...row })
    .onConflictDoUpdate({ target: [communeGuides.communeId, communeGuides.slug], set: row });
}

async function dropRow(tx: Transaction, communeId: number, slug: string): Promise<void> {
  await tx.delete(communeGuides).where(and(eq(communeGuides.communeId, communeId), eq(communeGuides.slug, slug)));
}

function freeSlug(title: string, all: readonly EditableGuide[]): string {
  const base = codeFromName(title).slice(0, 80);
  for (let n = 1; n < 100; n += 1) {
    const slug = n === 1 ? base : `${base}-${n}`;
    if (!all.some((guide) => guide.slug === slug)) return slug;
  }
  throw new ContentRefusedError("no_free_code");
}
