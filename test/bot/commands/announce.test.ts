import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { commands } from "../../../bot/commands/index.ts";
import { withScope } from "../../../bot/db/connection.ts";
import { outboundMessages } from "../../../bot/db/schema/index.ts";
import { makeCommune, makeGroup, makePerson, type TestCommune } from "../../helpers/commune.ts";
import { queuedFor } from "../../helpers/outbox.ts";
import { makeReport } from "../../helpers/report.ts";
import { createTestDatabase, type TestDatabase } from "../../helpers/test-database.ts";
import { makeChat } from "../../helpers/turn.ts";

/** Wednesday 10:00 in Vietnam. */
const wednesday = new Date("2026-11-18T03:00:00Z");
const clock = { now: wednesday };
let database: TestDatabase;
let commune: TestCommune;
let chat: ReturnType<typeof makeChat>;
let made = 0;
const group = (n: number) => `aa${made}0${n}`;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  made += 1;
  clock.now = wednesday;
  commune = await makeCommune(database.db, 4);
  chat = makeChat({ db: database.db, commune, clock, commands });
  await makePerson(database.db, commune, { zaloUserId: "staff", staffOf: commune.id });
  await makeGroup(database.db, commune, group(1), team(1));
  await makeGroup(database.db, commune, group(2), team(2));
  await makePerson(database.db, commune, { zaloUserId: `lead${made}`, team: team(3), role: "leader", name: "Bác Ba" });
});

const team = (n: number) => commune.teams[n - 1]!;
const say = (text: string, zaloUserId = "staff") => chat.send({ zaloUserId, text });

describe("thông báo", () => {
  test("shows the text as recipients will read it, how many get it, and sends nothing yet", async () => {
    const reply = await say("Thông báo: 19h thứ Sáu tập huấn ở hội trường");
    const [shown, question] = reply.messages;
    expect(shown?.text).toContain("THÔNG BÁO của UBND phường Thạch Quý\n\n19h thứ Sáu tập huấn ở hội trường");
    expect(shown?.text).toContain("Cảnh giác");
    expect(question?.text).toContain("Gửi tới 3 nơi: 2 nhóm của tổ, 1 người nhận riêng.");
    expect(question?.text).toContain("1 tổ không gửi tới được");
    expect(question?.buttons?.map((button) => button.title)).toEqual([
      "Gửi",
      "Chỉ tổ chưa báo cáo",
      "Cả bà con nhận tin",
      "Hủy",
    ]);
    expect(await queuedFor(database.db, group(1))).toEqual([]);
  });

  test("goes out once after Gửi; a second Gửi sends nothing", async () => {
    await say("thông báo 19h thứ Sáu tập huấn");
    expect((await say("Gửi")).text).toContain("Đang gửi tới 3 nơi");
    await say("Gửi");
    for (const to of [group(1), group(2), `lead${made}`]) {
      const queued = await queuedFor(database.db, to);
      expect(queued).toHaveLength(1);
      expect(queued[0]).toMatchObject({ kind: "announcement", state: "pending" });
      expect(queued[0]?.text).toContain("19h thứ Sáu tập huấn");
    }
  });

  test("is dropped by Hủy", async () => {
    await say("thông báo họp");
    expect((await say("hủy")).text).toContain("không gửi");
    expect((await say("gửi")).command).not.toBe("announce");
    expect(await queuedFor(database.db, group(1))).toEqual([]);
  });

  test("without words asks for them", async () => {
    expect((await say("thông báo")).text).toContain("nội dung");
    expect((await say("Sáng mai mất điện")).messages[0]?.text).toContain("Sáng mai mất điện");
  });

  test("can be narrowed to the teams that have not reported, by button or in the text", async () => {
    await makeReport(database.db, commune, { team: team(1), at: wednesday });
    await say("thông báo nhớ báo cáo");
    expect((await say("Chỉ tổ chưa báo cáo")).messages[1]?.text).toContain("1 nhóm của tổ, 1 người nhận riêng");
    await say("Gửi");
    expect(await queuedFor(database.db, group(1))).toEqual([]);
    expect(await queuedFor(database.db, group(2))).toHaveLength(1);
    const again = await say("thông báo cho các tổ chưa báo cáo: hạn là Chủ nhật");
    expect(again.messages[0]?.text).toContain("\n\nhạn là Chủ nhật\n\n");
    expect(again.messages[1]?.text).toContain("1 nhóm của tổ");
  });

  test("can be narrowed to one team in the text", async () => {
    await say("thông báo tổ dân phố 2: mang theo máy");
    await say("gửi");
    expect(await queuedFor(database.db, group(1))).toEqual([]);
    expect((await queuedFor(database.db, group(2)))[0]?.text).toContain("\n\nmang theo máy\n\n");
  });

  test("reaches residents who agreed, when they are added, and not those who said dừng", async () => {
    for (const who of [`r${made}`, `s${made}`]) {
      await say("nhận tin", who);
      await say("đồng ý", who);
    }
    await say("dừng", `s${made}`);
    await say("thông báo lịch tiêm");
    expect((await say("Cả bà con nhận tin")).messages[1]?.text).toContain("Gửi tới 4 nơi");
    await say("Gửi");
    expect(await queuedFor(database.db, `r${made}`)).toHaveLength(1);
    expect(await queuedFor(database.db, `s${made}`)).toEqual([]);
  });

  test("of an officer of one village goes to that village only", async () => {
    await makePerson(database.db, commune, { zaloUserId: "village", staffOf: team(2).unitId });
    await say("thông báo dọn vệ sinh", "village");
    await say("gửi", "village");
    expect(await queuedFor(database.db, group(1))).toEqual([]);
    expect(await queuedFor(database.db, group(2))).toHaveLength(1);
  });

  test("is refused to members and residents", async () => {
    for (const who of [`lead${made}`, "stranger"]) {
      expect((await say("thông báo họp", who)).text).toContain("việc của cán bộ");
    }
  });

  test("waits for the morning in quiet time; an urgent one does not", async () => {
    clock.now = new Date("2026-11-18T15:00:00Z");
    expect((await say("thông báo họp tổ")).messages[1]?.text).toContain("tin sẽ đi lúc 07:00 Thứ Năm 19/11/2026");
    await say("gửi");
    expect((await queuedFor(database.db, group(1)))[0]).toMatchObject({
      state: "held",
      notBefore: new Date("2026-11-19T00:00:00Z"),
    });
    const urgent = await say("thông báo khẩn: có số lạ giả danh công an");
    expect(urgent.messages[0]?.text).toContain("THÔNG BÁO KHẨN");
    expect(urgent.messages[1]?.text).toContain("gửi ngay");
    await say("gửi");
    expect((await queuedFor(database.db, group(1)))[1]).toMatchObject({ state: "pending" });
  });

  test.each([
    ["gửi thông báo cho tất cả các tổ: 19h thứ sáu tập huấn ở hội trường xã", "19h thứ sáu tập huấn ở hội trường xã"],
    ["dang len kenh giup chi: chu nhat 8h ra quan cai vneid", "chu nhat 8h ra quan cai vneid"],
    ["thông báo 19h: họp tổ", "19h: họp tổ"],
    ["nhắn bà con mai cúp điện, dời lịch làm căn cước sang thứ 3", "mai cúp điện, dời lịch làm căn cước sang thứ 3"],
  ])("takes the words meant for the teams out of %j", async (text, expected) => {
    expect((await say(text)).messages[0]?.text).toContain(`\n\n${expected}\n\n`);
  });
});

