import { eq, sql } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { officialAccounts } from "../../db/schema/index.ts";
import { appBucketOf, bucketOf, massShare, readBucket } from "../outbox/token-bucket.ts";
import type { Meant } from "./meant.ts";
import { aheadMs, finishAt, type Pace, type Quiet } from "./pace.ts";

/** So many mass messages of one OA. */
interface Asked {
  oaId: string;
  count: number;
  when: Pick<Meant, "communeId" | "now" | "sendAt">;
  /** Undefined for what is urgent. */
  quiet: Quiet | undefined;
}

interface Forecast {
  /** Of the narrower limit, the OA's or its app's. */
  perMinute: number;
  isTold: boolean;
  finishAt: Date;
}

/** When the last of them leaves: by the OA's own limit, or by its app's when other OAs have much to send. */
export async function forecast(tx: Transaction, { oaId, count, when, quiet }: Asked): Promise<Forecast> {
  const pace = await readPace(tx, oaId, when);
  const app = await readApp(tx, oaId, when);
  const alone = finishAt(count, pace, when.sendAt, quiet);
  const left = count + pace.ahead;
  let end = alone;
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const minutes = (end.getTime() - when.sendAt.getTime() + aheadMs) / 60_000;
    const ahead = sentMeanwhile(app.others, { count: left, minutes });
    const next = later(alone, finishAt(left, { ...app.bucket, ahead }, when.sendAt, quiet));
    const grewBy = next.getTime() - end.getTime();
    end = next;
    if (grewBy < CLOSE_ENOUGH_MS) break;
  }
  const { perMinute, isTold } = pace.perMinute <= app.bucket.perMinute ? pace : app.bucket;
  return { perMinute, isTold, finishAt: end };
}

/** The longer it takes, the more do others send meanwhile, and the longer it takes: these looks come close enough. */
const MOST_LOOKS = 50;
const CLOSE_ENOUGH_MS = 100;

/** So many OAs with as much to send as this, as fast, and on this side of ours in the round. */
interface Others {
  oas: number;
  waiting: number;
  perMinute: number;
  isBefore: boolean;
}

/** OAs of an app take turns: until our last message those before us had as many as we, those behind one less, or what their own limit lets. */
function sentMeanwhile(others: readonly Others[], { count, minutes }: { count: number; minutes: number }): number {
  const each = ({ waiting, perMinute, isBefore }: Others) =>
    Math.min(waiting, isBefore ? count : count - 1, perMinute * massShare * minutes);
  return others.reduce((sum, some) => sum + some.oas * each(some), 0);
}

/** What the OA may send a minute, and what already waits to leave before a mass message. */
async function readPace(tx: Transaction, oaId: string, { communeId, now, sendAt }: Asked["when"]): Promise<Pace> {
  const bucket = await readBucket(tx, bucketOf(oaId), later(now, sendAt));
  // Of the commune alone: another's are out of sight, and an OA serves one commune.
  const { rows } = await tx.execute<{ ahead: number }>(sql`
    select count(*)::int as ahead from outbound_messages
    where commune_id = ${communeId} and oa_id = ${oaId} and state = 'pending'`);
  return { ...bucket, ahead: sendAt > now ? 0 : (rows[0]?.ahead ?? 0) };
}

/** What the OA's app may send, and what its other OAs have to. Recipients are counted, whose lanes no commune's boundary hides. */
async function readApp(
  tx: Transaction,
  oaId: string,
  { now, sendAt }: Asked["when"],
): Promise<{ bucket: Omit<Pace, "ahead">; others: Others[] }> {
  const [account] = await tx
    .select({ appId: officialAccounts.appId })
    .from(officialAccounts)
    .where(eq(officialAccounts.oaId, oaId));
  const appId = account?.appId ?? "";
  const bucket = await readBucket(tx, appBucketOf(appId), later(now, sendAt));
  if (sendAt > now) return { bucket, others: [] };
  // The order of turns is the sender's (due-accounts.ts).
  const { rows } = await tx.execute<{
    oas: number;
    waiting: number;
    per_minute: number | null;
    is_before: boolean;
  }>(sql`
    with waiting as (
      select oa_id, count(*) as count, min(next_at) as first_at from outbound_lanes where next_at is not null group by oa_id),
    ours as (
      select coalesce((select at from token_buckets where key = ${bucketOf(oaId)}), '-infinity') as had_turn_at,
        coalesce((select first_at from waiting where oa_id = ${oaId}), ${sendAt}) as first_at)
    select count(*)::int as oas, waiting.count::int as waiting, b.cap as per_minute,
      (coalesce(b.at, '-infinity'), waiting.first_at, a.oa_id) < (ours.had_turn_at, ours.first_at, ${oaId}) as is_before
    from waiting cross join ours
    join official_accounts a on a.oa_id = waiting.oa_id and a.app_id = ${appId} and a.oa_id <> ${oaId}
    left join token_buckets b on b.key = 'oa:' || a.oa_id
    group by 2, 3, 4`);
  return {
    bucket,
    others: rows.map(({ oas, waiting, per_minute, is_before }) => ({
      oas,
      waiting,
      perMinute: per_minute ?? bucket.perMinute,
      isBefore: is_before,
    })),
  };
}

function later(one: Date, other: Date): Date {
  return other > one ? other : one;
}
