import { beforeEach, describe, expect, test } from "vitest";
import { splitGroupMessage } from "../../../bot/zalo/message.ts";
import { makeGroup } from "../../helpers/commune.ts";
import { openDialogue } from "../../helpers/dialogue.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";

const database = openTestDatabase();
let talk: Awaited<ReturnType<typeof openDialogue>>;

beforeEach(async () => {
  talk = await openDialogue(database.db);
  await makeGroup(database.db, talk.commune, "nhom1", talk.commune.teams[0]);
});

/** What the group reads; names the OA, unless said among themselves. */
const ask = async (who: string, text: string) => readIn(await talk.sayInGroup(who, "nhom1", text));
const chatter = async (who: string, text: string) => readIn(await talk.sayInGroup(who, "nhom1", text, false));

function readIn(heard: Awaited<ReturnType<typeof talk.say>>): string {
  return heard.messages
    .flatMap(splitGroupMessage)
    .map(({ text }) => text)
    .join("\n");
}

describe("a guide asked for in a group", () => {
  test("comes in one message that says where to go through its steps, and asks the group nothing", async () => {
    const text = await ask("dan", "hướng dẫn VNeID");
    expect(text).toContain("Bước 1/8");
    expect(text).toContain("Cảnh giác");
    expect(text).toContain("Nhắn riêng cho tài khoản này: “Cài VNeID và kích hoạt định danh mức 2”");
    expect(text.length).toBeLessThanOrEqual(900);
    for (const words of ["ok", "tiếp", "xong", "thôi", "2"]) expect(await chatter("bay", words)).toBe("");
  });

  test("goes on in the own chat of whoever says its title there", async () => {
    await ask("dan", "hướng dẫn VNeID");
    await talk.say("hoa", "Cài VNeID và kích hoạt định danh mức 2");
    expect((await talk.say("hoa", "tiếp")).text).toContain("Bước 2/8");
  });

  test("begins with what to do now for who has lost money already", async () => {
    expect(await ask("dan", "tôi bị lừa mất tiền rồi")).toContain("Lỡ bấm hoặc lỡ cài");
  });

  test("is chosen from a list by its title, by anybody who names the OA, and not by talk", async () => {
    expect(await ask("dan", "hướng dẫn")).toContain("• Cài VNeID và kích hoạt định danh mức 2");
    expect(await chatter("dan", "1")).toBe("");
    expect(await ask("hoa", "Cài VNeID và kích hoạt định danh mức 2")).toContain("Bước 1/8");
  });
});

describe("a question asked in a group", () => {
  test("is answered in the group, and says so", async () => {
    const text = await ask("bay", "vneid 12");
    expect(text).toContain("Trả lời ngay trong nhóm, kèm tên Zalo này: “Đúng”, “Sửa” hoặc “Hủy”");
    expect(text).toContain("Nhắn “Đúng” thì tôi mới ghi");
    expect(text).not.toContain("Bấm");
    expect(await chatter("hoa", "đúng")).toBe("");
    expect(await chatter("bay", "đúng")).toContain("Đã lưu");
  });
});

test("“xong việc” among themselves ends no request that somebody took", async () => {
  for (const said of ["hỗ trợ", "tdp 1", "cài vneid cho mẹ em"]) await talk.say("dan", said);
  await talk.say("hoa", "nhận việc");
  expect(await chatter("hoa", "xong việc")).toBe("");
  expect(await chatter("bay", "nhận việc")).toBe("");
  expect((await talk.say("hoa", "việc cần giúp")).text).toContain("đã có người nhận");
});

test.each([
  "ai chưa báo cáo",
  "cần gọi ai",
  "thông báo mai họp 8h tại nhà văn hóa",
  "kết quả thông báo",
  "việc cần hỗ trợ",
  "gỡ nhóm 1",
])("an officer who says “%s” in a group is sent to their own chat", async (text) => {
  expect(await ask("canbo", text)).toContain("riêng");
  expect(await ask("canbo", text)).not.toContain("báo cáo …");
});
