import { randomBytes, randomInt } from "node:crypto";
import { and, eq, gt, isNotNull, isNull } from "drizzle-orm";
import type { Database, Transaction } from "../../db/connection.ts";
import { loginRequests } from "../../db/schema/index.ts";
import type { Vault } from "../../db/vault.ts";
import { comparableCode } from "../teams/join-code.ts";

const LIVES_MS = 10 * 60 * 1000;
/** No O, 0, I, 1, L, nor U: nothing that is mistaken for something else. */
const ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const CODE_LENGTH = 6;

export interface StartedLogin {
  code: string;
  wait: string;
  state: string;
  expiresAt: Date;
}

/**
 * Begins a login: `code` is what the person sends to the OA, `wait` is what the page asks with meanwhile, `state` goes through
 * Zalo's permission page. `browser` is the secret cookie of the browser that asks, `verifier` the PKCE secret of this login.
 */
export async function startLogin(
  db: Database,
  vault: Vault,
  { browser, verifier, now }: { browser: string; verifier: string; now: Date },
): Promise<StartedLogin> {
  const code = `DN-${Array.from({ length: CODE_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join("")}`;
  const wait = randomBytes(32).toString("base64url");
  const state = randomBytes(32).toString("base64url");
  const expiresAt = new Date(now.getTime() + LIVES_MS);
  await db.insert(loginRequests).values({
    codeFingerprint: vault.fingerprint("login", comparableCode(code)),
    waitFingerprint: vault.fingerprint("login wait", wait),
    stateFingerprint: vault.fingerprint("login state", state),
    browserFingerprint: vault.fingerprint("login browser", browser),
    verifierSealed: vault.seal(verifier),
    createdAt: now,
    expiresAt,
  });
  return { code, wait, state, expiresAt };
}

/** The login that waits for this code, undefined when the code is unknown, over, refused or used. */
export async function findLogin(
  tx: Transaction,
  vault: Vault,
  { code, now }: { code: string; now: Date },
): Promise<{ createdAt: Date } | undefined> {
  const [login] = await tx
    .select({ createdAt: loginRequests.createdAt })
    .from(loginRequests)
    .where(waitsFor(vault, { code, now }));
  return login;
}

/** The person sent the code by chat: the waiting page may now log in as them. False when the code is unknown or over. */
export async function confirmLogin(
  tx: Transaction,
  vault: Vault,
  { code, communeId, personId, now }: { code: string; communeId: number; personId: number; now: Date },
): Promise<boolean> {
  const confirmed = await tx
    .update(loginRequests)
    .set({ communeId, personId })
    .where(waitsFor(vault, { code, now }))
    .returning({ id: loginRequests.id });
  return confirmed.length > 0;
}

/** The person did not ask for it: the code ends at once. */
export async function refuseLogin(
  tx: Transaction,
  vault: Vault,
  { code, now }: { code: string; now: Date },
): Promise<void> {
  await tx.update(loginRequests).set({ expiresAt: now }).where(waitsFor(vault, { code, now }));
}

function waitsFor(vault: Vault, { code, now }: { code: string; now: Date }) {
  return and(
    eq(loginRequests.codeFingerprint, vault.fingerprint("login", comparableCode(code))),
    isNull(loginRequests.personId),
    gt(loginRequests.expiresAt, now),
  );
}

export type FinishedLogin =
  | { state: "pending" }
  | { state: "gone" }
  | { state: "done"; communeId: number; personId: number };

/** Who confirmed, once: the same `wait` works a single time. */
export async function finishLogin(
  tx: Transaction,
  vault: Vault,
  { wait, now }: { wait: string; now: Date },
): Promise<FinishedLogin> {
  const mine = eq(loginRequests.waitFingerprint, vault.fingerprint("login wait", wait));
  const [taken] = await tx
    .update(loginRequests)
    .set({ usedAt: now })
    .where(and(mine, isNotNull(loginRequests.personId), isNull(loginRequests.usedAt), gt(loginRequests.expiresAt, now)))
    .returning({ communeId: loginRequests.communeId, personId: loginRequests.personId });
  if (taken?.communeId && taken.personId)
    return { state: "done", communeId: taken.communeId, personId: taken.personId };
  const [waiting] = await tx
    .select({ id: loginRequests.id })
    .from(loginRequests)
    .where(and(mine, isNull(loginRequests.personId), gt(loginRequests.expiresAt, now)));
  return { state: waiting ? "pending" : "gone" };
}
