import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { withScope } from "../../../../bot/db/connection.ts";
import { conversations, identities, inboundEvents, outboundMessages } from "../../../../bot/db/schema/index.ts";
import { forgetOld } from "../../../../bot/jobs/forget-old.ts";
import { createLogger } from "../../../../bot/logger.ts";
import { enqueue, type MessageKind } from "../../../../bot/services/outbox/enqueue.ts";
import { erasePerson } from "../../../../bot/services/people/erase.ts";
import { makeCommune, makeGroup, makePerson, type TestCommune } from "../../../helpers/commune.ts";
import { searchDatabase } from "../../../helpers/search-database.ts";
import { openTestDatabase } from "../../../helpers/test-database.ts";
import { testDeps, testVault } from "../../../helpers/turn.ts";

const NOW = new Date("2026-11-18T03:00:00Z");
const NEXT_NIGHT = new Date("2026-11-18T20:30:00Z");
const ZALO_ID = "7311245899312345678";
const NEIGHBOUR = "7311245899300000001";
const logger = createLogger("silent", "stderr");
const { outbox } = testDeps({ now: NOW });

const database = openTestDatabase();
let commune: TestCommune;
let personId: number;

const scoped = <T>(work: Parameters<typeof withScope<T>>[2]) =>
  withScope(database.db, { communes: [commune.id] }, work);
const lane = (zaloId: string) => `${commune.oaId}:person:${zaloId}`;
const groupKey = () => `${commune.oaId}:group:9001`;
const find = (text: string) => searchDatabase(database.superuserUrl, text);

/** An event as the door stores it, handled unless the test says otherwise. */
async function storeEvent(given: { key: string; raw: string; dedupeKey: string; name?: string; isHandled?: boolean }) {
  await scoped((tx) =>
    tx.insert(inboundEvents).values({
      communeId: commune.id,
      oaId: commune.oaId,
      dedupeKey: given.dedupeKey,
      eventName: given.name ?? "user_send_text",
      conversationKey: given.key,
      raw: given.raw,
      receivedAt: NOW,
      handledAt: given.isHandled === false ? null : NOW,
    }),
  );
}

async function queue(text: string, kind: MessageKind, state: "sent" | "failed" | "held" | "pending", zaloId = ZALO_ID) {
  const id = await scoped((tx) =>
    enqueue(tx, outbox, {
      communeId: commune.id,
      oaId: commune.oaId,
      recipient: { kind: "person", id: zaloId },
      kind,
      message: { text },
      dedupeKey: kind === "notice" ? `welcome_${lane(zaloId)}` : undefined,
    }),
  );
  await scoped((tx) =>
    tx
      .update(outboundMessages)
      .set({ state, settledAt: state === "sent" || state === "failed" ? NOW : null })
      .where(eq(outboundMessages.id, id)),
  );
  return id;
}

const erase = () => scoped((tx) => erasePerson(tx, { personId, byPersonId: personId, now: NOW }));
const message = (id: number) =>
  scoped((tx) => tx.select().from(outboundMessages).where(eq(outboundMessages.id, id))).then(([row]) => row!);

beforeEach(async () => {
  await withScope(database.db, "all", async (tx) => {
    await tx.delete(outboundMessages);
    await tx.delete(inboundEvents);
    await tx.delete(conversations);
    await tx.delete(identities);
    await tx.execute("delete from outbound_lanes");
  });
  commune = await makeCommune(database.db, 1);
  const [team] = commune.teams;
  personId = await makePerson(database.db, commune, { name: "Lê Tư", zaloUserId: ZALO_ID, team: team! });
  await makeGroup(database.db, commune, "9001", team!);
  await scoped((tx) =>
    tx.insert(conversations).values([
      { communeId: commune.id, key: lane(ZALO_ID), oaId: commune.oaId, kind: "person", peerId: ZALO_ID, personId },
      { communeId: commune.id, key: groupKey(), oaId: commune.oaId, kind: "group", peerId: "9001" },
      { communeId: commune.id, key: lane(NEIGHBOUR), oaId: commune.oaId, kind: "person", peerId: NEIGHBOUR },
    ]),
  );
});

