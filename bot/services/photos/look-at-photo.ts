import { eq } from "drizzle-orm";
import type { AuditAction } from "../../../shared/api/audit.ts";
import type { Transaction } from "../../db/connection.ts";
import { reportPhotos, reports, teams } from "../../db/schema/index.ts";
import { mayOnTeam } from "../access.ts";
import { audit } from "../audit.ts";
import type { KnownPerson } from "../people/known-person.ts";
import { PhotoRefusedError } from "./photo-refused-error.ts";
import { deleted, type Photo } from "./photos.ts";

interface Wanted {
  photoId: number;
  by: KnownPerson;
  now: Date;
}

/** A stored photo that the person may see. Who looks from outside the team is noted. Throws PhotoRefusedError. */
export async function lookAtPhoto(tx: Transaction, { photoId, by, now }: Wanted): Promise<Photo & { file: string }> {
  const { photo, team } = await find(tx, photoId);
  const { file } = photo;
  if (photo.state !== "stored" || file === null || !(await mayOnTeam(tx, by, "see_figures", team)))
    throw new PhotoRefusedError("not_found");
  const isOutsider = !by.memberships.some((held) => held.teamId === team.id);
  if (isOutsider) await note(tx, { photo, by, action: "photo.viewed", now });
  return { ...photo, file };
}

/** By who sent it, the team's leader, or staff. Deleting it twice is the same as once. Throws PhotoRefusedError. */
export async function deletePhoto(tx: Transaction, { photoId, by, now }: Wanted): Promise<Photo> {
  const { photo, team } = await find(tx, photoId);
  const isOwn = photo.byPersonId === by.id;
  if (!isOwn && !(await mayOnTeam(tx, by, "remove_photos", team))) throw new PhotoRefusedError("not_found");
  if (photo.state === "deleted") return photo;
  const [gone] = await tx.update(reportPhotos).set(deleted).where(eq(reportPhotos.id, photo.id)).returning();
  await note(tx, { photo, by, action: "photo.deleted", now });
  return gone ?? photo;
}

async function find(tx: Transaction, photoId: number) {
  const [found] = await tx
    .select({ photo: reportPhotos, team: { id: teams.id, unitId: teams.unitId } })
    .from(reportPhotos)
    .innerJoin(reports, eq(reports.id, reportPhotos.reportId))
    .innerJoin(teams, eq(teams.id, reports.teamId))
    .where(eq(reportPhotos.id, photoId));
  if (!found) throw new PhotoRefusedError("not_found");
  return found;
}

async function note(
  tx: Transaction,
  { photo, by, action, now }: { photo: Photo; by: KnownPerson; action: AuditAction; now: Date },
): Promise<void> {
  await audit(tx, {
    communeId: photo.communeId,
    byPersonId: by.id,
    action,
    subject: `report:${photo.reportId}`,
    now,
  });
}
