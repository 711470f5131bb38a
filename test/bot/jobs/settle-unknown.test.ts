import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { withScope } from "../../../bot/db/connection.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";
import { testVault } from "../../helpers/turn.ts";
import { startFakeOpenapi } from "../flow/fake-openapi.ts";
import { makeConnectedCommune, startBot } from "../flow/standing-bot.ts";

const database = openTestDatabase();

test("all that a killed process left behind is looked for at once, however much it is", async () => {
  const zalo = await startFakeOpenapi();
  const { id, oaId } = await makeConnectedCommune(database);
  const bot = await startBot({ database, zalo, works: false });
  try {
    // Without content there is nothing to look for in Zalo's history: each is put off.
    await withScope(database.db, "all", (tx) =>
      tx.execute(sql`
        insert into outbound_messages (commune_id, oa_id, lane, recipient_kind, recipient_id, kind, state, created_at, claimed_at)
        select ${id}, ${oaId}, 'lane' || n, 'group', 'a' || n, 'notice', 'unknown', now() - interval '1 minute', now() - interval '10 s'
        from generate_series(1, 250) n`),
    );
    await bot.run("settle-unknown");
    const { rows } = await withScope(database.db, "all", (tx) =>
      tx.execute<{ left: number }>(sql`select count(*)::int as left from outbound_messages where not_before is null`),
    );
    expect(rows).toEqual([{ left: 0 }]);
  } finally {
    await bot.close();
    await zalo.close();
  }
});

test("what could not be looked for is looked for again soon", async () => {
  const zalo = await startFakeOpenapi();
  const { id, oaId } = await makeConnectedCommune(database);
  const bot = await startBot({ database, zalo, works: false });
  await zalo.close();
  try {
    const sealed = testVault.seal(JSON.stringify({ text: "đến chưa" }));
    await withScope(database.db, "all", (tx) =>
      tx.execute(sql`
        insert into outbound_messages (commune_id, oa_id, lane, recipient_kind, recipient_id, kind, content_sealed, state, created_at, claimed_at)
        values (${id}, ${oaId}, 'lost', 'person', '4', 'reply', ${sealed}, 'unknown', now() - interval '1 minute', now() - interval '60 s')`),
    );
    await bot.run("settle-unknown");
    const { rows } = await withScope(database.db, "all", (tx) =>
      tx.execute<{ seconds: number }>(sql`
        select extract(epoch from not_before - now())::float8 as seconds from outbound_messages where lane = 'lost'`),
    );
    expect(rows[0]?.seconds).toBeGreaterThan(5);
    expect(rows[0]?.seconds).toBeLessThan(60);
  } finally {
    await bot.close();
  }
});
