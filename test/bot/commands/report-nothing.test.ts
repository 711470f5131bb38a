import { beforeEach, describe, expect, test } from "vitest";
import { openDialogue, titles } from "../../helpers/dialogue.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";

const database = openTestDatabase();
let talk: Awaited<ReturnType<typeof openDialogue>>;

beforeEach(async () => {
  talk = await openDialogue(database.db);
});

const bay = (text: string) => talk.say("bay", text);

describe("nothing to report", () => {
  test.each([
    "không có hoạt động",
    "tuần này không có hoạt động",
    "tuan nay k co hoat dong gi",
    "tuần này tổ em không có gì phát sinh ạ",
    "Bữa ni nỏ mần chi cả, trời mưa như trút",
  ])("is asked once and recorded: %s", async (text) => {
    const asked = await bay(text);
    expect(titles(asked)).toEqual(["Đúng", "Không phải"]);
    expect(asked.text).toContain("tuần 47 (16/11–22/11/2026)");
    expect(await talk.reports()).toEqual([]);
    await bay("Đúng");
    expect(await talk.reports()).toMatchObject([
      { state: "submitted", nothingToReport: true, values: {}, period: "2026-W47", number: 1 },
    ]);
    expect((await bay("kết quả")).text).toContain("đã báo không có hoạt động");
  });

  test("is recorded once, whoever says it again", async () => {
    await bay("không có hoạt động");
    await bay("đúng");
    expect((await bay("không có hoạt động")).text).toContain("không cần báo lại");
    expect((await talk.say("hoa", "không có hoạt động")).text).toContain("không cần báo lại");
    expect(await talk.reports()).toHaveLength(1);
  });

  test("is not recorded when the person takes it back", async () => {
    await bay("không có hoạt động");
    expect((await bay("Không phải")).text).toContain("chưa ghi gì");
    expect(await talk.reports()).toEqual([]);
  });

  test("is not recorded beside figures of the period", async () => {
    await talk.say("hoa", "vneid 5");
    await talk.say("hoa", "đúng");
    const heard = await bay("không có hoạt động");
    expect(heard.text).toContain("đã có số liệu");
    expect(heard.text).toContain("5 người");
    expect(await talk.reports()).toHaveLength(1);
  });

  test("is not recorded when figures came between the question and the answer", async () => {
    await bay("không có hoạt động");
    await talk.say("hoa", "vneid 5");
    await talk.say("hoa", "đúng");
    expect((await bay("đúng")).text).toContain("đã có số liệu");
    expect(await talk.reports()).toHaveLength(1);
  });

  test("gives way to later figures, with its history kept", async () => {
    await bay("không có hoạt động");
    await bay("đúng");
    await bay("vneid 5");
    await bay("đúng");
    expect(await talk.reports()).toMatchObject([
      { nothingToReport: true, state: "withdrawn" },
      { nothingToReport: false, state: "submitted", number: 2 },
    ]);
    expect(await talk.revisions()).toMatchObject([
      { revision: 1, change: "submitted" },
      { revision: 1, change: "submitted" },
      { revision: 2, change: "replaced" },
    ]);
  });

  test("of an earlier week goes into that week", async () => {
    await bay("tuần trước không có hoạt động");
    await bay("đúng");
    expect(await talk.reports()).toMatchObject([{ period: "2026-W46", nothingToReport: true }]);
  });

  test("does not swallow a draft with figures", async () => {
    await bay("vneid 5");
    const heard = await bay("không có hoạt động");
    expect(heard.text).toContain("chờ xác nhận");
    expect(titles(heard)).toEqual(["Đúng", "Sửa", "Hủy"]);
    await bay("đúng");
    expect(await talk.reports()).toMatchObject([{ nothingToReport: false, state: "submitted" }]);
  });
});
