import { sql } from "drizzle-orm";
import type { Period } from "../../../shared/calendar/period.ts";
import type { Transaction } from "../../db/connection.ts";
import { isInArea, readInArea } from "./area.ts";
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
  const key = sql`c.name collate vietnamese_names, t.name collate vietnamese_names, t.id`;
  const last = sql`teams t join units c on c.id = t.commune_id where t.id = ${wish.after ?? null}`;
  const [after, fromCommune] =
    wish.after === undefined
      ? [sql`true`, sql`true`]
      : [
          sql`(${key}) > (select ${key} from ${last})`,
          sql`c.name collate vietnamese_names >= (select c.name from ${last})`,
        ];
  return readInArea(tx, { ...wish, view: "today" }, async (area) => {
    const dues = await dueOfCommunes(tx, area, wish.period);
    // Commune by commune in the order of the answer, until the page is full. Not flattened (offset 0): each one's few reports are
    // looked up, whatever the statistics say of all.
    const { rows } = await tx.execute<MissingTeam & Record<string, unknown>>(sql`
      select t.id, t.name, t.unit_id as "unitId", t.unit_name as "unitName", c.id as "communeId", c.name as "communeName"
      from (
        select c.id, c.name, c.parent_id, due.from_day, due.to_day from (${dueTable(dues)}) due join units c on c.id = due.commune_id
        where ${fromCommune} order by c.name collate vietnamese_names offset 0
      ) c cross join lateral (
        select t.id, t.name, u.id as unit_id, u.name as unit_name from teams t join units u on u.id = t.unit_id
          cross join lateral (select u.id as unit, c.id as commune, c.parent_id as province) place
        where t.commune_id = c.id and t.closed_on is null and t.opened_on <= c.to_day and ${isInArea(area)}
          and t.id not in (select r.team_id from reports r where r.commune_id = c.id
            and r.activity_on between c.from_day and c.to_day and ${isConfirmed}) offset 0
      ) t
      where ${after} order by ${key} limit ${wish.count}`);
    return rows;
  });
}
