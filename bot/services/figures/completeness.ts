import { sql } from "drizzle-orm";
import { addDays, instantOf } from "../../../shared/calendar/day.ts";
import { type DayRange, type Period, periodRange } from "../../../shared/calendar/period.ts";
import type { Transaction } from "../../db/connection.ts";
import { isInArea, isKept, readInArea } from "./area.ts";
import { type DueOfCommune, dueOfCommunes } from "./due-of-communes.ts";
import { expectedTeams } from "./expected-teams.ts";
import { isConfirmed, type Level, type View } from "./place.ts";
import { type Asked, groupOf, placeOf } from "./read-reports.ts";
import { makeFresh } from "./read-summaries.ts";
import { readSentDays } from "./sent-days.ts";

/** Teams by how they stand in a period. */
export interface Completeness {
  teams: number;
  onTime: number;
  late: number;
  noActivity: number;
  missing: number;
}

/** Of one unit below; 0: communes that lie in no province. */
export interface UnitCompleteness extends Completeness {
  unitId: number;
}

export interface CompletenessWish {
  unitIds: readonly number[];
  period: Period;
  view: View;
}

/** How many teams below the units reported for a period, by each commune's own deadline. Throws RangeError when it is none. */
export async function completenessOf(tx: Transaction, wish: CompletenessWish): Promise<Completeness> {
  const [all] = await read(tx, wish, undefined);
  const { unitId, ...counts } = all ?? { unitId: 0, teams: 0, onTime: 0, late: 0, noActivity: 0, missing: 0 };
  return counts;
}

/** The same for each province, commune or village below them that has teams. */
export async function completenessByUnit(
  tx: Transaction,
  wish: CompletenessWish & { by: Level },
): Promise<UnitCompleteness[]> {
  return read(tx, wish, wish.by);
}

async function read(tx: Transaction, wish: CompletenessWish, by: Level | undefined): Promise<UnitCompleteness[]> {
  return readInArea(tx, wish, async (area) => {
    const asked: Asked = { area, view: wish.view, by };
    const dues = await dueOfCommunes(tx, area, wish.period);
    const week = by !== "unit" && /-W\d\d$/.test(wish.period) ? periodRange({}, wish.period) : undefined;
    return week && (await isStill(tx, wish.view, week)) && (await makeFresh(tx, area, week))
      ? fromSummaries(tx, asked, { week, dues })
      : fromReports(tx, asked, dues);
  });
}

/** Summaries count a team where it sent its report; where it ended the week is another place when something moved meanwhile. */
async function isStill(tx: Transaction, view: View, { from, to }: DayRange): Promise<boolean> {
  if (view === "today") return true;
  const within = sql`until_on > ${from}::date and until_on <= ${to}::date`;
  const { rows } = await tx.execute(sql`
    select from unit_past where ${within} union all select from team_past where ${within} limit 1`);
  return rows.length === 0;
}

async function fromSummaries(
  tx: Transaction,
  asked: Asked,
  { week, dues }: { week: DayRange; dues: readonly DueOfCommune[] },
): Promise<UnitCompleteness[]> {
  const groups = new Map<number, UnitCompleteness>();
  for (const [unitId, teams] of await expectedTeams(tx, asked, week)) {
    groups.set(unitId, { unitId, teams, onTime: 0, late: 0, noActivity: 0, missing: teams });
  }
  const sent = await readSentDays(tx, asked, { monday: week.from, dues });
  for (const { group: unitId, lastDay, times, sentOn, noActivity } of sent) {
    const found = groups.get(unitId) ?? { unitId, teams: 0, onTime: 0, late: 0, noActivity: 0, missing: 0 };
    groups.set(unitId, found);
    found.noActivity += times * noActivity;
    for (const [day, teams] of Object.entries(sentOn)) {
      if (day <= lastDay) found.onTime += times * teams;
      else found.late += times * teams;
    }
  }
  for (const found of groups.values()) {
    found.missing = Math.max(0, found.teams - found.onTime - found.late - found.noActivity);
  }
  return [...groups.values()].sort((a, b) => a.unitId - b.unitId);
}

async function fromReports(tx: Transaction, asked: Asked, dues: readonly DueOfCommune[]): Promise<UnitCompleteness[]> {
  const { rows } = await tx.execute<UnitCompleteness & Record<string, unknown>>(sql`
    with due as (${dueTable(dues)}), standing as (
      select t.id, t.commune_id, least(due.to_day, t.closed_on - 1) as day, due.due_at, s.reports, s.is_nothing, s.sent_at
      from teams t join due on due.commune_id = t.commune_id cross join lateral (
        select count(*) as reports, bool_and(r.nothing_to_report) as is_nothing, min(r.submitted_at) as sent_at
        from reports r where r.team_id = t.id and ${isConfirmed} and r.activity_on between due.from_day and due.to_day) s
      where ${isKept(asked.area, sql`t.commune_id`)}
        and (s.reports > 0 or t.opened_on <= due.to_day and (t.closed_on is null or t.closed_on > due.from_day))
    )
    select ${groupOf(asked)} as "unitId", count(*)::int as teams,
      count(*) filter (where reports > 0 and not is_nothing and sent_at < due_at)::int as "onTime",
      count(*) filter (where reports > 0 and not is_nothing and sent_at >= due_at)::int as late,
      count(*) filter (where is_nothing)::int as "noActivity",
      count(*) filter (where reports = 0)::int as missing
    from standing ${placeOf(asked, sql`standing.id`, sql`standing.commune_id`, sql`standing.day`)}
    where ${isInArea(asked.area)} group by 1 order by 1`);
  return rows;
}

/** `commune_id`, `from_day`, `to_day` (included) and `due_at`. */
export function dueTable(dues: readonly DueOfCommune[]) {
  // As a text: a question with a list is planned anew each time.
  const column = (value: (due: DueOfCommune) => string | number) => `{${dues.map(value).join()}}`;
  return sql`select * from unnest(${column((due) => due.communeId)}::int[], ${column((due) => due.from)}::date[],
    ${column((due) => due.to)}::date[], ${column((due) => instantOf(addDays(due.lastDay, 1)).toISOString())}::timestamptz[])
    as due (commune_id, from_day, to_day, due_at)`;
}
