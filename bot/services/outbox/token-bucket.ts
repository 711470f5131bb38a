import { eq, sql } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { tokenBuckets } from "../../db/schema/index.ts";

/** Until the OA's answers say otherwise (zalo-openapi.md 5.4). A minute's allowance may go at once: people wait for answers. */
const defaultPerMinute = 60;
/** What an app may call at most, whatever its OAs are allowed (zalo-openapi.md 5.4). */
const mostPerMinute = 4_000;

export function bucketOf(oaId: string): string {
  return `oa:${oaId}`;
}

/**
 * Of a told limit what is told to many uses this share, spread evenly over each minute, so that an answer always finds room and two
 * clocks may differ by a second.
 */
export const massShare = 0.98;

/** Lanes are looked at about once a second: what falls due within it goes now, or a minute's last second would be lost. */
const SHARE_AHEAD_MS = 1_000;

/** Whole calls that may be made now; `mass` of them for what is told to many. */
export interface Allowance {
  all: number;
  mass: number;
}

/** 0 while the bucket is paused. A told limit counts by the clock's minutes, as Zalo does. Locks the bucket, so that claims of one OA go one after another. */
export async function takeTokens(tx: Transaction, key: string, now: Date): Promise<Allowance> {
  const { rows } = await tx.execute<{ tokens: number; cap: number; learned: boolean; is_paused: boolean }>(sql`
    insert into token_buckets (key, tokens, rate, cap, at)
    values (${key}, ${defaultPerMinute}, ${defaultPerMinute / 60}, ${defaultPerMinute}, ${now})
    on conflict (key) do update set
      tokens = case
        when not token_buckets.learned then least(token_buckets.cap, token_buckets.tokens
          + token_buckets.rate * greatest(0, extract(epoch from excluded.at - token_buckets.at)::float8))
        when date_trunc('minute', excluded.at) > date_trunc('minute', token_buckets.at) then token_buckets.cap
        else token_buckets.tokens end,
      at = greatest(token_buckets.at, excluded.at)
    returning tokens, cap, learned, coalesce(paused_until > ${now}, false) as is_paused`);
  const [bucket] = rows;
  if (bucket === undefined || bucket.is_paused) return { all: 0, mass: 0 };
  const all = Math.floor(bucket.tokens);
  if (!bucket.learned) return { all, mass: all };
  const elapsed = Math.min(60_000, (now.getTime() % 60_000) + SHARE_AHEAD_MS) / 60_000;
  return { all, mass: Math.max(0, Math.floor(bucket.tokens - bucket.cap * (1 - massShare * elapsed))) };
}

/** What the bucket would give at a moment, for a forecast: takes nothing. */
export async function readBucket(
  tx: Transaction,
  key: string,
  at: Date,
): Promise<{ perMinute: number; tokens: number; isTold: boolean; pausedUntil: Date | undefined }> {
  const [row] = await tx.select().from(tokenBuckets).where(eq(tokenBuckets.key, key));
  if (!row) return { perMinute: defaultPerMinute, tokens: defaultPerMinute, isTold: false, pausedUntil: undefined };
  const seconds = Math.max(0, at.getTime() - row.at.getTime()) / 1_000;
  const isSameMinute = Math.floor(at.getTime() / 60_000) === Math.floor(row.at.getTime() / 60_000);
  const told = isSameMinute ? row.tokens : row.cap;
  return {
    perMinute: row.cap,
    tokens: row.learned ? told : Math.max(0, Math.min(row.cap, row.tokens + row.rate * seconds)),
    isTold: row.learned,
    pausedUntil: row.pausedUntil ?? undefined,
  };
}

export async function spendTokens(tx: Transaction, key: string, count: number): Promise<void> {
  if (count === 0) return;
  await tx.execute(sql`update token_buckets set tokens = tokens - ${count} where key = ${key}`);
}

/**
 * What an answer's `X-RateLimit-*` headers told. A limit that was not known before opens the difference at once;
 * `remaining` 0 stops the OA until its next minute.
 */
export async function learnLimit(
  tx: Transaction,
  key: string,
  { perMinute, remaining, now }: { perMinute: number; remaining: number | undefined; now: Date },
): Promise<void> {
  const pausedUntil = remaining === 0 ? nextMinute(now) : null;
  await tx.execute(sql`
    update token_buckets set
      tokens = least(tokens + greatest(0, ${perMinute}::float8 - cap), ${remaining ?? perMinute}::float8),
      rate = ${perMinute}::float8 / 60, cap = ${perMinute}::float8, learned = true,
      paused_until = greatest(paused_until, ${pausedUntil}::timestamptz)
    where key = ${key}
      and (cap <> ${perMinute}::float8 or tokens > ${remaining ?? perMinute}::float8 or ${remaining === 0})`);
}

/**
 * An answer to a person went well and told no limit: one more a minute is tried, so that a rush of people is not made to
 * wait by a default that nobody set; mass messages do not push it. Ends with the first limit told, by a header or by a refusal.
 */
export async function growLimit(tx: Transaction, key: string): Promise<void> {
  await tx.execute(sql`
    update token_buckets set cap = least(cap + 1, ${mostPerMinute}::float8), rate = least(cap + 1, ${mostPerMinute}::float8) / 60,
      tokens = least(tokens + 2, cap + 1)
    where key = ${key} and not learned`);
}

/** Nothing of the OA is sent before `until`. A limit that was only tried turns out to be too high: half of it is kept. */
export async function pauseBucket(tx: Transaction, key: string, until: Date): Promise<void> {
  const kept = sql`case when learned then cap else greatest(${defaultPerMinute}::float8, floor(cap / 2)) end`;
  await tx.execute(sql`
    update token_buckets set tokens = 0, cap = ${kept}, rate = ${kept} / 60, learned = true,
      paused_until = greatest(paused_until, ${until}::timestamptz)
    where key = ${key}`);
}

/** Zalo's limits start anew each minute (zalo-openapi.md 5.4); one second of distance for the clocks. */
function nextMinute(now: Date): Date {
  return new Date((Math.floor(now.getTime() / 60_000) + 1) * 60_000 + 1_000);
}
