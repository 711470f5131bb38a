import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { teamMembers } from "../../../bot/db/schema/index.ts";
import { makePerson } from "../../helpers/commune.ts";
import { openDialogue, titles } from "../../helpers/dialogue.ts";
import { createTestDatabase, type TestDatabase } from "../../helpers/test-database.ts";

const VNEID = "vneid_level2_activated";
let database: TestDatabase;
let talk: Awaited<ReturnType<typeof openDialogue>>;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

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
