import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { commands } from "../../../bot/commands/index.ts";
import { withScope } from "../../../bot/db/connection.ts";
import { helpRequests, outboundMessages } from "../../../bot/db/schema/index.ts";
import type { Deps } from "../../../bot/deps.ts";
import { escalateHelpJob } from "../../../bot/jobs/escalate-help.ts";
import { makeCommune, makeGroup, makePerson, type TestCommune } from "../../helpers/commune.ts";
import { queuedFor } from "../../helpers/outbox.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";
import { makeChat } from "../../helpers/turn.ts";

const clock = { now: new Date("2026-11-18T03:00:00Z") };
const database = openTestDatabase();
let commune: TestCommune;
let chat: ReturnType<typeof makeChat>;
let made = 0;
let id: { leader: string; member: string; other: string; officer: string; resident: string; group: string };

beforeEach(async () => {
  made += 1;
  const own = (name: string) => `${name}${made}`;
  id = {
    leader: own("lead"),
    member: own("mem"),
    other: own("oth"),
    officer: own("cb"),
    resident: own("res"),
    group: own("aa"),
  };
  commune = await makeCommune(database.db, 3);
  chat = makeChat({ db: database.db, commune, clock, commands });
  await makePerson(database.db, commune, { name: "Bác Tư", zaloUserId: id.leader, team: team(1), role: "leader" });
  await makePerson(database.db, commune, { name: "Lê Hoa", zaloUserId: id.member, team: team(1) });
  await makePerson(database.db, commune, { zaloUserId: id.other, team: team(2) });
  await makePerson(database.db, commune, { zaloUserId: id.officer, staffOf: commune.id });
  await makeGroup(database.db, commune, id.group, team(1));
});

const team = (n: number) => commune.teams[n - 1]!;
const say = (who: keyof typeof id, text: string) => chat.send({ zaloUserId: id[who], text });
const rows = () => withScope(database.db, { communes: [commune.id] }, (tx) => tx.select().from(helpRequests));
const last = async (who: keyof typeof id) => (await queuedFor(database.db, id[who])).at(-1);

async function ask(): Promise<number> {
  await say("resident", "Hỗ trợ");
  await say("resident", "Tổ dân phố 1");
  await say("resident", "mẹ tôi 80 tuổi cần cài VNeID, 0912000001");
  return (await rows())[0]!.id;
}

