import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { writeXlsx } from "hucre/xlsx";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Database, withScope } from "../../../../bot/db/connection.ts";
import { createVault } from "../../../../bot/db/vault.ts";
import { importFile } from "../../../../bot/services/import/import-file.ts";
import { listUnits } from "../../../../bot/services/units/units.ts";
import { createTestDatabase, type TestDatabase } from "../../../helpers/test-database.ts";

const now = new Date("2026-11-22T03:00:00Z");
const vault = createVault(Buffer.alloc(32, 7));
const header =
  "Tỉnh/Thành phố,Xã/Phường/Đặc khu,Thôn/Tổ dân phố,Tên tổ,Số hộ,Họ và tên,Chức danh,Số điện thoại,Mã đơn vị";
let test0: TestDatabase;
let db: Database;
let folder: string;

beforeAll(async () => {
  test0 = await createTestDatabase();
  db = test0.db;
  folder = await mkdtemp(join(tmpdir(), "import-"));
});
afterAll(() => test0.drop());

async function importText(
  text: string | Buffer,
  options: { dryRun?: boolean; skipErrors?: boolean } = {},
  name = "a.csv",
) {
  const path = join(folder, name);
  await writeFile(path, text);
  return importFile(db, vault, path, { now, ...options });
}

const sheet = (...rows: string[]) => [header, ...rows].join("\n");
const read = <T extends Record<string, unknown>>(query: ReturnType<typeof sql>) =>
  withScope(db, "all", async (tx) => (await tx.execute<T>(query)).rows);
const counts = async () =>
  (
    await read<{ units: number; teams: number; people: number; memberships: number }>(sql`
    select (select count(*) from units)::int as units, (select count(*) from teams)::int as teams,
      (select count(*) from people)::int as people,
      (select count(*) from team_members where until_at is null)::int as memberships`)
  )[0];

const first = sheet(
  "Tỉnh Hà Tĩnh,Phường Thạch Quý,Tổ dân phố 1,Tổ CNSCĐ TDP 1,120,Lê Thị Lan,Tổ trưởng,0912 345 678,thach-quy",
  "Tỉnh Hà Tĩnh,Phường Thạch Quý,Tổ dân phố 1,Tổ CNSCĐ TDP 1,120,Phạm Văn Tư,Thành viên,,",
  "Tỉnh Hà Tĩnh,Phường Thạch Quý,Tổ dân phố 2,Tổ CNSCĐ TDP 2,,,,,",
  "Tỉnh Hà Tĩnh,Xã Đồng Tiến,,Tổ CNSCĐ xã,,Trần Văn Dũng,Cán bộ,+84 387 654 321,",
);

