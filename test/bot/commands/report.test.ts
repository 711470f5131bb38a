import { beforeEach, describe, expect, test } from "vitest";
import { makeGroup, makePerson } from "../../helpers/commune.ts";
import { openDialogue, titles } from "../../helpers/dialogue.ts";
import { queuedFor } from "../../helpers/outbox.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";

const database = openTestDatabase();
let talk: Awaited<ReturnType<typeof openDialogue>>;

beforeEach(async () => {
  talk = await openDialogue(database.db);
});

const bay = (text: string) => talk.say("bay", text);
const hoa = (text: string) => talk.say("hoa", text);
const counted = async () =>
  (await talk.reports())
    .filter(({ state }) => state === "submitted" || state === "amended")
    .map(({ values }) => values);
const VNEID = "Người được hỗ trợ kích hoạt tài khoản định danh điện tử mức 2 (VNeID)";

describe("a report in free words", () => {
  test.each([
    [
      "báo cáo hôm nay tổ em hd 12 ng cài vneid, 5 hộ quét mã qr, 3 sp lên postmart",
      { vneid_level2_activated: 12, cashless_shops: 5, ecommerce_products: 3 },
    ],
    [
      "bao cao: tuyen truyen 2 buoi 85 nguoi du, nop 7 ho so dvc",
      { propaganda_sessions: 2, propaganda_attendees: 85, dvc_files_submitted: 7 },
    ],
    ["vneid 12, 3 qr", { vneid_level2_activated: 12, cashless_shops: 3 }],
  ])("is read back, and counts only after đúng: %s", async (text, values) => {
    const asked = await bay(text);
    expect(titles(asked)).toEqual(["Đúng", "Sửa", "Hủy"]);
    expect(await talk.reports()).toMatchObject([{ state: "draft", number: null, values }]);
    expect(await counted()).toEqual([]);
    const saved = await bay("Đúng");
    expect(saved.text).toContain("Báo cáo số 1.");
    expect(saved.text).toContain("Tuần 47 (16/11–22/11/2026)");
    expect(await talk.reports()).toMatchObject([
      { state: "submitted", number: 1, revision: 1, values, activityOn: "2026-11-18", period: "2026-W47" },
    ]);
    expect(await talk.revisions()).toMatchObject([{ revision: 1, change: "submitted", values }]);
  });

  test("is read back with full labels, numbers and units, one a line", async () => {
    const lines = (await bay("báo cáo vneid 12, nộp 1.016 hồ sơ")).text.split("\n");
    expect(lines).toContain(`• ${VNEID}: 12 người`);
    expect(lines).toContain("• Hồ sơ dịch vụ công trực tuyến được hỗ trợ nộp: 1.016 hồ sơ");
  });

  test("with a number no team can reach is asked about, and answered by no guide", async () => {
    expect((await bay("vneid 9999999 người")).text).toContain("lớn quá");
    expect((await bay("báo cáo vneid 9999999 người")).text).toContain("lớn quá");
    expect(await talk.reports()).toEqual([]);
  });

  test("with a number of its own is not answered with the bare number before it", async () => {
    expect((await bay("1")).text).toContain("Số 1 là của việc nào?");
    expect((await bay("báo cáo vneid 2 người")).text).toContain(`• ${VNEID}: 2 người`);
    await bay("hủy");
    await bay("1");
    expect((await bay("vneid")).text).toContain(`• ${VNEID}: 1 người`);
  });

  test.each([
    "Đúng",
    "dung",
    "ok",
    "uh đúng",
    "đúng rồi ạ",
    "gửi",
    "gửi đi em",
    "chuẩn",
    "dạ vâng ạ",
    "👍",
    "ĐÚNG.",
  ])("is saved by “%s”", async (yes) => {
    await bay("vneid 12");
    await bay(yes);
    expect(await counted()).toEqual([{ vneid_level2_activated: 12 }]);
  });

  test("is saved once, however often the button is tapped or the event comes", async () => {
    await talk.repeat("bay", "vneid 12", 900_001);
    await talk.repeat("bay", "vneid 12", 900_001);
    await bay("Đúng");
    const again = await bay("Đúng");
    expect(again.text).toContain("Báo cáo số 1 đã lưu rồi");
    await talk.repeat("bay", "vneid 12", 900_001);
    await bay("Đúng");
    expect(await counted()).toEqual([{ vneid_level2_activated: 12 }]);
    expect(await talk.revisions()).toHaveLength(1);
  });

  test("waits through a restart", async () => {
    await bay("vneid 12");
    talk.forgetQuestions();
    talk.later(30);
    expect((await bay("đúng")).text).toContain("Báo cáo số 1");
    expect(await counted()).toEqual([{ vneid_level2_activated: 12 }]);
  });

  test("that waits longer than three days is not saved any more", async () => {
    await bay("vneid 12");
    talk.later(73);
    expect((await bay("đúng")).text).toContain("Chưa có báo cáo nào chờ");
    expect(await counted()).toEqual([]);
  });

  test("nobody else can confirm", async () => {
    await bay("vneid 12");
    await hoa("đúng");
    expect(await counted()).toEqual([]);
  });

  test("grows over several messages; a figure said again takes the place of the first, visibly", async () => {
    await bay("vneid 12");
    await bay("qr 3");
    const third = await bay("vneid 15");
    expect(third.text).toContain("Kích hoạt VNeID mức 2: 12 → 15.");
    expect(await talk.reports()).toHaveLength(1);
    await bay("đúng");
    expect(await counted()).toEqual([{ vneid_level2_activated: 15, cashless_shops: 3 }]);
  });

  test("marks what was only about that many, and takes it as exact once confirmed", async () => {
    const asked = await bay("báo cáo khoảng 20 người vneid, qr 3");
    expect(asked.text).toContain(`• ${VNEID}: 20 người (số ước chừng, xin xem đã đúng số chưa)`);
    expect(asked.text).not.toContain("3 cửa hàng (số ước chừng");
    await bay("sửa vneid 21");
    expect((await bay("sửa qr 4")).text).not.toContain("ước chừng");
    await bay("đúng");
    expect(await counted()).toEqual([{ vneid_level2_activated: 21, cashless_shops: 4 }]);
  });

  test("with a number far beyond the usual is questioned, not refused", async () => {
    for (const [day, count] of [
      ["16/11", 4],
      ["17/11", 5],
      ["18/11", 6],
    ] as const) {
      await bay(`ngày ${day} vneid ${count}`);
      await bay("đúng");
    }
    const large = await bay("vneid 60");
    expect(large.text).toContain("gấp 12 lần mọi khi (khoảng 5)");
    await bay("đúng");
    expect((await bay("qr 20000")).text).toContain("thừa số 0");
    expect(await counted()).toContainEqual({ vneid_level2_activated: 60 });
  });

  test("never leaves a screen longer than a phone's", async () => {
    const heard = await bay(
      "vneid 1, tích hợp giấy tờ 2, căn cước 3, tài khoản dvc 4, hướng dẫn dvc 5 lượt, nộp 6 hồ sơ, chữ ký số 7, phản ánh 1022 8 tin, ví điện tử 9, dán qr 10, quét mã 11 người, gian hàng 12 hộ, sổ sức khỏe 13, vssid 14, lừa đảo 15 lượt",
    );
    expect(heard.messages.length).toBeGreaterThan(1);
    for (const message of heard.messages) expect(message.text.length).toBeLessThanOrEqual(900);
    expect(heard.messages[0]?.buttons).toBeUndefined();
    expect(titles(heard)).toEqual(["Đúng", "Sửa", "Hủy"]);
  });
});

