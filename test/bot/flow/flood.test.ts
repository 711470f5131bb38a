import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Command } from "../../../bot/commands/command.ts";
import { withScope } from "../../../bot/db/connection.ts";
import { inboundEvents } from "../../../bot/db/schema/index.ts";
import type { TestCommune } from "../../helpers/commune.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";
import { type FakeOpenapi, startFakeOpenapi } from "./fake-openapi.ts";
import { type Bot, makeConnectedCommune, post, signed, startBot, textEvent } from "./standing-bot.ts";

const echo: Command = {
  name: "echo",
  wants: () => true,
  run: async (turn) => ({ messages: [{ text: `nghe: ${turn.text}` }] }),
};

const database = openTestDatabase();
let zalo: FakeOpenapi;
let commune: TestCommune;
let bot: Bot;

beforeAll(async () => {
  zalo = await startFakeOpenapi();
  commune = await makeConnectedCommune(database);
  bot = await startBot({ database, zalo, commands: [echo] });
  bot.deps.handling.messagesAMinute = 30;
});
afterAll(async () => {
  await bot.close();
  await zalo.close();
});

const textsTo = (user: string) => zalo.received.filter((one) => one.to === user).map((one) => one.text);
const handledOf = (user: string) =>
  withScope(database.db, "all", (tx) =>
    tx
      .select({ by: inboundEvents.handledBy })
      .from(inboundEvents)
      .where(eq(inboundEvents.conversationKey, `${commune.oaId}:person:${user}`)),
  );

/** Sends numbered messages, `everyMs` apart in Zalo's time, the last one now. */
async function send(user: string, count: number, everyMs: number, endsAt = Date.now()) {
  for (let n = 1; n <= count; n += 1) {
    const at = new Date(endsAt - (count - n) * everyMs);
    await post(bot.app, signed(textEvent({ oaId: commune.oaId, userId: user, text: `tin ${n}`, at })));
  }
}

const allHandled = (user: string, count: number) =>
  bot.settle(async () => (await handledOf(user)).filter(({ by }) => by !== null).length === count);

test("who sends 40 messages in a minute gets 30 answers and one notice; all are stored and handled", async () => {
  const [flooder, neighbour] = ["8000000000000000001", "8000000000000000002"];
  await send(flooder, 40, 100);
  await send(neighbour, 1, 0);
  await allHandled(flooder, 40);
  await bot.settle(() => textsTo(flooder).length >= 31 && textsTo(neighbour).length === 1);
  const heard = textsTo(flooder);
  expect(heard).toHaveLength(31);
  expect(heard[29]).toBe("nghe: tin 30");
  expect(heard[30]).toContain("Xin đợi một phút");
  expect((await handledOf(flooder)).filter(({ by }) => by === "flood")).toHaveLength(10);
  expect(textsTo(neighbour)).toEqual(["nghe: tin 1"]);

  // The next minute begins anew.
  await send(flooder, 1, 0, Date.now() + 61_000);
  await bot.settle(() => textsTo(flooder).length === 32);
  expect(textsTo(flooder)[31]).toBe("nghe: tin 1");
});

test("messages of several minutes that waited for us are all answered", async () => {
  const user = "8000000000000000003";
  await send(user, 40, 5_000);
  await bot.settle(() => textsTo(user).length === 40);
  expect(textsTo(user).filter((text) => text.startsWith("nghe:"))).toHaveLength(40);
});
