import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { withScope } from "../../../../bot/db/connection.ts";
import { forecast } from "../../../../bot/services/announcements/forecast.ts";
import { makeCommune, type TestCommune } from "../../../helpers/commune.ts";
import { openTestDatabase } from "../../../helpers/test-database.ts";

/** Wednesday 08:00 in Vietnam, the beginning of a minute. */
const now = new Date("2026-11-18T01:00:00Z");
const database = openTestDatabase();
let commune: TestCommune;

/** An OA that may send more than its app. */
beforeEach(async () => {
  commune = await makeCommune(database.db, 0);
  await database.db.execute(sql`delete from outbound_lanes`);
  await database.db.execute(sql`
    insert into token_buckets (key, tokens, rate, cap, at, learned)
    values (${`oa:${commune.oaId}`}, 5000, 83, 5000, ${now}, true)`);
});

/** So many other OAs of the same app, each with so many groups that wait for a message. */
async function others(oas: number, waiting: number): Promise<void> {
  await database.db.execute(sql`
    insert into official_accounts (oa_id, app_id, secret_key_sealed)
    select 'other' || n, '2000000000000000011', 'x' from generate_series(1, ${oas}::int) n on conflict do nothing`);
  await database.db.execute(sql`
    insert into outbound_lanes (lane, oa_id, priority, next_at)
    select 'other' || n || ':group:' || g, 'other' || n, 5, ${now}
    from generate_series(1, ${oas}::int) n, generate_series(1, ${waiting}::int) g`);
}

/** All others had their last turn then. */
async function bucketsOfOthers(at: Date): Promise<void> {
  await database.db.execute(sql`
    insert into token_buckets (key, tokens, rate, cap, at, learned)
    select distinct 'oa:' || oa_id, 5000, 83, 5000, ${at}::timestamptz, true from outbound_lanes
    on conflict (key) do update set at = excluded.at`);
}

async function minutesFor(count: number): Promise<number> {
  const when = { communeId: commune.id, now, sendAt: now };
  const asked = { oaId: commune.oaId, count, when, quiet: undefined };
  const { finishAt } = await withScope(database.db, { communes: [commune.id] }, (tx) => forecast(tx, asked));
  // What falls due within the next second leaves now, and is found half a second later.
  return (finishAt.getTime() - now.getTime() + 500) / 60_000;
}

describe("the forecast", () => {
  test("knows that an app calls at most 4,000 times a minute, 98 % of them for what is told to many", async () => {
    expect(await minutesFor(3_920)).toBeCloseTo(1, 3);
    expect(await minutesFor(39_200)).toBeCloseTo(10, 3);
  });

  test("lets each other OA send as much as this one meanwhile, and no more", async () => {
    await others(2, 1_000);
    expect(await minutesFor(98)).toBeCloseTo((3 * 98) / 3_920, 3);
    expect(await minutesFor(1_920)).toBeCloseTo(1, 3);
  });

  test("counts one turn more of those who are before this one in the round than of those behind", async () => {
    await others(391, 30);
    await bucketsOfOthers(new Date(now.getTime() - 60_000));
    expect(await minutesFor(10)).toBeCloseTo((392 * 10) / 3_920, 3);
    await bucketsOfOthers(new Date(now.getTime() + 1_000));
    expect(await minutesFor(10)).toBeCloseTo((392 * 9 + 1) / 3_920, 3);
  });

  test("gives the last of the whole country's groups 19 minutes when one app serves them all", async () => {
    await others(3_299, 22);
    expect(await minutesFor(74_422 - 3_299 * 22)).toBeCloseTo(74_422 / 3_920, 2);
  });

  test("does not count what waits now for an announcement of tomorrow", async () => {
    await others(20, 1_000);
    const sendAt = new Date(now.getTime() + 86_400_000);
    const asked = { oaId: commune.oaId, count: 392, when: { communeId: commune.id, now, sendAt }, quiet: undefined };
    const { finishAt } = await withScope(database.db, { communes: [commune.id] }, (tx) => forecast(tx, asked));
    expect(finishAt.getTime() - sendAt.getTime()).toBeLessThanOrEqual(5_500);
  });
});
