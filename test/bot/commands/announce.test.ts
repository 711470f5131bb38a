import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { commands } from "../../../bot/commands/index.ts";
import { withScope } from "../../../bot/db/connection.ts";
import { outboundMessages } from "../../../bot/db/schema/index.ts";
import { makeCommune, makeGroup, makePerson, type TestCommune } from "../../helpers/commune.ts";
import { queuedFor } from "../../helpers/outbox.ts";
import { makeReport } from "../../helpers/report.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";
import { makeChat } from "../../helpers/turn.ts";

/** Wednesday 10:00 in Vietnam. */
const wednesday = new Date("2026-11-18T03:00:00Z");
const clock = { now: wednesday };
const database = openTestDatabase();
let commune: TestCommune;
let chat: ReturnType<typeof makeChat>;
let made = 0;
const group = (n: number) => `aa${made}0${n}`;

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
  test("paused before its hour and taken up again still waits for its hour, and says so", async () => {
    await say("thông báo: họp giao ban");
    await say("lúc 7h sáng mai");
    await say("gửi");
    await say("tạm dừng thông báo");
    expect((await say("tiếp tục thông báo")).text).toContain("tin sẽ đi lúc 07:00 19/11/2026");
  });

  test("that reaches nobody is not sent, and stays to be changed", async () => {
    await say("thông báo cho tổ dân phố 4: họp tổ tối nay");
    const reply = await say("gửi");
    expect(reply.text).toContain("Không có ai để gửi");
    expect((await say("kết quả thông báo")).text).toContain("Chưa có thông báo nào");
  });

  test("shows the text as recipients will read it, how many get it, and sends nothing yet", async () => {
    const reply = await say("Thông báo: 19h thứ Sáu tập huấn ở hội trường");
    const [shown, question] = reply.messages;
    expect(shown?.text).toContain("THÔNG BÁO của UBND phường Thạch Quý\n\n19h thứ Sáu tập huấn ở hội trường");
    expect(shown?.text).toContain("Cảnh giác");
    expect(question?.text).toContain("Gửi tới 3 nơi: 2 nhóm của tổ, 1 người nhận riêng.");
    expect(question?.text).toContain(
      "1 nơi không gửi tới được, mời báo bằng tay (Tổ công nghệ số cộng đồng Tổ dân phố 4)",
    );
    expect(question?.buttons?.map((button) => button.title)).toEqual([
      "Gửi",
      "Chỉ tổ chưa báo cáo",
      "Cả bà con nhận tin",
      "Gửi thử",
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
    expect(await queuedFor(database.db, group(1))).toEqual([]);
    expect((await say("kết quả thông báo")).text).toContain("Đợi đến giờ gửi: 3.");
    const urgent = await say("thông báo khẩn: có số lạ giả danh công an");
    expect(urgent.messages[0]?.text).toContain("THÔNG BÁO KHẨN");
    expect(urgent.messages[1]?.text).toContain("gửi ngay");
    await say("gửi");
    expect((await queuedFor(database.db, group(1)))[0]).toMatchObject({ state: "pending" });
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

describe("whom an announcement is for", () => {
  const planOf = async (text: string) => (await say(text)).messages[1]?.text;

  test("leaves out what the officer names", async () => {
    expect(await planOf("thông báo trừ tổ dân phố 2 và tổ 3: mai họp")).toContain("Gửi tới 1 nơi: 1 nhóm của tổ");
    expect(await planOf("thông báo tổ 1, tổ 2, tổ 3 trừ tổ 2: mai họp")).toContain("Gửi tới 2 nơi: 1 nhóm");
  });

  test("can be the leaders in person, or everybody of the teams", async () => {
    await makePerson(database.db, commune, { zaloUserId: `m${made}`, team: team(1) });
    expect(await planOf("thông báo cho các tổ trưởng: mai họp")).toContain("Gửi tới 1 nơi: 1 người");
    expect(await planOf("thông báo cho thành viên tổ 1: mai họp")).toContain("Gửi tới 1 nơi: 1 người");
    await say("gửi");
    expect(await queuedFor(database.db, `m${made}`)).toHaveLength(1);
    expect(await queuedFor(database.db, group(1))).toEqual([]);
  });

  test("is never guessed: a place nobody knows is asked about and nothing is drafted", async () => {
    const reply = await say("thông báo thôn Tây: mai họp");
    expect(reply.text).toContain("Không thấy thôn, tổ nào tên “thon tay”");
    expect((await say("gửi")).command).not.toBe("announce");
  });

  test("does not reach beyond what the officer is responsible for", async () => {
    await makePerson(database.db, commune, { zaloUserId: "village", staffOf: team(2).unitId });
    expect((await say("thông báo tổ 1: mai họp", "village")).text).toContain("đơn vị mình phụ trách");
  });

  test("one person who stands for two teams gets one copy", async () => {
    await makePerson(database.db, commune, { zaloUserId: `two${made}`, team: team(4), role: "leader" });
    await withScope(database.db, "all", (tx) =>
      tx.execute(sql`
        insert into team_members (commune_id, team_id, person_id, role, source, from_at)
        select commune_id, ${team(3).id}, person_id, 'leader', 'import', from_at from team_members
        where team_id = ${team(4).id}`),
    );
    await withScope(database.db, "all", (tx) =>
      tx.execute(sql`update people set announcements_stopped_at = now() where id in (
        select person_id from identities where value = ${`lead${made}`})`),
    );
    await say("thông báo mai họp");
    await say("gửi");
    expect(await queuedFor(database.db, `two${made}`)).toHaveLength(1);
  });
});

describe("what is shown and decided before it goes", () => {
  test("Gửi thử brings the officer exactly what recipients get, and sends nothing", async () => {
    await say("thông báo mai họp");
    const reply = await say("Gửi thử");
    expect(reply.messages[0]?.text).toContain("THÔNG BÁO của UBND phường Thạch Quý\n\nmai họp");
    expect(reply.messages[0]?.buttons).toEqual([{ title: "Đã nắm", say: expect.stringMatching(/^đã nắm \d+$/) }]);
    expect(await queuedFor(database.db, group(1))).toEqual([]);
    await say("gửi");
    expect(await queuedFor(database.db, group(1))).toHaveLength(1);
  });

  test("a time is understood before or after the text, and the plan says it", async () => {
    expect((await say("thông báo lúc 7h sáng thứ hai: họp giao ban")).messages[1]?.text).toContain(
      "Đã hẹn: tin sẽ đi lúc 07:00 Thứ Hai 23/11/2026",
    );
    await say("thông báo họp giao ban");
    expect((await say("lúc 14h30 mai")).messages[1]?.text).toContain("14:30 Thứ Năm 19/11/2026");
    expect((await say("gửi")).text).toContain("Sẽ gửi tới 3 nơi lúc 14:30 Thứ Năm 19/11/2026");
    expect(await queuedFor(database.db, group(1))).toEqual([]);
  });

  test("a link to anywhere but authorities and Zalo is refused, however it is dressed up", async () => {
    for (const link of [
      "https://bit.ly/3xyz",
      "www.vay-nhanh.top",
      "https://gov.vn@evil.com/x",
      "gov.vn.evil.com",
      "nhan qua tại shop-qua.xyz",
    ]) {
      expect((await say(`thông báo nhận quà ${link}`)).text, link).toContain("không thuộc các trang được phép");
    }
    expect((await say("thông báo xem https://dichvucong.gov.vn/x và zalo.me/123, họp 19.11.")).text).toContain(
      "Gửi chứ?",
    );
  });

  test("a picture sent before or after the words goes with them", async () => {
    const picture = [{ kind: "image" as const, url: "https://photo.zalo.example/1.jpg" }];
    expect((await chat.send({ zaloUserId: "staff", text: "", attachments: picture })).text).toContain("Đã nhận ảnh");
    expect((await say("thông báo lịch tiêm")).messages[0]?.image).toEqual({ url: picture[0]!.url });
    await say("hủy");
    await say("thông báo lịch tiêm");
    expect((await chat.send({ zaloUserId: "staff", text: "", attachments: picture })).messages[0]?.image).toBeDefined();
    await say("gửi");
    const queued = await queuedFor(database.db, group(1));
    expect(queued.map(({ image }) => image)).toContainEqual({ url: picture[0]!.url });
  });
});

describe("above the number that the commune sets", () => {
  beforeEach(async () => {
    await withScope(database.db, "all", (tx) =>
      tx.execute(
        sql`update communes set settings = '{"announcements":{"approvalAbove":2}}' where unit_id = ${commune.id}`,
      ),
    );
    await makePerson(database.db, commune, { zaloUserId: `boss${made}`, staffOf: commune.id });
  });

  test("a second person approves by a button; the author cannot, and hears of it", async () => {
    await say("thông báo mai họp");
    expect((await say("gửi")).text).toContain("cần thêm một người duyệt");
    expect(await queuedFor(database.db, group(1))).toEqual([]);
    const asked = await queuedFor(database.db, `boss${made}`);
    expect(asked[0]?.text).toContain("mai họp");
    const [approve] = asked[1]?.buttons ?? [];
    const word = approve && "say" in approve ? approve.say : "";
    expect((await say(word)).text).toContain("một người khác duyệt");
    expect((await say(word, `lead${made}`)).text).toContain("việc của cán bộ");
    expect((await say(word, `boss${made}`)).text).toContain("Đã duyệt. Đang gửi tới 3 nơi");
    expect(await queuedFor(database.db, group(1))).toHaveLength(1);
    expect((await say(word, `boss${made}`)).text).toContain("không còn đợi duyệt");
    expect(await queuedFor(database.db, group(1))).toHaveLength(1);
  });

  test("the author is told to call when Zalo lets nothing reach the second person", async () => {
    await withScope(database.db, "all", (tx) =>
      tx.execute(sql`
        insert into conversations (key, commune_id, oa_id, kind, peer_id, person_id, last_interaction_at)
        select 'silent' || person_id, ${commune.id}, scope, 'person', value, person_id, ${clock.now}::timestamptz - interval '8 days'
        from identities where value = ${`boss${made}`}`),
    );
    await say("thông báo mai họp");
    expect((await say("gửi")).text).toMatch(/^Tin này tới 3 nơi.*\. 1 người được duyệt .*xin gọi/);
    expect(await queuedFor(database.db, `boss${made}`)).toEqual([]);
    expect((await say("duyệt thông báo", `boss${made}`)).text).toContain("Đã duyệt");
  });

  test("who says no stops it", async () => {
    await say("thông báo mai họp");
    await say("gửi");
    expect((await say("không duyệt thông báo", `boss${made}`)).text).toContain("không gửi");
    expect((await say("duyệt thông báo", `boss${made}`)).text).toContain("không còn đợi duyệt");
    expect(await queuedFor(database.db, group(1))).toEqual([]);
  });

  test("a small one needs nobody", async () => {
    await say("thông báo tổ 1: mai họp");
    expect((await say("gửi")).text).toContain("Đang gửi tới 1 nơi");
  });
});

describe("while it is on its way", () => {
  test("pausing holds what has not left, going on releases it, cancelling ends it with an exact account", async () => {
    await say("thông báo mai họp");
    await say("gửi");
    await withScope(database.db, "all", (tx) =>
      tx.execute(sql`update outbound_messages set state = 'sent' where recipient_id = ${group(1)}`),
    );
    expect((await say("tạm dừng thông báo")).text).toBe("Đã tạm dừng. Đã tới 1/4 nơi. Còn lại 2 nơi chưa gửi.");
    expect((await queuedFor(database.db, group(2)))[0]?.state).toBe("held");
    expect((await say("kết quả thông báo")).text).toContain("Đang tạm dừng.");
    expect((await say("Tiếp tục thông báo")).text).toContain("Đang gửi tiếp");
    expect((await queuedFor(database.db, group(2)))[0]?.state).toBe("pending");
    expect((await say("hủy thông báo")).text).toBe("Đã hủy. Đã tới 1/4 nơi. 3 nơi không nhận tin này.");
    expect((await queuedFor(database.db, group(2)))[0]?.state).toBe("failed");
    expect((await say("tiếp tục thông báo")).text).toContain("Không có thông báo nào");
  });

  test("is nobody's business but the officers'", async () => {
    expect((await say("hủy thông báo", `lead${made}`)).text).toContain("dành cho cán bộ");
  });
});

describe("đã nắm", () => {
  const inGroup = (text: string, who: string) => chat.send({ zaloUserId: who, text, zaloGroupId: group(1) });

  test("is said by button in person and by words in the group, and counts once for its team", async () => {
    await say("thông báo mai họp");
    await say("gửi");
    await withScope(database.db, "all", (tx) => tx.execute(sql`update outbound_messages set state = 'sent'`));
    expect((await queuedFor(database.db, group(1)))[0]?.text).toContain("nhắn “đã nắm”");
    const [button] = (await queuedFor(database.db, `lead${made}`))[0]?.buttons ?? [];
    expect((await say(button && "say" in button ? button.say : "", `lead${made}`)).text).toContain(
      "đã nắm thông báo “mai họp”",
    );
    expect((await inGroup("đã nắm", "ai-do")).text).toContain("đã ghi Tổ dân phố 1 đã nắm");
    await inGroup("đã nắm ạ", "nguoi-khac");
    expect((await say("kết quả thông báo")).text).toContain("Đã nắm: 2/3.");
    expect((await say("nhắc nơi chưa nắm")).text).toContain("Đang nhắc 1 nơi");
    expect((await say("nhắc nơi chưa nắm")).text).toContain("đã nhắc trong một ngày qua");
  });

  test("without anything to answer says so", async () => {
    expect((await say("đã nắm", `lead${made}`)).text).toContain("Không có thông báo nào đang đợi");
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
