import type { Transaction } from "../../db/connection.ts";
import { type Allowance, appBucketOf, bucketOf, spendTokens, takeTokens } from "./token-bucket.ts";

/** How many messages of an OA may be taken. */
export interface Share {
  oaId: string;
  appId: string;
  /** Only what is told to many waits: without room for that the OA has no turn. */
  isMass: boolean;
  limit: number;
}

/** What OAs may send now. */
export interface Allowances {
  /** Each within its own limit; `all` within its part of its app's as well. */
  oas: readonly (Share & Allowance)[];
  /** What may be told to many in the name of an app, answers and notices included. */
  massOfApps: ReadonlyMap<string, number>;
}

/** Locks the buckets of apps before those of OAs, which is the order of their names. Who gets no part is absent and keeps its turn. */
export async function allowOas(tx: Transaction, shares: readonly Share[], now: Date): Promise<Allowances> {
  const appIds = [...new Set(shares.map(({ appId }) => appId))];
  const ofApps = await takeTokens(tx, appIds.map(appBucketOf), now);
  const left = (kind: keyof Allowance) =>
    new Map(appIds.map((id) => [id, Math.max(0, ofApps.get(appBucketOf(id))?.[kind] ?? 0)]));
  const massOfApps = left("mass");
  const some = [
    ...partsOf(
      shares.filter(({ isMass }) => !isMass),
      left("all"),
    ),
    ...partsOf(
      shares.filter(({ isMass }) => isMass),
      massOfApps,
    ),
  ].filter(({ part }) => part > 0);
  const oaKeys = some.map(({ oaId }) => bucketOf(oaId));
  const ofOas = await takeTokens(tx, oaKeys, now);
  const oas = some.map(({ part, ...share }) => {
    const { all = 0, mass = 0 } = ofOas.get(bucketOf(share.oaId)) ?? {};
    return { ...share, all: share.isMass ? 0 : Math.min(share.limit, part, all), mass: Math.min(share.limit, mass) };
  });
  return { oas, massOfApps };
}

/** How many mass messages of each OA may leave beside so many others of it, by its id. */
export function massLimits(
  { oas, massOfApps }: Allowances,
  taken: ReadonlyMap<string, number>,
): { oaId: string; limit: number }[] {
  const left = new Map(massOfApps);
  for (const { oaId, appId } of oas) left.set(appId, (left.get(appId) ?? 0) - (taken.get(oaId) ?? 0));
  return partsOf(oas, left).map(({ oaId, mass, part }) => ({
    oaId,
    limit: Math.min(mass - (taken.get(oaId) ?? 0), part),
  }));
}

/** Each OA's part of what its app has left: even, and what does not divide goes to the first. */
function partsOf<T extends Share>(shares: readonly T[], left: ReadonlyMap<string, number>): (T & { part: number })[] {
  const counts = countBy(shares, ({ appId }) => appId);
  const places = new Map<string, number>();
  return shares.map((share) => {
    const place = places.get(share.appId) ?? 0;
    places.set(share.appId, place + 1);
    const count = counts.get(share.appId) ?? 1;
    const calls = Math.max(0, left.get(share.appId) ?? 0);
    return { ...share, part: Math.floor(calls / count) + (place < calls % count ? 1 : 0) };
  });
}

/** `taken`: how many messages of each OA, by its id. */
export async function spendAllowances(
  tx: Transaction,
  shares: readonly Share[],
  taken: ReadonlyMap<string, number>,
): Promise<void> {
  const spent = new Map<string, number>();
  const spend = (key: string, count: number) => spent.set(key, (spent.get(key) ?? 0) + count);
  for (const { oaId, appId } of shares) {
    spend(bucketOf(oaId), taken.get(oaId) ?? 0);
    spend(appBucketOf(appId), taken.get(oaId) ?? 0);
  }
  await spendTokens(tx, new Map([...spent].filter(([, count]) => count > 0)));
}

export function countBy<T>(list: readonly T[], keyOf: (one: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of list) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1);
  return counts;
}
