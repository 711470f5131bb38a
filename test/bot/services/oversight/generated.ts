import type { TeamHistory } from "../../../../bot/services/oversight/team-history.ts";
import { type WatchedPeriod, watchedPeriods } from "../../../../bot/services/oversight/watched-periods.ts";
import { indicators } from "../../../../shared/catalogue/indicators.ts";

/** Generated communes: teams that behave as teams do, from a seed, so that a failure can be repeated. */

export { indicators };

/** Monday 23/11/2026, 09:00 in Vietnam: week 47 is settled, week 48 has begun. */
export const monday = new Date("2026-11-23T02:00:00Z");

export type Random = () => number;

/** mulberry32. */
export function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
export const between = (random: Random, least: number, most: number) => least + random() * (most - least);

/** A count around a mean, wider than Poisson as village weeks are: a market day, rain, a wedding. */
export function count(random: Random, mean: number): number {
  const level = mean * between(random, 0.6, 1.4);
  const limit = Math.exp(-level);
  let product = random();
  let counted = 0;
  while (product > limit) {
    product *= random();
    counted += 1;
  }
  return counted;
}

const CODES = [
  "vneid_level2_activated",
  "dvc_files_submitted",
  "cashless_guided",
  "online_safety_guided",
  "propaganda_attendees",
  "ehealth_record_activated",
  "households_visited",
];

export interface Habits {
  households: number;
  /** Mean figure of a period by code. */
  means: Record<string, number>;
  /** Chances of a period without report, a late one, and one without activity. */
  missing: number;
  late: number;
  nothing: number;
}

export function habitsOf(random: Random): Habits {
  const households = Math.round(between(random, 80, 180));
  const own = CODES.filter((_, index) => index < 2 || random() < 0.5);
  return {
    households,
    means: Object.fromEntries(own.map((code) => [code, (households / 130) * between(random, 4, 16)])),
    missing: between(random, 0, 0.12),
    late: between(random, 0, 0.2),
    nothing: between(random, 0, 0.08),
  };
}

export function periodsOf(count = 13): WatchedPeriod[] {
  const rule = { period: { kind: "week" as const }, due: { workingDaysAfter: 0 } };
  return watchedPeriods(rule, { count, daysOff: new Set(), now: monday });
}

/** One team's past; nothing yet in the running week. */
export function generateTeam(random: Random, id: number, habits: Habits, periods = periodsOf()): TeamHistory {
  return {
    team: {
      id,
      communeId: 1,
      unitId: 1000 + id,
      name: `Tổ công nghệ số cộng đồng Tổ dân phố ${id}`,
      households: habits.households,
      openedOn: "2026-01-01",
      closedOn: undefined,
    },
    periods: periods.map((period) => {
      const isMissing = !period.isSettled || random() < habits.missing;
      if (isMissing) return { period, state: "missing", activeDays: 0, values: {} };
      if (random() < habits.nothing) return { period, state: "no_activity", activeDays: 0, values: {} };
      const values: Record<string, number> = {};
      for (const [code, mean] of Object.entries(habits.means)) {
        const counted = count(random, mean);
        if (counted > 0) values[code] = counted;
      }
      return { period, state: random() < habits.late ? "late" : "on_time", activeDays: 1, values };
    }),
  };
}

export function generateCommune(random: Random, teams: number, periods = periodsOf()): TeamHistory[] {
  return Array.from({ length: teams }, (_, index) => generateTeam(random, index + 1, habitsOf(random), periods));
}

/** The chance that a guilty one is ranked above an innocent one; ties count half. */
export function areaUnderCurve(guilty: readonly number[], innocent: readonly number[]): number {
  let above = 0;
  for (const high of guilty) for (const low of innocent) above += high > low ? 1 : high === low ? 0.5 : 0;
  return above / (guilty.length * innocent.length);
}
