import { beforeEach, describe, expect, test } from "vitest";
import { openDialogue, titles } from "../../helpers/dialogue.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";

const database = openTestDatabase();
let talk: Awaited<ReturnType<typeof openDialogue>>;

beforeEach(async () => {
  talk = await openDialogue(database.db);
});

const bay = (text: string) => talk.say("bay", text);
const values = async () => (await talk.reports()).map((report) => report.values);

describe("correcting a draft", () => {
  beforeEach(() => bay("vneid 12, qr 3"));

  test.each([
    ["sửa vneid 15", { vneid_level2_activated: 15, cashless_shops: 3 }],
    ["sua vneid 15", { vneid_level2_activated: 15, cashless_shops: 3 }],
    ["bỏ cái qr", { vneid_level2_activated: 12 }],
    ["thêm 3 hồ sơ", { vneid_level2_activated: 12, cashless_shops: 3, dvc_files_submitted: 3 }],
    ["thêm 3 vneid", { vneid_level2_activated: 15, cashless_shops: 3 }],
    ["bớt 2 vneid", { vneid_level2_activated: 10, cashless_shops: 3 }],
    ["nhầm, qr 5 thôi", { vneid_level2_activated: 12, cashless_shops: 5 }],
  ])("%s changes it at once and reads it back", async (text, expected) => {
    const back = await bay(text);
    expect(titles(back)).toEqual(["Đúng", "Sửa", "Hủy"]);
    expect(await values()).toEqual([expected]);
    await bay("đúng");
    expect(await talk.reports()).toMatchObject([{ state: "submitted", revision: 1, values: expected }]);
  });

  test("without naming a figure asks which, with the number known", async () => {
    const asked = await bay("nhầm, 10 thôi");
    expect(titles(asked)).toEqual(["Kích hoạt VNeID mức 2", "Cửa hàng có mã QR", "Hủy"]);
    expect(await values()).toEqual([{ vneid_level2_activated: 12, cashless_shops: 3 }]);
    const back = await bay("Cửa hàng có mã QR");
    expect(back.text).toContain("Cửa hàng có mã QR: 3 → 10.");
    expect(await values()).toEqual([{ vneid_level2_activated: 12, cashless_shops: 10 }]);
  });

  test("by “Sửa” alone asks which, then how many", async () => {
    expect(titles(await bay("Sửa"))).toContain("Kích hoạt VNeID mức 2");
    expect((await bay("1")).text).toContain("đang ghi 12 người. Số đúng là bao nhiêu?");
    await bay("mười lăm");
    expect(await values()).toEqual([{ vneid_level2_activated: 15, cashless_shops: 3 }]);
  });

  test("by “Sửa”, then a figure with its number, needs no further question", async () => {
    await bay("Sửa");
    const back = await bay("vneid 15");
    expect(titles(back)).toEqual(["Đúng", "Sửa", "Hủy"]);
    expect(await values()).toEqual([{ vneid_level2_activated: 15, cashless_shops: 3 }]);
  });

  test("is never saved by “đúng” while a number is asked for: it is read back first", async () => {
    await bay("Sửa");
    await bay("1");
    const back = await bay("đúng");
    expect(titles(back)).toEqual(["Đúng", "Sửa", "Hủy"]);
    expect(await talk.reports()).toMatchObject([{ state: "draft" }]);
  });

  test("by “sai rồi” or “không” asks which; hủy goes back to the draft, hủy again drops it", async () => {
    expect(titles(await bay("không"))).toContain("Cửa hàng có mã QR");
    expect(titles(await bay("hủy"))).toEqual(["Đúng", "Sửa", "Hủy"]);
    await bay("hủy");
    expect(await talk.reports()).toMatchObject([{ state: "dropped" }]);
  });

  test("drops it when nothing is left", async () => {
    await bay("bỏ qr");
    const last = await bay("bỏ vneid");
    expect(last.text).toContain("không còn số nào");
    expect(await talk.reports()).toMatchObject([{ state: "dropped" }]);
  });

  test("survives a restart between the question and the answer", async () => {
    await bay("nhầm, 10 thôi");
    talk.forgetQuestions();
    await bay("vneid 10");
    expect(await values()).toEqual([{ vneid_level2_activated: 10, cashless_shops: 3 }]);
  });
});