describe("importing a file", () => {
  test("a dry run counts everything and keeps nothing", async () => {
    expect(await importText(first, { dryRun: true })).toMatchObject({
      units: 5,
      teams: 3,
      people: 3,
      created: 11,
      errors: [],
    });
    expect(await counts()).toEqual({ units: 0, teams: 0, people: 0, memberships: 0 });
  });

  test("makes units, teams and people; the commune keeps its given code, the others get one from their names", async () => {
    expect(await importText(first)).toMatchObject({
      units: 5,
      teams: 3,
      people: 3,
      created: 11,
      updated: 0,
      unchanged: 0,
    });
    expect((await listUnits(db)).map(({ code, path }) => [code, path])).toEqual([
      ["tinh-ha-tinh", "Tỉnh Hà Tĩnh"],
      ["thach-quy", "Tỉnh Hà Tĩnh › Phường Thạch Quý"],
      ["to-dan-pho-1", "Tỉnh Hà Tĩnh › Phường Thạch Quý › Tổ dân phố 1"],
      ["to-dan-pho-2", "Tỉnh Hà Tĩnh › Phường Thạch Quý › Tổ dân phố 2"],
      ["xa-dong-tien", "Tỉnh Hà Tĩnh › Xã Đồng Tiến"],
    ]);
    expect(await read(sql`select name, households, join_code from teams order by name`)).toEqual([
      { name: "Tổ CNSCĐ TDP 1", households: 120, join_code: expect.stringMatching(/^TQ-\d{5}$/) },
      { name: "Tổ CNSCĐ TDP 2", households: null, join_code: expect.stringMatching(/^TQ-\d{5}$/) },
      { name: "Tổ CNSCĐ xã", households: null, join_code: expect.stringMatching(/^DT-\d{5}$/) },
    ]);
  });

  test("the same file twice changes nothing, whatever the spelling of spaces, case, tone marks and delimiter", async () => {
    expect(await importText(first)).toMatchObject({ created: 0, updated: 0, unchanged: 11 });
    const respelt = `\uFEFF${first.replaceAll(",", ";").replaceAll("Tổ CNSCĐ", "tổ  CNSCĐ").normalize("NFD")}`;
    expect(await importText(respelt)).toMatchObject({ created: 0, unchanged: 8 });
    await importText(first);
    expect(await counts()).toEqual({ units: 5, teams: 3, people: 3, memberships: 3 });
  });

  test("a changed file updates: households, a phone, a role with its history", async () => {
    const changed = first
      .replace("120,Lê Thị Lan,Tổ trưởng", "130,Lê Thị Lan,Tổ phó")
      .replace("Thành viên,,", "Tổ trưởng,0987654321,");
    const result = await importText(changed);
    expect(result.created).toBe(0);
    expect(result.updated).toBeGreaterThan(0);
    expect(await counts()).toEqual({ units: 5, teams: 3, people: 3, memberships: 3 });
    const roles = await read(sql`select role, until_at is null as current from team_members order by role, current`);
    expect(roles).toContainEqual({ role: "leader", current: false });
    expect(roles).toContainEqual({ role: "deputy", current: true });
  });

  test("the same phone in two teams of a commune is one person in two teams", async () => {
    const two = sheet(
      "Tỉnh A,Xã Một,Thôn 1,Tổ 1,,Hoàng Văn Ba,Tổ trưởng,0905111222,",
      "Tỉnh A,Xã Một,Thôn 2,Tổ 2,,Hoàng Văn Ba,Thành viên,0905111222,",
    );
    expect(await importText(two)).toMatchObject({ people: 1, created: 1 + 1 + 2 + 2 + 1 });
    expect(await importText(two)).toMatchObject({ created: 0, updated: 0 });
  });

  test("a village that has no team yet is a village, and gets its team from a later file", async () => {
    const without = "Tỉnh C,Xã Sáu,Thôn 2,Chưa có tổ,,,,,xa-sau";
    const file = sheet("Tỉnh C,Xã Sáu,Thôn 1,Tổ số Thôn 1,80,,,,xa-sau", without);
    expect(await importText(file)).toMatchObject({ units: 4, teams: 1, people: 0, created: 5, errors: [] });
    expect(await importText(file)).toMatchObject({ created: 0, updated: 0, unchanged: 5 });
    const { errors } = await importText(
      sheet("Tỉnh C,Xã Sáu,,không có tổ,,,,,", "Tỉnh C,Xã Sáu,Thôn 3,chua co to,40,Lê Lan,Tổ trưởng,,"),
    );
    expect(errors.map(({ row, column }) => [row, column])).toEqual([
      [2, "Thôn/Tổ dân phố"],
      [3, "Họ và tên"],
      [3, "Số hộ"],
    ]);
    expect(await importText(sheet("Tỉnh C,Xã Sáu,Thôn 2,Tổ số Thôn 2,60,,,,xa-sau"))).toMatchObject({ created: 1 });
    const teams = await read(sql`
      select u.name, t.name as team, t.households from teams t join units u on u.id = t.unit_id
      join units c on c.id = u.parent_id where u.name = 'Thôn 2' and c.code = 'xa-sau'`);
    expect(teams).toEqual([{ name: "Thôn 2", team: "Tổ số Thôn 2", households: 60 }]);
  });

  test("names are sealed: no table holds them readably", async () => {
    const rows = await read<{ all: string }>(sql`select string_agg(p::text, '') as all from people p`);
    expect(rows[0]?.all).not.toMatch(/Lan|912345678|Hoàng/);
  });
});

