import { writeXlsx } from "hucre/xlsx";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { communeSheet, header } from "./commune-file.ts";
import { jsonOf, type ListedTeam, openStand, type Stand } from "./stand.ts";

let stand: Stand;
/** No product runs: the command line starts the database itself and stops it again. */
beforeAll(async () => {
  stand = await openStand();
  expect((await stand.cli(["migrate"])).code).toBe(0);
}, 120_000);
afterAll(() => stand?.close());

interface Imported {
  units: number;
  teams: number;
  people: number;
  created: number;
  updated: number;
  unchanged: number;
  errors: { row: number; column: string; reason: string }[];
}

const importSheet = (content: string | Uint8Array, ...options: string[]) =>
  stand.cli(["import", stand.write("sheet.csv", content), "--json", ...options]);
const importedBy = async (content: string) => jsonOf<Imported>(await importSheet(content));

describe("import", { timeout: 120_000 }, () => {
  it("creates, changes nothing the second time, and updates from a changed file", async () => {
    const first = await importedBy(communeSheet(3));
    expect(first).toMatchObject({ teams: 3, people: 3, updated: 0, unchanged: 0, errors: [] });
    expect(first.created).toBeGreaterThan(6);
    expect(await importedBy(communeSheet(3))).toMatchObject({ created: 0, updated: 0, unchanged: first.created });
    const changed = communeSheet(3).replace("102,Người Số 2", "152,Người Số 2");
    expect(await importedBy(changed)).toMatchObject({ created: 0, updated: 1 });
  });

  it("reads any column order, headers without accents, “;” and a byte order mark", async () => {
    const sheet =
      "\uFEFFTEN TO;ma don vi;xa/phuong/dac khu;Ghi chú;thon/to dan pho\nTổ A;xa-mot;Xã Một;x;Thôn A\nTổ A;xa-mot;Xã Một;;Thôn A\n";
    expect(await importedBy(sheet)).toMatchObject({ teams: 1, people: 0, errors: [] });
    const listed = jsonOf<ListedTeam[]>(await stand.cli(["teams", "--unit", "xa-mot", "--json"]));
    expect(listed).toEqual([
      {
        code: expect.any(String),
        name: "Tổ A",
        unitPath: expect.stringContaining("Thôn A"),
        joinCode: expect.any(String),
        people: 0,
        members: 0,
        state: "missing",
      },
    ]);
  });

  it("reports every wrong row by its number and writes nothing, unless told to skip them", async () => {
    const row = (team: string, households: string, name: string, role: string, phone: string) =>
      `Tỉnh Thử,Xã Sai,Thôn B,${team},${households},${name},${role},${phone},xa-sai`;
    const sheet = [
      header,
      row("Tổ B", "20", "Người Đúng", "Tổ trưởng", "0912345671"),
      row("", "20", "Người Hai", "Thành viên", ""),
      row("Tổ B", "12,5", "", "", "").replace("12,5", '"12,5"'),
      row("Tổ B", "20", "Người Bốn", "Chủ tịch", ""),
      row("Tổ B", "20", "Người Năm", "", "12345"),
      row("Tổ B", "20", "người đúng", "Thành viên", "0912345671"),
      "Tỉnh Thử,,Thôn B,Tổ B,,,,,",
    ].join("\n");
    const refused = await importSheet(sheet);
    expect(refused.code).toBe(1);
    const { errors } = JSON.parse(refused.out) as Imported;
    expect(errors.map(({ row, column }) => `${row} ${column}`)).toEqual([
      "3 Tên tổ",
      "4 Số hộ",
      "5 Chức danh",
      "6 Số điện thoại",
      expect.stringMatching(/^7 /),
      "8 Xã/Phường/Đặc khu",
    ]);
    for (const { reason } of errors) expect(reason).not.toBe("");
    expect((await stand.cli(["teams", "--unit", "xa-sai", "--json"])).code).toBe(1);
    const skipped = await importSheet(sheet, "--skip-errors");
    expect(skipped.code).toBe(0);
    expect(JSON.parse(skipped.out)).toMatchObject({ teams: 1, people: 1, errors: expect.any(Array) });
    expect(jsonOf<ListedTeam[]>(await stand.cli(["teams", "--unit", "xa-sai", "--json"]))).toHaveLength(1);
  });

  it("reads the first sheet of an .xlsx", async () => {
    const rows = [
      ["Số hộ", "TÊN TỔ", "Xã/Phường/Đặc khu", "Mã đơn vị", "Họ và tên", "Số điện thoại"],
      [75, "Tổ D", "Xã Bảng Tính", "xa-bang-tinh", "Người Bảng", 912345677],
    ];
    const file = stand.write("teams.xlsx", await writeXlsx({ sheets: [{ name: "Danh sách", rows }] }));
    const result = await stand.cli(["import", file, "--json"]);
    expect(jsonOf<Imported>(result)).toMatchObject({ teams: 1, people: 1, errors: [] });
  });

  it("writes nothing in a dry run", async () => {
    const sheet = "Xã/Phường/Đặc khu,Tên tổ,Mã đơn vị\nXã Thử Trước,Tổ C,xa-thu-truoc\n";
    expect(jsonOf<Imported>(await importSheet(sheet, "--dry-run"))).toMatchObject({ teams: 1 });
    expect((await stand.cli(["teams", "--unit", "xa-thu-truoc"])).code).toBe(1);
  });

  it("takes characters nobody sees for spaces, and a phone number with 00 for one with +", async () => {
    const sheet = `${header}\nTỉnh Thử,Xã Vô Hình,Thôn\u0000 V,Tổ\u0007 V,20,Người\u0000 Vô Hình,Thành viên,0084 912 345 699,xa-vo-hinh\n`;
    expect(await importedBy(sheet)).toMatchObject({ teams: 1, people: 1, errors: [] });
    const [team] = jsonOf<ListedTeam[]>(await stand.cli(["teams", "--unit", "xa-vo-hinh", "--json"]));
    expect(team).toMatchObject({ name: "Tổ V", unitPath: expect.stringMatching(/Thôn V$/) });
    const visible = sheet.replace(/\p{Cc}(?=[^T])/gu, "").replace("0084 912", "+84 912");
    expect(await importedBy(visible)).toMatchObject({ created: 0, updated: 0 });
  });

  it("fails with a sentence for a folder", async () => {
    expect(await stand.cli(["import", "."])).toMatchObject({
      code: 1,
      out: "",
      err: ". là thư mục, không phải tệp.\n",
    });
  });

  it("fails with a sentence for a file that is none, and for a sheet without the columns", async () => {
    for (const content of ["", "a,b\n1,2\n", new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3])]) {
      const result = await importSheet(content);
      expect(result).toMatchObject({ code: 1, out: "" });
      expect(result.err).toMatch(/[à-ỹđ]/);
      expect(result.err).not.toMatch(/\bat .*:\d+:\d+/);
    }
    expect((await stand.cli(["import", "nowhere.csv"])).code).toBe(1);
  });
});

