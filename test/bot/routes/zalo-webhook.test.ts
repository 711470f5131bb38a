import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withScope } from "../../../bot/db/connection.ts";
import { inboundEvents, officialAccounts, quarantinedEvents } from "../../../bot/db/schema/index.ts";
import { saveVerifierFile } from "../../../bot/services/official-accounts/verifier-files.ts";
import type { TestCommune } from "../../helpers/commune.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";
import { type FakeOpenapi, startFakeOpenapi } from "../flow/fake-openapi.ts";
import { appSecret, type Bot, makeConnectedCommune, post, signed, startBot, textEvent } from "../flow/standing-bot.ts";

const database = openTestDatabase();
let zalo: FakeOpenapi;
let bot: Bot;
let commune: TestCommune;

beforeAll(async () => {
  zalo = await startFakeOpenapi();
  commune = await makeConnectedCommune(database);
  // Receives only: what is stored stays as it was stored.
  bot = await startBot({ database, zalo, works: false });
});

afterAll(async () => {
  await bot.close();
  await zalo.close();
});

async function stored(messageId: string) {
  return withScope(database.db, "all", (tx) =>
    tx
      .select()
      .from(inboundEvents)
      .where(eq(inboundEvents.dedupeKey, `user_send_text|${messageId}`)),
  );
}

function raw(payload: string | Buffer, headers: Record<string, string> = { "content-type": "application/json" }) {
  return bot.app.inject({ method: "POST", url: "/webhooks/zalo", payload, headers });
}

describe("what Zalo and strangers post", () => {
  test("the unsigned probe of the console is answered with 200", async () => {
    expect((await raw("{}")).statusCode).toBe(200);
  });

  test("an address saved with a slash at its end works as well", async () => {
    const answers = await Promise.all([
      bot.app.inject({ method: "POST", url: "/webhooks/zalo/", payload: "{}" }),
      bot.app.inject("/webhooks/zalo/"),
    ]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
  });

  test("an address check by GET is answered with 200", async () => {
    expect((await bot.app.inject("/webhooks/zalo")).statusCode).toBe(200);
  });

  test.each([
    "{broken",
    "",
    "[]",
    '"text"',
    "null",
    "\u0000",
  ])("a body that is no JSON object is refused: %j", async (body) => {
    const answer = await raw(body);
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ error: { code: "not_json" } });
  });

  test("two megabytes are refused with 413", async () => {
    const answer = await raw(JSON.stringify({ text: "x".repeat(2_000_000) }));
    expect(answer.statusCode).toBe(413);
    expect(answer.json()).toEqual({ error: { code: "too_large", message: expect.stringContaining("quá lớn") } });
  });

  test.each([
    "application/json",
    "application/json; charset=utf-8",
    "text/plain",
    "application/x-www-form-urlencoded",
    "",
  ])("an event is stored whatever its content type says: %j", async (contentType) => {
    const messageId = `type${contentType.length}`;
    const { body, headers } = signed(textEvent({ oaId: commune.oaId, userId: "41", text: "chào", messageId }));
    const { "content-type": _, ...rest } = headers;
    const answer = await raw(body, contentType ? { ...rest, "content-type": contentType } : rest);
    expect(answer.statusCode).toBe(200);
    expect(await stored(messageId)).toHaveLength(1);
  });

  test("an event of an OA nobody connected gets 200, is kept apart and not stored", async () => {
    const { body, headers } = signed(
      textEvent({ oaId: "3999999999999999999", userId: "41", text: "chào", messageId: "u1" }),
    );
    expect((await raw(body, headers)).statusCode).toBe(200);
    expect(await stored("u1")).toHaveLength(0);
    const kept = await database.db.select().from(quarantinedEvents).where(eq(quarantinedEvents.reason, "unknown_oa"));
    expect(kept).toMatchObject([{ oaId: "3999999999999999999", eventName: "user_send_text" }]);
  });

  test("an event with a name nobody knows is stored and needs nothing", async () => {
    const event = { app_id: "1", oa_id: commune.oaId, event_name: "something_new", timestamp: "1790000000001" };
    expect(await post(bot.app, signed(event))).toBe(200);
    const rows = await withScope(database.db, "all", (tx) =>
      tx.select().from(inboundEvents).where(eq(inboundEvents.eventName, "something_new")),
    );
    expect(rows).toMatchObject([{ handledBy: "door", conversationKey: null }]);
  });

  test("ids beyond 2^53 stay as they are, also when they come as numbers", async () => {
    const event = textEvent({ oaId: commune.oaId, userId: "9007199254740993123", text: "chào", messageId: "big" });
    const body = JSON.stringify(event).replace('"9007199254740993123"', "9007199254740993123");
    const { createHash } = await import("node:crypto");
    const timestamp = (event as { timestamp: string }).timestamp;
    const mac = createHash("sha256").update(`2000000000000000011${body}${timestamp}khóa thử của OA`).digest("hex");
    expect((await raw(body, { "x-zevent-signature": `mac=${mac}` })).statusCode).toBe(200);
    expect(await stored("big")).toMatchObject([{ conversationKey: `${commune.oaId}:person:9007199254740993123` }]);
  });

  test("what people of a group say to each other is not kept", async () => {
    const event = {
      ...textEvent({ oaId: commune.oaId, userId: "41", text: "tối nay họp nhé" }),
      event_name: "user_send_group_text",
      oa_id: commune.oaId,
      recipient: { id: "f0e1d2c3b4a5968778f0" },
      message: { text: "tối nay họp nhé", msg_id: "talk1" },
    };
    expect(await post(bot.app, signed(event))).toBe(200);
    const rows = await withScope(database.db, "all", (tx) =>
      tx.select().from(inboundEvents).where(eq(inboundEvents.dedupeKey, "user_send_group_text|talk1")),
    );
    expect(rows).toMatchObject([{ raw: null, handledBy: "door" }]);
  });

  test("but the title of a button under what was read back there is", async () => {
    const event = {
      ...textEvent({ oaId: commune.oaId, userId: "41", text: "" }),
      event_name: "user_send_group_text",
      oa_id: commune.oaId,
      recipient: { id: "f0e1d2c3b4a5968778f2" },
      message: { text: "Đúng", msg_id: "answer1" },
    };
    expect(await post(bot.app, signed(event))).toBe(200);
    const rows = await withScope(database.db, "all", (tx) =>
      tx.select().from(inboundEvents).where(eq(inboundEvents.dedupeKey, "user_send_group_text|answer1")),
    );
    expect(rows).toMatchObject([{ raw: expect.stringContaining("Đúng"), handledAt: null }]);
  });
});

