import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { eq } from "drizzle-orm";
import { writeXlsx } from "hucre/xlsx";
import { beforeEach, describe, expect, test } from "vitest";
import { withScope } from "../../../bot/db/connection.ts";
import { units } from "../../../bot/db/schema/index.ts";
import { openSession } from "../../../bot/services/logins/sessions.ts";
import { listMembers } from "../../../bot/services/teams/members.ts";
import { nameKey } from "../../../bot/services/units/name-key.ts";
import type { ImportOutcome } from "../../../shared/api/import.ts";
import { openTestApi } from "../../helpers/api.ts";
import { makeCommune, makePerson, type TestCommune } from "../../helpers/commune.ts";
import { testVault } from "../../helpers/turn.ts";

const clock = { now: new Date("2026-11-18T03:00:00Z") };
const HEADER = "Xã/Phường/Đặc khu,Thôn/Tổ dân phố,Tên tổ,Số hộ,Họ và tên,Chức danh,Số điện thoại,Mã đơn vị";
const api = openTestApi(clock);
let commune: TestCommune;
let officer: number;

beforeEach(async () => {
  commune = await makeCommune(api.db, 2);
  // As every real commune has it: that is how a sheet finds its name unchanged.
  const key = { nameKey: nameKey("Phường Thạch Quý") };
  await api.db.update(units).set(key).where(eq(units.id, commune.id));
  officer = await makePerson(api.db, commune, { name: "Cán bộ", staffOf: commune.id });
});

async function upload(path: string, content: string | Uint8Array, { personId = officer, field = "file" } = {}) {
  const { token } = await withScope(api.db, { communes: [commune.id] }, (tx) =>
    openSession(tx, { communeId: commune.id, personId, now: clock.now }),
  );
  const form = new FormData();
  form.append(field, new Blob([typeof content === "string" ? content : new Uint8Array(content)]), "danh-sach.csv");
  const request = new Request("http://localhost/", { method: "POST", body: form });
  const answer = await api.app.inject({
    method: "POST",
    url: `/api/v1${path}`,
    headers: { authorization: `Bearer ${token}`, "content-type": request.headers.get("content-type") ?? "" },
    payload: Buffer.from(await request.arrayBuffer()),
  });
  return {
    status: answer.statusCode,
    body: answer.json<ImportOutcome & { error: { code: string; message: string } }>(),
  };
}

const sheet = (...rows: string[]) => [HEADER, ...rows].join("\n");
const good = sheet(
  "Phường Thạch Quý,Tổ dân phố 1,Tổ công nghệ số cộng đồng Tổ dân phố 1,120,Lê Thị Lan,Tổ trưởng,0912345678,",
  "Phường Thạch Quý,Tổ dân phố 9,Tổ số 9,80,Trần Văn Bảy,Thành viên,,",
);
const namesIn = (teamId: number) =>
  withScope(api.db, { communes: [commune.id] }, async (tx) => {
    const { members } = await listMembers(tx, testVault, { teamId, count: 50, now: new Date() });
    return members.map(({ name }) => name);
  });

