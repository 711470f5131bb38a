import { eq, or } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { commands } from "../../../bot/commands/index.ts";
import { withScope } from "../../../bot/db/connection.ts";
import {
  auditLog,
  consents,
  helpRequests,
  identities,
  inboundEvents,
  people,
  reports,
} from "../../../bot/db/schema/index.ts";
import { findSession, openSession } from "../../../bot/services/logins/sessions.ts";
import { findPersonByIdentity } from "../../../bot/services/people/known-person.ts";
import { makeCommune, makePerson, type TestCommune } from "../../helpers/commune.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";
import { makeChat, testVault } from "../../helpers/turn.ts";

const clock = { now: new Date("2026-11-18T03:00:00Z") };
const database = openTestDatabase();
let commune: TestCommune;
let chat: ReturnType<typeof makeChat>;
let personId: number;

beforeEach(async () => {
  commune = await makeCommune(database.db, 2);
  chat = makeChat({ db: database.db, commune, clock, commands });
  personId = await makePerson(database.db, commune, {
    name: "Trần Văn Bảy",
    phone: "84912000001",
    zaloUserId: "u1",
    team: commune.teams[0]!,
    role: "leader",
  });
});

const say = (text: string, zaloUserId = "u1") => chat.send({ zaloUserId, text });
const scoped = <T>(work: Parameters<typeof withScope<T>>[2]) =>
  withScope(database.db, { communes: [commune.id] }, work);
const known = () =>
  scoped((tx) => findPersonByIdentity(tx, testVault, { oaId: commune.oaId, zaloUserId: "u1", now: clock.now }));

async function makeReport(state: "submitted" | "draft") {
  const [report] = await scoped((tx) =>
    tx
      .insert(reports)
      .values({
        communeId: commune.id,
        teamId: commune.teams[0]!.id,
        authorPersonId: personId,
        state,
        channel: "chat",
        activityOn: "2026-11-17",
        period: "2026-W47",
        values: { vneid_level2_activated: 5 },
        number: state === "submitted" ? 1 : null,
        createdAt: clock.now,
        updatedAt: clock.now,
        submittedAt: state === "submitted" ? clock.now : null,
      })
      .returning({ id: reports.id }),
  );
  return report!.id;
}

describe("quyền riêng tư", () => {
  test("offers the five rights as buttons, within a screen", async () => {
    const reply = await say("Quyền riêng tư");
    expect(reply.messages[0]?.buttons?.map((button) => button.title)).toEqual([
      "Xem dữ liệu của tôi",
      "Xuất dữ liệu của tôi",
      "Sửa dữ liệu của tôi",
      "Xóa dữ liệu của tôi",
      "Rút đồng ý",
    ]);
    expect(reply.text.length).toBeLessThan(600);
  });

  test("tells somebody unknown that nothing is kept of them", async () => {
    expect((await say("xem du lieu cua toi", "stranger")).text).toContain("không lưu tên");
    expect((await say("xóa dữ liệu của tôi", "stranger")).text).toContain("không lưu tên");
  });

  test("shows what is held of the person, and only of them", async () => {
    await makePerson(database.db, commune, { name: "Người Khác", zaloUserId: "u2", team: commune.teams[0]! });
    const { text } = await say("xem dữ liệu của tôi");
    expect(text).toContain("Trần Văn Bảy");
    expect(text).toContain("0912000001");
    expect(text).toContain(`Tổ trưởng, ${commune.teams[0]!.name}`);
    expect(text).not.toContain("Người Khác");
  });

  test("exports reports with their numbers and days", async () => {
    await makeReport("submitted");
    expect((await say("xuất dữ liệu của tôi")).text).toContain("Số 1, ngày 17/11/2026");
  });
});

