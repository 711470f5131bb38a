import { createHash } from "node:crypto";
import { and, asc, count, eq, gt, inArray, isNull, sql } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { reportPhotos } from "../../db/schema/index.ts";
import type { CleanPhoto } from "./clean-photo.ts";

export type Photo = typeof reportPhotos.$inferSelect;

/** Evidence needs no album; what a village's network carries in a minute. */
export const MOST_PHOTOS = 4;
/** A picture sent before the words belongs to the report that follows this soon. */
const WAITS_FOR_WORDS_MS = 2 * 60 * 60 * 1000;

/** What somebody may look at, or soon will. */
const alive = inArray(reportPhotos.state, ["waiting", "stored"]);

/** The photos of these reports, oldest first; those that could not be fetched too, so that their sender learns it. */
export async function photosOf(tx: Transaction, reportIds: readonly number[]): Promise<Photo[]> {
  if (reportIds.length === 0) return [];
  return tx
    .select()
    .from(reportPhotos)
    .where(
      and(inArray(reportPhotos.reportId, [...reportIds]), inArray(reportPhotos.state, ["waiting", "stored", "failed"])),
    )
    .orderBy(asc(reportPhotos.id));
}

export async function countPhotos(tx: Transaction, reportId: number): Promise<number> {
  const [row] = await tx
    .select({ count: count() })
    .from(reportPhotos)
    .where(and(eq(reportPhotos.reportId, reportId), alive));
  return row?.count ?? 0;
}

/** How many pictures the person sent lately without saying what was done. */
export async function loosePhotos(
  tx: Transaction,
  { personId, now }: { personId: number; now: Date },
): Promise<Pick<Photo, "id">[]> {
  return tx
    .select({ id: reportPhotos.id })
    .from(reportPhotos)
    .where(
      and(
        eq(reportPhotos.byPersonId, personId),
        isNull(reportPhotos.reportId),
        alive,
        gt(reportPhotos.createdAt, new Date(now.getTime() - WAITS_FOR_WORDS_MS)),
      ),
    )
    .orderBy(asc(reportPhotos.id));
}

/** Pictures that came before the words go with the report now, as many as it takes. Returns how many went. */
export async function adoptLoosePhotos(
  tx: Transaction,
  { personId, reportId, now }: { personId: number; reportId: number; now: Date },
): Promise<number> {
  const loose = await loosePhotos(tx, { personId, now });
  const room = loose.length === 0 ? 0 : MOST_PHOTOS - (await countPhotos(tx, reportId));
  const ids = loose.slice(0, Math.max(0, room)).map(({ id }) => id);
  if (ids.length > 0) await tx.update(reportPhotos).set({ reportId }).where(inArray(reportPhotos.id, ids));
  return ids.length;
}

/** The form finishes what the chat began: the pictures go along. */
export async function movePhotos(
  tx: Transaction,
  { fromReportId, toReportId }: { fromReportId: number; toReportId: number },
): Promise<void> {
  await tx.update(reportPhotos).set({ reportId: toReportId }).where(eq(reportPhotos.reportId, fromReportId));
}

/** Of a report that was given up. The files go with the next run of the job. */
export async function dropPhotosOf(tx: Transaction, reportIds: readonly number[]): Promise<void> {
  if (reportIds.length === 0) return;
  await tx
    .update(reportPhotos)
    .set(deleted)
    .where(inArray(reportPhotos.reportId, [...reportIds]));
}

/** Whoever is forgotten takes their pictures along. */
export async function erasePhotosOf(tx: Transaction, personId: number): Promise<void> {
  await tx
    .update(reportPhotos)
    .set({ ...deleted, byPersonId: null })
    .where(eq(reportPhotos.byPersonId, personId));
}

/** What a row keeps of the picture itself; the hash is of the bytes without metadata. */
export function factsOf({ bytes, mime, width, height }: CleanPhoto) {
  return { mime, width, height, sizeBytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
}

/** Only the file's name is left, until the job has removed the file. */
export const deleted = {
  state: "deleted" as const,
  sourceSealed: null,
  sha256: null,
  reason: null,
  retryAt: sql`null`,
};