describe("báo cáo alone", () => {
  test("explains with an example and opens the form", async () => {
    const heard = await bay("báo cáo");
    expect(heard.messages).toHaveLength(1);
    expect(heard.text).toContain("cài VNeID 5 người");
    expect(heard.messages[0]?.buttons?.[0]).toEqual({ title: "Mở biểu mẫu", open: "https://xa.example.vn/app/r/new" });
  });

  test("reads the waiting draft back instead", async () => {
    await bay("vneid 12");
    const heard = await bay("bao cao");
    expect(heard.text).toContain(`• ${VNEID}: 12 người`);
    await bay("đúng");
    expect(await counted()).toHaveLength(1);
  });
});

describe("what is not certain", () => {
  test("is asked one at a time, and the answer lands on the right figure", async () => {
    const asked = await bay("dvc 10-12 lượt, vneid 6");
    expect(asked.text).toContain("Đã hiểu: Kích hoạt VNeID mức 2: 6 người.");
    expect(asked.text).toContain("Lượt hướng dẫn thực hiện dịch vụ công trực tuyến");
    const back = await bay("11 lượt");
    expect(titles(back)).toEqual(["Đúng", "Sửa", "Hủy"]);
    await bay("đúng");
    expect(await counted()).toEqual([{ vneid_level2_activated: 6, dvc_guided: 11 }]);
  });

  test("is asked again after a wrong answer and after đúng, and nothing is saved", async () => {
    await bay("dvc 10-12 lượt");
    expect((await bay("linh ta linh tinh")).text).toContain("chính xác là bao nhiêu");
    expect((await bay("đúng")).text).toContain("chính xác là bao nhiêu");
    expect(await counted()).toEqual([]);
  });

  test("may be left out", async () => {
    await bay("dvc 10-12 lượt, vneid 6");
    await bay("Bỏ qua số này");
    await bay("đúng");
    expect(await counted()).toEqual([{ vneid_level2_activated: 6 }]);
  });

  test("leaves no draft behind when it was all there was", async () => {
    await bay("dvc 10-12 lượt");
    await bay("Bỏ qua số này");
    expect(await talk.reports()).toMatchObject([{ state: "dropped" }]);
  });

  test("is settled by a plain figure in the next message", async () => {
    await bay("dvc 10-12 lượt, vneid 6");
    const back = await bay("dvc 12 lượt");
    expect(titles(back)).toEqual(["Đúng", "Sửa", "Hủy"]);
    await bay("ok");
    expect(await counted()).toEqual([{ vneid_level2_activated: 6, dvc_guided: 12 }]);
  });

  test("as a number without a name is asked with buttons, those of its unit first", async () => {
    const asked = await bay("Lập 7 tài khoản cho bà con");
    expect(titles(asked).slice(0, 2)).toEqual(["Tài khoản dịch vụ công", "Tài khoản ngân hàng"]);
    await bay("ngân hàng");
    await bay("đúng");
    expect(await counted()).toEqual([{ payment_account_opened: 7 }]);
  });

  test("as a number without a name gives way to the next message that says it better", async () => {
    await bay("hôm nay làm được 15");
    const back = await bay("vneid 15");
    expect(titles(back)).toEqual(["Đúng", "Sửa", "Hủy"]);
    expect((await bay("16")).text).toContain("15 → 16");
    await bay("đúng");
    expect(await counted()).toEqual([{ vneid_level2_activated: 16 }]);
  });

  test("“như tuần trước” takes last week's figures, read back like any other; without any it asks", async () => {
    expect((await bay("số như tuần trước em nhé")).text).toContain("chưa có số kỳ trước");
    await bay("tuần trước vneid 7, qr 2");
    await bay("đúng");
    const back = await bay("số như tuần trước em nhé, không đổi");
    expect(back.text).toContain(`• ${VNEID}: 7 người`);
    await bay("đúng");
    expect(await talk.reports()).toMatchObject([
      { period: "2026-W46" },
      { period: "2026-W47", values: { vneid_level2_activated: 7, cashless_shops: 2 }, state: "submitted" },
    ]);
  });

  test("survives a restart with the question", async () => {
    await bay("dvc 10-12 lượt, vneid 6");
    talk.forgetQuestions();
    expect((await bay("đúng")).text).toContain("chính xác là bao nhiêu");
    await bay("11");
    await bay("đúng");
    expect(await counted()).toEqual([{ vneid_level2_activated: 6, dvc_guided: 11 }]);
  });
});