describe("any verb", { timeout: 120_000 }, () => {
  it.each([
    [["nonsense"], 2],
    [[], 2],
    [["teams"], 2],
    [["teams", "--unit", "xa-mot", "--period", "tuần này"], 2],
    [["totals", "--unit", "xa-mot", "--from", "2026-13-01", "--to", "2026-11-02"], 2],
    [["totals", "--unit", "xa-mot", "--from", "2026-11-01"], 2],
    [["grant", "--unit", "xa-mot", "--role", "king"], 2],
    [["import"], 2],
    [["units", "--loud"], 2],
    [["units", "--json=yes"], 2],
    [["teams", "--unit"], 2],
    [["teams", "--unit", "--json"], 2],
    [["document", "--unit", "xa-mot", "--period", "2026-W60", "--out", "a.docx"], 2],
    [["document", "--unit", "xa-mot", "--period", "2026-11", "--out", "a.pdf"], 2],
    [["forget", "--person", "Lan"], 2],
    [["parse", "--loud"], 2],
    [["oa"], 2],
    [["outbox", "--state", "lost"], 2],
  ])("ends %j with %i and prints no result", async (args, code) => {
    const result = await stand.cli(args);
    expect(result.code, result.err).toBe(code);
    expect(result.out).toBe("");
    expect(result.err).not.toBe("");
    expect(result.err).not.toMatch(/[Uu]nknown option|argument/);
  });

  it("ends with 1 for a unit there is not", async () => {
    for (const args of [
      ["teams", "--unit", "nowhere"],
      ["totals", "--unit", "nowhere", "--from", "2026-11-01", "--to", "2026-11-02"],
      ["grant", "--unit", "nowhere", "--role", "staff"],
    ]) {
      expect(await stand.cli(args), args.join(" ")).toMatchObject({ code: 1, out: "" });
    }
  });

  it("prints the shapes that the contract promises", async () => {
    await importedBy(communeSheet(3));
    const units = jsonOf<object[]>(await stand.cli(["units", "--json"]));
    for (const unit of units) expect(Object.keys(unit)).toEqual(["code", "name", "level", "path"]);
    const unit = ["--unit", "phuong-hoa-binh"];
    const totals = await stand.cli(["totals", ...unit, "--from", "2026-11-01", "--to", "2026-11-02", "--json"]);
    expect(jsonOf(totals)).toEqual({ values: {}, teamsExpected: 3, teamsReported: 0 });
    const granted = jsonOf(await stand.cli(["grant", ...unit, "--role", "leader", "--json"]));
    expect(granted).toEqual({ code: expect.stringMatching(/^\S+$/), expiresAt: expect.stringMatching(/Z$/) });
    for (const period of ["2026-W47", "2026-11", "2026-Q4", "2026-H1", "2026"]) {
      const listed = jsonOf<ListedTeam[]>(await stand.cli(["teams", ...unit, "--period", period, "--json"]));
      expect(
        listed.map(({ name }) => name.slice(-5)),
        period,
      ).toEqual(["Xóm 1", "Xóm 2", "Xóm 3"]);
    }
    expect(jsonOf(await stand.cli(["outbox", "--state", "unknown", "--json"]))).toEqual([]);
    expect(jsonOf(await stand.cli(["announcements", ...unit, "--json"]))).toEqual([]);
    expect(jsonOf<object[]>(await stand.cli(["oa", "list", "--json"]))).toEqual(expect.any(Array));
  });

  it("loads the demo commune once", async () => {
    expect((await stand.cli(["demo"])).code).toBe(0);
    const teams = async () => jsonOf<ListedTeam[]>(await stand.cli(["teams", "--unit", "thach-quy", "--json"]));
    const first = await teams();
    expect(first).toHaveLength(11);
    expect((await stand.cli(["demo"])).code).toBe(0);
    expect(await teams()).toEqual(first);
  });
});

