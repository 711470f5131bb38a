import { beforeEach, describe, expect, test } from "vitest";
import { makeGroup } from "../../helpers/commune.ts";
import { type Heard, openDialogue, titles } from "../../helpers/dialogue.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";

const database = openTestDatabase();
let talk: Awaited<ReturnType<typeof openDialogue>>;

beforeEach(async () => {
  talk = await openDialogue(database.db);
});

const bay = (text: string) => talk.say("bay", text);
/** What the phone sends when the button under that message is tapped, however old it is. */
function tap(who: string, heard: Heard, title: string) {
  const button = heard.messages.flatMap(({ buttons = [] }) => buttons).find((one) => one.title === title);
  if (!button || !("say" in button)) throw new Error(`no button “${title}”`);
  return talk.say(who, button.say);
}
const states = async () => (await talk.reports()).map(({ state, values }) => [state, values]);

describe("a button under a report's read-back", () => {
  test("does what typing its title does", async () => {
    const asked = await bay("vneid 12");
    expect((await tap("bay", asked, "Đúng")).text).toContain("Báo cáo số 1.");
    expect(await states()).toEqual([["submitted", { vneid_level2_activated: 12 }]]);
  });

  test("shows nobody its mark", async () => {
    const asked = await bay("vneid 12");
    const said = asked.messages.flatMap(({ buttons = [] }) => buttons).filter((button) => "say" in button);
    expect(said.filter(({ say }) => say.includes("("))).not.toEqual([]);
    expect(said.filter(({ say, quiet }) => say.includes("(") && !quiet)).toEqual([]);
  });

  test("saves the report it stands under, not the newest one", async () => {
    const today = await bay("vneid 12");
    const yesterday = await bay("hôm qua dán mã qr 5 cửa hàng");
    expect((await tap("bay", today, "Đúng")).text).toContain("Báo cáo số 1.");
    expect(await states()).toEqual([
      ["submitted", { vneid_level2_activated: 12 }],
      ["draft", { cashless_shops: 5 }],
    ]);
    expect((await tap("bay", yesterday, "Đúng")).text).toContain("Báo cáo số 2.");
  });

  test("drops the report it stands under, not the newest one", async () => {
    const today = await bay("vneid 12");
    await bay("hôm qua dán mã qr 5 cửa hàng");
    await tap("bay", today, "Hủy");
    expect((await states()).map(([state]) => state)).toEqual(["dropped", "draft"]);
  });

  test("saves nothing once the figures changed: what stands now is read back", async () => {
    const old = await bay("vneid 12");
    const newer = await bay("sửa vneid 15");
    const told = await tap("bay", old, "Đúng");
    expect(told.text).toContain("tin cũ");
    expect(told.text).toContain(": 15 người");
    expect(titles(told)).toEqual(["Đúng", "Sửa", "Hủy"]);
    expect(await states()).toEqual([["draft", { vneid_level2_activated: 15 }]]);
    await tap("bay", newer, "Đúng");
    expect(await states()).toEqual([["submitted", { vneid_level2_activated: 15 }]]);
  });

  test("tapped again after saving touches neither that report nor the next one", async () => {
    const first = await bay("vneid 12");
    await tap("bay", first, "Đúng");
    await bay("dán mã qr 5 cửa hàng");
    for (const title of ["Đúng", "Hủy", "Sửa"]) {
      expect((await tap("bay", first, title)).text).toContain("tin cũ");
    }
    expect((await states()).map(([state]) => state)).toEqual(["submitted", "draft"]);
  });

  test("tapped twice says that it is saved", async () => {
    const asked = await bay("vneid 12");
    await tap("bay", asked, "Đúng");
    const again = await tap("bay", asked, "Đúng");
    expect(again.text).toContain("Báo cáo số 1 đã lưu rồi");
    expect(await states()).toHaveLength(1);
  });

  test("still works after other questions, and after the person typed something else", async () => {
    const asked = await bay("vneid 12");
    await bay("hướng dẫn vneid");
    await bay("quyền riêng tư");
    expect((await tap("bay", asked, "Đúng")).text).toContain("Báo cáo số 1.");
  });

  test("of another person saves nothing of theirs or of one's own", async () => {
    const asked = await bay("vneid 12");
    await talk.say("hoa", "dán mã qr 5 cửa hàng");
    await tap("hoa", asked, "Đúng");
    expect((await states()).map(([state]) => state)).toEqual(["draft", "draft"]);
  });

  test("that skips a number skips that number only", async () => {
    const asked = await bay("tuyên truyền 30, hỗ trợ 20");
    const skip = "Bỏ qua số này";
    const next = await tap("bay", asked, skip);
    const again = await tap("bay", asked, skip);
    expect(again.text).toContain("tin cũ");
    expect(titles(again)).toEqual(titles(next));
  });
});

test("an old “Đúng” under a correction does not make it once more, nor save a draft", async () => {
  await bay("vneid 12");
  await bay("đúng");
  const asked = await bay("sửa vneid 15");
  await tap("bay", asked, "Đúng");
  await bay("dán mã qr 5 cửa hàng");
  expect((await tap("bay", asked, "Đúng")).text).toContain("tin cũ");
  expect(await states()).toEqual([
    ["amended", { vneid_level2_activated: 15 }],
    ["draft", { cashless_shops: 5 }],
  ]);
});

describe("a button under an announcement's preview", () => {
  const canbo = (text: string) => talk.say("canbo", text);
  const sent = async (text: string) => (await canbo("kết quả thông báo")).text.includes(text);

  beforeEach(async () => {
    await makeGroup(database.db, talk.commune, "aa01", talk.commune.teams[0]!);
  });

  test("sends the announcement it stands under, not the newest one", async () => {
    const first = await canbo("thông báo: họp tổ tối thứ Năm");
    const second = await canbo("thông báo: mất nước ngày mai");
    expect((await tap("canbo", first, "Gửi")).text).toContain("Đang gửi tới 2 nơi");
    expect(await sent("họp tổ tối thứ Năm")).toBe(true);
    expect((await tap("canbo", first, "Gửi")).text).toContain("tin cũ");
    expect((await tap("canbo", second, "Gửi")).text).toContain("Đang gửi tới 2 nơi");
    expect(await sent("mất nước ngày mai")).toBe(true);
  });

  test("sends nothing once its audience changed", async () => {
    const first = await canbo("thông báo: họp tổ tối thứ Năm");
    await canbo("cả bà con nhận tin");
    expect((await tap("canbo", first, "Gửi")).text).toContain("tin cũ");
    expect((await canbo("kết quả thông báo")).text).toContain("Chưa có thông báo nào");
  });

  test("drops the announcement it stands under", async () => {
    const first = await canbo("thông báo: họp tổ tối thứ Năm");
    const second = await canbo("thông báo: mất nước ngày mai");
    await tap("canbo", first, "Hủy");
    expect((await tap("canbo", first, "Gửi")).text).toContain("tin cũ");
    expect((await tap("canbo", second, "Gửi")).text).toContain("Đang gửi tới 2 nơi");
  });
});

test("an old “Đồng ý” agrees to nothing else than what was read above it", async () => {
  const announcements = await talk.say("dan", "nhận tin");
  await talk.say("dan", `đăng ký ${talk.commune.teams[0]!.joinCode}`);
  expect((await tap("dan", announcements, "Đồng ý")).text).toContain("tin cũ");
});
