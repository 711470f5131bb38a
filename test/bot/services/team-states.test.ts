import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { withScope } from "../../../bot/db/connection.ts";
import { communes, reports, teams } from "../../../bot/db/schema/index.ts";
import { teamStates } from "../../../bot/services/teams/team-states.ts";
import { makeCommune, type TestCommune } from "../../helpers/commune.ts";
import { makeReport } from "../../helpers/report.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";

/** Week 47 of 2026 ends on Sunday 22 November, 24:00 in Vietnam = 17:00Z. */
const inTime = new Date("2026-11-22T16:59:59Z");
const tooLate = new Date("2026-11-22T17:00:01Z");

const database = openTestDatabase();
let commune: TestCommune;

beforeEach(async () => {
  commune = await makeCommune(database.db, 5);
});

const team = (n: number) => commune.teams[n - 1]!;
const states = async (period = "2026-W47") => {
  const list = await withScope(database.db, { communes: [commune.id] }, (tx) =>
    teamStates(tx, { communeId: commune.id, period }),
  );
  return list.map((one) => one.state);
};

test("tells on time, late, no activity and missing apart; only what was activity of that week counts", async () => {
  await makeReport(database.db, commune, { team: team(1), at: inTime });
  await makeReport(database.db, commune, { team: team(2), at: tooLate, activityOn: "2026-11-20" });
  await makeReport(database.db, commune, { team: team(3), at: inTime, nothingToReport: true });
  await makeReport(database.db, commune, { team: team(4), at: new Date("2026-11-14T03:00:00Z") });
  expect(await states()).toEqual(["on_time", "late", "no_activity", "missing", "missing"]);
});

test("the first of several reports decides whether it was on time; any figures end no activity", async () => {
  await makeReport(database.db, commune, { team: team(1), at: inTime });
  await makeReport(database.db, commune, { team: team(1), at: tooLate, activityOn: "2026-11-22" });
  await makeReport(database.db, commune, { team: team(2), at: inTime, nothingToReport: true });
  await makeReport(database.db, commune, { team: team(2), at: inTime });
  expect((await states()).slice(0, 2)).toEqual(["on_time", "on_time"]);
});

test.each(["draft", "withdrawn", "dropped"] as const)("a %s report counts as none", async (state) => {
  await makeReport(database.db, commune, { team: team(1), at: inTime });
  await withScope(database.db, { communes: [commune.id] }, (tx) => tx.update(reports).set({ state }));
  expect((await states())[0]).toBe("missing");
});

test("the deadline follows the commune's working days", async () => {
  await withScope(database.db, "all", (tx) =>
    tx
      .update(communes)
      .set({ settings: { due: { workingDaysAfter: 2 } } })
      .where(eq(communes.unitId, commune.id)),
  );
  await makeReport(database.db, commune, { team: team(1), at: tooLate, activityOn: "2026-11-20" });
  expect((await states())[0]).toBe("on_time");
});

test("teams closed before the period or opened after it are not expected", async () => {
  await withScope(database.db, { communes: [commune.id] }, async (tx) => {
    await tx
      .update(teams)
      .set({ closedOn: "2026-11-01" })
      .where(eq(teams.id, team(1).id));
    await tx
      .update(teams)
      .set({ openedOn: "2026-11-23" })
      .where(eq(teams.id, team(2).id));
  });
  expect(await states()).toHaveLength(3);
  expect(await states("2026-W48")).toHaveLength(4);
});

test("another commune's teams are not seen, and a period that is none is an error", async () => {
  const other = await makeCommune(database.db, 2);
  await withScope(database.db, { communes: [other.id] }, async (tx) => {
    expect(await teamStates(tx, { communeId: commune.id, period: "2026-W47" })).toEqual([]);
    await expect(teamStates(tx, { communeId: other.id, period: "tuần này" })).rejects.toThrow(RangeError);
  });
});