describe("a sheet of the commune", () => {
  test("is first looked at, then imported as it was looked at; a second time nothing changes", async () => {
    const seen = await upload("/imports/preview", good);
    expect(seen.body).toMatchObject({
      units: 3,
      teams: 2,
      people: 2,
      changes: {
        units: { created: 1, updated: 0 },
        teams: { created: 1, updated: 1 },
        people: { created: 2, updated: 0 },
      },
      errors: [],
      isKept: false,
    });
    expect(await namesIn(commune.teams[0]!.id)).toEqual([]);
    const kept = await upload(`/imports?digest=${seen.body.digest}`, good);
    expect([kept.body.isKept, kept.body.created]).toEqual([true, 4]);
    expect(await namesIn(commune.teams[0]!.id)).toEqual(["Lê Thị Lan"]);
    const again = await upload(`/imports?digest=${seen.body.digest}`, good);
    expect([again.body.created, again.body.updated]).toEqual([0, 0]);
  });

  test("as a workbook is read as well", async () => {
    const rows = good.split("\n").map((line) => line.split(","));
    const bytes = await writeXlsx({ sheets: [{ name: "Danh sách", rows }] });
    expect((await upload("/imports/preview", bytes)).body).toMatchObject({ people: 2, errors: [] });
  });

  test("other than the one looked at is not imported", async () => {
    const { body } = await upload("/imports/preview", good);
    const other = await upload(`/imports?digest=${body.digest}`, `${good}\n`);
    expect([other.status, other.body.error.code]).toEqual([409, "another_file"]);
    expect(await namesIn(commune.teams[0]!.id)).toEqual([]);
  });

  test("with wrong rows says which and why, and is kept without them only when asked", async () => {
    const wrong = `${good}\nPhường Thạch Quý,Tổ dân phố 2,Tổ số 2,nhiều,Vũ Mai,Trưởng,123,`;
    const { body } = await upload("/imports/preview", wrong);
    expect(body.errors.map(({ row, column }) => [row, column])).toEqual([
      [4, "Số hộ"],
      [4, "Chức danh"],
      [4, "Số điện thoại"],
    ]);
    expect((await upload(`/imports?digest=${body.digest}`, wrong)).body).toMatchObject({
      isKept: false,
      errorCount: 3,
    });
    expect(await namesIn(commune.teams[0]!.id)).toEqual([]);
    expect((await upload(`/imports?digest=${body.digest}&skipErrors=true`, wrong)).body.isKept).toBe(true);
    expect(await namesIn(commune.teams[0]!.id)).toEqual(["Lê Thị Lan"]);
  });

  test("changes neither another commune nor our own name and code", async () => {
    const other = await makeCommune(api.db, 1);
    const mixed = sheet(
      "Xã Khác,Thôn 1,Tổ thôn 1,,Kẻ Lạ,,,",
      `Phường Thạch Quý,Tổ dân phố 1,Tổ lạ,,Kẻ Lạ,,,t${other.id}`,
      "phường  thạch quý,Tổ dân phố 1,Tổ công nghệ số cộng đồng Tổ dân phố 1,,Lê Lan,,,",
    );
    const { body } = await upload("/imports/preview", mixed);
    expect(body.errors.map(({ row, reason }) => [row, reason])).toEqual([
      [2, "“Xã Khác” không phải xã, phường được giao"],
      [3, "“Phường Thạch Quý” không phải xã, phường được giao"],
    ]);
    expect(body.changes.units).toEqual({ created: 0, updated: 0 });
    await upload(`/imports?digest=${body.digest}&skipErrors=true`, mixed);
    expect(await namesIn(commune.teams[0]!.id)).toEqual(["Lê Lan"]);
  });
});

describe("what cannot be imported", () => {
  test.each([
    ["no sheet at all", "xin chào", 422],
    ["an empty file", "", 422],
    ["a header alone", HEADER, 422],
    ["letters that are not UTF-8", Buffer.from([0x58, 0xe3, 0x2c, 0xff]), 422],
    ["a damaged workbook", Buffer.from("504b03040000", "hex"), 422],
    ["an old or locked workbook", Buffer.from("d0cf11e0a1b11ae1", "hex"), 422],
  ])("%s gets one sentence that says what to do", async (_, content, status) => {
    const answer = await upload("/imports/preview", content);
    expect([answer.status, answer.body.error.code]).toEqual([status, "unreadable_file"]);
    expect(answer.body.error.message).toMatch(/\p{L}{2}.*[.;]/u);
  });

  test("a file above 20 MB is refused", async () => {
    const answer = await upload("/imports/preview", Buffer.alloc(21 * 1024 * 1024, 65));
    expect([answer.status, answer.body.error.code]).toEqual([413, "too_large"]);
  });

  test("a call without a file is told to choose one", async () => {
    const call = await api.as(commune, officer);
    expect((await call("POST", "/imports/preview", {})).json().error.code).toBe("no_file");
  });

  test.each([["a team's leader"], ["staff of one village"]])("by %s is refused", async (who) => {
    const personId =
      who === "a team's leader"
        ? await makePerson(api.db, commune, { team: commune.teams[0]!, role: "leader" })
        : await makePerson(api.db, commune, { staffOf: commune.teams[0]!.unitId });
    expect((await upload("/imports/preview", good, { personId })).status).toBe(403);
  });

  test("leaves no file behind", async () => {
    await upload("/imports/preview", good);
    await upload("/imports/preview", "xin chào");
    expect((await readdir(tmpdir())).filter((name) => name.startsWith("to-so-upload-"))).toEqual([]);
  });
});
