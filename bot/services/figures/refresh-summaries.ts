import { type SQL, sql } from "drizzle-orm";
import type { Day } from "../../../shared/calendar/day.ts";
import type { DayRange } from "../../../shared/calendar/period.ts";
import { readInScope, type Transaction } from "../../db/connection.ts";
import { addUpProvinces } from "./add-up-provinces.ts";
import { levelCodesOf } from "./level-codes.ts";
import { isConfirmed } from "./place.ts";
import { says, summarise } from "./summarise-weeks.ts";
import { readRows, rowsOf } from "./summary-rows.ts";

/** Any number nobody else uses: one refresh at a time, so that the later one has seen more. */
const REFRESH_LOCK = 7_302;
/** So many fit in the memory a question has; with more it sorts on disk and reads whole tables. */
const WEEKS_AT_ONCE = 250;

interface CommuneWeek extends Record<string, unknown> {
  communeId: number;
  week: Day;
}

/** Which weeks: of these communes, and within a range from a Monday to a Sunday. */
export interface Whose {
  communeIds: readonly number[] | "all";
  range?: DayRange | undefined;
}

/**
 * Computes anew the weeks that changed since they were summed up: what is committed is in the very next read. Weeks are recomputed
 * from their reports, never incremented, so the order of changes and doing it twice do not matter. Of a range, what reports after
 * it change is left to who reads further: what was the newest before them still is in the range. Whoever wants to read waits for a
 * refresh under way. The transaction sees these communes. Returns how many weeks of communes it was.
 */
export async function refreshSummaries(tx: Transaction, whose: Whose): Promise<number> {
  if (!(await isStale(tx, whose))) return 0;
  // A province's week is made of all its communes', also of those the reader may not see one by one.
  return readInScope(tx, "all", async () => {
    await tx.execute(sql`select pg_advisory_xact_lock(${REFRESH_LOCK})`);
    const weeks = await takeStale(tx, whose);
    for (let start = 0; start < weeks.length; start += WEEKS_AT_ONCE) {
      await recompute(tx, weeks.slice(start, start + WEEKS_AT_ONCE));
    }
    return weeks.length;
  });
}

export async function isStale(tx: Transaction, whose: Whose): Promise<boolean> {
  const { rows } = await tx.execute(sql`select from stale_weeks where ${isAmong(whose)} limit 1`);
  return rows.length > 0;
}

function isAmong({ communeIds, range }: Whose): SQL {
  const those = communeIds === "all" ? sql`true` : sql`commune_id = any(${sql.param(communeIds)}::int[])`;
  return range ? sql`${those} and week between ${range.from}::date and ${range.to}::date` : those;
}

/** Some communes with weeks to be computed anew. */
export async function staleCommunes(tx: Transaction, count: number): Promise<number[]> {
  const { rows } = await tx.execute<{ id: number }>(
    sql`select commune_id as id from stale_weeks group by commune_id order by min(id) limit ${count}`,
  );
  return rows.map((row) => row.id);
}

/**
 * The weeks marked, and those before in which the same teams' newest figures ended until now. Of the latter those before the range
 * are marked in turn.
 */
async function takeStale(tx: Transaction, whose: Whose): Promise<CommuneWeek[]> {
  const isWanted = whose.range ? sql`week >= ${whose.range.from}::date` : sql`true`;
  const { rows } = await tx.execute<CommuneWeek>(sql`
    with taken as (
      delete from stale_weeks where ${isAmong(whose)} returning commune_id, team_id, week
    ), marked as (
      select distinct commune_id, team_id, week from taken
    ), code as (
      select distinct commune_id, '' as code from marked
      union select m.commune_id, c.code from (select distinct commune_id from marked) m
        cross join lateral (${levelCodesOf(sql`m.commune_id`)}) c
    ), concerned as (
      select * from marked union select m.commune_id, h.team_id, m.week from marked m join team_heirs h on h.heir_id = m.team_id
    ), earlier as (
      select m.commune_id, date_trunc('week', p.activity_on)::date as week
      from concerned m join code c using (commune_id) cross join lateral (
        select r.activity_on from reports r
        where r.team_id = m.team_id and r.activity_on < m.week and ${isConfirmed} and ${says(sql`r.values`, sql`c.code`)}
        order by r.activity_on desc limit 1) p
    ), found as (
      select commune_id, week from marked union select commune_id, week from earlier
    ), put_off as (
      insert into stale_weeks (commune_id, week)
      select commune_id, week from found f where not (${isWanted})
        and not exists (select from stale_weeks s where s.commune_id = f.commune_id and s.week = f.week and s.team_id is null)
    )
    select commune_id as "communeId", week::text from found where ${isWanted} order by 2, 1`);
  return rows;
}

async function recompute(tx: Transaction, weeks: readonly CommuneWeek[]): Promise<void> {
  const key = keyOf(weeks);
  const gone = await readRows(
    tx,
    sql`
    with gone as (
      delete from week_summaries w using ${key} where w.commune_id = k.commune_id and w.week = k.week returning w.*)
    ${rowsOf(sql`gone`)}`,
  );
  const made = await readRows(tx, sql`with made as (${summarise(key)} returning *) ${rowsOf(sql`made`)}`);
  await addUpProvinces(tx, { gone, made });
}

/** As texts: a question with a list is planned anew each time, which takes as long as dozens of weeks. */
function keyOf(weeks: readonly CommuneWeek[]): SQL {
  const [communeIds, mondays] = [weeks.map((row) => row.communeId), weeks.map((row) => row.week)];
  return sql`unnest(${`{${communeIds}}`}::int[], ${`{${mondays}}`}::date[]) as k (commune_id, week)`;
}