describe("hỗ trợ", () => {
  test("who asks for the list before saying where they live hears that their words still wait for it", async () => {
    await say("resident", "hỗ trợ mẹ tôi 80 tuổi cài VNeID");
    const { text } = await say("resident", "yêu cầu của tôi");
    expect(text).toContain("chưa chuyển được");
    expect(text).not.toContain("chưa nhờ giúp việc gì");
    expect((await say("resident", "Tổ dân phố 1")).text).toContain("Đã chuyển lời");
    expect(await rows()).toHaveLength(1);
  });

  test("asks where, then what, and passes it to the village's team", async () => {
    const where = await say("resident", "hỗ trợ");
    expect(where.messages[0]?.buttons?.map((button) => button.title)).toEqual([
      "Tổ dân phố 1",
      "Tổ dân phố 2",
      "Tổ dân phố 3",
      "Gặp cán bộ",
    ]);
    const what = await say("resident", "tdp 1");
    expect(what.text).toContain("Đừng gửi số căn cước");
    const done = await say("resident", "mẹ tôi 80 tuổi cần cài VNeID, 0912000001");
    const [request] = await rows();
    expect(done.text).toContain(`Đã chuyển lời của bà con cho ${team(1).name} (việc số ${request!.id})`);
    expect(request).toMatchObject({ teamId: team(1).id, state: "open" });
    expect((await last("leader"))?.text).toContain("mẹ tôi 80 tuổi");
    expect((await last("leader"))?.buttons?.[0]?.title).toBe("Nhận việc");
  });

  test("tells the group that somebody needs help, and none of their words", async () => {
    await ask();
    const notice = await last("group");
    expect(notice?.text).toContain("tổ dân phố 1 cần người giúp");
    expect(notice?.text).not.toMatch(/mẹ tôi|0912/);
  });

  test("keeps the words sealed", async () => {
    await ask();
    expect(JSON.stringify(await rows())).not.toMatch(/mẹ tôi|0912/);
  });

  test("with the request in the same sentence asks only where", async () => {
    await say("resident", "cho người xuống nhà giúp mẹ tôi với, bà không đi được");
    expect((await say("resident", "Tổ dân phố 1")).text).toContain(`cho ${team(1).name}`);
    expect(await rows()).toHaveLength(1);
  });

  test("takes the village out of a longer answer, and what else it says along", async () => {
    await say("resident", "nhà có 2 ông bà già, nhờ mấy cháu lên giúp một bữa");
    expect((await say("resident", "Dũng, tổ 1, cài vneid")).text).toContain(`cho ${team(1).name}`);
    expect(await rows()).toHaveLength(1);
  });

  test("remembers the village for the next time", async () => {
    await ask();
    expect((await say("resident", "hỗ trợ")).text).toContain("Tổ dân phố 1. Cần giúp việc gì?");
  });

  test("goes to the officers when the person would rather, or the team cannot be reached", async () => {
    await say("resident", "hỗ trợ");
    await say("resident", "Gặp cán bộ");
    expect((await say("resident", "xin hỏi về giấy khai sinh")).text).toContain("cho cán bộ phụ trách");
    expect((await last("officer"))?.text).toContain("giấy khai sinh");
    const stranger = (text: string) => chat.send({ zaloUserId: `x${made}`, text });
    await stranger("hỗ trợ");
    await stranger("tổ dân phố 3");
    expect((await stranger("nhờ dán giúp mã QR")).text).toContain("cho cán bộ phụ trách");
  });

  test("of a member goes to the officers at once", async () => {
    await say("member", "hỗ trợ");
    expect((await say("member", "máy 4 cụ lỗi, nhờ phường cử người xuống")).text).toContain("cán bộ phụ trách");
  });

  test("says so honestly when nobody can be told", async () => {
    const lonely = await makeCommune(database.db, 1);
    const alone = makeChat({ db: database.db, commune: lonely, clock, commands });
    const first = (text: string) => alone.send({ zaloUserId: "y1", text });
    await first("hỗ trợ");
    await first("tổ dân phố 1");
    expect((await first("cài giúp VNeID")).text).toContain("chưa báo được cho ai");
  });

  test("can be left with hủy, and does not take a command for the request", async () => {
    await say("resident", "hỗ trợ");
    await say("resident", "tdp 1");
    expect((await say("resident", "trợ giúp")).command).toBe("show_help");
    expect((await say("resident", "hủy")).text).toContain("không chuyển nữa");
    expect(await rows()).toEqual([]);
  });

  test("without a known village says which there are, when they are many", async () => {
    commune = await makeCommune(database.db, 11);
    chat = makeChat({ db: database.db, commune, clock, commands });
    const reply = await say("resident", "hỗ trợ");
    expect(reply.text).toContain("Tổ dân phố 10, Tổ dân phố 11");
    expect(reply.messages[0]?.buttons?.map((button) => button.title)).toEqual(["Gặp cán bộ"]);
    expect((await say("resident", "11")).text).toContain("Tổ dân phố 11. Cần giúp");
  });

  test("with its words said along hears that they are kept, before it is asked where", async () => {
    expect((await say("resident", "hỗ trợ dán giúp mã QR")).text).toMatch(/^Tôi ghi lời nhờ rồi\. Bà con ở thôn/);
    expect((await say("resident", "tổ dân phố 1")).text).toContain("Đã chuyển lời");
  });
});

