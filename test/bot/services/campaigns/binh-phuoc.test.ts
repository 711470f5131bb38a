import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { withScope } from "../../../../bot/db/connection.ts";
import { reports, teams, units } from "../../../../bot/db/schema/index.ts";
import { findCampaign } from "../../../../bot/services/campaigns/campaign.ts";
import { campaignProgress } from "../../../../bot/services/campaigns/campaign-progress.ts";
import { createCampaign } from "../../../../bot/services/campaigns/save-campaign.ts";
import { addDays, instantOf } from "../../../../shared/calendar/day.ts";
import { indicators } from "../../../../shared/catalogue/indicators.ts";
import { createTestDatabase, type TestDatabase } from "../../../helpers/test-database.ts";

/**
 * Bình Phước's “Chiến dịch 92 ngày đêm” (Kế hoạch 170/KH-UBND, 01/06–31/08/2022): 956 teams, 163,410 people helped, as the
 * press reported. How the people were spread over teams and days is invented; the sums are not.
 */
const TEAMS = 956;
const PEOPLE = 163_410;
const SUPPORTED = "people_supported";
const days = { from: "2022-06-01", to: "2022-08-31" };
const COMMUNES = 111;

let database: TestDatabase;
let provinceId: number;

beforeAll(async () => {
  database = await createTestDatabase();
  provinceId = await withScope(database.db, "all", async (tx) => {
    const since = { validFrom: "2020-01-01" };
    const [province] = await tx
      .insert(units)
      .values({ code: "bp", name: "Tỉnh Bình Phước", nameKey: "bp", level: "province", ...since })
      .returning();
    const communes = await tx
      .insert(units)
      .values(
        Array.from({ length: COMMUNES }, (_, n) => ({
          code: `bp-${n}`,
          name: `Xã ${n}`,
          nameKey: `xa ${n}`,
          level: "commune" as const,
          parentId: province!.id,
          ...since,
        })),
      )
      .returning({ id: units.id });
    for (const { id } of communes) await tx.update(units).set({ communeId: id }).where(eq(units.id, id));
    const made = await tx
      .insert(teams)
      .values(
        Array.from({ length: TEAMS }, (_, n) => {
          const unitId = communes[n % COMMUNES]!.id;
          return {
            communeId: unitId,
            unitId,
            code: `bp-to-${n}`,
            name: `Tổ ${n}`,
            nameKey: `to ${n}`,
            joinCode: `BPQ-${10_000 + n}`,
            openedOn: "2022-01-01",
          };
        }),
      )
      .returning({ id: teams.id, communeId: teams.communeId });
    // Four reports a team; the people left over by whole numbers go to the first teams' last one.
    const each = Math.floor(PEOPLE / TEAMS / 4);
    const rows = made.flatMap((team, n) =>
      [3, 24, 50, 91].map((day, part) => {
        const activityOn = addDays(days.from, day);
        const last = part === 3 ? Math.floor(PEOPLE / TEAMS) - 4 * each + (n < PEOPLE % TEAMS ? 1 : 0) : 0;
        const at = instantOf(activityOn, 1_000);
        return {
          communeId: team.communeId,
          teamId: team.id,
          state: "submitted" as const,
          channel: "chat" as const,
          activityOn,
          period: "2022-06",
          values: { [SUPPORTED]: each + last },
          createdAt: at,
          updatedAt: at,
          submittedAt: at,
        };
      }),
    );
    for (let at = 0; at < rows.length; at += 1_000) await tx.insert(reports).values(rows.slice(at, at + 1_000));
    return province!.id;
  });
}, 60_000);
afterAll(() => database.drop());

test("the province's campaign of 92 days comes to its published total, over all 956 teams", async () => {
  await withScope(database.db, "all", async (tx) => {
    const campaignId = await createCampaign(
      tx,
      {
        unit: { id: provinceId, communeId: undefined },
        ...days,
        name: "Chiến dịch 92 ngày đêm",
        document: "Kế hoạch 170/KH-UBND",
        excluded: { unitIds: [], teamIds: [] },
        targets: [{ indicatorCode: SUPPORTED, basis: "shared", amount: 150_000, exceptions: [] }],
        idempotencyKey: "binh-phuoc",
      },
      // A province's audit trail stands in a commune.
      {
        personId: undefined,
        communeId: (await tx.select({ id: teams.communeId }).from(teams).limit(1))[0]!.id,
        now: instantOf(days.from),
      },
    );
    const on = async (day: string) => {
      const campaign = (await findCampaign(tx, { campaignId, day }))!;
      const [supported] = await campaignProgress(tx, { campaign, unitId: provinceId, indicators, day });
      return supported!;
    };
    const end = await on("2022-08-31");
    expect(end).toMatchObject({ done: PEOPLE, amount: 150_000, standing: "reached", baseline: undefined });
    expect(end.byDay).toHaveLength(92);
    expect(end.parts).toHaveLength(TEAMS);
    expect(end.parts.reduce((sum, { amount }) => sum + (amount ?? 0), 0)).toBe(150_000);
    expect(end.parts.reduce((sum, { done }) => sum + (done ?? 0), 0)).toBe(PEOPLE);
    const halfway = await on("2022-07-16");
    expect(halfway).toMatchObject({ expected: 75_000, standing: "on_pace" });
    expect(halfway.done).toBeLessThan(PEOPLE / 1.9);
  });
});
