import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { withScope } from "../../../bot/db/connection.ts";
import { readingCorrections } from "../../../bot/db/schema/index.ts";
import { settleProposal } from "../../../bot/services/readings/settle-proposal.ts";
import { openDialogue, titles } from "../../helpers/dialogue.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";

const database = openTestDatabase();
let talk: Awaited<ReturnType<typeof openDialogue>>;

beforeEach(async () => {
  talk = await openDialogue(database.db);
});

const inScope = <T>(work: Parameters<typeof withScope<T>>[2]) =>
  withScope(database.db, { communes: [talk.commune.id] }, work);
const learned = () =>
  inScope((tx) =>
    tx
      .select({ said: readingCorrections.said, code: readingCorrections.code, readAs: readingCorrections.readAs })
      .from(readingCorrections)
      .where(eq(readingCorrections.communeId, talk.commune.id)),
  );

describe("what a member calls a thing we do not know", () => {
  test("is kept once they say what it is", async () => {
    const asked = await talk.say("bay", "hôm nay tổ em làm được 7 thẻ xanh");
    const [title] = titles(asked);
    expect(asked.text).toContain("7");
    expect(await learned()).toEqual([]);
    await talk.say("bay", title ?? "");
    const [draft] = await talk.reports();
    const [code] = Object.keys(draft?.values ?? {});
    expect(code).toBeDefined();
    expect(await learned()).toEqual([{ said: "thẻ xanh", code, readAs: null }]);
  });

  test("teaches nothing when the number was named by nothing", async () => {
    const asked = await talk.say("bay", "hôm nay làm được 15");
    await talk.say("bay", titles(asked)[0] ?? "");
    expect(Object.values((await talk.reports())[0]?.values ?? {})).toEqual([15]);
    expect(await learned()).toEqual([]);
  });
});

test("a thing we do not know is asked about while a draft waits, and added to it", async () => {
  await talk.say("bay", "hôm nay 5 vneid");
  const asked = await talk.say("bay", "làm được 7 thẻ xanh");
  expect(asked.text).toContain("Số 7");
  await talk.say("bay", titles(asked).find((title) => !title.includes("VNeID")) ?? "");
  const [draft] = await talk.reports();
  expect(draft?.values).toMatchObject({ vneid_level2_activated: 5 });
  expect(Object.values(draft?.values ?? {})).toEqual(expect.arrayContaining([5, 7]));
  expect(await learned()).toMatchObject([{ said: "thẻ xanh" }]);
});

test.each([
  "15",
  "15 mới đúng",
  "15 thôi",
  "còn 15 người thôi em",
])("“%s” after a draft of one figure corrects it", async (text) => {
  await talk.say("bay", "hôm nay 5 vneid");
  await talk.say("bay", text);
  expect((await talk.reports())[0]?.values).toEqual({ vneid_level2_activated: 15 });
});

describe("a number that was put down for the wrong thing", () => {
  const moved = [{ said: "ví xanh", code: "vssid_installed", readAs: "ewallet_installed" }];

  test("teaches what its words mean, when the draft is corrected and confirmed", async () => {
    await talk.say("bay", "hôm nay tổ em làm được 6 ví xanh, 5 vneid");
    await talk.say("bay", "bỏ ví điện tử");
    await talk.say("bay", "thêm 6 vssid");
    expect((await talk.reports())[0]?.values).toEqual({ vssid_installed: 6, vneid_level2_activated: 5 });
    expect(await learned()).toEqual([]);
    await talk.say("bay", "đúng");
    expect(await learned()).toEqual(moved);
  });

  test("teaches it also when the saved report is corrected later, and once only", async () => {
    await talk.say("bay", "hôm nay tổ em làm được 6 ví xanh, 5 vneid");
    await talk.say("bay", "đúng");
    expect(await learned()).toEqual([]);
    await talk.say("bay", "sửa bỏ ví điện tử");
    await talk.say("bay", "đúng");
    await talk.say("bay", "thêm 6 vssid");
    await talk.say("bay", "đúng");
    expect(await learned()).toEqual(moved);
    await talk.say("bay", "sửa vneid 8");
    await talk.say("bay", "đúng");
    expect(await learned()).toEqual(moved);
  });

  test("teaches nothing when only the number was wrong, or its words are known names", async () => {
    await talk.say("bay", "hôm nay tổ em làm được 6 ví xanh, 5 vneid");
    await talk.say("bay", "sửa ví điện tử 8");
    await talk.say("bay", "bỏ vneid");
    await talk.say("bay", "thêm 5 sổ sức khỏe");
    await talk.say("bay", "đúng");
    expect(await learned()).toEqual([]);
  });

  test("is read right in the very next message, once an officer took the name", async () => {
    await talk.say("bay", "hôm nay tổ em làm được 6 ví xanh");
    await talk.say("bay", "không phải ví điện tử mà là vssid");
    await talk.say("bay", "đúng");
    expect(await learned()).toEqual(moved);
    const name = { communeId: talk.commune.id, words: "vi xanh", code: "vssid_installed" };
    await inScope((tx) => settleProposal(tx, { ...name, as: "accepted", by: 1, now: talk.clock.now }));
    await talk.say("hoa", "tổ em 4 ví xanh");
    const newest = (await talk.reports()).find(({ state }) => state === "draft");
    expect(newest?.values).toEqual({ vssid_installed: 4 });
  });
});