describe("nhận việc", () => {
  test("gives the words to the taker and tells the resident who comes", async () => {
    const number = await ask();
    const reply = await say("member", `nhận việc ${number}`);
    expect(reply.text).toContain("mẹ tôi 80 tuổi");
    expect((await last("resident"))?.text).toContain(`Lê Hoa, ${team(1).name} đã nhận giúp`);
    expect((await rows())[0]).toMatchObject({ state: "taken" });
  });

  test("works by typing the title alone", async () => {
    await ask();
    expect((await say("leader", "Nhận việc")).text).toContain("Anh/chị đã nhận việc");
  });

  test("goes to the first; the second is told who has it", async () => {
    const number = await ask();
    await say("member", `nhận việc ${number}`);
    expect((await say("leader", `nhận việc ${number}`)).text).toContain("đã có Lê Hoa nhận");
  });

  test("is refused to other teams and to residents, who learn nothing", async () => {
    const number = await ask();
    for (const who of ["other", "resident"] as const) {
      const reply = await say(who, `nhận việc ${number}`);
      expect(reply.text).toContain("Không có việc nào");
      expect(reply.text).not.toContain("mẹ tôi");
    }
    expect((await rows())[0]).toMatchObject({ state: "open" });
  });

  test("in the group shows no words there; the taker gets them privately", async () => {
    const number = await ask();
    const reply = await chat.send({ zaloUserId: id.member, zaloGroupId: id.group, text: `nhận việc ${number}` });
    expect(reply.text).toBe(`Đã ghi Lê Hoa nhận việc số ${number}.`);
    expect((await last("member"))?.text).toContain("mẹ tôi 80 tuổi");
  });
});

describe("việc cần giúp", () => {
  test("lists what waits, with a button each", async () => {
    const number = await ask();
    const reply = await say("leader", "Việc cần giúp");
    expect(reply.text).toContain(`Số ${number} (18/11, đang chờ)`);
    expect(reply.messages[0]?.buttons?.[0]?.title).toBe(`Nhận việc ${number}`);
    expect((await say("other", "việc cần giúp")).text).toContain("không có bà con nào");
    expect((await say("officer", "việc cần giúp")).text).toContain(`Số ${number}`);
  });

  test("is not for residents", async () => {
    expect((await say("resident", "việc cần giúp")).text).toContain("dành cho người của tổ");
  });
});

test("a person who is forgotten takes the words out of what was passed on", async () => {
  await ask();
  const sealed = () =>
    withScope(database.db, { communes: [commune.id] }, (tx) =>
      tx.select({ content: outboundMessages.contentSealed }).from(outboundMessages),
    );
  await withScope(database.db, { communes: [commune.id] }, (tx) => tx.update(outboundMessages).set({ state: "sent" }));
  expect((await sealed()).every((row) => row.content !== null)).toBe(true);
  await say("resident", "xóa dữ liệu của tôi");
  await say("resident", "xóa hết");
  expect((await sealed()).every((row) => row.content === null)).toBe(true);
});

describe("ending", () => {
  test("by the taker tells the resident", async () => {
    const number = await ask();
    await say("member", `nhận việc ${number}`);
    expect((await say("member", "Xong việc")).text).toContain(`Đã ghi xong việc số ${number}`);
    expect((await last("resident"))?.text).toContain("đã xong việc");
    expect((await rows())[0]).toMatchObject({ state: "closed", closedAt: clock.now });
    expect((await say("member", `xong việc ${number}`)).text).toContain("Không có việc nào");
  });

  test("by the resident tells the taker", async () => {
    const number = await ask();
    await say("member", `nhận việc ${number}`);
    expect((await say("resident", `hủy việc ${number}`)).text).toContain("Đã hủy việc");
    expect((await last("member"))?.text).toContain("không cần giúp nữa");
  });

  test("by somebody else is refused", async () => {
    const number = await ask();
    expect((await say("other", `hủy việc ${number}`)).text).toContain("Không có việc nào");
    expect((await rows())[0]).toMatchObject({ state: "open" });
  });
});

