import { afterEach, beforeEach, expect, test } from "vitest";
import { commands } from "../../../../bot/commands/index.ts";
import { withScope } from "../../../../bot/db/connection.ts";
import { officialAccounts } from "../../../../bot/db/schema/index.ts";
import { linkDemoPeople } from "../../../../bot/services/demo/link-demo-people.ts";
import { loadDemo } from "../../../../bot/services/demo/load-demo.ts";
import { createTestDatabase, type TestDatabase } from "../../../helpers/test-database.ts";
import { makeChat, testVault } from "../../../helpers/turn.ts";

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

test.each([
  ["Monday, ten minutes after midnight", "2026-11-15T17:10:00Z"],
  ["Sunday, ten minutes before midnight", "2026-11-22T16:50:00Z"],
])("somebody who starts the demo on %s finds the officer's first screens full", async (_when, at) => {
  const { db } = database;
  const clock = { now: new Date(at) };
  const { communeId } = await loadDemo(db, testVault, clock.now);
  const oaId = "3000000000000000099";
  await withScope(db, "all", (tx) =>
    tx.insert(officialAccounts).values({ oaId, appId: "2000000000000000011", communeId, secretKeySealed: "x" }),
  );
  const cast = {
    oaId,
    appId: "2000000000000000011",
    leader: { userId: "lan", userIdByApp: "5001" },
    officer: { userId: "hoa", userIdByApp: "5002", name: "Nguyễn Thị Hoa" },
    group: { groupId: "f0e1d2c3b4a5968778f0", name: "Tổ CNSCĐ Tổ dân phố 1" },
  };
  await linkDemoPeople(db, testVault, { communeId, cast, now: clock.now });
  const chat = makeChat({ db, commune: { id: communeId, oaId }, clock, commands });
  const ask = async (text: string) => (await chat.send({ zaloUserId: "hoa", text })).text;
  expect(await ask("ai chưa báo cáo")).toMatch(/• Tổ dân phố 1/);
  expect(await ask("cần gọi ai")).toMatch(/1\. .*Tổ dân phố/);
  expect(await ask("kết quả")).toMatch(/Chỉ tiêu/);
});
