import { eq, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { tokenBuckets } from "../../db/schema/index.ts";

/** Until the OA's answers say otherwise (zalo-openapi.md 5.4). A minute's allowance may go at once: people wait for answers. */
const defaultPerMinute = 60;
/** What an app may call at most over all its OAs, whatever they are allowed (zalo-openapi.md 5.4). */
const mostPerMinute = 4_000;

export function bucketOf(oaId: string): string {
  return `oa:${oaId}`;
}

/** All calls for an app's OAs count here as well. In order of names before `bucketOf`: claims lock the app's bucket first. */
export function appBucketOf(appId: string): string {
  return `app:${appId}`;
}

/** A bucket nobody took from yet. An app's limit is Zalo's own, so it counts as told. */
function freshBucket(key: string): { perMinute: number; isTold: boolean } {
  const isApp = key.startsWith(appBucketOf(""));
  return { perMinute: isApp ? mostPerMinute : defaultPerMinute, isTold: isApp };
}

/**
 * Of a told limit what is told to many uses this share, spread evenly over each minute, so that an answer always finds room and two
 * clocks may differ by a second.
 */
export const massShare = 0.98;

/** Lanes are looked at about once a second: what falls due within it goes now, or a minute's last second would be lost. */
export const shareAheadMs = 1_000;

/** Whole calls that may be made now; `mass` of them for what is told to many. */
export interface Allowance {
  all: number;
  mass: number;
}

/**
 * What each bucket gives, nothing while it is paused; a bucket nobody asked before is made. A told limit counts by the clock's minutes,
 * as Zalo does. Locks the buckets in the order of their names, so that claims of one OA go one after another.
 */
export async function takeTokens(tx: Transaction, keys: readonly string[], now: Date): Promise<Map<string, Allowance>> {
  const sorted = [...keys].sort();
  const fresh = sorted.map(freshBucket);
  const { rows } = await tx.execute<{
    key: string;
    tokens: number;
    cap: number;
    learned: boolean;
    is_paused: boolean;
  }>(sql`
    insert into token_buckets (key, tokens, rate, cap, at, learned)
    select key, cap, cap / 60, cap, ${now}, learned
    from unnest(${sql.param(sorted)}::text[], ${sql.param(fresh.map(({ perMinute }) => perMinute))}::float8[],
      ${sql.param(fresh.map(({ isTold }) => isTold))}::boolean[]) as fresh(key, cap, learned)
    on conflict (key) do update set tokens = ${refilled(now)},
      at = case when ${isOfAnotherTime(now)} then excluded.at else greatest(token_buckets.at, excluded.at) end
    returning key, tokens, cap, learned, coalesce(paused_until > ${now}, false) as is_paused`);
  return new Map(rows.map((row) => [row.key, row.is_paused ? { all: 0, mass: 0 } : allowanceOf(row, now)]));
}

/** Clocks differ by seconds. A bucket used minutes ahead of now saw a clock that was wrong: it must not stop an app until then. */
function isOfAnotherTime(now: Date, bucket: SQL = sql`token_buckets`): SQL {
  return sql`${bucket}.at > ${new Date(now.getTime() + 120_000)}`;
}

/** Tokens of a row of `token_buckets`, or of another name for it, at a moment. */
function refilled(now: Date, bucket: SQL = sql`token_buckets`): SQL {
  return sql`case
    when ${isOfAnotherTime(now, bucket)} then ${bucket}.cap
    when not ${bucket}.learned then least(${bucket}.cap, ${bucket}.tokens
      + ${bucket}.rate * greatest(0, extract(epoch from ${now}::timestamptz - ${bucket}.at)::float8))
    when date_trunc('minute', ${now}::timestamptz) > date_trunc('minute', ${bucket}.at) then ${bucket}.cap
    else ${bucket}.tokens end`;
}

function allowanceOf(
  { tokens, cap, learned }: { tokens: number; cap: number; learned: boolean },
  now: Date,
): Allowance {
  const all = Math.floor(tokens);
  return { all, mass: learned ? Math.max(0, Math.floor(tokens - cap * keptFor(now))) : all };
}

/** The share of a told limit that mass messages leave untouched at this second of the minute. */
function keptFor(now: Date): number {
  return 1 - (massShare * Math.min(60_000, (now.getTime() % 60_000) + shareAheadMs)) / 60_000;
}

/** Of a row of `token_buckets`, called `bucket`, or none: whether a message may leave, `isMass` or not, without taking anything. */
export function mayLeave(bucket: SQL, isMass: SQL, now: Date): SQL {
  const kept = sql`case when ${bucket}.learned and ${isMass} then ${bucket}.cap * ${keptFor(now)}::float8 else 0 end`;
  return sql`(${bucket}.key is null
    or (coalesce(${bucket}.paused_until <= ${now}, true) and ${refilled(now, bucket)} - ${kept} >= 1))`;
}

/** What the bucket would give at a moment, for a forecast: takes nothing. */
export async function readBucket(
  tx: Transaction,
  key: string,
  at: Date,
): Promise<{ perMinute: number; tokens: number; isTold: boolean; pausedUntil: Date | undefined }> {
  const [row] = await tx.select().from(tokenBuckets).where(eq(tokenBuckets.key, key));
  if (!row) {
    const fresh = freshBucket(key);
    return { ...fresh, tokens: fresh.perMinute, pausedUntil: undefined };
  }
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

/** By key, how many were used. */
export async function spendTokens(tx: Transaction, spent: ReadonlyMap<string, number>): Promise<void> {
  if (spent.size === 0) return;
  await tx.execute(sql`
    update token_buckets set tokens = tokens - used.count
    from unnest(${sql.param([...spent.keys()])}::text[], ${sql.param([...spent.values()])}::int[]) as used(key, count)
    where token_buckets.key = used.key`);
}

/** What answers' `X-RateLimit-*` headers told of one bucket, the lowest `remaining` of them. */
export interface ToldLimit {
  key: string;
  perMinute: number;
  remaining: number | undefined;
}

/**
 * A limit that was not known before opens the difference at once; `remaining` 0 stops the OA until its next minute. Lock the buckets
 * before (`lockBuckets`).
 */
export async function learnLimits(tx: Transaction, told: readonly ToldLimit[], now: Date): Promise<void> {
  if (told.length === 0) return;
  await tx.execute(sql`
    update token_buckets set
      tokens = least(tokens + greatest(0, told."perMinute" - cap), coalesce(told.remaining, told."perMinute")),
      rate = told."perMinute" / 60, cap = told."perMinute", learned = true,
      paused_until = greatest(paused_until, case when told.remaining = 0 then ${nextMinute(now)}::timestamptz end)
    from json_to_recordset(${JSON.stringify(told)}::json) as told(key text, "perMinute" float8, remaining float8)
    where token_buckets.key = told.key
      and (cap <> told."perMinute" or not learned or tokens > coalesce(told.remaining, told."perMinute") or told.remaining = 0)`);
}

/** In the order of their names, as claims do. */
export async function lockBuckets(tx: Transaction, keys: readonly string[]): Promise<void> {
  await tx.execute(sql`
    select 1 from token_buckets where key = any(${sql.param([...keys])}::text[]) order by key collate "C" for update`);
}

/**
 * Answers to people went well and told no limit: one more a minute is tried for each, so that a rush of people is not made to
 * wait by a default that nobody set; mass messages do not push it. Ends with the first limit told, by a header or by a refusal.
 */
export async function growLimit(tx: Transaction, key: string, count: number): Promise<void> {
  await tx.execute(sql`
    update token_buckets set cap = least(cap + ${count}, ${mostPerMinute}::float8),
      rate = least(cap + ${count}, ${mostPerMinute}::float8) / 60, tokens = least(tokens + 2 * ${count}, cap + ${count})
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
