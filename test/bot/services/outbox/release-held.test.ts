import { sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { withScope } from "../../../../bot/db/connection.ts";
import { releaseHeld } from "../../../../bot/services/outbox/recover.ts";
import { makeCommune, type TestCommune } from "../../../helpers/commune.ts";
import { claimMessages, queueMany } from "../../../helpers/outbox.ts";
import { openTestDatabase } from "../../../helpers/test-database.ts";

const night = new Date("2026-11-17T15:00:00Z");
const morning = new Date("2026-11-18T00:00:00Z");
const database = openTestDatabase();
let commune: TestCommune;

beforeEach(async () => {
  commune = await makeCommune(database.db, 0);
});

/** Announcements to so many groups, held until the morning. */
const holdMany = (count: number) =>
  queueMany(database.db, commune, { kind: "announcement", to: "group", count, now: night, notBefore: morning });

const release = () => withScope(database.db, "all", (tx) => releaseHeld(tx, morning));

test("what waited for the morning leaves in it, some of it at a time", async () => {
  await holdMany(1_200);
  expect(await release()).toBe(1_000);
  expect(await release()).toBe(200);
  expect(await release()).toBe(0);
  const claimed = await withScope(database.db, "all", (tx) =>
    claimMessages(tx, { oaId: commune.oaId, limit: 2_000, owner: "t", now: morning }),
  );
  // A minute's allowance of an OA that told no limit.
  expect(claimed).toHaveLength(60);
});

test("who holds a lane and changes its messages is waited for, and waits for nobody", async () => {
  await holdMany(1);
  const lane = `${commune.oaId}:group:announcement0`;
  await withScope(database.db, "all", (tx) =>
    tx.execute(sql`insert into outbound_lanes (lane, oa_id, next_at) values (${lane}, ${commune.oaId}, ${night})`),
  );
  let released: Promise<number> | undefined;
  // As a claim that finds a reminder needless: first the lane, then the message.
  await withScope(database.db, "all", async (tx) => {
    await tx.execute(sql`select from outbound_lanes where lane = ${lane} for update`);
    released = release();
    await lockIsWaitedFor();
    await tx.execute(sql`update outbound_messages set state = 'failed' where lane = ${lane}`);
  });
  expect(await released).toBe(0);
});

async function lockIsWaitedFor(): Promise<void> {
  for (;;) {
    const { rows } = await database.db.execute(sql`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
    if (rows.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
