import { and, eq, inArray, isNull, lt } from "drizzle-orm";
import { type Database, withScope } from "../../db/connection.ts";
import { reportPhotos } from "../../db/schema/index.ts";
import type { PhotoFiles } from "./photo-files.ts";
import { deleted } from "./photos.ts";

const AT_ONCE = 50;
const LOOSE_LIVES_MS = 24 * 60 * 60 * 1000;

/** Removes the files of deleted photos, and then the rows that name them: a crash between the two only means once more. */
export async function removeDeletedPhotos(
  { db, files }: { db: Database; files: PhotoFiles },
  now: Date,
): Promise<number> {
  for (let removed = 0; ; ) {
    const count = await withScope(db, "all", async (tx) => {
      await tx
        .update(reportPhotos)
        .set(deleted)
        .where(
          and(
            isNull(reportPhotos.reportId),
            inArray(reportPhotos.state, ["waiting", "stored", "failed"]),
            lt(reportPhotos.createdAt, new Date(now.getTime() - LOOSE_LIVES_MS)),
          ),
        );
      const gone = await tx
        .select({ id: reportPhotos.id, file: reportPhotos.file })
        .from(reportPhotos)
        .where(eq(reportPhotos.state, "deleted"))
        .limit(AT_ONCE)
        .for("update", { skipLocked: true });
      for (const { file } of gone) if (file !== null) await files.remove(file);
      const ids = gone.map(({ id }) => id);
      if (ids.length > 0) await tx.delete(reportPhotos).where(inArray(reportPhotos.id, ids));
      return gone.length;
    });
    removed += count;
    if (count < AT_ONCE) return removed;
  }
}