test("an erased person's Zalo id and words stand in no column of any table", async () => {
  const said = (from: string, text: string) => JSON.stringify({ sender: { id: from }, message: { text } });
  await storeEvent({ key: lane(ZALO_ID), raw: said(ZALO_ID, "nhà em ở ngõ 12"), dedupeKey: "user_send_text|m1" });
  await storeEvent({ key: lane(ZALO_ID), raw: "{}", dedupeKey: `follow|${commune.oaId}|${ZALO_ID}|1`, name: "follow" });
  await storeEvent({ key: groupKey(), raw: said(ZALO_ID, "@OA ngõ 12 báo cáo"), dedupeKey: "user_send_group_text|m2" });
  await storeEvent({
    key: groupKey(),
    raw: "{}",
    dedupeKey: `user_join_group|9001|${ZALO_ID}|2`,
    name: "user_join_group",
  });
  await queue("Dạ, em đã ghi.", "reply", "sent");
  await queue("Chào bác.", "notice", "failed");

  expect(Object.keys(await find(ZALO_ID)).length).toBeGreaterThan(5);
  expect(await erase()).toBe(true);

  expect(await find("ngõ 12")).toEqual({});
  // The lane keeps it until the night, for what may still be on its way.
  expect(await find(ZALO_ID)).toEqual({ "outbound_lanes.lane": 1 });
  await forgetOld({ db: database.db, logger, now: NEXT_NIGHT });
  expect(await find(ZALO_ID)).toEqual({});
});

test("deliveries stay as a history of one pseudonym, with state and reason but without words", async () => {
  const first = await message(await queue("một", "reply", "sent"));
  const second = await message(await queue("hai", "notice", "failed"));
  await erase();
  const [one, two] = [await message(first.id), await message(second.id)];
  expect(one).toMatchObject({ state: "sent", contentSealed: null, settledAt: NOW });
  expect(two).toMatchObject({ state: "failed", contentSealed: null });
  expect(one.recipientId).toMatch(/^forgotten-[0-9a-f]{16}$/);
  expect(two.recipientId).toBe(one.recipientId);
  expect(one.lane).toBe(lane(one.recipientId));
});

test("what was waiting for the person is not sent any more, the answer to them is, and then goes too", async () => {
  const held = await queue("Mai họp tổ.", "announcement", "held");
  await erase();
  const answer = await queue("Đã xóa hết.", "reply", "pending");
  expect(await message(held)).toMatchObject({ state: "failed", reason: "Người nhận đã xóa dữ liệu của mình." });
  expect(await message(answer)).toMatchObject({ state: "pending", recipientId: ZALO_ID });

  // Zalo was away all day: the answer still waits, and so does its address.
  await forgetOld({ db: database.db, logger, now: NEXT_NIGHT });
  expect(await message(answer)).toMatchObject({ recipientId: ZALO_ID });

  await scoped((tx) =>
    tx.update(outboundMessages).set({ state: "sent", settledAt: NOW }).where(eq(outboundMessages.id, answer)),
  );
  await forgetOld({ db: database.db, logger, now: NEXT_NIGHT });
  expect(await find(ZALO_ID)).toEqual({});
});

test("the message that asked for the erasure goes as soon as it is handled", async () => {
  await storeEvent({ key: lane(ZALO_ID), raw: "{}", dedupeKey: "user_send_text|m3", isHandled: false });
  await erase();
  await scoped((tx) => tx.update(inboundEvents).set({ handledAt: NOW }));
  await forgetOld({ db: database.db, logger, now: NEXT_NIGHT });
  expect(await find(ZALO_ID)).toEqual({});
});

test("others' chats and words in the group stay", async () => {
  const raw = JSON.stringify({ sender: { id: NEIGHBOUR }, message: { text: "tổ em 5 người" } });
  await storeEvent({ key: groupKey(), raw, dedupeKey: "user_send_group_text|m4" });
  await storeEvent({ key: lane(NEIGHBOUR), raw, dedupeKey: "user_send_text|m5" });
  const answer = await queue("Đã ghi.", "reply", "sent", NEIGHBOUR);
  await erase();
  await forgetOld({ db: database.db, logger, now: NEXT_NIGHT });
  expect(await find("tổ em 5 người")).toEqual({ "inbound_events.raw": 2 });
  expect(testVault.open((await message(answer)).contentSealed ?? "")).toContain("Đã ghi.");
});

test("somebody who comes back the same day keeps their new chat", async () => {
  await queue("một", "reply", "sent");
  await erase();
  const later = new Date(NOW.getTime() + 3_600_000);
  await scoped((tx) =>
    tx.insert(conversations).values({
      communeId: commune.id,
      key: lane(ZALO_ID),
      oaId: commune.oaId,
      kind: "person",
      peerId: ZALO_ID,
    }),
  );
  const answer = await queue("Chào bác.", "reply", "sent");
  await scoped((tx) => tx.update(outboundMessages).set({ createdAt: later }).where(eq(outboundMessages.id, answer)));
  await forgetOld({ db: database.db, logger, now: NEXT_NIGHT });
  expect(await message(answer)).toMatchObject({ recipientId: ZALO_ID, contentSealed: expect.any(String) });
  const lanes = await database.db.execute<{ forgotten_at: Date | null }>("select forgotten_at from outbound_lanes");
  expect(lanes.rows).toEqual([{ forgotten_at: null }]);
});
