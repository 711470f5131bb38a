import { sql } from "drizzle-orm";
import type { Period } from "../../../shared/calendar/period.ts";
import type { Transaction } from "../../db/connection.ts";
import { isInArea, isKept, readInArea } from "./area.ts";
import { dueTable } from "./completeness.ts";
import { dueOfCommunes } from "./due-of-communes.ts";
import { isConfirmed } from "./place.ts";

export interface MissingTeam {
  id: number;
  name: string;
  unitId: number;
  unitName: string;
  communeId: number;
  communeName: string;
}

interface Wish {
  unitIds: readonly number[];
  period: Period;
  /** Id of the last team of the page before. */
  after: number | undefined;
  count: number;
}

/** Teams there are now, below the units, that have not reported for a period; by commune, then name. Throws RangeError when it is none. */
export async function missingTeams(tx: Transaction, wish: Wish): Promise<MissingTeam[]> {
  const key = sql`(c.name collate vietnamese_names, t.name collate vietnamese_names, t.id)`;
  const after = sql`${key} > (select c.name collate vietnamese_names, t.name collate vietnamese_names, t.id
    from teams t join units c on c.id = t.commune_id where t.id = ${wish.after ?? null})`;
  return readInArea(tx, { ...wish, view: "today" }, async (area) => {
    const dues = await dueOfCommunes(tx, area, wish.period);
    const { rows } = await tx.execute<MissingTeam & Record<string, unknown>>(sql`
      with due as (${dueTable(dues)}), reporter as (
        -- Not flattened (offset 0): each commune's few days are looked up, whatever the statistics say of all reports.
        select r.team_id from due cross join lateral (
          select r.team_id from reports r where r.commune_id = due.commune_id
            and r.activity_on between due.from_day and due.to_day and ${isConfirmed} offset 0) r
      ), missing as materialized (
        select t.id, t.commune_id, t.unit_id, t.name from teams t join due using (commune_id)
        where t.closed_on is null and t.opened_on <= due.to_day and ${isKept(area, sql`t.commune_id`)}
          and t.id not in (select team_id from reporter)
      )
      select t.id, t.name, place.unit as "unitId", u.name as "unitName", c.id as "communeId", c.name as "communeName"
      from missing t join units u on u.id = t.unit_id join units c on c.id = t.commune_id
        cross join lateral (select u.id as unit, c.id as commune, c.parent_id as province) place
      where ${isInArea(area)} ${wish.after === undefined ? sql`` : sql`and ${after}`}
      order by c.name collate vietnamese_names, t.name collate vietnamese_names, t.id limit ${wish.count}`);
    return rows;
  });
}
