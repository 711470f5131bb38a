import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { Database, Transaction } from "../../db/connection.ts";
import { officialAccounts } from "../../db/schema/index.ts";

/** What was learned about an OA by using it. */
export const Capabilities = z.object({
  /** Which API reaches a person; some government OAs have only the older one. */
  personPath: z.enum(["v3", "v2"]).optional(),
  isGovernment: z.boolean().optional(),
  personMessages: z.enum(["yes", "no", "unknown"]).optional(),
  groups: z.enum(["yes", "no", "unknown"]).optional(),
  /** Places bought for groups and not used yet. */
  freeGroupPlaces: z.number().optional(),
  /** Hours after a person's last word in which they can be written to, when answers told another than Zalo's week. */
  personWindowHours: z.number().optional(),
  /** Whether the package lets messages out after the free two days, and how many are left of it. */
  laterMessages: z.enum(["yes", "no"]).optional(),
  paidMessagesLeft: z.int().optional(),
});
export type Capabilities = z.infer<typeof Capabilities>;

/** Something wrong with an OA that a person can mend, as officers were or will be told. Instants are ISO. */
const Problem = z.object({
  code: z.string(),
  severity: z.enum(["broken", "warning"]),
  sentence: z.string(),
  press: z.string(),
  since: z.string(),
  toldAt: z.string().optional(),
  /** Over, which officers who were told of it still have to hear. */
  goneAt: z.string().optional(),
});
export type Problem = z.infer<typeof Problem>;

/** What Zalo told of an OA when it was asked last. */
const Probe = z.object({
  at: z.string(),
  profile: z
    .object({
      isVerified: z.boolean().optional(),
      oaType: z.number().optional(),
      /** dd/mm/yyyy as sent. */
      packageValidThrough: z.string().optional(),
    })
    .optional(),
  /** Packages change more rarely than the rest, and are asked for more rarely. */
  packagesAt: z.string().optional(),
  groupPackages: z
    .array(
      z.object({ isAvailable: z.boolean(), validThrough: z.string().optional(), autoRenew: z.boolean().optional() }),
    )
    .optional(),
});
export type Probe = z.infer<typeof Probe>;

/** What the OA was refused, by operation ("sendToPerson"), until the same operation succeeds. `at` is an ISO instant. */
export const Health = z.object({
  refusals: z.record(z.string(), z.object({ code: z.number(), at: z.string() })).default({}),
  /** The OA took the app's permission back. */
  revokedAt: z.string().optional(),
  probe: Probe.optional(),
  /** The newest event when the OA was looked at last, and the longest the OA was quiet of late. */
  rhythm: z.object({ eventAt: z.string(), longestGapMs: z.number() }).optional(),
  problems: z.array(Problem).default([]),
  watchedAt: z.string().optional(),
  /** When somebody began to look again after nobody did for a while: events that were missed meanwhile may still come. */
  resumedAt: z.string().optional(),
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

/**
 * Answers come in any order: a number a little above the one we know, by less than what is under way, is an earlier answer; one far above
 * it a new month or package. Judged in the row itself, because several are written down at the same moment.
 */
export async function learnMessagesLeft(
  db: Database | Transaction,
  { oaId, told, underWay }: { oaId: string; told: number; underWay: number },
): Promise<void> {
  const known = sql`(capabilities->>'paidMessagesLeft')::int`;
  await db.execute(sql`
    update official_accounts set capabilities = capabilities || ${JSON.stringify({ paidMessagesLeft: told })}::jsonb
    where oa_id = ${oaId} and (${known} is null or ${told}::int < ${known} or ${told}::int >= ${known} + ${underWay}::int)`);
}

/** Messages of these OAs left: what was refused before works again. */
export async function noteSent(
  db: Database | Transaction,
  sent: readonly { oaId: string; operation: string }[],
  now: Date,
): Promise<void> {
  if (sent.length === 0) return;
  // Once in a while is enough to tell that it works, and spares a busy row.
  const recently = new Date(now.getTime() - 15_000);
  await db.execute(sql`
    update official_accounts a set last_sent_at = ${now}, health = (health #- array['refusals', sent.operation]) - 'revokedAt'
    from json_to_recordset(${JSON.stringify(sent)}::json) as sent("oaId" text, operation text)
    where a.oa_id = sent."oaId"
      and (last_sent_at is null or last_sent_at < ${recently} or health->'refusals' ? sent.operation or health ? 'revokedAt')`);
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

/** Keeps what a look at an OA found, beside what is learned of it meanwhile. */
export async function keepFindings(
  db: Database | Transaction,
  oaId: string,
  findings: Partial<Pick<Health, "probe" | "rhythm" | "problems" | "watchedAt" | "resumedAt">>,
): Promise<void> {
  await db.execute(sql`
    update official_accounts set health = health || ${JSON.stringify(findings)}::jsonb where oa_id = ${oaId}`);
}

/** The answers of operations that were just tried: a code for each that was refused, the others work. */
export async function keepProbed(
  db: Database | Transaction,
  { oaId, tried, refused, now }: { oaId: string; tried: readonly string[]; refused: Record<string, number>; now: Date },
): Promise<void> {
  const entries = Object.entries(refused).map(([operation, code]) => [operation, { code, at: now.toISOString() }]);
  const refusals = JSON.stringify(Object.fromEntries(entries));
  await db.execute(sql`
    update official_accounts set health = jsonb_set(health, '{refusals}',
      (coalesce(health->'refusals', '{}') - ${sql.param([...tried])}::text[]) || ${refusals}::jsonb)
    where oa_id = ${oaId}`);
}
