import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { type Guide, usualHelp } from "../../../shared/catalogue/guide.ts";
import { guides as shippedGuides } from "../../../shared/catalogue/guides.ts";
import { buildGuideIndex, type GuideIndex } from "../../../shared/understanding/search-guides.ts";
import type { Transaction } from "../../db/connection.ts";
import { communeGuides } from "../../db/schema/content.ts";

/** What a commune stores of a guide of its own, or of one of ours that it words differently. */
const OwnGuide = z.object({
  title: z.string().min(1),
  category: z.string().default("khác"),
  aliases: z.array(z.string()).default([]),
  steps: z.array(z.string().min(1)).min(1),
  notes: z.array(z.string()).default([]),
  safety: z.array(z.string()).default([]),
  help: z.string().default(usualHelp),
  updatedOn: z.string(),
  needsCheck: z.boolean().default(false),
  sources: z.array(z.string()).default([]),
});

/** `{ "hidden": true }` takes a guide of ours out of the commune's list. */
const Definition = z.union([z.object({ hidden: z.literal(true) }), OwnGuide]);

/** The guides people of a commune get, and how they are found. */
export interface GuideLibrary {
  guides: readonly Guide[];
  index: GuideIndex;
}

const shipped: GuideLibrary = { guides: shippedGuides, index: buildGuideIndex(shippedGuides) };

/** By the rows they were made from: communes without own guides share ours, a changed row makes a new library at once. */
const libraries = new Map<string, GuideLibrary>();
const LIBRARIES_KEPT = 500;

/** Ours with the commune's published ones in their place and after them. A row that is no guide is left out. */
export async function readGuides(tx: Transaction, communeId: number): Promise<GuideLibrary> {
  const rows = await tx
    .select({ slug: communeGuides.slug, definition: communeGuides.definition })
    .from(communeGuides)
    .where(and(eq(communeGuides.communeId, communeId), eq(communeGuides.published, true)))
    .orderBy(communeGuides.slug);
  if (rows.length === 0) return shipped;
  const key = JSON.stringify(rows);
  const known = libraries.get(key);
  if (known) return known;
  const guides = merge(rows);
  const library = { guides, index: buildGuideIndex(guides) };
  if (libraries.size >= LIBRARIES_KEPT) libraries.clear();
  libraries.set(key, library);
  return library;
}

function merge(rows: readonly { slug: string; definition: unknown }[]): Guide[] {
  const merged = new Map(shippedGuides.map((guide) => [guide.slug, guide]));
  for (const { slug, definition } of rows) {
    const { data } = Definition.safeParse(definition);
    if (data && "hidden" in data) merged.delete(slug);
    else if (data) merged.set(slug, { slug, ...data });
  }
  return [...merged.values()];
}
