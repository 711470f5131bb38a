import { pino } from "pino";
import { expect, it, vi } from "vitest";
import { withScope } from "../../../bot/db/connection.ts";
import { livingOwners, showPresence } from "../../../bot/db/presence.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";

const database = openTestDatabase();
const logger = pino({ level: "silent" });
const living = () => withScope(database.db, "all", livingOwners);

it("shows a process until it is taken down", async () => {
  const takeDown = showPresence(database.url, "one", logger);
  await vi.waitFor(async () => expect(await living()).toEqual(["one"]));
  await takeDown();
  await vi.waitFor(async () => expect(await living()).toEqual([]));
});

it("can be taken down before it stands: a start that fails must end", async () => {
  const takeDown = showPresence(database.url, "two", logger);
  await takeDown();
  await vi.waitFor(async () => expect(await living()).toEqual([]));
});
