import { expect, test } from "vitest";
import { withScope } from "../../../../bot/db/connection.ts";
import { learnMessagesLeft, readCapabilities } from "../../../../bot/services/official-accounts/account-state.ts";
import { makeCommune } from "../../../helpers/commune.ts";
import { openTestDatabase } from "../../../helpers/test-database.ts";

const database = openTestDatabase();

test("of answers written down at the same moment the lowest number of messages left is kept", async () => {
  const { oaId } = await makeCommune(database.db, 0);
  const { db } = database;
  const learn = (told: number) => learnMessagesLeft(db, { oaId, told, underWay: 100 });
  await learn(400);
  // The second waits for the first, and judges by what the first wrote.
  let second: Promise<void> | undefined;
  await withScope(db, "all", async (tx) => {
    await learnMessagesLeft(tx, { oaId, told: 390, underWay: 100 });
    second = learn(391);
    await new Promise((resolve) => setTimeout(resolve, 50));
  });
  await second;
  expect(await readCapabilities(db, oaId)).toMatchObject({ paidMessagesLeft: 390 });
  await learn(500);
  expect(await readCapabilities(db, oaId)).toMatchObject({ paidMessagesLeft: 500 });
});