describe("signatures", () => {
  test("a wrong one gets 200 and a diagnosis while the OA is being set up, 401 after its first good event", async () => {
    const fresh = await makeConnectedCommune(database);
    const say = (messageId: string) => textEvent({ oaId: fresh.oaId, userId: "41", text: "chào", messageId });
    await waitForDirectory();

    expect(await post(bot.app, signed(say("s1"), appSecret))).toBe(200);
    expect(await stored("s1")).toHaveLength(0);
    const [kept] = await database.db.select().from(quarantinedEvents).where(eq(quarantinedEvents.oaId, fresh.oaId));
    expect(kept).toMatchObject({ reason: "bad_signature", diagnosis: "app_secret" });

    expect(await post(bot.app, signed(say("s2")))).toBe(200);
    expect(await stored("s2")).toHaveLength(1);

    expect(await post(bot.app, signed(say("s3"), appSecret))).toBe(401);
    expect(await post(bot.app, { ...signed(say("s3")), headers: {} })).toBe(401);
    expect(await stored("s3")).toHaveLength(0);
  });

  test("a changed body is refused", async () => {
    const { body, headers } = signed(textEvent({ oaId: commune.oaId, userId: "41", text: "5 người", messageId: "c1" }));
    expect((await raw(body, headers)).statusCode).toBe(200);
    expect((await raw(body.replace("5 người", "9 người"), headers)).statusCode).toBe(401);
  });

  test("an OA whose key cannot be opened is refused without harm to the others", async () => {
    const broken = await makeConnectedCommune(database);
    await database.db
      .update(officialAccounts)
      .set({ secretKeySealed: "x" })
      .where(eq(officialAccounts.oaId, broken.oaId));
    await waitForDirectory();
    const say = (oaId: string, messageId: string) => signed(textEvent({ oaId, userId: "41", text: "chào", messageId }));
    await post(bot.app, say(broken.oaId, "k1"));
    expect(await stored("k1")).toHaveLength(0);
    expect(await post(bot.app, say(commune.oaId, "k2"))).toBe(200);
    expect(await stored("k2")).toHaveLength(1);
  });
});