describe("việc cần giúp", () => {
  const titles = (reply: Awaited<ReturnType<typeof say>>) =>
    reply.messages[0]?.buttons?.map(({ title }) => title) ?? [];

  test("shows as many as have a button, and leads on to the rest", async () => {
    for (let n = 1; n <= 11; n += 1) {
      await say("resident", "hỗ trợ");
      if (n === 1) await say("resident", "Tổ dân phố 1");
      await say("resident", `nhờ việc thứ ${n}`);
    }
    const ids = (await rows()).map((row) => row.id).sort((a, b) => a - b);
    const seen: string[] = [];
    let reply = await say("leader", "việc cần giúp");
    expect(reply.text).toContain("Việc cần giúp (11 việc):");
    for (let page = 0; page < 5; page += 1) {
      seen.push(...titles(reply).filter((title) => title !== "Xem tiếp"));
      const button = reply.messages[0]?.buttons?.find(({ title }) => title === "Xem tiếp");
      if (!button || !("say" in button)) break;
      reply = await say("leader", button.say);
    }
    expect(seen).toEqual(ids.map((number) => `Nhận việc ${number}`));
  });
});

describe("after a request was taken", () => {
  const taken = async () => {
    const number = await ask();
    await say("leader", `nhận việc ${number}`);
    return number;
  };

  test("the helper answers by words, which reach the resident alone", async () => {
    const number = await taken();
    expect((await say("leader", `Trả lời việc ${number}: 8 giờ sáng mai tôi đến nhà`)).text).toContain("Đã gửi lời");
    expect((await last("resident"))?.text).toContain(
      `Bác Tư, ${team(1).name} trả lời việc số ${number}:\n“8 giờ sáng mai tôi đến nhà”`,
    );
    expect((await say("other", `trả lời việc ${number}: để tôi`)).text).toContain("Không có việc nào");
    expect((await rows())[0]?.answerSealed).not.toContain("sáng mai");
  });

  test("the resident sees it, rates it with one tap, and only once", async () => {
    const number = await taken();
    expect((await say("resident", "yêu cầu của tôi")).text).toContain(`Số ${number} (18/11, đã có người nhận)`);
    await say("leader", `xong việc ${number}`);
    const asked = await last("resident");
    expect(asked?.buttons?.map(({ title }) => title)).toEqual(["Giúp tốt", "Tạm được", "Chưa được giúp"]);
    expect((await say("resident", `đánh giá việc ${number}: giúp tốt`)).text).toContain("Cảm ơn");
    expect((await say("resident", "Chưa được giúp")).text).toContain("không có việc nào chờ đánh giá");
    expect((await rows())[0]).toMatchObject({ state: "closed", rating: 3 });
  });

  test("who was not helped is passed to the officer", async () => {
    const number = await taken();
    await say("leader", `xong việc ${number}`);
    expect((await say("resident", "Chưa được giúp")).text).toContain("báo cán bộ");
    expect((await last("officer"))?.text).toContain(
      `Việc số ${number} đã ghi là xong, nhưng bà con báo chưa được giúp`,
    );
  });

  test("who was not helped waits again: the officer sees what it was, takes it, and is asked about anew", async () => {
    const number = await taken();
    await say("leader", `xong việc ${number}`);
    await say("resident", "Chưa được giúp");
    expect((await last("officer"))?.text).toContain("mẹ tôi 80 tuổi");
    expect((await say("officer", "việc cần giúp")).text).toContain("bà con báo chưa được giúp): mẹ tôi 80 tuổi");
    expect((await say("officer", `nhận việc ${number}`)).text).toContain(`đã nhận việc số ${number}`);
    expect((await say("officer", `trả lời việc ${number}: mời bà con đến trụ sở`)).text).toContain("Đã gửi lời");
    await say("officer", `xong việc ${number}`);
    expect((await rows())[0]).toMatchObject({ state: "closed", rating: null });
    expect((await say("resident", "Giúp tốt")).text).toContain("Cảm ơn");
    expect((await rows())[0]).toMatchObject({ state: "closed", rating: 3 });
  });

  test("the resident who asked often sees the newest, and where the older ones are", async () => {
    for (let n = 0; n < 6; n += 1) await ask();
    const { text } = await say("resident", "yêu cầu của tôi");
    expect(text.match(/• Số/g)).toHaveLength(5);
    expect(text).toContain("Các việc cũ hơn: https://xa.example.vn/app/h/mine");
  });

  test("nobody rates or sees another's request", async () => {
    const number = await taken();
    await say("leader", `xong việc ${number}`);
    expect((await say("other", `đánh giá việc ${number}: giúp tốt`)).text).toContain("không có việc nào");
    expect((await say("other", "yêu cầu của tôi")).text).toContain("chưa nhờ giúp việc gì");
  });
});

