import { and, desc, eq, lt } from "drizzle-orm";
import type { AuditAction } from "../../shared/api/audit.ts";
import type { Transaction } from "../db/connection.ts";
import { auditLog } from "../db/schema/index.ts";

/** Notes who did what to what. Ids only: no names, no words. `subject` is e.g. "person:12" or "team:3". */
export async function audit(
  tx: Transaction,
  entry: { communeId: number; byPersonId: number | undefined; action: AuditAction; subject: string; now: Date },
): Promise<void> {
  await tx.insert(auditLog).values({
    communeId: entry.communeId,
    byPersonId: entry.byPersonId ?? null,
    action: entry.action,
    subject: entry.subject,
    at: entry.now,
  });
}

export interface AuditEntry {
  id: number;
  byPersonId: number | undefined;
  /** One of AuditAction, or an older one that is no longer written. */
  action: string;
  subject: string;
  at: Date;
}

/** What was changed and looked at in a commune, newest first; `before` is the id of the last one already seen. */
export async function readAuditLog(
  tx: Transaction,
  { communeId, before, count }: { communeId: number; before: number | undefined; count: number },
): Promise<AuditEntry[]> {
  const rows = await tx
    .select()
    .from(auditLog)
    .where(and(eq(auditLog.communeId, communeId), before === undefined ? undefined : lt(auditLog.id, before)))
    .orderBy(desc(auditLog.id))
    .limit(count);
  return rows.map(({ id, byPersonId, action, subject, at }) => ({
    ...{ id, action, subject, at },
    byPersonId: byPersonId ?? undefined,
  }));
}
