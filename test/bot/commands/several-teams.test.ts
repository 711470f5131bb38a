import { beforeEach, describe, expect, test } from "vitest";
import { teamMembers } from "../../../bot/db/schema/index.ts";
import { makePerson } from "../../helpers/commune.ts";
import { openDialogue, titles } from "../../helpers/dialogue.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";

const VNEID = "vneid_level2_activated";
const database = openTestDatabase();
let talk: Awaited<ReturnType<typeof openDialogue>>;

const first = () => talk.commune.teams[0]!;
const second = () => talk.commune.teams[1]!;
const hai = (text: string) => talk.say("hai", text);
const values = async () =>
  Object.fromEntries((await talk.reports()).map(({ teamId, values, state }) => [teamId, { ...values, state }]));

/** "hai" is in both teams and has reported for each. */
beforeEach(async () => {
  talk = await openDialogue(database.db);
  const personId = await makePerson(database.db, talk.commune, { zaloUserId: "hai", team: first() });
  await talk.inScope((tx) =>
    tx.insert(teamMembers).values({
      communeId: talk.commune.id,
      teamId: second().id,
      personId,
      role: "member",
      source: "staff",
      from: new Date(0),
    }),
  );
  await hai("tổ 1 vneid 5, 3 hộ quét mã qr");
  await hai("đúng");
  await hai("tổ 2 vneid 7");
  await hai("đúng");
});

describe("a correction by somebody of two teams", () => {
  test("that both reports could mean is asked about, and changes the chosen one", async () => {
    const asked = await hai("sửa vneid 15");
    expect(titles(asked)).toEqual([second().name, first().name, "Thôi"]);
    expect((await hai(first().name)).text).toContain("15");
    await hai("đúng");
    expect(await values()).toMatchObject({ [first().id]: { [VNEID]: 15 }, [second().id]: { [VNEID]: 7 } });
  });

  test("that names the team is not asked about", async () => {
    expect((await hai("sửa tổ 1 vneid 15")).text).toContain("Sửa Báo cáo số");
    await hai("đúng");
    expect(await values()).toMatchObject({ [first().id]: { [VNEID]: 15 }, [second().id]: { [VNEID]: 7 } });
  });

  test("of a figure that only one team reported is not asked about", async () => {
    expect((await hai("sửa qr 9 hộ")).text).toContain("Sửa Báo cáo số");
    await hai("đúng");
    expect((await values())[first().id]).toMatchObject({ cashless_shops: 9 });
  });

  test("may be left at that", async () => {
    await hai("sửa vneid 15");
    expect((await hai("thôi")).text).toContain("giữ nguyên");
    expect(await values()).toMatchObject({ [first().id]: { [VNEID]: 5 }, [second().id]: { [VNEID]: 7 } });
  });
});

describe("a withdrawal by somebody of two teams", () => {
  test("is asked about, and takes back the chosen one only", async () => {
    expect(titles(await hai("hủy"))).toEqual([second().name, first().name, "Thôi"]);
    await hai("tổ dân phố 1");
    await hai("hủy báo cáo");
    expect(await values()).toMatchObject({
      [first().id]: { state: "withdrawn" },
      [second().id]: { state: "submitted" },
    });
  });
});

test("results of somebody of two teams are those of both, or of the one they name", async () => {
  const both = (await hai("kết quả")).text;
  expect(both).toContain(first().name);
  expect(both).toContain(second().name);
  const one = (await hai("kết quả tổ 2")).text;
  expect(one).toContain(second().name);
  expect(one).not.toContain(first().name);
});

test("nothing to report by somebody of two teams is asked about", async () => {
  talk.later(24 * 7);
  expect(titles(await hai("không có hoạt động"))).toEqual(expect.arrayContaining([first().name, second().name]));
});

describe("a new report by somebody of two teams", () => {
  const readBackOf = (team: { name: string }) => `Báo cáo của ${team.name}`;
  beforeEach(() => talk.later(24 * 7));

  test.each(["tổ 2", "tổ dân phố 2", "của tổ 2 ạ"])("is for the team that they type when asked: %s", async (typed) => {
    expect((await hai("vneid 5")).text).toContain("của tổ nào");
    expect((await hai(typed)).text).toContain(readBackOf(second()));
  });

  test("that names the team and what was done for people is not asked about", async () => {
    expect((await hai("tổ 2 hỗ trợ vneid 6 người")).text).toContain(readBackOf(second()));
  });

  test("goes on when the next message says of which team it is", async () => {
    await hai("vneid 5");
    expect((await hai("tổ 2 quét mã qr 4 hộ")).text).toContain(readBackOf(second()));
    await hai("đúng");
    expect((await talk.reports()).at(-1)).toMatchObject({
      teamId: second().id,
      values: { [VNEID]: 5, cashless_shops: 4 },
    });
  });

  test("for one team does not change the draft that waits for the other", async () => {
    await hai("tổ 1 vneid 5");
    expect((await hai("tổ 2 vneid 9")).text).toContain(readBackOf(second()));
    expect((await hai("đúng")).text).toContain("chưa xác nhận");
    expect((await hai("đúng")).text).toContain(readBackOf(first()));
    await hai("đúng");
    expect((await talk.reports()).slice(-2)).toMatchObject([
      { teamId: first().id, state: "submitted", values: { [VNEID]: 5 } },
      { teamId: second().id, state: "submitted", values: { [VNEID]: 9 } },
    ]);
  });
});

test("who names a place that is not their team's is told whose figures these become", async () => {
  const other = (await talk.say("tu", "tổ 1 quét mã qr 4 hộ")).text;
  expect(other).toContain(`Số này ghi cho ${second().name}`);
  expect((await talk.say("bay", "tổ 1 vneid 5")).text).not.toContain("Số này ghi cho");
  expect((await talk.say("hoa", "tổ 3 người cài vneid 5")).text).not.toContain("Số này ghi cho");
});
