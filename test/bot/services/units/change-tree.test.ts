import { and, eq, isNull } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { withScope } from "../../../../bot/db/connection.ts";
import {
  auditLog,
  people,
  reports,
  teamMembers,
  teams,
  unitRoles,
  units,
  zaloGroups,
} from "../../../../bot/db/schema/index.ts";
import { findPerson } from "../../../../bot/services/people/known-person.ts";
import { changeTree } from "../../../../bot/services/units/change-tree.ts";
import { teamLineageOf, teamOn, unitLineageOf, unitOn } from "../../../../bot/services/units/lineage.ts";
import type { TreeChange } from "../../../../shared/api/tree.ts";
import { makeGroup, makePerson, type TestCommune } from "../../../helpers/commune.ts";
import { makeProvince, type TestProvince } from "../../../helpers/province.ts";
import { makeReport } from "../../../helpers/report.ts";
import { openTestDatabase } from "../../../helpers/test-database.ts";
import { testVault } from "../../../helpers/turn.ts";

const now = new Date("2026-11-22T03:00:00Z");
const database = openTestDatabase();
let province: TestProvince;
let [a, b]: TestCommune[] = [];
let keys = 0;

beforeEach(async () => {
  province = await makeProvince(database.db, [2, 1]);
  [a, b] = province.communes;
});

const all = <T>(fn: Parameters<typeof withScope<T>>[2]) => withScope(database.db, "all", fn);
const change = (wanted: TreeChange, on = "2026-07-01", idempotencyKey = `change-${++keys}`) =>
  all((tx) => changeTree(tx, { change: wanted, on, by: "operator", idempotencyKey, now }));
const part = (name: string, rest: object = {}) => ({ name, unitIds: [], teamIds: [], personIds: [], ...rest });
const unit = async (id: number) => (await all((tx) => tx.select().from(units).where(eq(units.id, id))))[0]!;
const team = async (id: number) => (await all((tx) => tx.select().from(teams).where(eq(teams.id, id))))[0]!;
const membersOf = (teamId: number) =>
  all((tx) =>
    tx
      .select({ personId: teamMembers.personId, role: teamMembers.role })
      .from(teamMembers)
      .where(and(eq(teamMembers.teamId, teamId), isNull(teamMembers.until)))
      .orderBy(teamMembers.personId),
  );

describe("a rename", () => {
  test("holds from its day on; before it the unit and the team have their old name", async () => {
    const [first] = a!.teams;
    await change({ kind: "rename", of: "unit", id: first!.unitId, name: "Tổ dân phố Đông" });
    await change({ kind: "rename", of: "team", id: first!.id, name: "Tổ số Đông" });
    const names = (day: string) =>
      all(async (tx) => [(await unitOn(tx, first!.unitId, day))?.name, (await teamOn(tx, first!.id, day))?.name]);
    expect(await names("2026-06-30")).toEqual(["Tổ dân phố 1", "Tổ công nghệ số cộng đồng Tổ dân phố 1"]);
    expect(await names("2026-07-01")).toEqual(["Tổ dân phố Đông", "Tổ số Đông"]);
    expect(await all((tx) => unitLineageOf(tx, first!.unitId))).toMatchObject([
      { on: "2026-07-01", kind: "renamed", from: { name: "Tổ dân phố 1" }, to: { name: "Tổ dân phố Đông" } },
    ]);
  });

  test("is refused for a day to come, before the team began, before a later change, and for a name taken there", async () => {
    const [first, second] = a!.teams;
    const rename = { kind: "rename", of: "team", id: first!.id, name: "Tổ số Đông" } as const;
    await expect(change(rename, "2026-11-23")).rejects.toMatchObject({ code: "in_the_future" });
    await expect(change(rename, "2025-12-31")).rejects.toMatchObject({ code: "before_it_began" });
    await change(rename, "2026-08-01");
    await expect(change({ ...rename, name: "Tổ số Tây" }, "2026-07-31")).rejects.toMatchObject({
      code: "later_change",
    });
    const neighbour = { kind: "rename", of: "unit", id: second!.unitId, name: "TỔ DÂN PHỐ 1" } as const;
    await expect(change(neighbour)).rejects.toMatchObject({ code: "name_taken" });
  });

  test("asked for twice with one key changes the tree once", async () => {
    const rename = { kind: "rename", of: "unit", id: a!.id, name: "Xã Mới" } as const;
    const once = await change(rename, "2026-07-01", "the same key");
    expect(await change(rename, "2026-07-01", "the same key")).toEqual(once);
    expect(await all((tx) => unitLineageOf(tx, a!.id))).toHaveLength(1);
    const noted = await all((tx) =>
      tx
        .select()
        .from(auditLog)
        .where(eq(auditLog.subject, `unit:${a!.id}`)),
    );
    expect(noted.map((row) => row.action)).toEqual(["unit.rename"]);
  });
});

