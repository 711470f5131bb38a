import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { Day } from "../../../shared/api/common.ts";
import { GuideDefinition } from "../../../shared/api/content.ts";
import type { Day as CalendarDay } from "../../../shared/calendar/day.ts";
import { type Guide, usualHelp } from "../../../shared/catalogue/guide.ts";
import { guides as shippedGuides } from "../../../shared/catalogue/guides.ts";
import { buildGuideIndex, type GuideIndex } from "../../../shared/understanding/search-guides.ts";
import type { Transaction } from "../../db/connection.ts";
import { communeGuides } from "../../db/schema/content.ts";
import { guideEvidence } from "../learned/evidence.ts";

/** As it is stored; help and the day it was last looked at are ours when the commune says nothing. */
const OwnGuide = GuideDefinition.extend({ updatedOn: Day });

/** `{ "hidden": true }` takes a guide of ours out of the commune's list. */
const Definition = z.union([z.object({ hidden: z.literal(true) }), OwnGuide]);

/** The guides people of a commune get, and how they are found. */
export interface GuideLibrary {
  guides: readonly Guide[];
  index: GuideIndex;
}

/** Ours alone. */
export const shippedLibrary: GuideLibrary = {
  guides: shippedGuides,
  index: buildGuideIndex(shippedGuides, guideEvidence),
};

/** By the rows they were made from: communes without own guides share ours, a changed row makes a new library at once. */
const libraries = new Map<string, GuideLibrary>();
const LIBRARIES_KEPT = 500;

/**
 * Ours with the commune's published ones in their place and after them. One past the day it should have been looked at
 * again is shown to nobody, and neither is ours in its place; a row that is no guide is left out.
 */
export async function readGuides(
  tx: Transaction,
  { communeId, today }: { communeId: number; today: CalendarDay },
): Promise<GuideLibrary> {
  const rows = await tx
    .select({ slug: communeGuides.slug, definition: communeGuides.definition })
    .from(communeGuides)
    .where(and(eq(communeGuides.communeId, communeId), eq(communeGuides.published, true)))
    .orderBy(communeGuides.slug);
  if (rows.length === 0) return shippedLibrary;
  const current = rows.map((row) => (isStale(row.definition, today) ? { ...row, definition: { hidden: true } } : row));
  const key = JSON.stringify(current);
  const known = libraries.get(key);
  if (known) return known;
  const guides = merge(current);
  const library = { guides, index: buildGuideIndex(guides, guideEvidence) };
  if (libraries.size >= LIBRARIES_KEPT) libraries.clear();
  libraries.set(key, library);
  return library;
}

function merge(rows: readonly { slug: string; definition: unknown }[]): Guide[] {
  const merged = new Map(shippedGuides.map((guide) => [guide.slug, guide]));
  for (const { slug, definition } of rows) {
    const { data } = Definition.safeParse(definition);
    if (data && "hidden" in data) merged.delete(slug);
    else if (data) merged.set(slug, { slug, ...data, help: data.help ?? usualHelp });
  }
  return [...merged.values()];
}

function isStale(definition: unknown, today: CalendarDay): boolean {
  const { data } = OwnGuide.safeParse(definition);
  return data?.reviewBy !== undefined && data.reviewBy < today;
}
