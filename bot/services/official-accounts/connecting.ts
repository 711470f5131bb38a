import { randomBytes } from "node:crypto";
import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { Database } from "../../db/connection.ts";
import { oaConnectRequests, officialAccounts, zaloApps } from "../../db/schema/index.ts";
import type { Vault } from "../../db/vault.ts";
import { type OaTokens, seal } from "./token-store.ts";

/** Zalo's consent code lives ten minutes; people read before they press. */
const consentLastsMs = 30 * 60_000;

/** Another commune's OA, or one of another app: connecting it here would take it from them. */
export class OaTakenError extends Error {
  override readonly name = "OaTakenError";
}

/** The app's one pair for the consent page; `make` is asked once per app. */
export async function pkceOf(
  db: Database,
  vault: Vault,
  { appId, make }: { appId: string; make: () => { verifier: string; challenge: string } },
): Promise<{ verifier: string; challenge: string }> {
  const { verifier, challenge } = make();
  await db
    .insert(zaloApps)
    .values({ appId, verifierSealed: vault.seal(verifier), challenge })
    .onConflictDoNothing();
  const [kept] = await db.select().from(zaloApps).where(eq(zaloApps.appId, appId));
  return kept ? { verifier: vault.open(kept.verifierSealed), challenge: kept.challenge } : { verifier, challenge };
}

/** Begins a way through Zalo's consent page; returns the state that comes back with the code. */
export async function startConnecting(
  db: Database,
  vault: Vault,
  { communeId, personId, now }: { communeId: number; personId: number; now: Date },
): Promise<string> {
  const state = randomBytes(24).toString("base64url");
  await db.insert(oaConnectRequests).values({
    stateFingerprint: vault.fingerprint("oa_state", state),
    communeId,
    personId,
    createdAt: now,
    expiresAt: new Date(now.getTime() + consentLastsMs),
  });
  return state;
}

/** Whose way it was; undefined when it is unknown, over, or was used before. */
export async function finishConnecting(
  db: Database,
  vault: Vault,
  { state, now }: { state: string; now: Date },
): Promise<{ communeId: number; personId: number } | undefined> {
  const [used] = await db
    .update(oaConnectRequests)
    .set({ usedAt: now })
    .where(
      and(
        eq(oaConnectRequests.stateFingerprint, vault.fingerprint("oa_state", state)),
        isNull(oaConnectRequests.usedAt),
        gt(oaConnectRequests.expiresAt, now),
      ),
    )
    .returning({ communeId: oaConnectRequests.communeId, personId: oaConnectRequests.personId });
  return used;
}

interface Grant {
  oaId: string;
  appId: string;
  name: string | undefined;
  communeId: number;
  tokens: OaTokens;
}

/** Keeps a pair that Zalo gave for an OA of this commune, and makes the OA known when it is new. Throws OaTakenError. */
export async function keepGrant(db: Database, vault: Vault, grant: Grant): Promise<void> {
  const { oaId, appId, name, communeId, tokens } = grant;
  const given = { name: name ?? null, communeId, appId, ...seal(tokens, vault) };
  const kept = await db
    .insert(officialAccounts)
    // Its webhook key is pasted later; an empty one verifies nothing.
    .values({ oaId, secretKeySealed: vault.seal(""), ...given })
    .onConflictDoUpdate({
      target: officialAccounts.oaId,
      set: {
        ...given,
        name: sql`coalesce(excluded.name, ${officialAccounts.name})`,
        health: sql`${officialAccounts.health} - 'revokedAt'`,
      },
      setWhere: sql`coalesce(${officialAccounts.communeId}, ${communeId}) = ${communeId} and ${officialAccounts.appId} = ${appId}`,
    })
    .returning({ id: officialAccounts.id });
  if (kept.length === 0) throw new OaTakenError("the OA belongs to another commune or app");
}

/** Keeps the key that signs the OA's webhooks. */
export async function saveSecretKey(
  db: Database,
  vault: Vault,
  { oaId, key }: { oaId: string; key: string },
): Promise<void> {
  await db
    .update(officialAccounts)
    .set({ secretKeySealed: vault.seal(key) })
    .where(eq(officialAccounts.oaId, oaId));
}
