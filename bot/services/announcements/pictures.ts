import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Database, Transaction } from "../../db/connection.ts";
import { withScope } from "../../db/connection.ts";
import { announcementPictures } from "../../db/schema/index.ts";
import { cleanPhoto } from "../photos/clean-photo.ts";
import { AnnouncementRefusedError } from "./refused-error.ts";

/** What Zalo takes (zalo-openapi.md 3.1). */
export const mostPictureBytes = 1024 * 1024;

interface NewPicture {
  communeId: number;
  byPersonId: number;
  bytes: Buffer;
  now: Date;
}

/** Keeps a JPEG or PNG without what cameras add. Returns its key. Throws PhotoRefusedError or AnnouncementRefusedError. */
export async function keepPicture(tx: Transaction, { communeId, byPersonId, bytes, now }: NewPicture): Promise<string> {
  const clean = cleanPhoto(bytes);
  if (clean.mime === "image/webp" || clean.bytes.length > mostPictureBytes) {
    throw new AnnouncementRefusedError(
      "picture",
      "Zalo chỉ nhận ảnh JPG hoặc PNG, nhẹ hơn 1 MB. Xin chọn ảnh khác hoặc thu nhỏ lại.",
    );
  }
  const key = randomBytes(18).toString("base64url");
  await tx
    .insert(announcementPictures)
    .values({ key, communeId, byPersonId, contentType: clean.mime, content: clean.bytes, createdAt: now });
  return key;
}

/** Whoever knows the key: Zalo fetches it without a login, and the announcement goes to many anyway. */
export async function findPicture(
  db: Database,
  key: string,
): Promise<{ contentType: string; content: Buffer } | undefined> {
  const [picture] = await withScope(db, "all", (tx) =>
    tx
      .select({ contentType: announcementPictures.contentType, content: announcementPictures.content })
      .from(announcementPictures)
      .where(eq(announcementPictures.key, key)),
  );
  return picture;
}