describe("a report for another day", () => {
  test.each([
    ["hôm qua vneid 5", "2026-11-17", "2026-W47", "Thứ Ba 17/11/2026"],
    ["16/11 vneid 5", "2026-11-16", "2026-W47", "Thứ Hai 16/11/2026"],
    ["thứ 2 vneid 5", "2026-11-16", "2026-W47", "Thứ Hai 16/11/2026"],
  ])("%s lies on that day", async (text, activityOn, period, shown) => {
    expect((await bay(text)).text).toContain(shown);
    await bay("đúng");
    expect(await talk.reports()).toMatchObject([{ state: "submitted", activityOn, period }]);
  });

  test("of a closed period is late, is told so, and is taken", async () => {
    const asked = await bay("tuần trước vneid 5");
    expect(asked.text).toContain("tuần 46 (09/11–15/11/2026), đã quá hạn nộp");
    const saved = await bay("đúng");
    expect(saved.text).toContain("Tuần 46 (09/11–15/11/2026) tổ đã có");
    expect(await talk.reports()).toMatchObject([{ state: "submitted", activityOn: "2026-11-15", period: "2026-W46" }]);
  });

  test("that has not come is refused and nothing is kept", async () => {
    const heard = await bay("báo cáo ngày 25/11 vneid 5");
    expect(heard.text).toContain("25/11/2026 chưa tới");
    expect(await talk.reports()).toEqual([]);
  });

  test("is a report of its own beside today's; a double tap never confirms the one not read back", async () => {
    await bay("hôm qua vneid 5");
    talk.later(1);
    await bay("hôm nay qr 3");
    talk.later(0.01);
    expect((await bay("Đúng")).text).toContain("Còn một báo cáo ngày 17/11/2026 chưa xác nhận");
    const second = await bay("Đúng");
    expect(second.text).toContain("Thứ Ba 17/11/2026");
    expect(await counted()).toEqual([{ cashless_shops: 3 }]);
    await bay("Đúng");
    expect(await counted()).toEqual([{ vneid_level2_activated: 5 }, { cashless_shops: 3 }]);
  });
});

