import { and, eq, isNull } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { withScope } from "../../../bot/db/connection.ts";
import { auditLog, identities, people, reports, teamMembers, unitRoles } from "../../../bot/db/schema/index.ts";
import { unitTotals } from "../../../bot/services/figures/unit-totals.ts";
import { findPersonByIdentity } from "../../../bot/services/people/known-person.ts";
import { openTestApi } from "../../helpers/api.ts";
import { makeCommune, makePerson, type TestCommune } from "../../helpers/commune.ts";
import { makeReport } from "../../helpers/report.ts";
import { testVault } from "../../helpers/turn.ts";

/** Wednesday 10:00 in Vietnam. */
const clock = { now: new Date("2026-11-18T03:00:00Z") };
const api = openTestApi(clock);
let commune: TestCommune;
let team: TestCommune["teams"][number];
let ids: { imported: number; joined: number; officer: number };
type Call = Awaited<ReturnType<typeof api.as>>;
let as: { officer: Call; leader: Call };
let made = 0;

beforeEach(async () => {
  made += 1;
  commune = await makeCommune(api.db, 2);
  team = commune.teams[0]!;
  const person = (given: object) => makePerson(api.db, commune, given);
  ids = {
    imported: await person({ name: "Trần Thị Năm", phone: "84912000005", team, role: "deputy" }),
    joined: await person({ name: "Năm Trần", zaloUserId: `nam${made}`, team }),
    officer: await person({ zaloUserId: `cb${made}`, staffOf: commune.id }),
  };
  const leader = await person({ zaloUserId: `tt${made}`, team, role: "leader" });
  as = { officer: await api.as(commune, ids.officer), leader: await api.as(commune, leader) };
});

const scoped = <T>(work: Parameters<typeof withScope<T>>[2]) => withScope(api.db, { communes: [commune.id] }, work);
const merge = (call: Call, gone: number, intoPersonId: number) =>
  call("POST", `/teams/${team.id}/members/${gone}/merge`, { intoPersonId });
const heldMemberships = (personId: number) =>
  scoped((tx) =>
    tx
      .select({ role: teamMembers.role, teamId: teamMembers.teamId, joinedAt: teamMembers.joinedAt })
      .from(teamMembers)
      .where(and(eq(teamMembers.personId, personId), isNull(teamMembers.until)))
      .orderBy(teamMembers.teamId),
  );

