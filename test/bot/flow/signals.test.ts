import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Command } from "../../../bot/commands/command.ts";
import { withScope } from "../../../bot/db/connection.ts";
import { conversations, inboundEvents, outboundMessages, people, zaloGroups } from "../../../bot/db/schema/index.ts";
import { forgetOld } from "../../../bot/jobs/forget-old.ts";
import { createLogger } from "../../../bot/logger.ts";
import { makePerson, type TestCommune } from "../../helpers/commune.ts";
import { searchDatabase } from "../../helpers/search-database.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";
import { testVault } from "../../helpers/turn.ts";
import { type FakeOpenapi, startFakeOpenapi } from "./fake-openapi.ts";
import { appId, type Bot, makeConnectedCommune, post, signed, startBot, textEvent } from "./standing-bot.ts";

const tellCommand: Command = {
  name: "tell",
  wants: () => true,
  run: async (turn) => ({
    messages: [
      {
        text: `${turn.channel}|${turn.isAddressed}|${turn.secretKinds.join()}|${turn.attachments.length}|${turn.text}`,
      },
    ],
  }),
};

const database = openTestDatabase();
let zalo: FakeOpenapi;
let commune: TestCommune;
let clock = Date.now();
const bots: Bot[] = [];

beforeAll(async () => {
  zalo = await startFakeOpenapi();
  commune = await makeConnectedCommune(database);
});

afterEach(async () => {
  for (const bot of bots.splice(0)) await bot.close();
});

afterAll(async () => {
  await zalo.close();
});

async function start(): Promise<Bot> {
  const bot = await startBot({ database, zalo, commands: [tellCommand], now: () => new Date(clock) });
  bots.push(bot);
  return bot;
}

const newUser = () => `4${randomUUID().replace(/\D/g, "").padEnd(18, "0").slice(0, 18)}`;
const textsTo = (id: string) => zalo.received.filter((one) => one.to === id).map((one) => one.text);
const idsTo = (id: string) => zalo.received.filter((one) => one.to === id).map((one) => one.id);

function event(name: string, more: object): object {
  clock += 1;
  return { app_id: appId, event_name: name, timestamp: String(clock), ...more };
}

const say = (bot: Bot, userId: string, text: string) =>
  post(bot.app, signed(textEvent({ oaId: commune.oaId, userId, text, at: new Date(++clock) })));

async function allHandled(bot: Bot): Promise<void> {
  await bot.settle(async () => {
    const open = await withScope(database.db, "all", (tx) =>
      tx.select({ handledAt: inboundEvents.handledAt }).from(inboundEvents),
    );
    return open.every((one) => one.handledAt !== null);
  });
  await bot.queue.idle();
}

async function conversationWith(userId: string) {
  const [found] = await withScope(database.db, "all", (tx) =>
    tx.select().from(conversations).where(eq(conversations.peerId, userId)),
  );
  return found;
}