describe("another topic while a draft waits", () => {
  test("is answered, reminds once, and the draft can still be confirmed", async () => {
    await bay("vneid 12");
    const guide = await bay("hướng dẫn vneid");
    expect(guide.text).toContain("Cài VNeID và kích hoạt định danh mức 2");
    expect(guide.messages.at(-1)?.text).toContain("Kích hoạt VNeID mức 2: 12 người) vẫn chờ");
    expect((await bay("tiếp")).text).not.toContain("vẫn chờ");
    await bay("đúng");
    expect(await counted()).toEqual([{ vneid_level2_activated: 12 }]);
  });

  test("that nobody understands repeats the read-back", async () => {
    await bay("vneid 12");
    const heard = await bay("trời nóng quá");
    expect(heard.text).toContain(`• ${VNEID}: 12 người`);
    expect(titles(heard)).toEqual(["Đúng", "Sửa", "Hủy"]);
  });
});

describe("the same activity told twice", () => {
  beforeEach(async () => {
    await bay("vneid 12, qr 3");
    await bay("đúng");
  });

  test("by another member is asked about, naming who reported what", async () => {
    await hoa("vneid 12, qr 3");
    const asked = await hoa("đúng");
    expect(titles(asked)).toEqual(["Cộng thêm", "Thay thế", "Bỏ"]);
    expect(asked.text).toContain("Nguyễn Văn Bảy đã gửi Báo cáo số 1");
    expect(asked.text).toContain(`• ${VNEID}: 12 người`);
    expect(await counted()).toHaveLength(1);
    expect(titles(await hoa("Đúng"))).toEqual(["Cộng thêm", "Thay thế", "Bỏ"]);
    expect(await counted()).toHaveLength(1);
  });

  test("is added when it was another activity", async () => {
    await hoa("vneid 12, qr 3");
    await hoa("đúng");
    const saved = await hoa("cong them");
    expect(saved.text).toContain(`• ${VNEID}: 24 người`);
    expect(await counted()).toHaveLength(2);
  });

  test("takes the place of the first, whose author is told", async () => {
    await hoa("vneid 12, qr 3");
    await hoa("đúng");
    const saved = await hoa("Thay thế");
    expect(saved.text).toContain("Đã lưu thay Báo cáo số 1. Báo cáo số 2.");
    expect(await talk.reports()).toMatchObject([{ state: "withdrawn" }, { state: "submitted", number: 2 }]);
    expect(await talk.revisions()).toMatchObject([
      { revision: 1, change: "submitted" },
      { revision: 2, change: "replaced", values: { vneid_level2_activated: 12, cashless_shops: 3 } },
      { revision: 1, change: "submitted" },
    ]);
    const told = await queuedFor(database.db, "bay");
    expect(told.at(-1)?.text).toContain("Trần Thị Hoa vừa gửi Báo cáo số 2 thay Báo cáo số 1");
  });

  test("is dropped when it was the same", async () => {
    await hoa("vneid 12, qr 3");
    await hoa("đúng");
    await hoa("Bỏ");
    expect(await talk.reports()).toMatchObject([{ state: "submitted" }, { state: "dropped" }]);
    expect((await hoa("Thay thế")).text).toContain("Chưa có báo cáo nào chờ");
    expect(await counted()).toHaveLength(1);
  });

  test("by the same member is asked about too, a part of it as well", async () => {
    await bay("vneid 12");
    const asked = await bay("đúng");
    expect(titles(asked)).toEqual(["Cộng thêm", "Thay thế", "Bỏ"]);
  });

  test("is not suspected on another day, with another number, or in another team", async () => {
    for (const [who, text] of [
      ["hoa", "hôm qua vneid 12, qr 3"],
      ["hoa", "vneid 11, qr 3"],
      ["tu", "vneid 12, qr 3"],
    ] as const) {
      await talk.say(who, text);
      expect((await talk.say(who, "đúng")).text).toContain("Đã lưu");
    }
    expect(await counted()).toHaveLength(4);
  });

  test("survives a lost question: the typed title still works", async () => {
    await hoa("vneid 12, qr 3");
    await hoa("đúng");
    talk.forgetQuestions();
    await hoa("Thay thế");
    expect(await talk.reports()).toMatchObject([{ state: "withdrawn" }, { state: "submitted" }]);
  });
});

