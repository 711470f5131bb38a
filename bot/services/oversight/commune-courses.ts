import { eq, inArray, sql } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { communes, units } from "../../db/schema/index.ts";
import { type Commune, CommuneSettings } from "../communes.ts";
import { readAllDaysOff } from "../days-off.ts";
import { firstReportDays } from "./commune-start.ts";
import { type CoursePoint, lightOf, type StateCounts } from "./course.ts";
import { TREND_PERIODS, type WatchedPeriod, watchedPeriods } from "./watched-periods.ts";

export interface CommuneCourse {
  commune: Commune;
  /** Oldest period first, the running one last. */
  course: Omit<CoursePoint, "activeDays">[];
}

/** How the teams of many communes stood, period by period, each by its commune's own rules: one query for each rule. */
export async function communeCourses(
  tx: Transaction,
  { communeIds, now }: { communeIds: readonly number[]; now: Date },
): Promise<CommuneCourse[]> {
  const daysOffOf = await readAllDaysOff(tx);
  const firstDays = await firstReportDays(tx, communeIds);
  const groups = new Map<string, { periods: WatchedPeriod[]; members: Commune[] }>();
  for (const commune of await readCommunes(tx, communeIds)) {
    const periods = watchedPeriods(commune.settings, {
      count: TREND_PERIODS + 1,
      daysOff: daysOffOf(commune.id),
      now,
    });
    const key = periods.map(({ key, dueAt }) => `${key} ${dueAt.getTime()}`).join();
    const group = groups.get(key) ?? { periods, members: [] };
    group.members.push(commune);
    groups.set(key, group);
  }
  const courses: CommuneCourse[] = [];
  for (const { periods, members } of groups.values()) {
    const counted = await countStates(tx, { communeIds: members.map(({ id }) => id), periods });
    for (const commune of members) {
      const limits = commune.settings.oversight.lights;
      const course = periods.map((period, index) => {
        const isBefore = period.to < (firstDays.get(commune.id) ?? "");
        const counts = (isBefore ? undefined : counted.get(`${commune.id} ${index}`)) ?? nobody;
        return { period, counts, light: lightOf(counts, { limits, isSettled: period.isSettled }) };
      });
      courses.push({ commune, course });
    }
  }
  return courses;
}

const nobody: StateCounts = { teams: 0, onTime: 0, late: 0, noActivity: 0, missing: 0 };

export function addCounts(all: readonly StateCounts[]): StateCounts {
  return all.reduce(
    (sum, counts) => ({
      teams: sum.teams + counts.teams,
      onTime: sum.onTime + counts.onTime,
      late: sum.late + counts.late,
      noActivity: sum.noActivity + counts.noActivity,
      missing: sum.missing + counts.missing,
    }),
    nobody,
  );
}

async function readCommunes(tx: Transaction, ids: readonly number[]): Promise<Commune[]> {
  const rows = await tx
    .select({ id: units.id, name: units.name, settings: communes.settings })
    .from(units)
    .leftJoin(communes, eq(communes.unitId, units.id))
    .where(inArray(units.id, [...ids]));
  return rows.map((row) => ({ ...row, settings: CommuneSettings.parse(row.settings ?? {}) }));
}

/** By "<commune> <index of the period>"; the states are those of `teamStates`. */
async function countStates(
  tx: Transaction,
  { communeIds, periods }: { communeIds: readonly number[]; periods: readonly WatchedPeriod[] },
): Promise<Map<string, StateCounts>> {
  const list = sql.join(
    periods.map(
      ({ from, to, dueAt }, index) => sql`(${index}::int, ${from}::date, ${to}::date, ${dueAt}::timestamptz)`,
    ),
    sql`, `,
  );
  const { rows } = await tx.execute<StateCounts & { commune: number; index: number } & Record<string, unknown>>(sql`
    with period(index, from_on, to_on, due_at) as (values ${list}),
    reported as (
      select r.team_id, p.index, bool_and(r.nothing_to_report) as nothing, min(r.submitted_at) < min(p.due_at) as in_time
      from reports r join period p on r.activity_on between p.from_on and p.to_on
      where r.commune_id = any(${sql.param(communeIds)}::int[]) and r.state in ('submitted', 'amended')
        and r.activity_on between ${periods[0]?.from} and ${periods.at(-1)?.to}
      group by r.team_id, p.index
    )
    select t.commune_id as commune, p.index, count(*)::int as teams,
      (count(*) filter (where not s.nothing and s.in_time))::int as "onTime",
      (count(*) filter (where not s.nothing and not s.in_time))::int as late,
      (count(*) filter (where s.nothing))::int as "noActivity",
      (count(*) filter (where s.team_id is null))::int as missing
    from teams t cross join period p
    left join reported s on s.team_id = t.id and s.index = p.index
    where t.commune_id = any(${sql.param(communeIds)}::int[])
      and (s.team_id is not null or (t.opened_on <= p.to_on and (t.closed_on is null or t.closed_on > p.from_on)))
    group by t.commune_id, p.index`);
  return new Map(rows.map(({ commune, index, ...counts }) => [`${commune} ${index}`, counts]));
}