describe("merged teams", () => {
  test("are closed; their people, drafts and group are the successor's, with one leader", async () => {
    const [one, two] = a!.teams;
    const lan = await makePerson(database.db, a!, { name: "Lan", team: one!, role: "leader" });
    const ba = await makePerson(database.db, a!, { name: "Ba", team: two!, role: "leader" });
    const tu = await makePerson(database.db, a!, { name: "Tư", team: two! });
    await makeGroup(database.db, a!, `group-${a!.id}`, two);
    const { teamIds } = await change({ kind: "merge", of: "team", ids: [two!.id], intoId: one!.id });
    expect(teamIds).toEqual([one!.id]);
    expect(await team(two!.id)).toMatchObject({ closedOn: "2026-07-01", successorId: one!.id });
    expect(await membersOf(two!.id)).toEqual([]);
    expect(await membersOf(one!.id)).toEqual([
      { personId: lan, role: "leader" },
      { personId: ba, role: "deputy" },
      { personId: tu, role: "member" },
    ]);
    const groups = await all((tx) => tx.select().from(zaloGroups).where(eq(zaloGroups.communeId, a!.id)));
    expect(groups.map((group) => group.teamId)).toEqual([one!.id]);
    expect(await all((tx) => teamLineageOf(tx, one!.id))).toMatchObject([
      { kind: "merged", from: { id: two!.id }, to: { id: one!.id }, carriesPast: true },
    ]);
  });

  test("may become a new team, also under the name that one of them had", async () => {
    const [one, two] = a!.teams;
    await makePerson(database.db, a!, { name: "Lan", team: one!, role: "leader" });
    const { teamIds } = await change({ kind: "merge", of: "team", ids: [one!.id, two!.id], newName: one!.name });
    const made = await team(teamIds[0]!);
    expect(made).toMatchObject({ name: one!.name, unitId: a!.id, openedOn: "2026-07-01", closedOn: null });
    expect((await membersOf(made.id)).map((member) => member.role)).toEqual(["leader"]);
  });

  test("stay apart when they belong to two communes", async () => {
    const merge: TreeChange = { kind: "merge", of: "team", ids: [a!.teams[0]!.id], intoId: b!.teams[0]!.id };
    await expect(change(merge)).rejects.toMatchObject({ code: "wrong_place" });
  });
});

describe("a split team", () => {
  test("keeps its past when it goes on, and hands it to the part named when it ends", async () => {
    const [one, two] = a!.teams;
    const lan = await makePerson(database.db, a!, { name: "Lan", team: one!, role: "leader" });
    const ba = await makePerson(database.db, a!, { name: "Ba", team: one! });
    const split = await change({
      kind: "split",
      of: "team",
      id: one!.id,
      parts: [part("Tổ Nam", { personIds: [ba] })],
    });
    expect(split.teamIds[0]).toBe(one!.id);
    expect(await membersOf(one!.id)).toEqual([{ personId: lan, role: "leader" }]);
    expect(await membersOf(split.teamIds[1]!)).toEqual([{ personId: ba, role: "member" }]);
    const ended = await change({
      kind: "split",
      of: "team",
      id: two!.id,
      parts: [part("Tổ Bắc"), part(two!.name)],
      continuedBy: 1,
    });
    expect((await team(two!.id)).successorId).toBe(ended.teamIds[1]);
  });
});