describe("kết quả thông báo", () => {
  test("says what arrived, what failed and why, what is unknown, with words to copy", async () => {
    await say("thông báo 19h tập huấn");
    await say("gửi");
    const settle = (to: string, state: "sent" | "unknown", reason?: string) =>
      withScope(database.db, { communes: [commune.id] }, (tx) =>
        tx
          .update(outboundMessages)
          .set({ state, reason: reason ?? null })
          .where(eq(outboundMessages.recipientId, to)),
      );
    expect((await say("Kết quả thông báo")).text).toContain("Đang gửi: 3.");
    await settle(group(1), "sent");
    await settle(group(2), "unknown", "Zalo không trả lời.");
    await settle(`lead${made}`, "sent");
    const { messages } = await say("kết quả thông báo");
    expect(messages[0]?.text).toContain("Đã tới 2/4 nơi.");
    expect(messages[0]?.text).toContain("Chưa rõ có tới không: 1.");
    expect(messages[0]?.text).toContain("• Tổ dân phố 2: Zalo không trả lời.");
    expect(messages[0]?.text).toContain("• Tổ dân phố 4: Tổ chưa có nhóm Zalo");
    expect(messages[1]?.text).toContain("19h tập huấn");
    expect(messages[1]?.text).not.toContain("THÔNG BÁO");
  });

  test("keeps no person's name", async () => {
    await say("thông báo họp");
    await say("gửi");
    const rows = await withScope(database.db, "all", (tx) => tx.execute("select * from announcement_recipients"));
    expect(JSON.stringify(rows.rows)).not.toContain("Bác Ba");
  });

  test("is for officers", async () => {
    expect((await say("kết quả thông báo", "stranger")).text).toContain("dành cho cán bộ");
    expect((await say("kết quả thông báo")).text).toContain("Chưa có thông báo nào");
  });
});
