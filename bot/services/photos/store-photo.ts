import { and, eq } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { reportPhotos } from "../../db/schema/index.ts";
import type { KnownPerson } from "../people/known-person.ts";
import { findReport, reportingTeams } from "../reports/report.ts";
import { requireSameRequest } from "../same-request.ts";
import { cleanPhoto } from "./clean-photo.ts";
import { findTwin } from "./fetch-photos.ts";
import type { PhotoFiles } from "./photo-files.ts";
import { PhotoRefusedError } from "./photo-refused-error.ts";
import { countPhotos, factsOf, MOST_PHOTOS, type Photo } from "./photos.ts";

interface NewPhoto {
  reportId: number;
  by: KnownPerson;
  /** As they came; metadata and all. */
  bytes: Buffer;
  /** Made once on the phone and sent again with every retry. */
  key: string;
  now: Date;
}

/** Keeps a photo from the form with its report. The same key, and the same picture, twice are one. Throws PhotoRefusedError, and KeyReusedError for another picture with the key. */
export async function storePhoto(tx: Transaction, files: PhotoFiles, photo: NewPhoto): Promise<Photo> {
  const { reportId, by, bytes, now } = photo;
  const report = await findReport(tx, reportId);
  const teams = await reportingTeams(tx, by);
  if (!report || !teams.some((team) => team.teamId === report.teamId)) throw new PhotoRefusedError("not_allowed");
  if (report.state === "dropped" || report.state === "withdrawn") throw new PhotoRefusedError("not_found");
  const idempotencyKey = `form_${by.id}_${photo.key}`;
  const clean = cleanPhoto(bytes);
  const facts = factsOf(clean);
  const known = await findByKey(tx, report.communeId, idempotencyKey);
  if (known) return sameAs(known, facts.sha256);
  const twin = await findTwin(tx, { reportId, sha256: facts.sha256 });
  if (twin) return twin;
  if ((await countPhotos(tx, reportId)) >= MOST_PHOTOS) throw new PhotoRefusedError("too_many");
  const file = await files.save(clean.bytes);
  const [stored] = await tx
    .insert(reportPhotos)
    .values({
      communeId: report.communeId,
      reportId,
      byPersonId: by.id,
      channel: "form",
      state: "stored",
      file,
      ...facts,
      idempotencyKey,
      createdAt: now,
    })
    .onConflictDoNothing({ target: [reportPhotos.communeId, reportPhotos.idempotencyKey] })
    .returning();
  if (stored) return stored;
  // The same photo came twice at the same moment: the other one is kept.
  await files.remove(file);
  const first = await findByKey(tx, report.communeId, idempotencyKey);
  if (!first) throw new PhotoRefusedError("not_found");
  return sameAs(first, facts.sha256);
}

function sameAs(known: Photo, sha256: string): Photo {
  requireSameRequest(known.sha256, sha256);
  return known;
}

async function findByKey(tx: Transaction, communeId: number, key: string): Promise<Photo | undefined> {
  const [photo] = await tx
    .select()
    .from(reportPhotos)
    .where(and(eq(reportPhotos.communeId, communeId), eq(reportPhotos.idempotencyKey, key)));
  return photo;
}
