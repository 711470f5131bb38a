import { type Database, withScope } from "../../bot/db/connection.ts";
import { reports } from "../../bot/db/schema/index.ts";
import { addDays, type Day, instantOf } from "../../shared/calendar/day.ts";
import { periodOf } from "../../shared/calendar/period.ts";

export type Week = Record<string, number> | "nothing" | undefined;

/** Week 47 of 2026. */
const LAST_MONDAY: Day = "2026-11-16";

/**
 * What one team did week by week, the last of them week 47 of 2026 (or the one of `lastMonday`): figures, "nothing", or
 * undefined for no report. Sent on Thursday, 10:00.
 */
export async function reportWeeks(
  db: Database,
  commune: { id: number },
  { team, weeks, lastMonday = LAST_MONDAY }: { team: { id: number }; weeks: readonly Week[]; lastMonday?: Day },
): Promise<void> {
  const rows = weeks.flatMap((week, index) => {
    if (week === undefined) return [];
    const activityOn = addDays(lastMonday, 7 * (index + 1 - weeks.length) + 3);
    const at = instantOf(activityOn, 10 * 60);
    return [
      {
        communeId: commune.id,
        teamId: team.id,
        state: "submitted" as const,
        channel: "chat" as const,
        activityOn,
        period: periodOf({ kind: "week" }, activityOn),
        values: week === "nothing" ? {} : week,
        nothingToReport: week === "nothing",
        revision: 1,
        createdAt: at,
        updatedAt: at,
        submittedAt: at,
      },
    ];
  });
  if (rows.length > 0) await withScope(db, { communes: [commune.id] }, (tx) => tx.insert(reports).values(rows));
}

/** So many weeks alike, as alike as counted people are: half as many in one, half as many again in another. */
export function usualWeeks(
  count: number,
  { code = "vneid_level2_activated", about = 12, seed = 1 }: { code?: string; about?: number; seed?: number } = {},
): Record<string, number>[] {
  const life = [0.5, 1.4, 0.9, 1.2, 0.7, 1.5, 1, 0.6, 1.1, 1.3, 0.8];
  return Array.from({ length: count }, (_, index) => ({
    [code]: Math.max(1, Math.round(about * (life[(index * 3 + seed * 5) % life.length] ?? 1))),
  }));
}

/** The weeks, and then so many without a report. */
export function thenSilent(weeks: readonly Week[], count: number): Week[] {
  return [...weeks, ...Array.from({ length: count }, () => undefined)];
}