describe("a closed team", () => {
  test("has no members or group any more, and keeps its figures", async () => {
    const [one] = a!.teams;
    await makePerson(database.db, a!, { name: "Lan", team: one!, role: "leader" });
    await change({ kind: "close", of: "team", id: one!.id });
    expect(await membersOf(one!.id)).toEqual([]);
    expect(await all((tx) => teamOn(tx, one!.id, "2026-06-30"))).toBeDefined();
    expect(await all((tx) => teamOn(tx, one!.id, "2026-07-01"))).toBeUndefined();
  });
});

describe("villages", () => {
  test("merged are closed; their teams serve the successor and tell where they served", async () => {
    const [one, two] = a!.teams;
    const { unitIds } = await change({
      kind: "merge",
      of: "unit",
      ids: [one!.unitId, two!.unitId],
      newName: "Tổ dân phố 1",
    });
    const [village] = unitIds;
    expect(await unit(one!.unitId)).toMatchObject({ validTo: "2026-07-01", successorId: village });
    expect(await unit(village!)).toMatchObject({ parentId: a!.id, communeId: a!.id, validFrom: "2026-07-01" });
    expect((await team(two!.id)).unitId).toBe(village);
    expect(await all((tx) => teamOn(tx, two!.id, "2026-06-30"))).toMatchObject({ unitId: two!.unitId });
  });

  test("go to another commune with their teams, reports and, as known people, their members", async () => {
    const [one] = a!.teams;
    await makePerson(database.db, a!, { name: "Lan", phone: "84912000111", team: one!, role: "leader" });
    await makeReport(database.db, a!, { team: one!, at: new Date("2026-05-05T03:00:00Z") });
    await change({ kind: "rename", of: "unit", id: one!.unitId, name: "Xóm Cũ" });
    await change({ kind: "move", of: "unit", id: one!.unitId, toUnitId: b!.id });
    expect(await team(one!.id)).toMatchObject({ communeId: b!.id });
    const kept = await withScope(database.db, { communes: [b!.id] }, async (tx) => ({
      reports: await tx.select().from(reports).where(eq(reports.teamId, one!.id)),
      people: await tx.select().from(people).where(eq(people.communeId, b!.id)),
    }));
    expect(kept.reports).toMatchObject([{ communeId: b!.id, numberedBy: a!.id }]);
    expect(kept.people).toHaveLength(1);
    expect(await membersOf(one!.id)).toEqual([{ personId: kept.people[0]!.id, role: "leader" }]);
    expect(await all((tx) => unitOn(tx, one!.unitId, "2026-06-30"))).toMatchObject({ parentId: a!.id });
  });

  test("are closed only when empty, and then count under their commune", async () => {
    const [one] = a!.teams;
    const close = { kind: "close", of: "unit", id: one!.unitId } as const;
    await expect(change(close)).rejects.toMatchObject({ code: "not_empty" });
    await change({ kind: "close", of: "team", id: one!.id });
    await change(close);
    expect(await unit(one!.unitId)).toMatchObject({ validTo: "2026-07-01", successorId: a!.id });
  });
});

