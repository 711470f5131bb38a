import { beforeEach, expect, test } from "vitest";
import { commands } from "../../../bot/commands/index.ts";
import { makeCommune, makePerson, type TestCommune } from "../../helpers/commune.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";
import { makeChat } from "../../helpers/turn.ts";
import { reportWeeks, thenSilent, usualWeeks } from "../../helpers/weeks-of-reports.ts";

/** Monday 23/11/2026, 09:00 in Vietnam. */
const clock = { now: new Date("2026-11-23T02:00:00Z") };
const database = openTestDatabase();
let commune: TestCommune;
let chat: ReturnType<typeof makeChat>;
let made = 0;
let officer: string;

beforeEach(async () => {
  made += 1;
  officer = `canbo${made}`;
  commune = await makeCommune(database.db, 8);
  await makePerson(database.db, commune, { name: "Cán bộ", zaloUserId: officer, staffOf: commune.id });
  await makePerson(database.db, commune, { name: "Lan", zaloUserId: `lan${made}`, team: commune.teams[0]! });
  for (const [index, team] of commune.teams.entries()) {
    const silent = index === 2 || index === 6 ? 3 : 0;
    await reportWeeks(database.db, commune, {
      team,
      weeks: thenSilent(usualWeeks(16 - silent, { seed: index }), silent),
    });
  }
  chat = makeChat({ db: database.db, commune, clock, commands });
});

const say = (text: string, zaloUserId = officer) => chat.send({ zaloUserId, text });

test.each([
  "cần gọi ai",
  "tuan nay goi ai",
  "tổ nào cần giúp",
  "to nao can goi",
  "nên gọi tổ nào",
  "ba tổ cần gọi",
])("“%s” names the teams with the reason in one sentence", async (text) => {
  const heard = await say(text);
  expect(heard.command).toBe("show_calls");
  expect(heard.text).toContain("Tuần này nên gọi 2 tổ:");
  expect(heard.text).toContain("Tổ dân phố 3. Trước đây 13/13 tuần có báo cáo, nhưng 3 tuần gần nhất chưa thấy.");
  expect(heard.text).not.toContain("Tổ công nghệ số cộng đồng");
  expect(heard.text.length).toBeLessThan(600);
  expect(heard.messages.at(-1)?.buttons?.map((button) => button.title)).toEqual(
    expect.arrayContaining(["Lời nhắn sẵn", "Đã gọi Tổ dân phố 3", "Đã gọi Tổ dân phố 7", "Mở tổng quan"]),
  );
});

test("“lời nhắn sẵn” gives one message a team, each to be copied by itself", async () => {
  const heard = await say("Lời nhắn sẵn");
  expect(heard.messages).toHaveLength(3);
  expect(heard.messages[1]?.text).toMatch(/^Kính gửi anh\/chị Tổ công nghệ số cộng đồng Tổ dân phố [37]\./);
});

test("“đã gọi” takes the team off the list, by the button's words or typed in short", async () => {
  expect((await say("Đã gọi Tổ dân phố 3")).text).toContain("đã gọi Tổ dân phố 3");
  const left = await say("cần gọi ai");
  expect(left.text).toContain("Tuần này nên gọi 1 tổ");
  expect(left.text).toContain("• Tổ dân phố 3: chưa có báo cáo sau đó");
  await say("da goi tdp 7");
  expect((await say("cần gọi ai")).text).toContain("tuần này chưa cần gọi tổ nào");
});

test("“đã gọi” without a team it knows asks which", async () => {
  expect((await say("đã gọi bác trưởng thôn rồi")).text).toContain("Chưa rõ là tổ nào");
});

test("is not for members: their words go where they went before", async () => {
  expect((await say("tổ nào cần giúp", `lan${made}`)).command).not.toBe("show_calls");
  expect((await say("đã gọi Tổ dân phố 3", `lan${made}`)).command).not.toBe("mark_called");
});

test("does not take reports and requests for itself", async () => {
  for (const text of ["ai chưa báo cáo", "kết quả", "thông báo họp tổ", "cần giúp gì không"]) {
    expect([text, (await say(text)).command]).not.toEqual([text, "show_calls"]);
  }
});
