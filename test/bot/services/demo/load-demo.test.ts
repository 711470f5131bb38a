import { afterAll, beforeAll, expect, test } from "vitest";
import { withScope } from "../../../../bot/db/connection.ts";
import { createVault } from "../../../../bot/db/vault.ts";
import { linkDemoPeople } from "../../../../bot/services/demo/link-demo-people.ts";
import { loadDemo } from "../../../../bot/services/demo/load-demo.ts";
import { unitTotals } from "../../../../bot/services/figures/unit-totals.ts";
import { findPersonByIdentity, roleOf } from "../../../../bot/services/people/known-person.ts";
import { listTeams } from "../../../../bot/services/teams/list-teams.ts";
import { indicators } from "../../../../shared/catalogue/indicators.ts";
import { createTestDatabase, type TestDatabase } from "../../../helpers/test-database.ts";

const vault = createVault(Buffer.alloc(32, 7));
let testDatabase: TestDatabase;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
});
afterAll(() => testDatabase.drop());

test("the demo commune has eleven teams and weeks of reports; loading it again, even a week later, changes nothing", async () => {
  const { db } = testDatabase;
  const first = await loadDemo(db, vault, new Date("2026-11-22T03:00:00Z"));
  expect(first.teams).toHaveLength(11);
  expect(first.reportsAdded).toBeGreaterThan(60);
  const look = () =>
    withScope(db, { communes: [first.communeId] }, async (tx) => ({
      teams: await listTeams(tx, first.communeId),
      totals: await unitTotals(tx, {
        whose: { communeIds: [first.communeId] },
        from: "2026-09-01",
        to: "2026-11-30",
        indicators,
      }),
    }));
  const before = await look();
  expect(before.teams[0]).toMatchObject({
    unitPath: "Tỉnh Hà Tĩnh › Phường Thạch Quý › Tổ dân phố 1",
    people: 3,
    members: 0,
  });
  expect(before.totals).toMatchObject({ teamsExpected: 11, teamsReported: 11 });
  expect(before.totals.values.vneid_level2_activated).toBeGreaterThan(300);
  expect(await loadDemo(db, vault, new Date("2026-11-29T03:00:00Z"))).toMatchObject({
    reportsAdded: 0,
    teams: first.teams,
  });
  expect(await look()).toEqual(before);
});

test("in the current week tổ dân phố 1 has not reported and others have", async () => {
  const { db } = testDatabase;
  const { communeId } = await loadDemo(db, vault, new Date("2026-11-22T03:00:00Z"));
  const totals = await withScope(db, { communes: [communeId] }, (tx) =>
    unitTotals(tx, { whose: { communeIds: [communeId] }, from: "2026-11-16", to: "2026-11-22", indicators }),
  );
  expect(totals.teamsReported).toBeGreaterThanOrEqual(4);
  expect(totals.teamsReported).toBeLessThanOrEqual(6);
});

test("the demo's leader and officer are known under their Zalo ids, once", async () => {
  const { db } = testDatabase;
  const now = new Date("2026-11-22T03:00:00Z");
  const { communeId } = await loadDemo(db, vault, now);
  const cast = {
    oaId: "3000000000000000021",
    appId: "2000000000000000011",
    leader: { userId: "4000000000000000031", userIdByApp: "5001" },
    officer: { userId: "4000000000000000032", userIdByApp: "5002", name: "Nguyễn Thị Hoa" },
    group: { groupId: "f0e1d2c3b4a5968778f0", name: "Tổ CNSCĐ Tổ dân phố 1" },
  };
  await linkDemoPeople(db, vault, { communeId, cast, now });
  await linkDemoPeople(db, vault, { communeId, cast, now });
  await withScope(db, { communes: [communeId] }, async (tx) => {
    const who = (zaloUserId: string) => findPersonByIdentity(tx, vault, { oaId: cast.oaId, zaloUserId, now });
    const leader = await who(cast.leader.userId);
    expect(leader).toMatchObject({
      name: "Lê Thị Lan",
      memberships: [{ role: "leader" }],
      consents: { reporting: true },
    });
    const officer = await who(cast.officer.userId);
    expect(officer).toMatchObject({ name: "Nguyễn Thị Hoa", unitRoles: [{ unitId: communeId, role: "staff" }] });
    expect([roleOf(leader), roleOf(officer)]).toEqual(["member", "staff"]);
    expect((await listTeams(tx, communeId))[0]).toMatchObject({ people: 3, members: 1 });
  });
});
