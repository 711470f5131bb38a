import { type SQL, sql } from "drizzle-orm";
import { enter, readInScope, type Scope, type Transaction } from "../../db/connection.ts";
import { keptByTree, lookAtTree, type TreeVersion } from "./kept-by-tree.ts";
import type { Level, View } from "./place.ts";

/** What lies below some units: on the days of the reports, or today. */
export interface Area {
  /** Everything there is: no filter is needed. */
  isWhole: boolean;
  provinceIds: number[];
  communeIds: number[];
  /** Villages. */
  unitIds: number[];
  /** The communes that keep the reports now; more than lie below where teams have gone elsewhere since. None when it is whole. */
  keeperIds: number[];
  /** The tree that it was found in. */
  tree: TreeVersion;
  /** Some week has to be summed up anew, here or elsewhere. */
  isStale: boolean;
}

const AREAS_KEPT = 2_000;
const keepArea = keptByTree<Omit<Area, "isStale">>(AREAS_KEPT);

/** Whether a place (`placeJoins`) lies in the area. */
export function isInArea({ isWhole, provinceIds, communeIds, unitIds }: Area): SQL {
  if (isWhole) return sql`true`;
  const within = (level: Level, ids: readonly number[]) =>
    ids.length === 0 ? [] : [sql`place.${sql.raw(level)} = ${anyOf(ids)}`];
  const parts = [...within("province", provinceIds), ...within("commune", communeIds), ...within("unit", unitIds)];
  return parts.length === 0 ? sql`false` : sql`(${sql.join(parts, sql` or `)})`;
}

/** Rows that the area's communes keep; `communeId` is their column. */
export function isKept(area: Area, communeId: SQL): SQL {
  return area.isWhole ? sql`true` : sql`${communeId} = any(${sql.param(area.keeperIds)}::int[])`;
}

/** What a transaction must see to answer for the area. */
export function scopeOf(area: Area): Scope {
  return area.isWhole ? "all" : { communes: area.keeperIds };
}

/** The area of these units together; a unit below another of them adds nothing. */
export async function areaOf(tx: Transaction, unitIds: readonly number[], view: View): Promise<Area> {
  return readInScope(tx, "all", () => findArea(tx, unitIds, view));
}

/** The same with a transaction that sees what is needed to answer for the area, and no more, while `fn` runs. */
export async function readInArea<T>(
  tx: Transaction,
  { unitIds, view }: { unitIds: readonly number[]; view: View },
  fn: (area: Area) => Promise<T>,
): Promise<T> {
  return readInScope(tx, "all", async () => {
    const area = await findArea(tx, unitIds, view);
    if (!area.isWhole) await enter(tx, scopeOf(area));
    return fn(area);
  });
}

/** Needs a scope that sees all: teams that went elsewhere are out of the scope of those who see where they were. */
async function findArea(tx: Transaction, unitIds: readonly number[], view: View): Promise<Area> {
  const { tree, isStale } = await lookAtTree(tx);
  const area = await keepArea(tree, `${view} ${unitIds}`, async () => {
    const { isWhole, ...roots } = await findRoots(tx, unitIds);
    return { ...roots, isWhole, keeperIds: isWhole ? [] : await keepersOf(tx, roots, view), tree };
  });
  if (!isStale || area.isWhole) return { ...area, isStale };
  return { ...area, isStale, keeperIds: [...new Set([...area.keeperIds, ...(await staleKeepersOf(tx, area))])] };
}

async function findRoots(tx: Transaction, unitIds: readonly number[]): Promise<Roots & Pick<Area, "isWhole">> {
  const { rows } = await tx.execute<{ id: number; level: string; isNested: boolean; isWhole: boolean }>(sql`
    with asked as (select * from units where id = ${anyOf(unitIds)})
    select a.id, a.level,
      exists (select from asked b where b.id <> a.id and (b.id = a.parent_id or b.id = a.commune_id
        or b.id = (select c.parent_id from units c where c.id = a.commune_id))) as "isNested",
      not exists (select from units u where u.parent_id is null and u.valid_to is null
        and u.id not in (select id from asked)) as "isWhole"
    from asked a`);
  const ids = (level: string) => rows.filter((row) => row.level === level && !row.isNested).map((row) => row.id);
  return {
    provinceIds: ids("province"),
    communeIds: ids("commune"),
    unitIds: ids("village"),
    isWhole: rows[0]?.isWhole ?? false,
  };
}

/** The list as a text, for a question with a list is planned anew each time, which takes ten times as long as its answer. */
export function anyOf(ids: readonly number[]): SQL {
  return sql`any(${`{${ids.join()}}`}::bigint[])`;
}

type Roots = Pick<Area, "provinceIds" | "communeIds" | "unitIds">;

/** Communes below today; as it was, also those that now keep what teams did while they belonged there. */
async function keepersOf(tx: Transaction, roots: Roots, view: View): Promise<number[]> {
  const [provinces, communes, villages] = [roots.provinceIds, roots.communeIds, roots.unitIds].map(anyOf);
  const below = sql`select id from units where level = 'commune' and (id = ${communes} or parent_id = ${provinces})
    union select commune_id from units where id = ${villages}`;
  const { rows } = await tx.execute<{ id: number }>(
    view === "today"
      ? below
      : // What still is where it was is kept by its commune: only what moved or ended has to be followed.
        sql`
        with commune as (
          select id from units where id = ${communes} or parent_id = ${provinces}
          union select unit_id from unit_past where parent_id = ${provinces}
        ), moved as (
          select unit_id as id from unit_past where parent_id in (select id from commune)
        ), followed as (
          select id from commune union select id from moved union select id from units where id = ${villages}
          union select ended.id from commune c cross join lateral (
            select id from units where parent_id = c.id and valid_to is not null offset 0) ended
        )
        ${below} union select id from commune
        union select keeper.id from followed f cross join lateral (
          -- Not flattened (offset 0), here and above: a few units are looked up, whatever the statistics say of all.
          select coalesce(s.commune_id, u.commune_id) as id
          from units u left join units s on s.id = u.successor_id where u.id = f.id offset 0) keeper
        union select t.commune_id from team_past p join units u on u.id = p.unit_id join teams t on t.id = p.team_id where ${isBelow(villages)}
        union select t.commune_id from team_lineage l join teams t on t.id = l.from_team_id join units u on u.id = t.unit_id
          where t.successor_id is not null and ${isBelow(villages)}`,
  );
  return rows.map((row) => row.id);
}

/** Communes that a summary still counts here though a change of the tree took them elsewhere: it has to be made anew. */
async function staleKeepersOf(tx: Transaction, { provinceIds, communeIds }: Roots): Promise<number[]> {
  const [provinces, communes] = [provinceIds, communeIds].map(anyOf);
  const { rows } = await tx.execute<{ id: number }>(sql`
    select distinct s.commune_id as id from stale_weeks s join week_summaries w using (commune_id, week)
    where w.was_province_id = ${provinces} or w.now_province_id = ${provinces} or w.was_commune_id = ${communes}`);
  return rows.map((row) => row.id);
}

/** For the alias `u` of `units`: one of the communes, or in one of them, or one of the villages. */
function isBelow(villages: SQL | undefined): SQL {
  return sql`(u.id in (select id from commune) or u.parent_id in (select id from commune) or u.id in (select id from moved)
    or u.id = ${villages})`;
}