describe("wrong rows", () => {
  const wrong = sheet(
    "Tỉnh B,Xã Hai,Thôn 1,Tổ 1,mười,Nguyễn Văn A,Tổ trưởng,0912345678,",
    "Tỉnh B,,Thôn 1,Tổ 1,,Nguyễn Văn B,Trưởng thôn,123,",
    "Tỉnh B,Xã Hai,Thôn 1,,,Nguyễn Văn C,,,",
    "",
    "Tỉnh B,Xã Hai,Thôn 1,Tổ 1,12,Nguyễn Văn D,,0912000111,",
    "Tỉnh B,Xã Hai,Thôn 1,TỔ 1,12,nguyễn văn d,,,",
    "Tỉnh B,Xã Hai,Thôn 1,Tổ 1,12,,Tổ phó,,",
  );

  test("each is reported with its row in the sheet, column and reason, and nothing is written", async () => {
    const before = await counts();
    const { errors, ...rest } = await importText(wrong);
    expect(errors.map(({ row, column }) => [row, column])).toEqual([
      [2, "Số hộ"],
      [3, "Xã/Phường/Đặc khu"],
      [3, "Chức danh"],
      [3, "Số điện thoại"],
      [4, "Tên tổ"],
      [7, "Họ và tên"],
      [8, "Họ và tên"],
    ]);
    expect(errors[5]?.reason).toBe("đã có trong tổ này ở dòng 6");
    expect(rest).toMatchObject({ created: 0, updated: 0, unchanged: 0 });
    expect(await counts()).toEqual(before);
  });

  test("of empty cells say what helps in that kind of file: only a workbook has merged ones", async () => {
    const rows = [
      ["Xã/Phường/Đặc khu", "Tên tổ"],
      ["Xã Hai", "Tổ 7"],
      ["", "Tổ 8"],
    ];
    const workbook = Buffer.from(await writeXlsx({ sheets: [{ name: "Danh sách", rows }] }));
    const reasonOf = async (content: string | Buffer) => (await importText(content)).errors.map(({ reason }) => reason);
    expect(await reasonOf(workbook)).toEqual(["còn trống; ô gộp (merge) thì bỏ gộp và ghi ở từng dòng"]);
    expect(await reasonOf(rows.join("\n"))).toEqual(["còn trống; xin ghi ở từng dòng, dù giống dòng trên"]);
  });

  test("name the cells in which a spreadsheet shows an error instead of a value", async () => {
    const rows = [
      ["Xã/Phường/Đặc khu", "Tên tổ", "Số hộ", "Họ và tên"],
      ["Xã Hai", "#N/A", 80, "Lê Lan"],
      ["Xã Hai", "Tổ 7", "#REF!", "#NAME?"],
    ];
    const bytes = await writeXlsx({ sheets: [{ name: "Danh sách", rows }] });
    const { errors } = await importText(Buffer.from(bytes), {}, "a.xlsx");
    expect(errors.map(({ row, column }) => [row, column])).toEqual([
      [2, "Tên tổ"],
      [3, "Số hộ"],
      [3, "Họ và tên"],
    ]);
    expect(errors[0]?.reason).toBe("“#N/A” là công thức lỗi; hãy ghi hẳn giá trị");
  });

  test("are left out on request", async () => {
    const result = await importText(wrong, { skipErrors: true });
    expect(result.errors).toHaveLength(7);
    expect(result).toMatchObject({ units: 3, teams: 1, people: 1, created: 5 });
  });

  test.each([
    ["a missing column", "Tên tổ,Số hộ\nTổ 1,2", /Xã\/Phường\/Đặc khu/],
    ["a column twice", `${header},tên tổ\n`, /hai lần/],
    ["an empty file", "", /trống|dòng tiêu đề|phải có cột/],
    ["a header alone", header, /không có dòng nào/],
    ["another encoding", Buffer.from([0x54, 0xea, 0x6e, 0x20, 0x74, 0xf4]), /UTF-8/],
    ["two bytes a letter, as Excel's “Unicode text”", Buffer.from("\uFEFFXã;Tên tổ", "utf16le"), /UTF-8/],
    ["a picture", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), /không phải bảng tính/],
    ["old Excel", Buffer.from("d0cf11e0a1b11ae1", "hex"), /\.xls/],
    ["a broken archive", Buffer.from("504b030400000000", "hex"), /hỏng/],
  ])("%s is one clear refusal", async (_, content, reason) => {
    await expect(importText(content)).rejects.toThrow(reason);
  });
});

