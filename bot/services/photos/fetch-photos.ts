import { and, eq, inArray, isNull, lte, ne, or, sql } from "drizzle-orm";
import { type Database, type Transaction, withScope } from "../../db/connection.ts";
import { reportPhotos } from "../../db/schema/index.ts";
import type { Vault } from "../../db/vault.ts";
import { cleanPhoto } from "./clean-photo.ts";
import type { PhotoFiles } from "./photo-files.ts";
import { PhotoRefusedError } from "./photo-refused-error.ts";
import { deleted, factsOf, type Photo } from "./photos.ts";

/** Longer than one fetch may take; then another process takes the picture over. */
const LEASE_MS = 2 * 60_000;
/** After the last one the sender is asked to send it again. */
const RETRY_AFTER_MS = [60_000, 5 * 60_000, 30 * 60_000, 3 * 60 * 60_000];
const AT_ONCE = 4;

/** A picture that did not come. `mayComeBack`: asking again later helps. */
export interface NotFetched {
  mayComeBack: boolean;
  isTooLarge: boolean;
}

export interface PhotoFetching {
  db: Database;
  vault: Vault;
  files: PhotoFiles;
  /** The bytes behind a channel's address, or why not. */
  fetch: (url: string) => Promise<Buffer | NotFetched>;
  now: () => Date;
}

/** Fetches what waits, a few at a time; nothing is locked meanwhile. */
export async function fetchWaitingPhotos(fetching: PhotoFetching): Promise<{ stored: number; failed: number }> {
  const counts = { stored: 0, failed: 0 };
  for (;;) {
    const claimed = await withScope(fetching.db, "all", (tx) => claim(tx, fetching.now()));
    const states = await Promise.all(claimed.map((photo) => fetchOne(fetching, photo)));
    counts.stored += states.filter((state) => state === "stored").length;
    counts.failed += states.filter((state) => state === "failed").length;
    if (claimed.length < AT_ONCE) return counts;
  }
}

async function claim(tx: Transaction, now: Date): Promise<Photo[]> {
  const due = await tx
    .select({ id: reportPhotos.id })
    .from(reportPhotos)
    .where(and(eq(reportPhotos.state, "waiting"), or(isNull(reportPhotos.retryAt), lte(reportPhotos.retryAt, now))))
    .orderBy(reportPhotos.id)
    .limit(AT_ONCE)
    .for("update", { skipLocked: true });
  if (due.length === 0) return [];
  return tx
    .update(reportPhotos)
    .set({ retryAt: new Date(now.getTime() + LEASE_MS), attempts: sql`${reportPhotos.attempts} + 1` })
    .where(
      inArray(
        reportPhotos.id,
        due.map(({ id }) => id),
      ),
    )
    .returning();
}

async function fetchOne({ db, vault, files, fetch, now }: PhotoFetching, photo: Photo): Promise<Photo["state"]> {
  // More tries than there are: every one of them was cut off, or broke. It must not keep the others waiting for ever.
  const isHopeless = photo.attempts > RETRY_AFTER_MS.length + 1;
  const bytes = isHopeless ? lost : await fetch(vault.open(photo.sourceSealed ?? ""));
  if (!Buffer.isBuffer(bytes)) return settle(db, photo, afterFailure(photo, bytes, now()));
  try {
    const clean = cleanPhoto(bytes);
    const file = await files.save(clean.bytes);
    const state = await settle(db, photo, {
      state: "stored",
      file,
      ...factsOf(clean),
      sourceSealed: null,
      retryAt: null,
    });
    // Deleted or erased while it was on its way: nobody may find it here later.
    if (state !== "stored") await files.remove(file);
    return state;
  } catch (error) {
    if (!(error instanceof PhotoRefusedError)) throw error;
    return settle(db, photo, { state: "failed", reason: error.message, sourceSealed: null, retryAt: null });
  }
}

const lost: NotFetched = { mayComeBack: false, isTooLarge: false };

type Change = Partial<typeof reportPhotos.$inferInsert>;

function afterFailure(photo: Photo, { mayComeBack, isTooLarge }: NotFetched, now: Date): Change {
  const wait = RETRY_AFTER_MS[photo.attempts - 1];
  if (mayComeBack && wait !== undefined) return { retryAt: new Date(now.getTime() + wait) };
  const reason = isTooLarge
    ? new PhotoRefusedError("too_large").message
    : "Zalo không còn giữ ảnh này nên chưa lưu được; xin gửi lại ảnh.";
  return { state: "failed", reason, sourceSealed: null, retryAt: null };
}

/** Only what still waits is settled. Returns the photo's state now. */
async function settle(db: Database, { id, reportId }: Photo, change: Change): Promise<Photo["state"]> {
  return withScope(db, "all", async (tx) => {
    const twin =
      change.sha256 && reportId !== null ? await findTwin(tx, { id, reportId, sha256: change.sha256 }) : undefined;
    const [settled] = await tx
      .update(reportPhotos)
      .set(twin ? deleted : change)
      .where(and(eq(reportPhotos.id, id), eq(reportPhotos.state, "waiting")))
      .returning({ state: reportPhotos.state });
    return settled?.state ?? "deleted";
  });
}

/** The same picture, on the same report already. */
export async function findTwin(
  tx: Transaction,
  { id, reportId, sha256 }: { id?: number; reportId: number; sha256: string },
): Promise<Photo | undefined> {
  const [twin] = await tx
    .select()
    .from(reportPhotos)
    .where(
      and(
        eq(reportPhotos.reportId, reportId),
        eq(reportPhotos.sha256, sha256),
        eq(reportPhotos.state, "stored"),
        id === undefined ? undefined : ne(reportPhotos.id, id),
      ),
    );
  return twin;
}
