import { beforeEach, describe, expect, test } from "vitest";
import { openDialogue, titles } from "../../helpers/dialogue.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";

const database = openTestDatabase();
let talk: Awaited<ReturnType<typeof openDialogue>>;

beforeEach(async () => {
  talk = await openDialogue(database.db);
});

/** Says one thing after the other; returns the last answer. */
async function says(...texts: string[]) {
  let heard = await talk.say("bay", texts[0] ?? "");
  for (const text of texts.slice(1)) heard = await talk.say("bay", text);
  return heard;
}
const drafts = async () => (await talk.reports()).map(({ state, values }) => [state, values]);

describe("several messages in a row", () => {
  test("make one report, saved once", async () => {
    await says("bc", "vneid 5", "qr 3 quán", "với 2 hồ sơ nữa", "thêm 1 vneid", "à quên 1 ví nữa", "ok");
    const values = { vneid_level2_activated: 6, cashless_shops: 3, dvc_files_submitted: 2, ewallet_installed: 1 };
    expect(await drafts()).toEqual([["submitted", values]]);
  });

  test("drop one thing and add to the only one left", async () => {
    const heard = await says("hôm nay 5 vneid, 3 quán dán qr", "bỏ cái qr", "thêm 3");
    expect(heard.text).toContain("5 → 8");
    expect(await drafts()).toEqual([["draft", { vneid_level2_activated: 8 }]]);
  });

  test("“thêm 3” asks of what when there are two, and takes one word of a name for an answer", async () => {
    const asked = await says("hôm nay 5 vneid, 6 ví", "thêm 3");
    expect(titles(asked)).toEqual(["Kích hoạt VNeID mức 2", "Ví điện tử", "Hủy"]);
    await says("ví");
    expect(await drafts()).toEqual([["draft", { vneid_level2_activated: 5, ewallet_installed: 9 }]]);
  });

  test("“nhầm” or “sai rồi” asks what, then how many", async () => {
    expect((await says("hôm nay 5 vneid", "nhầm")).text).toContain("Số đúng là bao nhiêu");
    expect((await says("8")).text).toContain("5 → 8");
    await says("hủy", "hôm nay 5 vneid, 6 ví", "sai rồi", "ví", "4");
    expect((await drafts()).at(-1)).toEqual(["draft", { vneid_level2_activated: 5, ewallet_installed: 4 }]);
  });

  test.each(["được rồi gửi đi", "dạ ok chốt luôn", "đúng rồi gửi giùm"])("“%s” sends them", async (text) => {
    await says("hôm nay 5 vneid", text);
    expect(await drafts()).toEqual([["submitted", { vneid_level2_activated: 5 }]]);
  });

  test("tell which numbers were not taken, so that who knows better can put it right", async () => {
    expect((await says("dán qr 5 quán, 2 quán chưa chịu")).text).toContain("Không tính: “2 quán”.");
    expect(await drafts()).toEqual([["draft", { cashless_shops: 5 }]]);
  });

  test("may begin with the day and the team alone", async () => {
    expect((await says("hôm nay tổ 1")).text).toContain("Mời anh/chị nhắn việc tổ đã làm");
    await says("vneid 4", "ssk 2");
    expect(await drafts()).toEqual([["draft", { vneid_level2_activated: 4, ehealth_record_activated: 2 }]]);
  });

  test.each([
    "tuần này tui làm được 3 vneid, mà cho hỏi quên mật khẩu vneid thì làm sao",
    "hnay 3 ng cai vneid ma co ba cu quen mat khau vneid thi lam sao",
    "hôm nay cài 3 vneid. Quên mật khẩu vneid thì phải làm gì?",
  ])("“%s” keeps the figures and shows the way to the guide", async (text) => {
    const heard = await says(text);
    expect(heard.text).toContain("3 người");
    expect(titles(heard)).toEqual(["Đúng", "Sửa", "Hủy", "Quên mật khẩu hoặc passcode VNeID"]);
    expect((await says("Quên mật khẩu hoặc passcode VNeID")).command).toBe("show_guide");
    expect(await drafts()).toEqual([["draft", { vneid_level2_activated: 3 }]]);
  });

  test.each([
    "quên mật khẩu vneid thì làm sao, có 3 cụ hỏi",
    "nhà tui có 2 người, cài vneid thế nào?",
  ])("“%s” is a question and no report", async (text) => {
    await says(text);
    expect(await drafts()).toEqual([]);
  });

  test.each(["15", "15 thôi", "còn 15 người thôi em", "à nhầm 15"])("“%s” corrects the only figure", async (text) => {
    await says("hôm nay 5 vneid", text);
    expect(await drafts()).toEqual([["draft", { vneid_level2_activated: 15 }]]);
  });

  test.each(["thôi", "thôi khỏi, để mai tính lại"])("“%s” still gives the draft up", async (text) => {
    await says("hôm nay 5 vneid", text);
    expect(await drafts()).toEqual([["dropped", { vneid_level2_activated: 5 }]]);
  });

  test("“như tuần trước” says so when there is nothing to take over", async () => {
    expect((await says("như tuần trước")).text).toContain("chưa có số kỳ trước");
    expect(await drafts()).toEqual([]);
  });
});

describe("what is no text", () => {
  test("photos with a caption are one report with its photos; more photos go to it", async () => {
    const first = await talk.sendPhotos("bay", 2, { text: "hôm nay 5 vneid" });
    expect(first.text).toContain("Đã nhận 2 ảnh");
    expect(first.text).toContain("5 người");
    expect((await talk.sendPhotos("bay", 1)).text).toContain("Ảnh kèm: 3");
    await says("đúng");
    expect((await talk.sendPhotos("bay", 1)).text).toContain("kèm vào Báo cáo số 1");
    expect(await drafts()).toEqual([["submitted", { vneid_level2_activated: 5 }]]);
  });

  test("a voice message asks for words and leaves the draft as it is", async () => {
    await says("hôm nay 5 vneid");
    expect((await talk.send("bay", "audio")).text).toContain("chưa nghe được tin thoại");
    expect((await says("đúng")).text).toContain("Báo cáo số 1");
  });
});
