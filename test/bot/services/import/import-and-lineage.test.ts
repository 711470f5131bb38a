import { eq, isNull, sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { withScope } from "../../../../bot/db/connection.ts";
import { teamMembers, teams, units } from "../../../../bot/db/schema/index.ts";
import { importRows } from "../../../../bot/services/import/import-file.ts";
import { changeTree } from "../../../../bot/services/units/change-tree.ts";
import { unitLineageOf, unitOn } from "../../../../bot/services/units/lineage.ts";
import { listUnits, unitByCode } from "../../../../bot/services/units/units.ts";
import type { TreeChange } from "../../../../shared/api/tree.ts";
import { openTestDatabase } from "../../../helpers/test-database.ts";
import { testVault } from "../../../helpers/turn.ts";

const now = new Date("2026-11-22T03:00:00Z");
const database = openTestDatabase();
let keys = 0;
let province = "";
let code = "";

beforeEach(async () => {
  keys += 1;
  province = `Tỉnh Số ${keys}`;
  code = `xa-${keys}`;
  await importSheet({ commune: "Xã Đông", village: "Thôn 1", team: "Tổ số Thôn 1", code });
  await importSheet({ commune: "Xã Đông", village: "Thôn 2", team: "Tổ số Thôn 2", code });
});

interface Row {
  commune: string;
  village?: string;
  team: string;
  code?: string;
  person?: string;
  of?: string;
}

const importSheet = ({ commune, village, team, code: communeCode, person, of = province }: Row) =>
  importRows(
    database.db,
    testVault,
    [
      {
        row: 2,
        province: of,
        commune,
        communeCode,
        village,
        team,
        households: undefined,
        person: person ? { name: person, role: "member" as const, phone: undefined } : undefined,
      },
    ],
    { now },
  );

const all = <T>(fn: Parameters<typeof withScope<T>>[2]) => withScope(database.db, "all", fn);
const change = (wanted: TreeChange) =>
  all((tx) =>
    changeTree(tx, {
      change: wanted,
      on: "2026-11-01",
      by: "operator",
      idempotencyKey: `k-${keys}-${wanted.kind}`,
      now,
    }),
  );
const communeId = () => unitByCode(database.db, code).then((unit) => unit.id);
const villageId = async (name: string) => {
  const parent = await communeId();
  const rows = await all((tx) =>
    tx.select().from(units).where(sql`${units.parentId} = ${parent} and ${units.name} = ${name}`),
  );
  return rows[0]!.id;
};
const openTeams = async () => {
  const id = await communeId();
  return all((tx) =>
    tx
      .select()
      .from(teams)
      .where(sql`${teams.communeId} = ${id} and ${isNull(teams.closedOn)}`)
      .orderBy(teams.id),
  );
};

describe("a changed file", () => {
  test("renames a commune from today on and keeps what it was called", async () => {
    expect(await importSheet({ commune: "Xã Đông Mới", village: "Thôn 1", team: "Tổ số Thôn 1", code })).toMatchObject({
      updated: 1,
      created: 0,
    });
    const id = await communeId();
    const name = (day: string) => all(async (tx) => (await unitOn(tx, id, day))?.name);
    expect([await name("2026-11-21"), await name("2026-11-22")]).toEqual(["Xã Đông", "Xã Đông Mới"]);
    expect(await importSheet({ commune: "Xã Đông Mới", village: "Thôn 1", team: "Tổ số Thôn 1", code })).toMatchObject({
      updated: 0,
    });
  });

  test("moves a commune to another province from today on", async () => {
    await importSheet({ commune: "Xã Đông", village: "Thôn 1", team: "Tổ số Thôn 1", code, of: `Tỉnh Khác ${keys}` });
    const id = await communeId();
    expect(await all((tx) => unitLineageOf(tx, id))).toMatchObject([{ kind: "moved", on: "2026-11-22" }]);
    const listed = await listUnits(database.db);
    expect(listed.find((unit) => unit.id === id)?.path).toBe(`Tỉnh Khác ${keys} › Xã Đông`);
  });

  test("only respells what is spelled otherwise, without a lineage", async () => {
    await importSheet({ commune: "XÃ ĐÔNG", village: "Thôn 1", team: "Tổ số Thôn 1", code });
    const id = await communeId();
    expect(await all((tx) => unitLineageOf(tx, id))).toEqual([]);
    expect((await unitByCode(database.db, code)).name).toBe("XÃ ĐÔNG");
  });
});

describe("a file older than a merger", () => {
  test("brings people of a merged team to its successor, and changes no name", async () => {
    const [one, two] = await openTeams();
    await change({ kind: "merge", of: "team", ids: [two!.id], intoId: one!.id });
    await importSheet({ commune: "Xã Đông", village: "Thôn 2", team: "Tổ số Thôn 2", code, person: "Lan" });
    const now = await openTeams();
    expect(now.map((team) => [team.id, team.name])).toEqual([[one!.id, "Tổ số Thôn 1"]]);
    expect(await all((tx) => tx.select().from(teamMembers).where(eq(teamMembers.teamId, one!.id)))).toHaveLength(1);
  });

  test("finds a merged village's teams in its successor", async () => {
    await change({ kind: "merge", of: "unit", ids: [await villageId("Thôn 2")], intoId: await villageId("Thôn 1") });
    expect(await importSheet({ commune: "Xã Đông", village: "Thôn 2", team: "Tổ số Thôn 2", code })).toMatchObject({
      created: 0,
    });
    expect(await openTeams()).toHaveLength(2);
  });

  test("finds a merged commune by its old code and by its old name, and renames nothing", async () => {
    const old = await communeId();
    await importSheet({ commune: "Xã Tây", team: "Tổ số xã", code: `tay-${keys}` });
    const { id } = await unitByCode(database.db, `tay-${keys}`);
    await change({ kind: "merge", of: "unit", ids: [old], intoId: id });
    const again = { village: "Thôn 1", team: "Tổ số Thôn 1" };
    expect(await importSheet({ commune: "Xã Đông", ...again, code })).toMatchObject({ created: 0, updated: 0 });
    expect(await importSheet({ commune: "Xã Đông", ...again })).toMatchObject({ created: 0, updated: 0 });
    expect((await unitByCode(database.db, `tay-${keys}`)).name).toBe("Xã Tây");
  });

  test("of provinces finds what lay in the old one, also what had ended before and what is told apart by name since", async () => {
    const [old, heir] = [province, `Tỉnh Mới ${keys}`];
    const [dong, bac] = [
      { commune: "Xã Đông", village: "Thôn 1", team: "Tổ số Thôn 1" },
      { commune: "Xã Bắc", team: "Tổ Bắc" },
    ];
    await importSheet(bac);
    const heirs = await importSheet({ ...dong, of: heir });
    expect(heirs.created).toBe(4);
    const ids = new Map((await listUnits(database.db)).map((unit) => [unit.path, unit.id]));
    const id = (path: string) => ids.get(path)!;
    await change({ kind: "merge", of: "unit", ids: [id(`${old} › Xã Bắc`)], intoId: id(`${old} › Xã Đông`) });
    const merged: TreeChange = { kind: "merge", of: "unit", ids: [id(old)], intoId: id(heir) };
    await all((tx) =>
      changeTree(tx, { change: merged, on: "2026-11-02", by: "operator", idempotencyKey: `provinces-${keys}`, now }),
    );
    for (const row of [
      { ...dong, of: old },
      { ...dong, of: heir },
      { ...bac, of: old },
      { ...bac, of: heir },
    ]) {
      expect(await importSheet(row)).toMatchObject({ created: 0, updated: 0, unchanged: expect.any(Number) });
    }
    // The old province's "Xã Đông" has become "Xã Đông (tỉnh Số …)".
    await importSheet({ ...dong, of: old, person: "Lê Thị Lan" });
    const members = await all((tx) =>
      tx.select({ communeId: teamMembers.communeId }).from(teamMembers).orderBy(sql`${teamMembers.id} desc`).limit(1),
    );
    expect(members).toEqual([{ communeId: id(`${old} › Xã Đông`) }]);
  });
});