describe("communes", () => {
  test("merged hand over all they kept: people, reports with their numbers, account; same names are told apart", async () => {
    const lan = await makePerson(database.db, a!, {
      name: "Lan",
      zaloUserId: `z${a!.id}`,
      team: a!.teams[0]!,
      role: "leader",
    });
    const officer = await makePerson(database.db, a!, { name: "Cán bộ", staffOf: a!.id });
    await makeReport(database.db, a!, { team: a!.teams[0]!, at: new Date("2026-05-05T03:00:00Z") });
    await all((tx) => tx.update(reports).set({ number: 1 }));
    await makeReport(database.db, b!, { team: b!.teams[0]!, at: new Date("2026-05-05T03:00:00Z") });
    await all((tx) => tx.update(reports).set({ number: 1 }).where(eq(reports.communeId, b!.id)));
    const { unitIds } = await change({ kind: "merge", of: "unit", ids: [a!.id, b!.id], newName: "Xã A" });
    const merged = unitIds[0]!;
    expect(await unit(a!.id)).toMatchObject({ validTo: "2026-07-01", successorId: merged });
    await withScope(database.db, { communes: [merged] }, async (tx) => {
      expect(await tx.select().from(reports)).toHaveLength(2);
      const person = await findPerson(tx, testVault, { personId: lan, now });
      expect(person?.memberships).toMatchObject([{ teamId: a!.teams[0]!.id, role: "leader" }]);
      expect((await findPerson(tx, testVault, { personId: officer, now }))?.unitRoles).toMatchObject([
        { unitId: merged },
      ]);
    });
    const villages = await all((tx) =>
      tx.select({ name: units.name, communeId: units.communeId }).from(units).where(eq(units.parentId, merged)),
    );
    expect(villages.map((village) => village.name).sort()).toEqual([
      "Tổ dân phố 1",
      "Tổ dân phố 1 (xã B)",
      "Tổ dân phố 2",
    ]);
    expect(new Set(villages.map((village) => village.communeId))).toEqual(new Set([merged]));
  });

  test("are split by villages: the part takes its villages' teams and their past", async () => {
    const [one, two] = a!.teams;
    const { unitIds } = await change({
      kind: "split",
      of: "unit",
      id: a!.id,
      parts: [part("Xã Mới", { unitIds: [two!.unitId] })],
    });
    expect(unitIds[0]).toBe(a!.id);
    expect((await team(one!.id)).communeId).toBe(a!.id);
    expect((await team(two!.id)).communeId).toBe(unitIds[1]);
    expect(await unit(unitIds[1]!)).toMatchObject({ parentId: province.id, level: "commune", communeId: unitIds[1] });
    const ended = { kind: "split", of: "unit", id: a!.id, parts: [part("Xã Khác")], continuedBy: 0 } as const;
    await expect(change({ ...ended, parts: [...ended.parts] })).rejects.toMatchObject({ code: "not_named" });
  });
});

describe("who may change the tree", () => {
  const asked = async (personId: number, communeId: number, wanted: TreeChange) =>
    withScope(database.db, { communes: [communeId] }, async (tx) => {
      const by = await findPerson(tx, testVault, { personId, now });
      return changeTree(tx, { change: wanted, on: "2026-07-01", by: by!, idempotencyKey: `change-${++keys}`, now });
    });

  test("staff of a commune: its villages and teams, not the commune itself nor a neighbour's team", async () => {
    const officer = await makePerson(database.db, a!, { name: "Cán bộ", staffOf: a!.id });
    const rename = (of: "unit" | "team", id: number): TreeChange => ({ kind: "rename", of, id, name: "Tên mới" });
    await asked(officer, a!.id, rename("unit", a!.teams[0]!.unitId));
    await asked(officer, a!.id, rename("team", a!.teams[0]!.id));
    await expect(asked(officer, a!.id, rename("unit", a!.id))).rejects.toMatchObject({ code: "not_allowed" });
    await expect(asked(officer, a!.id, rename("unit", b!.teams[0]!.unitId))).rejects.toMatchObject({
      code: "not_allowed",
    });
    await expect(asked(officer, a!.id, rename("team", b!.teams[0]!.id))).rejects.toMatchObject({ code: "not_found" });
  });

  test("staff of a province: its communes, also two of them together", async () => {
    const officer = await makePerson(database.db, a!, { name: "Cán bộ tỉnh", staffOf: province.id });
    const { unitIds } = await asked(officer, a!.id, { kind: "merge", of: "unit", ids: [b!.id], intoId: a!.id });
    expect(unitIds).toEqual([a!.id]);
    expect((await team(b!.teams[0]!.id)).communeId).toBe(a!.id);
    const held = await all((tx) => tx.select().from(unitRoles).where(eq(unitRoles.personId, officer)));
    expect(held).toMatchObject([{ unitId: province.id }]);
  });
});