describe("a request nobody takes", () => {
  const queue = { ending: new AbortController().signal };
  const deps = () => ({ db: database.db, commandDeps: chat.deps, now: () => clock.now, queue }) as unknown as Deps;
  const at = async (time: string) => {
    clock.now = new Date(time);
    return escalateHelpJob.run({}, deps());
  };
  afterEach(() => {
    clock.now = new Date("2026-11-18T03:00:00Z");
  });

  test("goes to the officer after one working day, once, and the resident hears so", async () => {
    const number = await ask();
    await at("2026-11-19T02:59:00Z");
    expect(await last("officer")).toBeUndefined();
    await at("2026-11-19T03:00:00Z");
    await at("2026-11-19T05:00:00Z");
    const told = await queuedFor(database.db, id.officer);
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toContain(`Việc số ${number} chưa ai nhận từ 10:00 18/11/2026 (${team(1).name})`);
    expect((await last("resident"))?.text).toContain("đã chuyển đến cán bộ phụ trách");
    expect((await say("officer", "việc cần giúp")).text).toContain("quá một ngày chưa ai nhận");
  });

  test("is not lost while the commune has no officer who can be told", async () => {
    const lonely = await makeCommune(database.db, 1);
    const alone = makeChat({ db: database.db, commune: lonely, clock, commands });
    const resident = (text: string) => alone.send({ zaloUserId: `lone${made}`, text });
    await resident("hỗ trợ");
    await resident("tổ dân phố 1");
    await resident("nhờ dán giúp mã QR");
    await at("2026-11-19T03:00:00Z");
    await makePerson(database.db, lonely, { zaloUserId: `late${made}`, staffOf: lonely.id });
    await at("2026-11-19T03:10:00Z");
    await at("2026-11-19T03:20:00Z");
    expect((await queuedFor(database.db, `late${made}`)).map(({ text }) => text)).toEqual([
      expect.stringContaining("nhờ dán giúp mã QR"),
    ]);
  });

  test("is told to an officer whom Zalo lets no message reach as soon as they write again", async () => {
    await say("officer", "chào");
    await withScope(database.db, { communes: [commune.id] }, (tx) =>
      tx.execute(sql`
        insert into conversations (key, commune_id, oa_id, kind, peer_id, person_id, last_interaction_at)
        select ${`${commune.oaId}:person:${id.officer}`}, ${commune.id}, ${commune.oaId}, 'person', value, person_id, '2026-11-10T03:00:00Z'
        from identities where value = ${id.officer}`),
    );
    const number = await ask();
    await at("2026-11-19T03:30:00Z");
    expect(await last("officer")).toBeUndefined();
    expect((await last("resident"))?.text ?? "").not.toContain("đã chuyển đến cán bộ");
    await withScope(database.db, { communes: [commune.id] }, (tx) =>
      tx.execute(
        sql`update conversations set last_interaction_at = '2026-11-19T04:00:00Z' where peer_id = ${id.officer}`,
      ),
    );
    await at("2026-11-19T04:10:00Z");
    expect((await last("officer"))?.text).toContain(`Việc số ${number} chưa ai nhận`);
  });

  test("waits over the weekend, and not at all once somebody took it", async () => {
    clock.now = new Date("2026-11-20T10:00:00Z");
    const number = await ask();
    await at("2026-11-22T10:00:00Z");
    await at("2026-11-23T09:59:00Z");
    expect(await last("officer")).toBeUndefined();
    await say("leader", `nhận việc ${number}`);
    await at("2026-11-23T10:30:00Z");
    expect(await last("officer")).toBeUndefined();
  });
});
