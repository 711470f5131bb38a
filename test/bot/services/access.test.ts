import { beforeAll, expect, test } from "vitest";
import { withScope } from "../../../bot/db/connection.ts";
import { unitRoles } from "../../../bot/db/schema/index.ts";
import { mayOnTeam, mayOnUnit, teamsFor, unitsFor } from "../../../bot/services/access.ts";
import { findPerson, type UnitRole } from "../../../bot/services/people/known-person.ts";
import { makeCommune, makePerson, type TestCommune } from "../../helpers/commune.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";
import { testVault } from "../../helpers/turn.ts";

const now = new Date("2026-11-18T03:00:00Z");
const before = new Date("2026-01-05T00:00:00Z");
const database = openTestDatabase();
let commune: TestCommune;

beforeAll(async () => {
  commune = await makeCommune(database.db, 3);
});

const team = (n: number) => ({ id: commune.teams[n - 1]!.id, unitId: commune.teams[n - 1]!.unitId });

async function personWith(role: UnitRole["role"], unitId: number, until?: Date) {
  const personId = await makePerson(database.db, commune, {});
  return withScope(database.db, { communes: [commune.id] }, async (tx) => {
    await tx
      .insert(unitRoles)
      .values({ communeId: commune.id, personId, unitId, role, from: before, until: until ?? null });
    return findPerson(tx, testVault, { personId, now });
  });
}

async function memberAs(role: "leader" | "deputy" | "member" | "officer") {
  const personId = await makePerson(database.db, commune, { team: team(1), role });
  return withScope(database.db, { communes: [commune.id] }, (tx) => findPerson(tx, testVault, { personId, now }));
}

const inScope = <T>(work: Parameters<typeof withScope<T>>[2]) =>
  withScope(database.db, { communes: [commune.id] }, work);

test("a role over the commune reaches every village below it; a role over a village only that one", async () => {
  const officer = await personWith("staff", commune.id);
  const village = await personWith("staff", team(2).unitId);
  await inScope(async (tx) => {
    expect(await unitsFor(tx, officer, "remind")).toHaveLength(4);
    expect(await unitsFor(tx, village, "remind")).toEqual([team(2).unitId]);
    expect(await mayOnTeam(tx, village, "manage_members", team(1))).toBe(false);
    expect(await mayOnTeam(tx, village, "manage_members", team(2))).toBe(true);
  });
});

test.each([
  ["staff", { remind: true, announce: true, see_figures: true, see_people: true }],
  ["leader", { remind: false, announce: false, see_figures: true, see_people: true }],
  ["viewer", { remind: false, announce: false, see_figures: true, see_people: false }],
] as const)("a %s over a unit may do exactly this", async (role, expected) => {
  const person = await personWith(role, commune.id);
  await inScope(async (tx) => {
    for (const [action, allowed] of Object.entries(expected)) {
      expect([action, await mayOnUnit(tx, person, action as keyof typeof expected, commune.id)]).toEqual([
        action,
        allowed,
      ]);
    }
  });
});

test("nobody reports for a team from above", async () => {
  const officer = await personWith("staff", commune.id);
  await inScope(async (tx) => expect(await mayOnTeam(tx, officer, "report", team(1))).toBe(false));
});

test.each([
  ["leader", ["report", "manage_members"]],
  ["deputy", ["report", "manage_members"]],
  ["member", ["report"]],
  ["officer", []],
] as const)("a %s of a team may, of reporting and managing, do %j, and nothing in another team", async (role, expected) => {
  const person = await memberAs(role);
  await inScope(async (tx) => {
    const may = [];
    for (const action of ["report", "manage_members"] as const) {
      if (await mayOnTeam(tx, person, action, team(1))) may.push(action);
      expect(await mayOnTeam(tx, person, action, team(2))).toBe(false);
    }
    expect(may).toEqual([...expected]);
    expect(await teamsFor(tx, person, "report")).toEqual(role === "officer" ? [] : [team(1).id]);
  });
});

test("a role that ended gives no right, and strangers have none", async () => {
  const former = await personWith("staff", commune.id, new Date("2026-06-01T00:00:00Z"));
  await inScope(async (tx) => {
    expect(await unitsFor(tx, former, "see_figures")).toEqual([]);
    expect(await unitsFor(tx, undefined, "see_figures")).toEqual([]);
    expect(await teamsFor(tx, undefined, "report")).toEqual([]);
  });
});
