import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { Database, Transaction } from "../../db/connection.ts";
import { officialAccounts } from "../../db/schema/index.ts";

/** What was learned about an OA by using it. */
export const Capabilities = z.object({
  /** Which API reaches a person; some government OAs have only the older one. */
  personPath: z.enum(["v3", "v2"]).optional(),
});
export type Capabilities = z.infer<typeof Capabilities>;

/** What the OA was refused, by operation ("sendToPerson"), until the same operation succeeds. `at` is an ISO instant. */
export const Health = z.object({
  refusals: z.record(z.string(), z.object({ code: z.number(), at: z.string() })).default({}),
  /** The OA took the app's permission back. */
  revokedAt: z.string().optional(),
});
export type Health = z.infer<typeof Health>;

export async function readCapabilities(db: Database | Transaction, oaId: string): Promise<Capabilities> {
  const [row] = await db
    .select({ capabilities: officialAccounts.capabilities })
    .from(officialAccounts)
    .where(eq(officialAccounts.oaId, oaId));
  return Capabilities.catch({}).parse(row?.capabilities ?? {});
}

export async function learnCapability(db: Database | Transaction, oaId: string, learned: Capabilities): Promise<void> {
  const json = JSON.stringify(learned);
  await db.execute(sql`
    update official_accounts set capabilities = capabilities || ${json}::jsonb
    where oa_id = ${oaId} and not capabilities @> ${json}::jsonb`);
}

/** A message of the OA left: what was refused before works again. */
export async function noteSent(
  db: Database | Transaction,
  { oaId, operation, now }: { oaId: string; operation: string; now: Date },
): Promise<void> {
  // Once in a while is enough to tell that it works, and spares a busy row.
  const recently = new Date(now.getTime() - 15_000);
  await db.execute(sql`
    update official_accounts set last_sent_at = ${now}, health = (health #- array['refusals', ${operation}::text]) - 'revokedAt'
    where oa_id = ${oaId}
      and (last_sent_at is null or last_sent_at < ${recently} or health->'refusals' ? ${operation} or health ? 'revokedAt')`);
}

/** Zalo refuses an operation for a reason that concerns the whole OA. */
export async function noteRefusal(
  db: Database | Transaction,
  { oaId, operation, code, now }: { oaId: string; operation: string; code: number; now: Date },
): Promise<void> {
  const refusal = JSON.stringify({ [operation]: { code, at: now.toISOString() } });
  await db.execute(sql`
    update official_accounts
    set health = jsonb_set(health, '{refusals}', coalesce(health->'refusals', '{}') || ${refusal}::jsonb)
    where oa_id = ${oaId}`);
}
