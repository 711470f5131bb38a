import { eq, sql } from "drizzle-orm";
import type { Database } from "../../db/connection.ts";
import { officialAccounts } from "../../db/schema/index.ts";
import type { ConnectedOa, OaDirectory } from "./oa-directory.ts";

/** Often enough to tell staff that events arrive; each event would make the row a bottleneck. */
const noteEveryMs = 15_000;

/**
 * Notes that rightly signed events of an OA arrive. The first one ends its set-up and is waited for; later notes are written now and
 * then, behind the event's back.
 */
export function createEventNotes(
  db: Database,
  directory: OaDirectory,
  now: () => Date,
): (oa: ConnectedOa, eventName: string) => Promise<void> {
  const notedAt = new Map<string, number>();
  const planned = new Set<string>();

  async function write(oaId: string, at: Date): Promise<void> {
    await db
      .update(officialAccounts)
      .set({ lastEventAt: at, verifiedAt: sql`coalesce(${officialAccounts.verifiedAt}, ${at})` })
      .where(eq(officialAccounts.oaId, oaId));
  }

  function writeLater(oaId: string, inMs: number): void {
    if (planned.has(oaId)) return;
    planned.add(oaId);
    const timer = setTimeout(() => {
      planned.delete(oaId);
      note(oaId);
    }, inMs);
    timer.unref();
  }

  /** A note that is lost is written with the next event. */
  function note(oaId: string): void {
    const at = now();
    notedAt.set(oaId, at.getTime());
    write(oaId, at).catch(() => notedAt.delete(oaId));
  }

  return async (oa, eventName) => {
    const at = now();
    if (eventName === "permission_revoked") await markRevoked(db, oa.oaId, at);
    if (!oa.isVerified) {
      await write(oa.oaId, at);
      directory.forget();
      return;
    }
    const age = at.getTime() - (notedAt.get(oa.oaId) ?? 0);
    if (age >= noteEveryMs) note(oa.oaId);
    else writeLater(oa.oaId, noteEveryMs - age);
  };
}

/** Zalo says the OA no longer allows the app: an admin has to connect it again. */
async function markRevoked(db: Database, oaId: string, at: Date): Promise<void> {
  const revoked = JSON.stringify({ revokedAt: at.toISOString() });
  await db
    .update(officialAccounts)
    .set({ health: sql`${officialAccounts.health} || ${revoked}::jsonb` })
    .where(eq(officialAccounts.oaId, oaId));
}