describe("correcting", () => {
  test("changes the name, sealed", async () => {
    await say("sửa dữ liệu của tôi");
    await say("sửa tên");
    expect((await say("Trần Văn Bảy Em")).text).toContain("Trần Văn Bảy Em");
    expect((await known())?.name).toBe("Trần Văn Bảy Em");
  });

  test("does not take a command for a name", async () => {
    await say("sửa tên");
    expect((await say("trợ giúp")).command).toBe("show_help");
    expect((await say("12345")).command).not.toBe("correct_own_data");
    expect((await known())?.name).toBe("Trần Văn Bảy");
  });

  test("remembers how to call the person and uses it", async () => {
    await say("sửa cách gọi");
    await say("Bác");
    expect((await known())?.formOfAddress).toBe("bác");
    expect((await say("trợ giúp")).text).toContain("Bác cần việc gì");
    await say("gọi tôi là chị");
    expect((await known())?.formOfAddress).toBe("chị");
  });

  test("can be left with hủy", async () => {
    await say("sửa tên");
    expect((await say("hủy")).text).toContain("giữ nguyên");
    expect(chat.stateOf("u1")).toBeUndefined();
  });
});

describe("deleting", () => {
  test("asks first, and thôi keeps everything", async () => {
    expect((await say("xóa dữ liệu của tôi")).text).toContain("không lấy lại được");
    await say("thôi");
    expect((await known())?.name).toBe("Trần Văn Bảy");
  });

  test("takes name, phone, Zalo id, consents and words; the figures stay without an author", async () => {
    const saved = await makeReport("submitted");
    const draft = await makeReport("draft");
    const lane = `${commune.oaId}:person:u1`;
    await scoped(async (tx) => {
      await tx.insert(consents).values({
        communeId: commune.id,
        personId,
        purpose: "reporting",
        textVersion: "member-1",
        textHash: "x",
        givenAt: clock.now,
      });
      await tx.insert(helpRequests).values({
        communeId: commune.id,
        personId,
        wordsSealed: testVault.seal("giúp mẹ tôi"),
        state: "open",
        createdAt: clock.now,
      });
      await tx.insert(inboundEvents).values({
        communeId: commune.id,
        dedupeKey: lane,
        oaId: commune.oaId,
        eventName: "user_send_text",
        conversationKey: lane,
        raw: "{}",
        receivedAt: clock.now,
      });
    });
    const { token } = await scoped((tx) => openSession(tx, { communeId: commune.id, personId, now: clock.now }));
    await say("xóa dữ liệu của tôi");
    expect((await say("Xóa hết")).text).toContain("Đã xóa hết");

    expect(await known()).toBeUndefined();
    expect(await findSession(database.db, token, clock.now)).toBeUndefined();
    await scoped(async (tx) => {
      const [person] = await tx.select().from(people).where(eq(people.id, personId));
      expect(person).toMatchObject({
        nameSealed: null,
        phoneSealed: null,
        phoneFingerprint: null,
        erasedAt: clock.now,
      });
      expect(await tx.select().from(identities).where(eq(identities.personId, personId))).toEqual([]);
      expect(await tx.select().from(consents).where(eq(consents.personId, personId))).toEqual([]);
      expect(await tx.select().from(helpRequests)).toMatchObject([
        { personId: null, wordsSealed: null, state: "cancelled" },
      ]);
      expect(await tx.select().from(inboundEvents)).toMatchObject([{ raw: null }]);
      const kept = await tx
        .select()
        .from(reports)
        .where(or(eq(reports.id, saved), eq(reports.id, draft)))
        .orderBy(reports.id);
      expect(kept).toMatchObject([
        { state: "submitted", values: { vneid_level2_activated: 5 }, authorPersonId: null },
        { state: "dropped", authorPersonId: null },
      ]);
      expect(await tx.select().from(auditLog)).toMatchObject([
        { action: "person.erased", subject: `person:${personId}`, byPersonId: personId },
      ]);
    });
  });

  test("leaves the person free to come back as somebody new", async () => {
    await say("xóa dữ liệu của tôi");
    await say("xóa hết");
    await say(`đăng ký ${commune.teams[0]!.joinCode}`);
    await say("đồng ý");
    expect((await known())?.id).not.toBe(personId);
  });
});

test("withdrawing consent ends the membership and keeps the proof", async () => {
  await say(`đăng ký ${commune.teams[1]!.joinCode}`);
  await say("vào thêm");
  await say("đồng ý");
  await say("rút đồng ý");
  await say("Rút đồng ý");
  expect((await known())?.memberships).toEqual([]);
  const proofs = await scoped((tx) => tx.select().from(consents).where(eq(consents.personId, personId)));
  expect(proofs).toMatchObject([{ purpose: "reporting", withdrawnAt: clock.now }]);
});