describe("people come", () => {
  test("who follows is welcomed once, also after leaving and coming back", async () => {
    const bot = await start();
    const user = newUser();
    for (const name of ["follow", "unfollow", "follow", "user_click_chatnow"]) {
      await post(bot.app, signed(event(name, { oa_id: commune.oaId, follower: { id: user }, user_id: user })));
      await allHandled(bot);
    }
    await bot.settle(() => textsTo(user).length > 0);
    expect(textsTo(user)).toEqual([expect.stringContaining("Kính chào bà con")]);
    expect(textsTo(user)[0]).toContain("không bao giờ hỏi mật khẩu, mã OTP");
  });

  test("pictures of one album are one turn, and a late one gets no second answer", async () => {
    const bot = await start();
    const user = newUser();
    const picture = (position: number) =>
      event("user_send_image", {
        sender: { id: user },
        recipient: { id: commune.oaId },
        message: {
          msg_id: `album-${user}-${position}`,
          attachments: [
            {
              type: "multi_image",
              payload: {
                url: `https://photo.zdn.vn/${position}.jpg`,
                album_id: `al${user}`,
                id_in_album: String(position),
                total_item_in_album: "4",
              },
            },
          ],
        },
      });
    for (const position of [1, 2, 3]) await post(bot.app, signed(picture(position)));
    await bot.run("sweep");
    await bot.queue.idle();
    expect(textsTo(user)).toEqual([]);
    clock += 2_500;
    await bot.settle(() => textsTo(user).length === 1);
    expect(textsTo(user)).toEqual(["person|true||3|"]);
    await post(bot.app, signed(picture(4)));
    clock += 2_500;
    await allHandled(bot);
    expect(textsTo(user)).toHaveLength(1);
  });

  test("a whole album is answered without waiting", async () => {
    const bot = await start();
    const user = newUser();
    for (const position of [1, 2]) {
      const payload = {
        url: "https://photo.zdn.vn/a.jpg",
        album_id: `w${user}`,
        id_in_album: String(position),
        total_item_in_album: "2",
      };
      const message = { msg_id: `whole-${user}-${position}`, attachments: [{ type: "multi_image", payload }] };
      await post(
        bot.app,
        signed(event("user_send_image", { sender: { id: user }, recipient: { id: commune.oaId }, message })),
      );
    }
    await bot.settle(() => textsTo(user).length === 1, 3_000);
    expect(textsTo(user)).toEqual(["person|true||2|"]);
  });

  test("a voice message and a sticker reach the commands as attachments", async () => {
    const bot = await start();
    const user = newUser();
    for (const [name, attachment] of [
      ["user_send_audio", { type: "audio", payload: { url: "https://voice.zdn.vn/1.aac" } }],
      ["user_send_sticker", { type: "sticker", payload: { id: "1", url: "https://sticker.zdn.vn/1" } }],
    ] as const) {
      const message = { msg_id: `${name}-${user}`, attachments: [attachment] };
      await post(bot.app, signed(event(name, { sender: { id: user }, recipient: { id: commune.oaId }, message })));
    }
    await bot.settle(() => textsTo(user).length === 2);
    expect(textsTo(user)).toEqual(["person|true||1|", "person|true||1|"]);
  });
});

describe("an officer answers by hand", () => {
  const staffEcho = (user: string, text: string) =>
    signed(
      event("oa_send_text", {
        sender: { id: commune.oaId, admin_id: "77" },
        recipient: { id: user },
        message: { text, msg_id: `staff-${user}-${text}` },
      }),
    );

  test("the bot keeps silent for eight hours, and warns of secrets all the same", async () => {
    const bot = await start();
    const user = newUser();
    await post(bot.app, staffEcho(user, "Để tôi giúp bác"));
    await say(bot, user, "vâng ạ");
    await allHandled(bot);
    expect(textsTo(user)).toEqual([]);
    await say(bot, user, "mã otp là 482913");
    await bot.settle(() => textsTo(user).length === 1);
    expect(textsTo(user)[0]).toMatch(/^person\|true\|otp\|0\|/);
    clock += 8 * 3_600_000 + 60_000;
    await say(bot, user, "còn ai không");
    await bot.settle(() => textsTo(user).length === 2);
    const handled = await withScope(database.db, "all", (tx) =>
      tx
        .select({ by: inboundEvents.handledBy })
        .from(inboundEvents)
        .where(
          and(
            eq(inboundEvents.conversationKey, `${commune.oaId}:person:${user}`),
            eq(inboundEvents.handledBy, "human"),
          ),
        ),
    );
    expect(handled).toHaveLength(1);
  });

  test("our own echo is no officer and gets no answer", async () => {
    const bot = await start();
    const user = newUser();
    await say(bot, user, "chào");
    await bot.settle(() => textsTo(user).length === 1);
    const [messageId] = idsTo(user);
    const message = { text: textsTo(user)[0], msg_id: messageId };
    await post(
      bot.app,
      signed(event("oa_send_text", { sender: { id: commune.oaId }, recipient: { id: user }, message })),
    );
    await allHandled(bot);
    expect((await conversationWith(user))?.humanUntil).toBeNull();
    expect(textsTo(user)).toHaveLength(1);
  });
});

describe("receipts", () => {
  test("delivered and seen are noted on the message", async () => {
    const bot = await start();
    const user = newUser();
    await say(bot, user, "chào");
    await bot.settle(() => textsTo(user).length === 1);
    const [messageId] = idsTo(user);
    const sides = { sender: { id: commune.oaId }, recipient: { id: user } };
    await bot.settle(async () => (await outgoing(user)).state === "sent");
    await post(bot.app, signed(event("user_received_message", { ...sides, message: { msg_id: messageId } })));
    await post(bot.app, signed(event("user_seen_message", { ...sides, message: { msg_ids: [messageId] } })));
    await allHandled(bot);
    const { deliveredAt, seenAt } = await outgoing(user);
    expect(deliveredAt).not.toBeNull();
    expect(seenAt!.getTime()).toBeGreaterThanOrEqual(deliveredAt!.getTime());
  });

  async function outgoing(user: string) {
    const [found] = await withScope(database.db, "all", (tx) =>
      tx.select().from(outboundMessages).where(eq(outboundMessages.recipientId, user)),
    );
    return found!;
  }
});

