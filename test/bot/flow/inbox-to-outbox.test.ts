import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Command } from "../../../bot/commands/command.ts";
import type { TestCommune } from "../../helpers/commune.ts";
import { createTestDatabase, type TestDatabase } from "../../helpers/test-database.ts";
import { type FakeOpenapi, startFakeOpenapi } from "./fake-openapi.ts";
import { type Bot, makeConnectedCommune, post, signed, startBot, textEvent } from "./standing-bot.ts";

const echoCommand: Command = {
  name: "repeat",
  wants: () => true,
  run: async (turn) => ({ messages: [{ text: `Bà con nói: ${turn.text}` }] }),
};

let database: TestDatabase;
let zalo: FakeOpenapi;
let bot: Bot;
let commune: TestCommune;

beforeAll(async () => {
  database = await createTestDatabase();
  zalo = await startFakeOpenapi();
  commune = await makeConnectedCommune(database);
  bot = await startBot({ database, zalo, commands: [echoCommand] });
});

afterAll(async () => {
  await bot.close();
  await zalo.close();
  await database.drop();
});

describe("a message", () => {
  test("is stored, answered once and sent", async () => {
    const event = signed(textEvent({ oaId: commune.oaId, userId: "4000000000000000031", text: "xin chào" }));
    expect(await post(bot.app, event)).toBe(200);
    await bot.settle(() => zalo.received.length > 0);
    expect(zalo.received).toMatchObject([{ to: "4000000000000000031", text: "Bà con nói: xin chào", kind: "person" }]);
    expect(await post(bot.app, event)).toBe(200);
    await bot.run("sweep");
    await bot.queue.idle();
    expect(zalo.received).toHaveLength(1);
  });
});
