import { and, count, desc, eq, gt } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { guideViews } from "../../db/schema/content.ts";

const RECENT_MS = 90 * 24 * 60 * 60 * 1000;

/** Remembers that a guide was shown, not to whom. */
export async function countGuideView(
  tx: Transaction,
  { communeId, slug, now }: { communeId: number; slug: string; now: Date },
): Promise<void> {
  await tx.insert(guideViews).values({ communeId, slug, shownAt: now });
}

/** Slugs of the guides shown most in the last 90 days, most used first. */
export async function mostUsedGuides(
  tx: Transaction,
  { communeId, now }: { communeId: number; now: Date },
): Promise<string[]> {
  const rows = await tx
    .select({ slug: guideViews.slug })
    .from(guideViews)
    .where(and(eq(guideViews.communeId, communeId), gt(guideViews.shownAt, new Date(now.getTime() - RECENT_MS))))
    .groupBy(guideViews.slug)
    .orderBy(desc(count()), guideViews.slug)
    .limit(10);
  return rows.map(({ slug }) => slug);
}
