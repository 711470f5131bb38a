import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { withScope } from "../../../../bot/db/connection.ts";
import { reports, teams } from "../../../../bot/db/schema/index.ts";
import { teamFigures, unitTotals } from "../../../../bot/services/figures/unit-totals.ts";
import { indicators } from "../../../../shared/catalogue/indicators.ts";
import { makeCommune, type TestCommune } from "../../../helpers/commune.ts";
import { openTestDatabase } from "../../../helpers/test-database.ts";

const database = openTestDatabase();
let commune: TestCommune;

beforeEach(async () => {
  commune = await makeCommune(database.db, 3);
});

const inScope = <T>(fn: Parameters<typeof withScope<T>>[2]) => withScope(database.db, { communes: [commune.id] }, fn);

interface Given {
  team?: number;
  on?: string;
  values?: Record<string, number>;
  state?: "draft" | "submitted" | "amended" | "withdrawn" | "dropped";
  nothing?: boolean;
  sentAt?: string;
}

async function saved(...given: Given[]): Promise<void> {
  for (const { team = 0, on = "2026-11-18", values = {}, state = "submitted", nothing = false, sentAt } of given) {
    const at = new Date(sentAt ?? `${on}T03:00:00Z`);
    await inScope((tx) =>
      tx.insert(reports).values({
        communeId: commune.id,
        teamId: commune.teams[team]!.id,
        state,
        channel: "chat",
        activityOn: on,
        period: "2026-W47",
        values,
        nothingToReport: nothing,
        createdAt: at,
        updatedAt: at,
        submittedAt: at,
      }),
    );
  }
}

const week = { from: "2026-11-16", to: "2026-11-22", indicators };
const totals = (range = week) => inScope((tx) => unitTotals(tx, { whose: { communeIds: [commune.id] }, ...range }));

describe("totals", () => {
  test("add up the teams' reports by activity day, both ends included", async () => {
    await saved(
      { on: "2026-11-15", values: { dvc_guided: 1000 } },
      { on: "2026-11-16", values: { dvc_guided: 1 } },
      { on: "2026-11-22", values: { dvc_guided: 2, cashless_shops: 0 } },
      { team: 1, on: "2026-11-18", values: { dvc_guided: 4 }, state: "amended" },
      { on: "2026-11-23", values: { dvc_guided: 1000 } },
    );
    expect(await totals()).toEqual({
      values: { dvc_guided: 7, cashless_shops: 0 },
      teamsExpected: 3,
      teamsReported: 2,
    });
  });

  test("leave out drafts, dropped and withdrawn reports", async () => {
    await saved(
      { values: { dvc_guided: 1 }, state: "draft" },
      { values: { dvc_guided: 2 }, state: "dropped" },
      { values: { dvc_guided: 4 }, state: "withdrawn" },
    );
    expect(await totals()).toEqual({ values: {}, teamsExpected: 3, teamsReported: 0 });
  });

  test("take the newest level of each team, by activity day and then by the time it was sent", async () => {
    await saved(
      { on: "2026-11-18", values: { digital_households: 40 }, sentAt: "2026-11-20T03:00:00Z" },
      { on: "2026-11-17", values: { digital_households: 99 }, sentAt: "2026-11-21T03:00:00Z" },
      { on: "2026-11-18", values: { digital_households: 41 }, sentAt: "2026-11-21T03:00:00Z" },
      { team: 1, on: "2026-11-16", values: { digital_households: 7 } },
    );
    expect((await totals()).values).toEqual({ digital_households: 48 });
  });

  test("count “nothing to report” among the teams that reported, without a figure", async () => {
    await saved({ nothing: true });
    expect(await totals()).toEqual({ values: {}, teamsExpected: 3, teamsReported: 1 });
  });

  test("expect the teams that were open on one of the days, and those that reported anyway", async () => {
    const close = (team: number, closedOn: string) =>
      inScope((tx) => tx.update(teams).set({ closedOn }).where(eq(teams.id, commune.teams[team]!.id)));
    await close(1, "2026-11-16");
    await close(2, "2026-11-17");
    expect((await totals()).teamsExpected).toBe(2);
    await saved({ team: 1, values: { dvc_guided: 1 } });
    expect((await totals()).teamsExpected).toBe(3);
  });

  test("can be had of some teams, of units and of one team alone", async () => {
    await saved(
      { values: { dvc_guided: 1 } },
      { team: 1, values: { dvc_guided: 2 } },
      { team: 2, values: { dvc_guided: 4 } },
    );
    const [first, second] = commune.teams;
    const ofTeams = await inScope((tx) => unitTotals(tx, { whose: { teamIds: [first!.id, second!.id] }, ...week }));
    expect(ofTeams).toEqual({ values: { dvc_guided: 3 }, teamsExpected: 2, teamsReported: 2 });
    const ofUnit = await inScope((tx) => unitTotals(tx, { whose: { unitIds: [second!.unitId] }, ...week }));
    expect(ofUnit).toEqual({ values: { dvc_guided: 2 }, teamsExpected: 1, teamsReported: 1 });
    expect(await inScope((tx) => teamFigures(tx, { teamId: first!.id, ...week }))).toEqual({ dvc_guided: 1 });
  });

  test("of another commune are not seen", async () => {
    await saved({ values: { dvc_guided: 1 } });
    const other = await makeCommune(database.db, 1);
    const seen = await withScope(database.db, { communes: [other.id] }, (tx) =>
      unitTotals(tx, { whose: { communeIds: [commune.id] }, ...week }),
    );
    expect(seen).toEqual({ values: {}, teamsExpected: 0, teamsReported: 0 });
  });
});
