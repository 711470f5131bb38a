import { beforeEach, expect, test } from "vitest";
import { makeGroup } from "../../helpers/commune.ts";
import { openDialogue } from "../../helpers/dialogue.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";

const database = openTestDatabase();
let talk: Awaited<ReturnType<typeof openDialogue>>;

beforeEach(async () => {
  talk = await openDialogue(database.db);
  await makeGroup(database.db, talk.commune, "nhom1", talk.commune.teams[0]);
});

const inGroup = (who: string, text: string) => talk.sayInGroup(who, "nhom1", text);
const states = async () => (await talk.reports()).map(({ state }) => state);

test("“dừng” said in a group saves no report that waits there", async () => {
  await inGroup("bay", "vneid 12");
  expect((await inGroup("bay", "dừng")).text).toContain("nhắn riêng");
  expect(await states()).toEqual(["draft"]);
  await inGroup("bay", "đúng");
  expect(await states()).toEqual(["submitted"]);
});

test.each([
  "quyền riêng tư",
  "xem dữ liệu của tôi",
  "xóa dữ liệu của tôi",
  "hỗ trợ",
  "hỗ trợ cài vneid cho mẹ em",
  "nhận tin",
])("“%s” in a group is sent to the person's own chat, also while a report waits", async (text) => {
  const first = await inGroup("bay", text);
  expect(first.text).toContain("tin nhắn riêng");
  await inGroup("bay", "vneid 12");
  expect((await inGroup("bay", text)).text).toBe(first.text);
  expect(await states()).toEqual(["draft"]);
});

test("a question asked of one member is not held out to another", async () => {
  await inGroup("bay", "vneid 12");
  const heard = await inGroup("dan", "abc xyz");
  expect(heard.text).not.toContain("vẫn đang chờ");
});
