import { TransactionRollbackError } from "drizzle-orm";
import { type Transaction, withScope } from "../../bot/db/connection.ts";
import { claimFrom } from "../../bot/services/outbox/claim.ts";
import { findDueAccounts } from "../../bot/services/outbox/due-accounts.ts";
import { testVault } from "../helpers/turn.ts";
import type { SendingBench } from "./sending-reminders.ts";

const ROUNDS = 20;
const OAS_AT_ONCE = 100;

/** What it takes to find whose messages may leave and to claim some, while all of them wait; each claim is taken back. */
export async function measureClaims({ db }: SendingBench, now: Date): Promise<void> {
  const took = { find: 0, claim: 0 };
  let claimed = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    await withScope(db, "all", async (tx) => {
      const wanted = { except: [], limit: OAS_AT_ONCE, now };
      const due = await timed(took, "find", () => findDueAccounts(tx, wanted));
      const shares = due.map(({ oaId, appId, isMass }) => ({ oaId, appId, isMass, limit: 4 }));
      const asked = { shares, owner: "bench claims", now };
      claimed += (await timed(took, "claim", () => claimFrom(tx, testVault, asked))).length;
      return takeBack(tx);
    }).catch((error: unknown) => {
      if (!(error instanceof TransactionRollbackError)) throw error;
    });
  }
  console.info(
    `claims while all wait: ${(took.find / ROUNDS).toFixed(1)} ms to find ${OAS_AT_ONCE} OAs that may send, ${(took.claim / ROUNDS).toFixed(1)} ms to claim ${Math.round(claimed / ROUNDS)} messages of them`,
  );
}

async function timed<T>(took: Record<string, number>, name: string, work: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  const result = await work();
  took[name] = (took[name] ?? 0) + performance.now() - startedAt;
  return result;
}

function takeBack(tx: Transaction): never {
  return tx.rollback();
}
