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

/** What does not work, in words for staff; cleared by the next success. */
export const Health = z.object({
  trouble: z.object({ code: z.number().optional(), reason: z.string(), at: z.string() }).optional(),
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
  await db.execute(sql`
    update official_accounts set capabilities = capabilities || ${JSON.stringify(learned)}::jsonb
    where oa_id = ${oaId} and not capabilities @> ${JSON.stringify(learned)}::jsonb`);
}

/** A message of the OA left, or could not for a reason that concerns the whole OA. */
export async function noteSending(
  db: Database | Transaction,
  oaId: string,
  { now, trouble }: { now: Date; trouble: { code: number | undefined; reason: string } | undefined },
): Promise<void> {
  if (trouble) {
    const health: Health = { trouble: { ...trouble, at: now.toISOString() } };
    await db.update(officialAccounts).set({ health }).where(eq(officialAccounts.oaId, oaId));
    return;
  }
  // Once in a while is enough to tell that it works, and spares a busy row.
  const recently = new Date(now.getTime() - 15_000);
  await db.execute(sql`
    update official_accounts set last_sent_at = ${now}, health = health - 'trouble'
    where oa_id = ${oaId} and (last_sent_at is null or last_sent_at < ${recently} or health ? 'trouble')`);
}
