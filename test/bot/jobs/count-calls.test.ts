import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { createCallCount } from "../../../bot/jobs/count-calls.ts";
import { createLogger } from "../../../bot/logger.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";
import { startFakeOpenapi } from "../flow/fake-openapi.ts";
import { appId, startBot } from "../flow/standing-bot.ts";

const database = openTestDatabase();

async function leftOf(app: string): Promise<number | undefined> {
  const { rows } = await database.db.execute<{ tokens: number }>(
    sql`select tokens from token_buckets where key = ${`app:${app}`}`,
  );
  return rows[0]?.tokens;
}

test("calls without a message use up the app's limit of the minute in which they are told", async () => {
  const clock = { now: new Date("2026-11-18T01:00:10Z") };
  const count = createCallCount({
    db: database.db,
    appId: "counted",
    logger: createLogger("silent", "stderr"),
    now: () => clock.now,
  });
  for (let n = 0; n < 7; n += 1) count.note();
  await count.settled();
  expect(await leftOf("counted")).toBe(3_993);
  clock.now = new Date("2026-11-18T01:01:00Z");
  count.note();
  await count.settled();
  expect(await leftOf("counted")).toBe(3_999);
});

test("a process that only serves pages counts what it asks of Zalo, too", async () => {
  const zalo = await startFakeOpenapi();
  const bot = await startBot({ database, zalo, works: false });
  try {
    await bot.deps.zaloDesk.client.getOa("token").catch(() => undefined);
    await expect.poll(() => leftOf(appId)).toBe(3_999);
  } finally {
    await bot.close();
    await zalo.close();
  }
});