describe("merging two records of one human", () => {
  test("keeps the chosen name and phone, the higher role, and Zalo: who writes by chat is the imported person", async () => {
    const { members } = (await merge(as.officer, ids.joined, ids.imported)).json();
    expect(members).toHaveLength(2);
    expect(members).toContainEqual(
      expect.objectContaining({
        personId: ids.imported,
        name: "Trần Thị Năm",
        phone: "84912000005",
        role: "deputy",
        isOnZalo: true,
      }),
    );
    const known = await scoped((tx) =>
      findPersonByIdentity(tx, testVault, { oaId: commune.oaId, zaloUserId: `nam${made}`, now: clock.now }),
    );
    expect(known).toMatchObject({ id: ids.imported, memberships: [{ role: "deputy", teamId: team.id }] });
    const [held, ...more] = await heldMemberships(ids.imported);
    expect([held?.joinedAt instanceof Date, more]).toEqual([true, []]);
    const [gone] = await scoped((tx) => tx.select().from(people).where(eq(people.id, ids.joined)));
    expect(gone).toMatchObject({ nameSealed: null, phoneSealed: null, phoneFingerprint: null, erasedAt: clock.now });
  });

  test("also joins records of two teams of the commune: the one human is in both", async () => {
    const second = commune.teams[1]!;
    const elsewhere = await makePerson(api.db, commune, { name: "Trần Thị Năm", zaloUserId: `e${made}`, team: second });
    const across = (call: Call, body: object) =>
      call("POST", `/teams/${second.id}/members/${elsewhere}/merge`, { intoPersonId: ids.imported, ...body });
    expect((await across(as.officer, {})).statusCode).toBe(404);
    expect((await across(as.leader, { intoTeamId: team.id })).statusCode).toBe(404);
    const away = await makeCommune(api.db, 1);
    expect((await across(as.officer, { intoTeamId: away.teams[0]!.id })).statusCode).toBe(404);
    expect((await across(as.officer, { intoTeamId: team.id })).statusCode).toBe(200);
    expect((await heldMemberships(ids.imported)).map(({ teamId, role }) => [teamId, role])).toEqual([
      [team.id, "deputy"],
      [second.id, "member"],
    ]);
  });

  test("leaves every figure as it was; the reports of both are the kept person's", async () => {
    for (const [authorPersonId, value] of [
      [ids.imported, 3],
      [ids.joined, 4],
    ] as const) {
      await makeReport(api.db, commune, {
        ...{ team, at: clock.now, activityOn: "2026-11-17", authorPersonId },
        values: { cashless_shops: value },
      });
    }
    const totals = () =>
      scoped((tx) =>
        unitTotals(tx, { whose: { teamIds: [team.id] }, from: "2026-11-16", to: "2026-11-22", indicators: [] }),
      );
    const before = await totals();
    await merge(as.officer, ids.joined, ids.imported);
    expect(await totals()).toEqual(before);
    const authors = await scoped((tx) => tx.select({ by: reports.authorPersonId }).from(reports));
    expect(authors).toEqual([{ by: ids.imported }, { by: ids.imported }]);
  });

  test("brings over other teams and a right over a unit, each once", async () => {
    const role = { communeId: commune.id, unitId: commune.id, role: "viewer" as const, from: new Date("2026-02-01") };
    await scoped(async (tx) => {
      await tx.insert(unitRoles).values([
        { ...role, personId: ids.imported },
        { ...role, personId: ids.joined },
      ]);
      await tx.insert(teamMembers).values({
        ...{ communeId: commune.id, teamId: commune.teams[1]!.id, personId: ids.joined },
        ...{ role: "leader", source: "import", from: new Date("2026-02-01") },
      });
    });
    expect((await merge(as.officer, ids.joined, ids.imported)).statusCode).toBe(200);
    expect(await heldMemberships(ids.imported)).toMatchObject([
      { teamId: team.id, role: "deputy" },
      { teamId: commune.teams[1]!.id, role: "leader" },
    ]);
    const rights = await scoped((tx) =>
      tx
        .select()
        .from(unitRoles)
        .where(and(eq(unitRoles.personId, ids.imported), isNull(unitRoles.until))),
    );
    expect(rights).toHaveLength(1);
  });

  test("leaves a trace, ends the other record's logins, and cannot be done twice", async () => {
    const joined = await api.as(commune, ids.joined);
    await merge(as.officer, ids.joined, ids.imported);
    expect((await joined("GET", "/me")).statusCode).toBe(401);
    const traces = await scoped((tx) => tx.select().from(auditLog).where(eq(auditLog.action, "person.merged")));
    expect(traces).toMatchObject([{ byPersonId: ids.officer, subject: `person:${ids.imported}` }]);
    expect((await merge(as.officer, ids.joined, ids.imported)).statusCode).toBe(404);
  });
});

describe("merging is refused", () => {
  test("to a team's leader, with oneself, with somebody outside the team, and with an officer's own record", async () => {
    const outside = await makePerson(api.db, commune, { team: commune.teams[1]! });
    await scoped((tx) =>
      tx.insert(teamMembers).values({
        ...{ communeId: commune.id, teamId: team.id, personId: ids.officer },
        ...{ role: "member", source: "staff", from: new Date("2026-02-01") },
      }),
    );
    expect((await merge(as.leader, ids.joined, ids.imported)).statusCode).toBe(403);
    expect((await merge(as.officer, ids.joined, ids.joined)).statusCode).toBe(404);
    expect((await merge(as.officer, ids.joined, outside)).statusCode).toBe(404);
    const own = await merge(as.officer, ids.joined, ids.officer);
    expect([own.statusCode, own.json().error.code]).toEqual([409, "own_record"]);
    const left = await scoped((tx) => tx.select().from(identities).where(eq(identities.personId, ids.joined)));
    expect(left).toHaveLength(1);
  });
});
