import { and, eq, gt, isNull } from "drizzle-orm";
import type { Database, Transaction } from "../../db/connection.ts";
import { loginRequests } from "../../db/schema/index.ts";
import type { Vault } from "../../db/vault.ts";

/** A login that came back from Zalo's permission page. */
interface ReturnedLogin {
  id: number;
  verifier: string;
}

/**
 * Takes the login that `state` belongs to, once; undefined when it is unknown, over, used, or was begun in another browser.
 *
 * Whoever begins a login holds its `wait`, and is let in as the person who agrees at Zalo. So an agreement counts only in the
 * browser where the login was begun: a swindler who sends somebody the link of a login of their own gets nothing, because the
 * victim's browser comes back without the swindler's cookie. The same check keeps anybody from logging others in as themselves.
 */
export async function takeReturnedLogin(
  db: Database,
  vault: Vault,
  { state, browser, now }: { state: string; browser: string; now: Date },
): Promise<ReturnedLogin | undefined> {
  const [taken] = await db
    .update(loginRequests)
    .set({ stateFingerprint: null })
    .where(
      and(
        eq(loginRequests.stateFingerprint, vault.fingerprint("login state", state)),
        eq(loginRequests.browserFingerprint, vault.fingerprint("login browser", browser)),
        waits(now),
      ),
    )
    .returning({ id: loginRequests.id, verifierSealed: loginRequests.verifierSealed });
  return taken?.verifierSealed ? { id: taken.id, verifier: vault.open(taken.verifierSealed) } : undefined;
}

/** Zalo told who it is: the waiting page may now log in as them. False when the login is over, or was confirmed by chat meanwhile. */
export async function confirmReturnedLogin(
  tx: Transaction,
  { id, communeId, personId, now }: { id: number; communeId: number; personId: number; now: Date },
): Promise<boolean> {
  const confirmed = await tx
    .update(loginRequests)
    .set({ communeId, personId })
    .where(and(eq(loginRequests.id, id), waits(now)))
    .returning({ id: loginRequests.id });
  return confirmed.length > 0;
}

function waits(now: Date) {
  return and(isNull(loginRequests.personId), gt(loginRequests.expiresAt, now));
}
