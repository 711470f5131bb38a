import { beforeEach, expect, test } from "vitest";
import { commands } from "../../../bot/commands/index.ts";
import { withScope } from "../../../bot/db/connection.ts";
import { findPersonByIdentity } from "../../../bot/services/people/known-person.ts";
import { makeCommune, makePerson, type TestCommune } from "../../helpers/commune.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";
import { makeChat, testVault } from "../../helpers/turn.ts";

const clock = { now: new Date("2026-11-18T03:00:00Z") };
const database = openTestDatabase();
let commune: TestCommune;
let chat: ReturnType<typeof makeChat>;

beforeEach(async () => {
  commune = await makeCommune(database.db, 3);
  chat = makeChat({ db: database.db, commune, clock, commands });
});

const say = (text: string, zaloUserId = "u1") => chat.send({ zaloUserId, text });
const known = (zaloUserId = "u1") =>
  withScope(database.db, { communes: [commune.id] }, (tx) =>
    findPersonByIdentity(tx, testVault, { oaId: commune.oaId, zaloUserId, now: clock.now }),
  );

test.each([
  "đừng nhắn cho tui nữa",
  "ngưng gửi tin, phiền quá",
  "dừng",
  "Dừng.",
  "dung",
  "stop",
  "ngưng gửi tin",
  "dừng nhận tin",
])("%j stops at once", async (text) => {
  await makePerson(database.db, commune, { zaloUserId: "u1", team: commune.teams[0]! });
  const reply = await say(text);
  expect(reply.command).toBe("stop_messages");
  expect(reply.text).toContain("nhận tin");
  expect((await known())?.stopped).toBe(true);
});

test("đúng is not dừng, however it is typed", async () => {
  await makePerson(database.db, commune, { zaloUserId: "u1", team: commune.teams[0]! });
  expect((await say("đúng")).command).not.toBe("stop_messages");
  expect((await known())?.stopped).toBe(false);
});

test("bare dung answers an open question; dừng with its accent stops even then", async () => {
  await say(`đăng ký ${commune.teams[0]!.joinCode}`);
  expect((await say("dừng")).command).toBe("stop_messages");
  expect((await known())?.memberships).toEqual([]);
  await say(`đăng ký ${commune.teams[0]!.joinCode}`);
  await say("dung");
  expect((await known())?.memberships).toHaveLength(1);
});

test("the wish of somebody unknown is kept too, and nothing else of them", async () => {
  await chat.send({ zaloUserId: "u1", text: "dừng", profile: { name: "Ai Đó", phone: "0912000001" } });
  expect(await known()).toMatchObject({ stopped: true, name: undefined, memberships: [] });
});

test("nhận tin brings a member back without a question", async () => {
  await makePerson(database.db, commune, { zaloUserId: "u1", team: commune.teams[0]! });
  await say("dừng");
  await say("Nhận tin");
  expect((await known())?.stopped).toBe(false);
});

test("nhận tin asks a resident for consent, then where they live", async () => {
  expect((await say("nhận tin")).text).toContain("chỉ lưu mã Zalo");
  expect(await known()).toBeUndefined();
  const asked = await say("Đồng ý");
  expect(asked.messages[0]?.buttons?.map((button) => button.title)).toEqual([
    "Tổ dân phố 1",
    "Tổ dân phố 2",
    "Tổ dân phố 3",
  ]);
  await say("tdp 2");
  expect(await known()).toMatchObject({
    consents: { announcements: true, reporting: false },
    villageUnitId: commune.teams[1]!.unitId,
  });
});

test("a resident who refuses announcements stays unknown", async () => {
  await say("nhận tin");
  await say("không đồng ý");
  expect(await known()).toBeUndefined();
});

test("dừng withdraws a resident's consent, and nhận tin asks again", async () => {
  await say("nhận tin");
  await say("đồng ý");
  await say("dừng");
  expect(await known()).toMatchObject({ stopped: true, consents: { announcements: false } });
  expect((await say("nhận tin")).text).toContain("chỉ lưu mã Zalo");
});