describe("correcting a saved report", () => {
  beforeEach(async () => {
    await bay("vneid 12, qr 3");
    await bay("đúng");
  });

  test("shows old and new, asks, and keeps the history", async () => {
    const asked = await bay("sửa vneid 15");
    expect(asked.text).toContain("(VNeID): 12 → 15 người");
    expect(asked.text).not.toContain("3 cửa hàng");
    expect(await values()).toEqual([{ vneid_level2_activated: 12, cashless_shops: 3 }]);
    const saved = await bay("đúng");
    expect(saved.text).toContain("Đã sửa Báo cáo số 1");
    expect(saved.text).toContain("(VNeID): 15 người");
    expect(await talk.reports()).toMatchObject([
      { state: "amended", number: 1, revision: 2, values: { vneid_level2_activated: 15, cashless_shops: 3 } },
    ]);
    expect(await talk.revisions()).toMatchObject([
      { revision: 1, change: "submitted", values: { vneid_level2_activated: 12, cashless_shops: 3 } },
      { revision: 2, change: "amended", values: { vneid_level2_activated: 15, cashless_shops: 3 } },
    ]);
  });

  test("twice confirmed changes it once", async () => {
    await bay("sửa vneid 15");
    await bay("đúng");
    expect((await bay("đúng")).text).toContain("Báo cáo số 1 đã lưu rồi");
    expect(await talk.revisions()).toHaveLength(2);
  });

  test("is left alone by hủy, and by saying what is there already", async () => {
    await bay("sửa vneid 15");
    expect((await bay("hủy")).text).toContain("giữ nguyên");
    expect((await bay("sửa vneid 12")).text).toContain("không có gì phải sửa");
    expect(await talk.revisions()).toHaveLength(1);
  });

  test("adds with “thêm”", async () => {
    await bay("thêm 3 hồ sơ");
    await bay("đúng");
    expect(await values()).toEqual([{ vneid_level2_activated: 12, cashless_shops: 3, dvc_files_submitted: 3 }]);
    expect((await talk.revisions()).at(-1)).toMatchObject({ change: "added" });
  });

  test("takes the newest report that has the figure", async () => {
    talk.later(1);
    await bay("dvc 4 lượt");
    await bay("đúng");
    expect((await bay("sửa vneid 15")).text).toContain("Sửa Báo cáo số 1");
    await bay("hủy");
    expect((await bay("sửa dvc 6")).text).toContain("Sửa Báo cáo số 2");
  });

  test("of another member is not possible", async () => {
    const heard = await talk.say("hoa", "sửa vneid 15");
    expect(heard.text).toContain("chưa có báo cáo nào để sửa");
    expect(await talk.revisions()).toHaveLength(1);
  });

  test("of an earlier period needs its day", async () => {
    talk.later(7 * 24);
    expect((await bay("sửa vneid 15")).text).toContain("chưa có báo cáo nào để sửa");
    expect((await bay("sửa báo cáo ngày 18/11 vneid 15")).text).toContain("12 → 15 người");
    await bay("đúng");
    expect(await values()).toEqual([{ vneid_level2_activated: 15, cashless_shops: 3 }]);
  });

  test("asks before it takes the last figure away", async () => {
    await bay("bỏ qr");
    await bay("đúng");
    const asked = await bay("bỏ vneid");
    expect(titles(asked)).toEqual(["Hủy báo cáo", "Giữ lại"]);
  });
});

describe("dropping", () => {
  test.each([
    "hủy",
    "huy",
    "Hủy",
    "thôi",
    "bỏ đi",
    "xóa báo cáo này",
    "thôi khỏi, để mai tính lại rồi báo",
  ])("%s drops a draft at once", async (text) => {
    await bay("vneid 12");
    await bay(text);
    expect(await talk.reports()).toMatchObject([{ state: "dropped" }]);
    expect((await bay("đúng")).text).toContain("Chưa có báo cáo nào chờ");
  });

  test("asks first for a saved report, then keeps its history", async () => {
    await bay("vneid 12");
    await bay("đúng");
    const asked = await bay("hủy");
    expect(titles(asked)).toEqual(["Hủy báo cáo", "Giữ lại"]);
    expect(await talk.reports()).toMatchObject([{ state: "submitted" }]);
    const done = await bay("Hủy báo cáo");
    expect(done.text).toContain("Đã hủy Báo cáo số 1");
    expect(await talk.reports()).toMatchObject([{ state: "withdrawn", values: { vneid_level2_activated: 12 } }]);
    expect(await talk.revisions()).toMatchObject([{ change: "submitted" }, { revision: 2, change: "withdrawn" }]);
    expect((await bay("kết quả")).text).toContain("chưa báo cáo");
  });

  test.each(["Gửi", "lưu lại", "chốt số", "giữ lại"])("stays when the question is answered with “%s”", async (text) => {
    await bay("vneid 12");
    await bay("đúng");
    await bay("hủy");
    expect((await bay(text)).text).toContain("giữ nguyên");
    expect(await talk.reports()).toMatchObject([{ state: "submitted", values: { vneid_level2_activated: 12 } }]);
  });

  test("keeps a saved report when asked to, and never drops it for a “thôi”", async () => {
    await bay("vneid 12");
    await bay("đúng");
    await bay("thôi");
    await bay("hủy");
    expect((await bay("Giữ lại")).text).toContain("giữ nguyên");
    expect(await talk.reports()).toMatchObject([{ state: "submitted" }]);
  });

  test("answers when there is nothing to drop", async () => {
    expect((await bay("hủy")).text).toContain("Không có báo cáo nào đang chờ");
  });

  test("says no to others: a member cannot drop a fellow's report", async () => {
    await bay("vneid 12");
    await bay("đúng");
    expect((await talk.say("hoa", "hủy")).text).toContain("Không có báo cáo nào đang chờ");
    expect(await talk.reports()).toMatchObject([{ state: "submitted" }]);
  });
});
