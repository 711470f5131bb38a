import { and, desc, eq } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { contentVersions } from "../../db/schema/content.ts";
import { audit } from "../audit.ts";

export type ContentKind = "indicator" | "guide";

export interface Saving {
  communeId: number;
  byPersonId: number;
  now: Date;
}

interface Version {
  kind: ContentKind;
  key: string;
  /** Undefined: the commune's own version was taken away. */
  definition: unknown;
}

/** Keeps what was just saved, and who did it. */
export async function keepVersion(
  tx: Transaction,
  { communeId, byPersonId, now }: Saving,
  { kind, key, definition }: Version,
): Promise<void> {
  await tx
    .insert(contentVersions)
    .values({ communeId, kind, key, definition: definition ?? null, byPersonId, at: now });
  await audit(tx, { communeId, byPersonId, action: `${kind}.changed`, subject: `${kind}:${key}`, now });
}

const SHOWN = 30;

/** Newest first; the few that somebody may want back. */
export async function listVersions(
  tx: Transaction,
  { communeId, kind, key }: { communeId: number; kind: ContentKind; key: string },
): Promise<{ id: number; at: Date; definition: unknown }[]> {
  return tx
    .select({ id: contentVersions.id, at: contentVersions.at, definition: contentVersions.definition })
    .from(contentVersions)
    .where(and(eq(contentVersions.communeId, communeId), eq(contentVersions.kind, kind), eq(contentVersions.key, key)))
    .orderBy(desc(contentVersions.id))
    .limit(SHOWN);
}