describe("secrets", () => {
  test.each([
    ["482913", ["otp"]],
    ["482 913", ["otp"]],
    ["số cccd của tôi 038204001234", ["id_number"]],
    ["thẻ 9704 3612 3456 7890", ["card_number"]],
    ["mật khẩu vneid là Hoa@1990", ["password"]],
  ])("%j is cut out before it is stored", async (text, kinds) => {
    const messageId = `secret${text.length}${kinds[0]}`;
    expect(await post(bot.app, signed(textEvent({ oaId: commune.oaId, userId: "42", text, messageId })))).toBe(200);
    const [row] = await stored(messageId);
    expect(row?.secretKinds).toEqual(kinds);
    expect(row?.raw).toContain("[đã cắt]");
  });

  test("four digits after talk of a code are cut, and elsewhere are a figure", async () => {
    const say = (userId: string, text: string, messageId: string) =>
      post(bot.app, signed(textEvent({ oaId: commune.oaId, userId, text, messageId })));
    await say("43", "có người gọi hỏi mã OTP", "talk-otp");
    await say("43", "4829", "code4");
    await say("44", "4829", "figure4");
    expect((await stored("code4"))[0]).toMatchObject({ secretKinds: ["otp"] });
    expect((await stored("figure4"))[0]).toMatchObject({ secretKinds: null, raw: expect.stringContaining("4829") });
  });

  test("captions, file names, link texts and forms are cut too, ids and addresses are not", async () => {
    const event = {
      app_id: "2000000000000000011",
      event_name: "user_send_link",
      sender: { id: "4000000000000000031" },
      recipient: { id: commune.oaId },
      message: {
        msg_id: "970436123456789012",
        text: "căn cước 038204001234",
        attachments: [
          {
            type: "link",
            payload: {
              url: "https://example.vn/970436123456789012",
              title: "mã otp là 482913",
              description: "thẻ 9704050000001234",
            },
          },
        ],
      },
      timestamp: "1790000000000",
    };
    expect(await post(bot.app, signed(event))).toBe(200);
    const rows = await withScope(database.db, "all", (tx) =>
      tx.select().from(inboundEvents).where(eq(inboundEvents.eventName, "user_send_link")),
    );
    const body = rows[0]?.raw ?? "";
    for (const secret of ["038204001234", "482913", "9704050000001234"]) expect(body).not.toContain(secret);
    expect(JSON.parse(body)).toMatchObject({
      sender: { id: "4000000000000000031" },
      message: {
        msg_id: "970436123456789012",
        attachments: [{ payload: { url: "https://example.vn/970436123456789012" } }],
      },
    });
  });

  test("a mention of the OA in a group is no card number", async () => {
    const event = {
      ...textEvent({ oaId: commune.oaId, userId: "41", text: "" }),
      event_name: "user_send_group_text",
      oa_id: commune.oaId,
      recipient: { id: "f0e1d2c3b4a5968778f1" },
      message: { text: `[@${commune.oaId}] kết quả`, msg_id: "mention1" },
    };
    await post(bot.app, signed(event));
    const rows = await withScope(database.db, "all", (tx) =>
      tx.select().from(inboundEvents).where(eq(inboundEvents.dedupeKey, "user_send_group_text|mention1")),
    );
    expect(rows[0]).toMatchObject({
      secretKinds: null,
      handledAt: null,
      raw: expect.stringContaining(`[@${commune.oaId}]`),
    });
  });
});

describe("storing", () => {
  test("rows that the database refuses, or that would shift the others, harm only themselves", async () => {
    const good = (n: number) => newEvent(`batch${n}`, "tốt");
    const refused = newEvent("batch-refused", "a\u0000b");
    const shifting = newEvent("batch-shifting", "a\u0001b");
    const results = await Promise.allSettled(
      [good(1), refused, good(2), shifting, good(3)].map((event) => bot.deps.door.inbox.accept(event)),
    );
    expect(results.map((result) => result.status)).toEqual([
      "fulfilled",
      "rejected",
      "fulfilled",
      "rejected",
      "fulfilled",
    ]);
    const rows = await withScope(database.db, "all", (tx) =>
      tx.select().from(inboundEvents).where(eq(inboundEvents.eventName, "batch")),
    );
    expect(rows).toHaveLength(3);
  });

  test("the same event in one batch and in the next is stored once", async () => {
    const same = newEvent("same", "một");
    await Promise.all([1, 2, 3].map(() => bot.deps.door.inbox.accept(same)));
    await bot.deps.door.inbox.accept(same);
    const rows = await withScope(database.db, "all", (tx) =>
      tx.select().from(inboundEvents).where(eq(inboundEvents.dedupeKey, "same")),
    );
    expect(rows).toHaveLength(1);
  });

  function newEvent(dedupeKey: string, raw: string) {
    const at = new Date();
    return {
      dedupeKey,
      communeId: commune.id,
      oaId: commune.oaId,
      eventName: "batch",
      conversationKey: undefined,
      raw,
      secretKinds: [],
      sentAt: undefined,
      receivedAt: at,
      isIdle: true,
    };
  }
});

describe("other answers", () => {
  test("the verifier file of the domain check has the content staff entered, others are 404", async () => {
    await saveVerifierFile(database.db, { oaId: commune.oaId, code: "Ab12-x", content: "<html>Ab12-x</html>" });
    const found = await bot.app.inject("/zalo_verifierAb12-x.html");
    expect([found.statusCode, found.body]).toEqual([200, "<html>Ab12-x</html>"]);
    expect((await bot.app.inject("/zalo_verifierother.html")).statusCode).toBe(404);
  });

  test("a path that takes another method answers 405 with a sentence, an unknown one 404", async () => {
    const wrong = await bot.app.inject({ method: "DELETE", url: "/webhooks/zalo" });
    expect([wrong.statusCode, wrong.json().error.code]).toEqual([405, "method_not_allowed"]);
    for (const path of ["/api/v1/nothing-here", "/api/v1/guides/vneid/"]) {
      const unknown = await bot.app.inject(path);
      expect([unknown.statusCode, unknown.json().error.code], path).toEqual([404, "not_found"]);
    }
  });
});

/** OAs nobody knew are asked for again at most once a second. */
async function waitForDirectory(): Promise<void> {
  bot.deps.directory.forget();
}
