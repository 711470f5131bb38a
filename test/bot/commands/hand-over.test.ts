import { and, asc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { withScope } from "../../../bot/db/connection.ts";
import { auditLog, teamMembers } from "../../../bot/db/schema/index.ts";
import { makePerson } from "../../helpers/commune.ts";
import { openDialogue, titles } from "../../helpers/dialogue.ts";
import { queuedFor } from "../../helpers/outbox.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";

const database = openTestDatabase();
let talk: Awaited<ReturnType<typeof openDialogue>>;

beforeEach(async () => {
  talk = await openDialogue(database.db);
});

const first = () => talk.commune.teams[0]!;
const historyOf = (teamId: number) =>
  talk.inScope((tx) =>
    tx.select().from(teamMembers).where(eq(teamMembers.teamId, teamId)).orderBy(asc(teamMembers.id)),
  );
const rolesNow = async () =>
  (await historyOf(first().id))
    .filter((row) => row.until === null)
    .map((row) => row.role)
    .sort();

describe("a leader who hands over", () => {
  test("chooses the person, then what to do from now on; the team has one leader and its history", async () => {
    const asked = await talk.say("bay", "Bàn giao tổ trưởng");
    expect(asked.text).toContain("1. Trần Thị Hoa");
    expect(titles(asked)).toEqual(["Trần Thị Hoa", "Thôi"]);
    const role = await talk.say("bay", "Trần Thị Hoa");
    expect(role.text).toContain(`Giao việc tổ trưởng ${first().name} cho Trần Thị Hoa từ hôm nay`);
    expect(titles(role)).toEqual(["Làm tổ phó", "Làm thành viên", "Rời tổ", "Thôi"]);
    expect(await rolesNow()).toEqual(["leader", "member"]);
    expect((await talk.say("bay", "làm tổ phó")).text).toContain("Đã bàn giao");
    expect(await rolesNow()).toEqual(["deputy", "leader"]);
    const [bay, hoa, ...since] = await historyOf(first().id);
    expect([bay, hoa].map((row) => [row?.role, row?.until])).toEqual([
      ["leader", talk.clock.now],
      ["member", talk.clock.now],
    ]);
    expect(since.map((row) => [row.personId, row.role, row.from, row.joinedAt])).toEqual([
      [bay?.personId, "deputy", talk.clock.now, bay?.joinedAt],
      [hoa?.personId, "leader", talk.clock.now, hoa?.joinedAt],
    ]);
  });

  test("is understood in one sentence that names the successor", async () => {
    const role = await talk.say("bay", "tôi muốn chuyển giao chức tổ trưởng cho chị Hoa");
    expect(role.text).toContain("cho Trần Thị Hoa từ hôm nay");
    await talk.say("bay", "rời tổ");
    expect(await rolesNow()).toEqual(["leader"]);
  });

  test("tells the new leader and the officer, and leaves a trace of who did it", async () => {
    await talk.say("bay", "bàn giao tổ trưởng cho hoa");
    await talk.say("bay", "Làm thành viên");
    const [toHoa] = (await queuedFor(database.db, "hoa")).filter((notice) => notice.text.includes(first().name));
    expect(toHoa?.text).toContain(`Từ hôm nay anh/chị là tổ trưởng ${first().name}`);
    const officer = await queuedFor(database.db, "canbo");
    expect(officer.at(-1)?.text).toContain("tổ trưởng mới là Trần Thị Hoa");
    const trail = await talk.inScope((tx) =>
      tx
        .select()
        .from(auditLog)
        .where(and(eq(auditLog.communeId, talk.commune.id), eq(auditLog.action, "team.handed_over"))),
    );
    expect(trail).toHaveLength(1);
  });

  test("may change their mind at either question", async () => {
    await talk.say("bay", "bàn giao tổ trưởng");
    expect((await talk.say("bay", "thôi")).text).toContain("tổ trưởng vẫn như cũ");
    await talk.say("bay", "bàn giao tổ trưởng cho Trần Thị Hoa");
    await talk.say("bay", "hủy");
    expect(await rolesNow()).toEqual(["leader", "member"]);
  });

  test("is told to invite somebody when the team has nobody else", async () => {
    await makePerson(database.db, talk.commune, { zaloUserId: "mot", team: talk.commune.teams[1]!, role: "leader" });
    await withScope(database.db, "all", (tx) =>
      tx
        .update(teamMembers)
        .set({ until: talk.clock.now })
        .where(and(eq(teamMembers.teamId, talk.commune.teams[1]!.id), eq(teamMembers.role, "member"))),
    );
    expect((await talk.say("mot", "bàn giao tổ trưởng")).text).toContain("chưa có ai khác");
  });

  test("of two teams is asked which, unless the text names it", async () => {
    const second = talk.commune.teams[1]!;
    await withScope(database.db, { communes: [talk.commune.id] }, async (tx) => {
      const [bay] = await tx
        .select()
        .from(teamMembers)
        .where(and(eq(teamMembers.teamId, first().id), eq(teamMembers.role, "leader")));
      const { id: _, ...row } = bay!;
      await tx.insert(teamMembers).values({ ...row, teamId: second.id });
    });
    const asked = await talk.say("bay", "bàn giao tổ trưởng");
    expect(titles(asked)).toEqual(expect.arrayContaining([first().name, second.name, "Thôi"]));
    expect((await talk.say("bay", "tổ dân phố 2")).text).toContain("Lê Tư");
    expect((await talk.say("bay", "bàn giao tổ trưởng tdp 1")).text).toContain("Trần Thị Hoa");
  });
});

test.each(["hoa", "canbo", "dan"])("%s, who leads no team, cannot hand one over", async (who) => {
  expect((await talk.say(who, "bàn giao tổ trưởng")).text).toContain("Chỉ tổ trưởng");
  expect(await rolesNow()).toEqual(["leader", "member"]);
});

describe("who joined by code", () => {
  const join = async (who: string) => {
    await talk.say(who, `đăng ký ${first().joinCode}`);
    await talk.say(who, "đồng ý");
    const notice = (await queuedFor(database.db, "bay")).at(-1);
    const said = (title: string) => {
      const button = notice?.buttons?.find((known) => known.title === title);
      return button && "say" in button ? button.say : "";
    };
    return { notice, said };
  };
  const newest = async () => (await historyOf(first().id)).at(-1);

  test("is no longer new once the leader says it is the right person", async () => {
    const { said } = await join("moi");
    expect((await newest())?.confirmedAt).toBeNull();
    expect((await talk.say("bay", said("Đúng người"))).text).toContain("đúng người của");
    expect((await newest())?.confirmedAt).toEqual(talk.clock.now);
  });

  test("cannot be confirmed or taken back by a plain member", async () => {
    const { said } = await join("moi2");
    await talk.say("hoa", said("Đúng người"));
    await talk.say("hoa", said("Đưa ra khỏi tổ"));
    expect(await newest()).toMatchObject({ confirmedAt: null, until: null });
  });
});

test("a deputy cannot put the leader out of the team", async () => {
  await makePerson(database.db, talk.commune, { zaloUserId: "pho", team: first(), role: "deputy" });
  const [bay] = await historyOf(first().id);
  expect((await talk.say("pho", `đưa ra khỏi tổ ${bay?.id}`)).text).toContain("Đây là tổ trưởng");
  expect(await rolesNow()).toEqual(["deputy", "leader", "member"]);
});