describe("the understanding by itself", { timeout: 60_000 }, () => {
  const lines = (items: object[]) => items.map((item) => JSON.stringify(item)).join("\n");
  const readLines = (out: string) =>
    out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as { id: string });

  it("reads the examples, keeps id and order, and needs no settings", async () => {
    const texts = {
      a: "báo cáo hôm nay tổ em hd 12 ng cài vneid, 5 hộ quét mã qr, 3 sp lên postmart",
      b: "bao cao: tuyen truyen 2 buoi 85 nguoi du, nop 7 ho so dvc",
      c: "sửa vneid 15",
      d: "tuần này không có hoạt động",
    };
    const input = lines(Object.entries(texts).map(([id, text]) => ({ id, text })));
    const result = await stand.cli(["parse"], input, { ZALO_APP_ID: "wrong", DATABASE_URL: "wrong" });
    expect(result.code).toBe(0);
    expect(readLines(result.out)).toEqual([
      { id: "a", kind: "report", values: { vneid_level2_activated: 12, cashless_shops: 5, ecommerce_products: 3 } },
      { id: "b", kind: "report", values: { propaganda_sessions: 2, propaganda_attendees: 85, dvc_files_submitted: 7 } },
      { id: "c", kind: "correction", values: { vneid_level2_activated: 15 } },
      { id: "d", kind: "no_activity", values: {} },
    ]);
  });

  it.each(["parse", "intents", "guides"])("answers 1,000 lines of %s in order, a broken one too", async (verb) => {
    const input = Array.from({ length: 1_000 }, (_, index) => ({
      id: `n${index}`,
      text: index % 2 ? "hướng dẫn cài VNeID trên điện thoại" : `hôm nay cài vneid ${index} người, mã qr 5 cửa hàng`,
      role: "member",
    }));
    const result = await stand.cli([verb], lines(input));
    expect(result.code).toBe(0);
    expect(readLines(result.out).map(({ id }) => id)).toEqual(input.map(({ id }) => id));
    // The contract's 2 s are measured on an idle machine; beside other tests only a multiple shows a real fault.
    expect(result.ms).toBeLessThan(20_000);
    const broken = await stand.cli([verb], `{"id":"x"\n${lines(input.slice(0, 1))}`);
    expect(readLines(broken.out)).toHaveLength(2);
  });
});
