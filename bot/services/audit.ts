import type { Transaction } from "../db/connection.ts";
import { auditLog } from "../db/schema/index.ts";

/** Notes who did what to what. Ids only: no names, no words. `subject` is e.g. "person:12" or "team:3". */
export async function audit(
  tx: Transaction,
  entry: { communeId: number; byPersonId: number | undefined; action: string; subject: string; now: Date },
): Promise<void> {
  await tx.insert(auditLog).values({
    communeId: entry.communeId,
    byPersonId: entry.byPersonId ?? null,
    action: entry.action,
    subject: entry.subject,
    at: entry.now,
  });
}
