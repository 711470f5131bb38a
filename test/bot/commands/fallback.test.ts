import { beforeAll, describe, expect, test } from "vitest";
import { commands } from "../../../bot/commands/index.ts";
import { makeCommune, makePerson, type TestCommune } from "../../helpers/commune.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";
import { makeChat } from "../../helpers/turn.ts";

const clock = { now: new Date("2026-11-18T03:00:00Z") };
const database = openTestDatabase();
let commune: TestCommune;
let chat: ReturnType<typeof makeChat>;

beforeAll(async () => {
  commune = await makeCommune(database.db, 2);
  chat = makeChat({ db: database.db, commune, clock, commands });
  await makePerson(database.db, commune, { zaloUserId: "member", team: commune.teams[0]! });
  await makePerson(database.db, commune, { zaloUserId: "staff", staffOf: commune.id });
  await makePerson(database.db, commune, { zaloUserId: "both", staffOf: commune.id, team: commune.teams[0]! });
});

const say = (zaloUserId: string, text: string) => chat.send({ zaloUserId, text });
const titles = (reply: Awaited<ReturnType<typeof say>>) => reply.messages.at(-1)?.buttons?.map((b) => b.title) ?? [];

describe("the menu", () => {
  test.each([
    ["resident", ["Hướng dẫn", "Hỗ trợ"]],
    ["member", ["Báo cáo", "Kết quả"]],
    ["staff", ["Ai chưa báo cáo", "Kết quả thông báo"]],
  ])("fits a %s", async (who, expected) => {
    const reply = await say(who, "Trợ giúp");
    expect(titles(reply)).toEqual(expect.arrayContaining(expected));
  });

  test("of an officer who is also in a team still tells how to report", async () => {
    expect((await say("both", "menu")).text).toContain("Báo cáo của tổ");
    expect((await say("staff", "menu")).text).not.toContain("Báo cáo của tổ");
  });

  test.each(["resident", "member", "staff"])("of a %s fits one screen and five short buttons", async (who) => {
    const reply = await say(who, "trợ giúp");
    expect(reply.text.length).toBeLessThanOrEqual(600);
    expect(titles(reply).length).toBeLessThanOrEqual(5);
    for (const title of titles(reply)) expect(title.length).toBeLessThanOrEqual(20);
  });

  test("has only buttons whose title, typed, is understood", async () => {
    for (const who of ["resident", "member", "staff"]) {
      for (const button of (await say(who, "trợ giúp")).messages[0]?.buttons ?? []) {
        if (!("say" in button)) continue;
        expect([button.title, (await say(who, button.title)).command]).not.toEqual([button.title, "fallback"]);
        await say(who, "hủy");
      }
    }
  });
});

describe("what is not understood", () => {
  test("gets the menu and an apology, never a dead end", async () => {
    const reply = await say("resident", "asdfgh qwert");
    expect(reply.text).toContain("Tôi chưa hiểu");
    expect(titles(reply)).toContain("Hướng dẫn");
  });

  test("while a question is open points back to the question", async () => {
    await say("u1", `đăng ký ${commune.teams[0]!.joinCode}`);
    const reply = await say("u1", "asdf qwer zxcv");
    expect(reply.text).toContain("Câu hỏi ở trên vẫn đang chờ");
    expect(titles(reply)).toContain("Hủy");
    await say("u1", "hủy");
    expect(chat.stateOf("u1")).toBeUndefined();
  });

  test("is told apart from asking what the product can do", async () => {
    expect((await say("staff", "em làm được những việc gì cho xã")).command).toBe("show_help");
    const inGroup = { zaloUserId: "member", zaloGroupId: "abc", text: "menu", isAddressed: false };
    expect((await chat.send(inGroup)).messages).toEqual([]);
  });

  test("in a group's talk among itself gets no answer at all", async () => {
    const reply = await chat.send({ zaloUserId: "u2", zaloGroupId: "abc", text: "mai họp nhé", isAddressed: false });
    expect(reply.messages).toEqual([]);
  });

  test("in a group, when addressed, gets words and no personal menu", async () => {
    const reply = await chat.send({ zaloUserId: "member", zaloGroupId: "abc", text: "xyzt qwer", isAddressed: true });
    expect(reply.text).toContain("Trong nhóm này");
    expect(titles(reply)).toEqual([]);
  });
});

describe("small talk", () => {
  test.each([
    "cảm ơn các cháu nhiều lắm",
    "ok",
    "Dạ vâng ạ",
    "hay quá, bác làm được rồi nè",
    "❤️",
  ])("like %j is answered in a line, without a menu", async (text) => {
    const reply = await say("resident", text);
    expect(reply.text.length).toBeLessThan(80);
    expect(titles(reply)).toEqual([]);
  });

  test.each([
    ["resident", "xin chào", "Hướng dẫn"],
    ["member", "chào bạn", "Báo cáo"],
    ["staff", "alo", "Ai chưa báo cáo"],
  ])("of the %s who says %j is answered in a line, with what there is to tap", async (who, text, first) => {
    const reply = await say(who, text);
    expect(reply.text.length).toBeLessThan(100);
    expect(titles(reply)[0]).toBe(first);
  });

  test("in a group is answered without buttons", async () => {
    const reply = await chat.send({ zaloUserId: "member", zaloGroupId: "abc", text: "chào bạn", isAddressed: true });
    expect(reply.text).toContain("mời nhắn “trợ giúp”");
    expect(titles(reply)).toEqual([]);
  });

  test("does not swallow a question that begins with thanks", async () => {
    const reply = await say("resident", "cảm ơn nhưng mà cho tui hỏi cái máy cày nhà tui hỏng rồi");
    expect(reply.text).toContain("Tôi chưa hiểu");
  });
});

describe("what is not text", () => {
  const sent = (kind: "sticker" | "audio" | "image" | "location") =>
    chat.send({ zaloUserId: "resident", text: "", attachments: [{ kind, url: undefined }] });

  test("a sticker gets a nod", async () => {
    expect((await sent("sticker")).text).toBe("Dạ vâng.");
  });

  test("a voice message is asked for in writing, kindly, with what can be done", async () => {
    const reply = await sent("audio");
    expect(reply.text).toContain("chưa nghe được tin thoại");
    expect(titles(reply)).toContain("Hỗ trợ");
  });

  test("a picture brings a warning about papers; a place is not wanted", async () => {
    expect((await sent("image")).text).toContain("căn cước");
    expect((await sent("location")).text).toContain("không cần vị trí");
  });
});

test("words nobody understands on a guide's card get the menu: nothing was asked", async () => {
  await say("card-reader", "hướng dẫn vneid");
  const reply = await say("card-reader", "xyz qwe zzz");
  expect(reply.text).not.toContain("vẫn đang chờ");
  expect(titles(reply)).toEqual(expect.arrayContaining(["Hướng dẫn", "Hỗ trợ"]));
});
