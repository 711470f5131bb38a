import { beforeEach, describe, expect, test } from "vitest";
import { commands } from "../../../bot/commands/index.ts";
import { withScope } from "../../../bot/db/connection.ts";
import { unitRoles } from "../../../bot/db/schema/index.ts";
import { makeCommune, makePerson, type TestCommune } from "../../helpers/commune.ts";
import { titles } from "../../helpers/dialogue.ts";
import { makeProvince, type TestProvince } from "../../helpers/province.ts";
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
    expect.arrayContaining(["Lời nhắn sẵn", "Đã gọi Tổ dân phố 3", "Đã gọi Tổ dân phố 7", "Xem số và gọi"]),
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
  expect((await say("da goi tdp 7")).text).toContain("không còn tổ nào cần gọi");
  expect((await say("cần gọi ai")).text).toContain("Đã gọi đủ các tổ cần gọi tuần này.");
});

test("“đã gọi” once more is told so, and a slip is taken back with the button", async () => {
  const first = await say("Đã gọi Tổ dân phố 3");
  expect((await say("Đã gọi Tổ dân phố 3")).text).toContain("đã ghi là đã gọi Tổ dân phố 3 rồi");
  const back = titles(first).find((title) => title.startsWith("Bỏ ghi"))!;
  expect((await say(back)).text).toContain("Đã bỏ ghi: tuần này chưa gọi Tổ dân phố 3.");
  expect((await say(back)).text).toContain("Tuần này chưa ghi là đã gọi Tổ dân phố 3.");
  expect((await say("cần gọi ai")).text).toContain("Tuần này nên gọi 2 tổ");
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

test("when all is well there is nothing to call and nothing to mark", async () => {
  const calm = await makeCommune(database.db, 2);
  await makePerson(database.db, calm, { zaloUserId: `yen${made}`, staffOf: calm.id });
  for (const [seed, team] of calm.teams.entries()) {
    await reportWeeks(database.db, calm, { team, weeks: usualWeeks(16, { seed }) });
  }
  const heard = await makeChat({ db: database.db, commune: calm, clock, commands }).send({
    zaloUserId: `yen${made}`,
    text: "cần gọi ai",
  });
  expect(heard.text).toBe("Các tổ đang đều đặn, tuần này chưa cần gọi tổ nào.");
  expect(titles(heard)).toEqual(["Mở tổng quan"]);
});

describe("an officer of a province, who writes to the account of one of its communes", () => {
  let province: TestProvince;
  let inProvince: (text: string) => ReturnType<typeof chat.send>;

  beforeEach(async () => {
    province = await makeProvince(database.db, [2, 3, 0]);
    const [a, b] = province.communes as [TestCommune, TestCommune];
    const zaloUserId = `tinh${made}`;
    const personId = await makePerson(database.db, a, { zaloUserId });
    const role = {
      communeId: a.id,
      personId,
      unitId: province.id,
      role: "staff",
      from: new Date("2026-01-01"),
    } as const;
    await withScope(database.db, "all", (tx) => tx.insert(unitRoles).values(role));
    for (const team of a.teams) await reportWeeks(database.db, a, { team, weeks: usualWeeks(16) });
    for (const [index, team] of b.teams.entries()) {
      const silent = index === 1 ? 3 : 0;
      await reportWeeks(database.db, b, { team, weeks: thenSilent(usualWeeks(16 - silent, { seed: index }), silent) });
    }
    const { send } = makeChat({ db: database.db, commune: a, clock, commands });
    inProvince = (text) => send({ zaloUserId, text });
  });

  test("is asked which commune, beginning with those that miss most", async () => {
    const heard = await inProvince("cần gọi ai");
    expect(heard.text).toContain("3 xã, phường");
    expect(heard.text).toContain("• Xã B: 1/3 tổ");
    expect(heard.text).not.toContain("• Xã A");
    expect(titles(heard)).toEqual(["Cần gọi ai ở Xã B", "Mở tổng quan"]);
  });

  test("names one, and goes on in it with its buttons", async () => {
    const heard = await inProvince("Cần gọi ai ở Xã B");
    expect(heard.text).toContain("Tuần này nên gọi 1 tổ, Xã B:");
    expect(titles(heard)).toEqual(["Lời nhắn sẵn, Xã B", "Đã gọi Tổ dân phố 2, Xã B", "Xem số và gọi"]);
    expect(heard.messages[0]?.buttons?.at(-1)).toMatchObject({
      open: `https://xa.example.vn/app/o/${province.communes[1]!.id}?xem=goi`,
    });
    expect((await inProvince("Lời nhắn sẵn, Xã B")).text).toContain("Tổ dân phố 2");
    expect((await inProvince("Đã gọi Tổ dân phố 2, Xã B")).text).toContain("đã gọi Tổ dân phố 2");
    expect((await inProvince("cần gọi ai ở xã b?")).text).toContain("Đã gọi đủ các tổ cần gọi tuần này, Xã B.");
  });

  test("marks nothing before a commune is named", async () => {
    expect((await inProvince("Đã gọi Tổ dân phố 2")).text).toContain("nhắn tên xã");
    expect((await inProvince("cần gọi ai ở Xã B")).text).toContain("nên gọi 1 tổ");
  });
});