test("reads the first sheet of an .xlsx, where a spreadsheet has made numbers of phones and households", async () => {
  const rows = [
    ["xa/phuong/dac khu", "TEN TO", "so ho", "ho va ten", "chuc danh", "so dien thoai"],
    ["Xã Ba", "Tổ 1", 80, "Đỗ Thị Én", "Tổ trưởng", 912345679],
  ];
  const bytes = await writeXlsx({ sheets: [{ name: "Danh sách", rows }] });
  expect(await importText(Buffer.from(bytes), {}, "a.xlsx")).toMatchObject({
    units: 1,
    teams: 1,
    people: 1,
    created: 3,
    errors: [],
  });
});

test("a sheet that names a leader makes one leader: who led before and is not in the sheet stays as a member", async () => {
  const row = (person: string, role: string) => sheet(`Tỉnh X,Xã Bốn,,Tổ số 4,,${person},${role},,xa-bon`);
  await importText(row("Bùi Văn Cũ", "Tổ trưởng"));
  const second = await importText(row("Bùi Thị Mới", "Tổ trưởng"));
  expect(second).toMatchObject({ created: 1, updated: 1 });
  expect(await importText(row("Bùi Thị Mới", "Tổ trưởng"))).toMatchObject({ created: 0, updated: 0 });
  const roles = await read<{ role: string; now: boolean }>(sql`
    select m.role, m.until_at is null as now from team_members m join teams t on t.id = m.team_id
    where t.name = 'Tổ số 4' order by m.id`);
  expect(
    roles
      .filter(({ now }) => now)
      .map(({ role }) => role)
      .sort(),
  ).toEqual(["leader", "member"]);
  expect(roles).toHaveLength(3);
});

describe("a province", () => {
  const teamOf = (province: string, place: number) =>
    sheet(`${province},Xã Kỳ Lạ,Thôn ${place},Tổ CNSCĐ Thôn ${place},50,,,,`);

  test.each([
    ["Tỉnh Lạ Kỳ", "Lạ Kỳ"],
    ["Lạ Kỳ Hai", "Tỉnh Lạ Kỳ Hai"],
    ["Thành phố Lạ Kỳ Ba", "TP. Lạ Kỳ Ba"],
    ["TP Lạ Kỳ Bốn", "tp.lạ kỳ bốn"],
  ])("is the same with and without what it is: %s, %s", async (name, other) => {
    expect(await importText(teamOf(name, 1), { dryRun: true })).toMatchObject({ created: 4, errors: [] });
    await importText(teamOf(name, 1));
    expect(await importText(teamOf(other, 1))).toMatchObject({ created: 0, unchanged: 4, errors: [] });
    expect(await importText(teamOf(other, 2))).toMatchObject({ units: 3, created: 2 });
  });

  test("that one file spells in two ways is made once, under its full name", async () => {
    const rows = ["Lạ Kỳ Năm,Xã Một,,Tổ Một,,,,,", "Tỉnh Lạ Kỳ Năm,Xã Hai,,Tổ Hai,,,,,"];
    expect(await importText(sheet(...rows))).toMatchObject({ units: 3, teams: 2, errors: [] });
    const made = await read(sql`select name from units where level = 'province' and name like '%Lạ Kỳ Năm'`);
    expect(made).toEqual([{ name: "Tỉnh Lạ Kỳ Năm" }]);
  });
});
