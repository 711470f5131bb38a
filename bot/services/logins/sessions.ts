import { createHash, randomBytes } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import { askAll, type Database, type Transaction, withScope } from "../../db/connection.ts";
import { sessions } from "../../db/schema/index.ts";

/** A working day: short enough for a lost phone, long enough not to be in the way. */
const LIVES_MS = 12 * 60 * 60 * 1000;

export interface Session {
  communeId: number;
  personId: number;
  expiresAt: Date;
}

/** The token is shown once; only its hash is kept. */
export async function openSession(
  tx: Transaction,
  { communeId, personId, now }: { communeId: number; personId: number; now: Date },
): Promise<{ token: string; expiresAt: Date }> {
  const token = randomBytes(32).toString("base64url");
  const expiresAt = new Date(now.getTime() + LIVES_MS);
  await tx
    .insert(sessions)
    .values({ communeId, personId, tokenHash: hashOf(token), createdAt: now, lastUsedAt: now, expiresAt });
  return { token, expiresAt };
}

/** Undefined for a token that is unknown, over or revoked. */
export async function findSession(db: Database, token: string, now: Date): Promise<Session | undefined> {
  const [session] = await askAll<Session>(db, {
    text: `select commune_id as "communeId", person_id as "personId", expires_at as "expiresAt" from sessions
      where token_hash = $1 and revoked_at is null and expires_at > $2`,
    values: [hashOf(token), now.toISOString()],
  });
  return session;
}

export async function closeSession(db: Database, token: string, now: Date): Promise<void> {
  await withScope(db, "all", (tx) =>
    tx
      .update(sessions)
      .set({ revokedAt: now })
      .where(eq(sessions.tokenHash, hashOf(token))),
  );
}

/** Ends all of a person's logins: when they leave, are erased, or ask for it. */
export async function closeSessionsOf(
  tx: Transaction,
  { personId, now }: { personId: number; now: Date },
): Promise<void> {
  await tx
    .update(sessions)
    .set({ revokedAt: now })
    .where(and(eq(sessions.personId, personId), isNull(sessions.revokedAt)));
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