describe("who may report", () => {
  test("a resident with figures is told how to register, and nothing is kept", async () => {
    const heard = await talk.say("dan", "hôm nay vneid 12 người");
    expect(heard.text).toContain("đăng ký");
    expect(await talk.reports()).toEqual([]);
  });

  test("a resident's đúng, hủy or sửa touches nothing and leads on", async () => {
    for (const text of ["đúng", "hủy", "sửa vneid 15", "không có hoạt động", "cộng thêm"]) {
      const heard = await talk.say("dan", text);
      expect(heard.messages.length).toBeGreaterThan(0);
    }
    expect(await talk.reports()).toEqual([]);
  });

  test("a member who tells whom they helped reports; one who asks for help does not", async () => {
    expect((await bay("hỗ trợ kích hoạt định danh mức 2 cho 9 người")).text).toContain(`• ${VNEID}: 9 người`);
    await bay("hủy");
    expect((await bay("máy 4 cụ lỗi hoài tổ em chịu rồi, nhờ xã cử người xuống")).command).toBe("ask_support");
  });

  test("an officer is shown where to look instead", async () => {
    const heard = await talk.say("canbo", "báo cáo vneid 12");
    expect(titles(heard)).toContain("Ai chưa báo cáo");
    expect(await talk.reports()).toEqual([]);
  });

  test("a member of several teams is asked which, unless the text says it", async () => {
    const [first, second] = talk.commune.teams;
    const personId = await makePerson(database.db, talk.commune, { zaloUserId: "hai", team: first! });
    await talk.inScope((tx) => joinSecond(tx, personId, second!.id));
    const asked = await talk.say("hai", "vneid 5");
    expect(titles(asked)).toEqual(expect.arrayContaining([first!.name, second!.name]));
    const back = await talk.say("hai", "tổ dân phố 2");
    expect(back.text).toContain(`Báo cáo của ${second!.name}:`);
    await talk.say("hai", "đúng");
    await talk.say("hai", "tổ 1 qr 3");
    await talk.say("hai", "đúng");
    expect(await talk.reports()).toMatchObject([
      { teamId: second!.id, state: "submitted" },
      { teamId: first!.id, state: "submitted" },
    ]);
  });

  async function joinSecond(tx: Parameters<Parameters<typeof talk.inScope>[0]>[0], personId: number, teamId: number) {
    const { teamMembers } = await import("../../../bot/db/schema/index.ts");
    const from = new Date("2026-02-01T00:00:00Z");
    await tx.insert(teamMembers).values({
      communeId: talk.commune.id,
      teamId,
      personId,
      role: "member",
      source: "join_code",
      from,
      joinedAt: from,
    });
  }
});

