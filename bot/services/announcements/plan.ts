import { sql } from "drizzle-orm";
import type { SendPlan } from "../../../shared/api/announcement.ts";
import type { Transaction } from "../../db/connection.ts";
import type { Commune } from "../communes.ts";
import { readDaysOff } from "../days-off.ts";
import { forecast } from "./forecast.ts";
import type { Meant } from "./meant.ts";
import { countRoutes, type RouteCount } from "./resolve.ts";

interface Planned {
  commune: Commune;
  meant: Meant;
  urgent: boolean;
}

/** How many arrive by which route, when the last one leaves, what quota it uses; from what each OA's answers have told. */
export async function planSending(tx: Transaction, { commune, meant, urgent }: Planned): Promise<SendPlan> {
  const counts = await countRoutes(tx, meant);
  const sendable = counts.filter((one) => one.oaId !== undefined);
  const perOa = sumBy(sendable, ({ oaId = "" }) => oaId);
  const quiet = urgent ? undefined : { rule: commune.settings.quiet, daysOff: await readDaysOff(tx, commune.id) };
  const accounts: SendPlan["accounts"] = [];
  const ends: Date[] = [];
  for (const [oaId, count] of perOa) {
    const { perMinute, isTold, finishAt } = await forecast(tx, { oaId, count, when: meant, quiet });
    accounts.push({ count, perMinute, isTold });
    ends.push(finishAt);
  }
  const sum = (route: RouteCount["route"]) =>
    counts.reduce((total, one) => total + (one.route === route ? one.count : 0), 0);
  const routes = { group: sum("group"), free: sum("free"), paid: sum("paid") };
  const reach = routes.group + routes.free + routes.paid;
  const last = ends.sort((a, b) => b.getTime() - a.getTime())[0];
  const quotaLeft = await readQuota(tx, [...perOa.keys()]);
  return {
    recipients: counts.reduce((total, one) => total + one.count, 0),
    reach,
    routes,
    byHand: byHandOf(counts),
    startAt: meant.sendAt.toISOString(),
    ...(last ? { finishAt: last.toISOString() } : {}),
    accounts,
    ...(quotaLeft === undefined ? {} : { quotaLeft }),
    beyondQuota: quotaLeft === undefined ? 0 : Math.max(0, routes.paid - quotaLeft),
  };
}

function sumBy(counts: readonly RouteCount[], keyOf: (one: RouteCount) => string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const one of counts) sums.set(keyOf(one), (sums.get(keyOf(one)) ?? 0) + one.count);
  return sums;
}

function byHandOf(counts: readonly RouteCount[]): SendPlan["byHand"] {
  const reasons = new Map<string, { reason: string; count: number; names: string[] }>();
  for (const { reason, count, names } of counts) {
    if (reason === undefined) continue;
    const known = reasons.get(reason) ?? { reason, count: 0, names: [] };
    reasons.set(reason, { reason, count: known.count + count, names: [...known.names, ...names].slice(0, 10) });
  }
  return [...reasons.values()].sort((a, b) => b.count - a.count);
}

async function readQuota(tx: Transaction, oaIds: readonly string[]): Promise<number | undefined> {
  const { rows } = await tx.execute<{ left: number | null }>(sql`
    select sum((capabilities->>'paidMessagesLeft')::int)::int as left from official_accounts
    where oa_id = any(${sql.param(oaIds)}::text[])`);
  return rows[0]?.left ?? undefined;
}
