import { sql } from "drizzle-orm";
import type { Day } from "../../../shared/calendar/day.ts";
import { readInScope, type Transaction } from "../../db/connection.ts";
import type { Area } from "./area.ts";
import { keptByTree } from "./kept-by-tree.ts";

/** Teams that one commune keeps, alike in all that decides when and where they count. */
export interface AlikeTeams extends Record<string, unknown> {
  communeId: number;
  openedOn: Day;
  closedOn: Day | null;
  /** Since then they and their villages are what and where they are now; null: since ever. */
  settledOn: Day | null;
  teamIds: number[];
}

/** A commune's province, 0 for none: now, and, the earliest first, what it was until a day. */
interface Home extends Record<string, unknown> {
  communeId: number;
  provinceId: number;
  past: { untilOn: Day; provinceId: number }[];
}

/** All teams of the country, few rows. */
export interface CountedTeams {
  alike: readonly AlikeTeams[];
  homes: ReadonlyMap<number, Home>;
}

const keepTeams = keptByTree<CountedTeams>(1);

/** Nobody's rows but counts of the country, whatever the area. */
export async function countedTeams(tx: Transaction, { tree }: Area): Promise<CountedTeams> {
  return keepTeams(tree, "", () =>
    readInScope(tx, "all", async () => ({ alike: await readAlike(tx), homes: await readHomes(tx) })),
  );
}

export function provinceOn({ provinceId, past }: Home, day: Day): number {
  return past.find(({ untilOn }) => untilOn > day)?.provinceId ?? provinceId;
}

async function readAlike(tx: Transaction): Promise<AlikeTeams[]> {
  const { rows } = await tx.execute<AlikeTeams>(sql`
    select t.commune_id as "communeId", t.opened_on as "openedOn", t.closed_on as "closedOn",
      greatest(team.until_on, unit.until_on) as "settledOn", array_agg(t.id) as "teamIds"
    from teams t
      left join (select team_id, max(until_on) as until_on from team_past group by 1) team on team.team_id = t.id
      left join (select unit_id, max(until_on) as until_on from unit_past group by 1) unit on unit.unit_id = t.unit_id
    group by 1, 2, 3, 4`);
  return rows;
}

async function readHomes(tx: Transaction): Promise<Map<number, Home>> {
  const { rows } = await tx.execute<Home>(sql`
    select u.id as "communeId", coalesce(u.parent_id, 0) as "provinceId", coalesce(was.past, '[]') as past
    from units u left join (
      select unit_id, jsonb_agg(jsonb_build_object('untilOn', until_on, 'provinceId', coalesce(parent_id, 0)) order by until_on) as past
      from unit_past group by 1) was on was.unit_id = u.id
    where u.level = 'commune'`);
  return new Map(rows.map((home) => [home.communeId, home]));
}
