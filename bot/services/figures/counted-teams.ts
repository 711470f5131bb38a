import { sql } from "drizzle-orm";
import type { Day } from "../../../shared/calendar/day.ts";
import { readInScope, type Transaction } from "../../db/connection.ts";
import { keptByTree } from "./kept-by-tree.ts";
import type { Asked } from "./read-reports.ts";

/** A commune's province, 0 for none: now, and, the earliest first, what it was until a day. */
export interface Home {
  communeId: number;
  provinceId: number;
  past: { untilOn: Day; provinceId: number }[];
}

/** Teams alike in all that decides when and where they count. */
export interface AlikeTeams {
  /** Of the commune that keeps them; of one of several with the same provinces where communes make no difference. */
  home: Home;
  openedOn: Day;
  closedOn: Day | null;
  /** Since then they and their villages are what and where they are now; null: since ever. */
  settledOn: Day | null;
  teamIds: number[];
}

interface CountedTeams {
  byCommune: Map<number, AlikeTeams[]>;
  byProvince: AlikeTeams[];
}

const keepTeams = keptByTree<CountedTeams>(1);

/** The teams that the area's communes keep, in few rows. */
export async function countedTeams(tx: Transaction, { area, by }: Asked): Promise<readonly AlikeTeams[]> {
  // Nobody's rows but counts of the country, whatever the area.
  const { byCommune, byProvince } = await keepTeams(area.tree, "", () => readInScope(tx, "all", () => readTeams(tx)));
  if (!area.isWhole) return area.keeperIds.flatMap((communeId) => byCommune.get(communeId) ?? []);
  return by === "commune" ? [...byCommune.values()].flat() : byProvince;
}

export function provinceOn({ provinceId, past }: Home, day: Day): number {
  return past.find(({ untilOn }) => untilOn > day)?.provinceId ?? provinceId;
}

async function readTeams(tx: Transaction): Promise<CountedTeams> {
  const homes = new Map((await readHomes(tx)).map((home) => [home.communeId, home]));
  const byCommune = new Map<number, AlikeTeams[]>();
  const byProvince = new Map<string, AlikeTeams>();
  for (const { communeId, teamIds, ...days } of await readAlike(tx)) {
    const home = homes.get(communeId);
    if (!home) throw new Error(`commune ${communeId} is gone`);
    byCommune.set(communeId, [...(byCommune.get(communeId) ?? []), { ...days, home, teamIds }]);
    const key = JSON.stringify([home.provinceId, home.past, days]);
    const same = byProvince.get(key);
    if (same) same.teamIds.push(...teamIds);
    else byProvince.set(key, { ...days, home, teamIds: [...teamIds] });
  }
  return { byCommune, byProvince: [...byProvince.values()] };
}

type Row = Omit<AlikeTeams, "home"> & { communeId: number };

async function readAlike(tx: Transaction): Promise<Row[]> {
  const { rows } = await tx.execute<Row & Record<string, unknown>>(sql`
    select t.commune_id as "communeId", t.opened_on as "openedOn", t.closed_on as "closedOn",
      greatest(team.until_on, unit.until_on) as "settledOn", array_agg(t.id) as "teamIds"
    from teams t
      left join (select team_id, max(until_on) as until_on from team_past group by 1) team on team.team_id = t.id
      left join (select unit_id, max(until_on) as until_on from unit_past group by 1) unit on unit.unit_id = t.unit_id
    group by 1, 2, 3, 4`);
  return rows;
}

async function readHomes(tx: Transaction): Promise<Home[]> {
  const { rows } = await tx.execute<Home & Record<string, unknown>>(sql`
    select u.id as "communeId", coalesce(u.parent_id, 0) as "provinceId", coalesce(was.past, '[]') as past
    from units u left join (
      select unit_id, jsonb_agg(jsonb_build_object('untilOn', until_on, 'provinceId', coalesce(parent_id, 0)) order by until_on) as past
      from unit_past group by 1) was on was.unit_id = u.id
    where u.id in (select commune_id from teams)`);
  return rows;
}