describe("in the team's group", () => {
  beforeEach(() => makeGroup(database.db, talk.commune, "nhom1", talk.commune.teams[0]!));

  test("a mention with figures is read back there, and only its author confirms", async () => {
    const asked = await talk.sayInGroup("bay", "nhom1", "báo cáo vneid 12");
    expect(asked.text).toContain(`• ${VNEID}: 12 người`);
    await talk.sayInGroup("hoa", "nhom1", "đúng", false);
    expect(await counted()).toEqual([]);
    await talk.sayInGroup("bay", "nhom1", "đúng", false);
    expect(await counted()).toEqual([{ vneid_level2_activated: 12 }]);
  });

  test("what another said does not take a member's question away", async () => {
    await talk.sayInGroup("hoa", "nhom1", "không có hoạt động");
    await talk.sayInGroup("bay", "nhom1", "đúng");
    await talk.sayInGroup("hoa", "nhom1", "đúng", false);
    expect(await talk.reports()).toMatchObject([{ nothingToReport: true, state: "submitted" }]);
  });

  test("talk among members is left alone", async () => {
    const heard = await talk.sayInGroup("bay", "nhom1", "mai vneid 12 người nhé", false);
    expect(heard.messages).toEqual([]);
    expect((await talk.sayInGroup("bay", "nhom1", "vneid 12", false)).messages).toEqual([]);
    expect(await talk.reports()).toEqual([]);
  });

  test("a similar report is not named by its author there", async () => {
    await bay("vneid 12");
    await bay("đúng");
    await talk.sayInGroup("hoa", "nhom1", "báo cáo vneid 12");
    const asked = await talk.sayInGroup("hoa", "nhom1", "đúng", false);
    expect(asked.text).toContain("một thành viên của tổ đã gửi");
    expect(asked.text).not.toContain("Bảy");
  });
});

describe("voices", () => {
  test("a voice message asks for words or the form", async () => {
    const heard = await talk.send("bay", "audio");
    expect(heard.text).toContain("chưa nghe được tin thoại");
    expect(titles(heard)).toContain("Mở biểu mẫu");
  });
});