describe("groups", () => {
  const groupSays = (groupId: string, text: string, messageId: string) =>
    signed(
      event("user_send_group_text", {
        oa_id: commune.oaId,
        sender: { id: newUser() },
        recipient: { id: groupId },
        message: { text, msg_id: messageId },
      }),
    );

  test("only what names the OA is answered, and a registration", async () => {
    const bot = await start();
    const groupId = "f0e1d2c3b4a596877801";
    await post(bot.app, groupSays(groupId, "mai họp lúc 8 giờ", "g1"));
    await post(bot.app, groupSays(groupId, `[@${commune.oaId}] kết quả`, "g2"));
    await post(bot.app, groupSays(groupId, "đăng ký TQ-48213", "g3"));
    await allHandled(bot);
    await bot.settle(() => textsTo(groupId).length === 2);
    expect(textsTo(groupId)).toEqual(["group|true||0|kết quả", "group|false||0|đăng ký TQ-48213"]);
  });

  test("a group is known when it is made and gone when it is dissolved", async () => {
    const bot = await start();
    const groupId = "f0e1d2c3b4a596877802";
    const state = async () => {
      const [group] = await withScope(database.db, "all", (tx) =>
        tx.select().from(zaloGroups).where(eq(zaloGroups.groupId, groupId)),
      );
      return group?.state;
    };
    await post(bot.app, signed(event("create_group", { oa_id: commune.oaId, group_id: groupId })));
    await allHandled(bot);
    expect(await state()).toBe("active");
    await post(bot.app, signed(event("delete_group", { oa_id: commune.oaId, group_id: groupId })));
    await allHandled(bot);
    expect(await state()).toBe("gone");
  });
});

describe("personal data", () => {
  test("a phone from Zalo's form is sealed with the person, and the form is not kept", async () => {
    const bot = await start();
    const user = newUser();
    const personId = await makePerson(database.db, commune, { name: "Lê Thị Lan", zaloUserId: user });
    const info = { name: "Lê Thị Lan", phone: "84912345678", full_address: { user_address: "Ngõ 5" } };
    await post(
      bot.app,
      signed(event("user_submit_info", { sender: { id: user }, recipient: { id: commune.oaId }, info })),
    );
    await allHandled(bot);
    const [person] = await withScope(database.db, "all", (tx) =>
      tx.select().from(people).where(eq(people.id, personId)),
    );
    expect(testVault.open(person!.phoneSealed!)).toBe("84912345678");
    const [kept] = await withScope(database.db, "all", (tx) =>
      tx.select().from(inboundEvents).where(eq(inboundEvents.eventName, "user_submit_info")),
    );
    expect(kept).toMatchObject({ raw: null, handledBy: "contact_shared" });
  });

  test("who withdraws their data and was never registered leaves no words here", async () => {
    const bot = await start();
    const user = newUser();
    await say(bot, user, "lời của tôi");
    await bot.settle(() => textsTo(user).length === 1);
    await post(bot.app, signed(event("user_withdraw", { oa_id: commune.oaId, user_id: user })));
    await allHandled(bot);
    expect(await searchDatabase(database.superuserUrl, "lời của tôi")).toEqual({});
    const night = new Date(Date.now() + 86_400_000);
    await forgetOld({ db: database.db, logger: createLogger("silent", "stderr"), now: night });
    expect(await searchDatabase(database.superuserUrl, user)).toEqual({});
  });

  test("who withdraws their data at Zalo is forgotten here", async () => {
    const bot = await start();
    const user = newUser();
    const personId = await makePerson(database.db, commune, { name: "Lê Thị Hoa", zaloUserId: user });
    await say(bot, user, "chào xã");
    await bot.settle(() => textsTo(user).length === 1);
    await post(bot.app, signed(event("user_withdraw", { oa_id: commune.oaId, user_id: user })));
    await allHandled(bot);
    const [person] = await withScope(database.db, "all", (tx) =>
      tx.select().from(people).where(eq(people.id, personId)),
    );
    expect(person).toMatchObject({ nameSealed: null, erasedAt: expect.any(Date) });
  });
});
