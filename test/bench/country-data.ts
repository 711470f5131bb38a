import { sql } from "drizzle-orm";
import { type Database, type Transaction, withScope } from "../../bot/db/connection.ts";
import { sumUpWeeks } from "../../bot/jobs/sum-up-weeks.ts";
import { openSession } from "../../bot/services/logins/sessions.ts";
import { addDays, type Day } from "../../shared/calendar/day.ts";

/** Công văn and news of 2025: 74,422 teams; 3,321 communes and 34 provinces since 1 July 2025 (domain.md). */
export const TEAMS = 74_422;
export const COMMUNES = 3_300;
export const PROVINCES = 34;

const LOGINS = 20;
export const WEEKS = 104;
export const FIRST_WEEK: Day = "2024-11-25";
/** Monday after the last week. */
export const END: Day = addDays(FIRST_WEEK, WEEKS * 7);

export interface Country {
  teams: number;
  communes: number;
  provinces: number;
  reports: number;
  provinceIds: number[];
  communeIds: number[];
  /** Sees the whole country. */
  /** Of the same person: one login may ask only so often. */
  tokens: string[];
}

/**
 * A generated country, or a part of one with provinces and communes of the real size: every team has a village of its own
 * and reported in nine weeks of ten, six figures each time, one of them a level. Says what it does on standard output.
 */
export async function makeCountry(db: Database, share: number, now: Date): Promise<Country> {
  const provinces = Math.max(1, Math.round(PROVINCES * share));
  const communes = Math.max(provinces, Math.round(COMMUNES * share));
  const teams = Math.max(communes, Math.round(TEAMS * share));
  const startedAt = performance.now();
  await withScope(db, "all", async (tx) => {
    await tx.execute(sql`set local statement_timeout = 0`);
    await makeTree(tx, { provinces, communes, teams });
  });
  let reports = 0;
  await withScope(db, "all", (tx) => tx.execute(sql`alter table reports disable trigger user`));
  for (let week = 0; week < WEEKS; week += 1) reports += await reportWeek(db, addDays(FIRST_WEEK, week * 7));
  await withScope(db, "all", (tx) => tx.execute(sql`alter table reports enable trigger user`));
  await db.execute(sql`vacuum analyze`);
  const madeIn = since(startedAt);
  const summedUpIn = await sumUp(db);
  console.info(
    `${teams} teams in ${communes} communes of ${provinces} provinces, ${WEEKS} weeks, ${reports} reports: made in ${madeIn} s, summed up in ${summedUpIn} s.`,
  );
  const ids = await withScope(db, "all", async (tx) => ({
    provinceIds: await idsOf(tx, "province"),
    communeIds: await idsOf(tx, "commune"),
  }));
  const tokens = await makeOverseer(db, ids, now);
  return { teams, communes, provinces, reports, ...ids, tokens };
}

function since(startedAt: number): number {
  return Math.round((performance.now() - startedAt) / 100) / 10;
}

export async function makeTree(
  tx: Transaction,
  { provinces, communes, teams }: { provinces: number; communes: number; teams: number },
): Promise<void> {
  const insert = (level: string, count: number, parent: ReturnType<typeof sql>, commune: ReturnType<typeof sql>) =>
    tx.execute(sql`
      insert into units (code, name, name_key, level, parent_id, commune_id, valid_from)
      select ${level} || '-' || n, ${level} || ' ' || n, ${level} || ' ' || n, ${level}, ${parent}, ${commune}, '2022-03-05'
      from generate_series(1, ${count}::int) n`);
  await insert("province", provinces, sql`null`, sql`null`);
  // Ids follow one another: provinces, then communes, then villages.
  await insert("commune", communes, sql`1 + (n - 1) * ${provinces}::int / ${communes}::int`, sql`null`);
  await tx.execute(sql`update units set commune_id = id where level = 'commune'`);
  await tx.execute(sql`insert into communes (unit_id) select id from units where level = 'commune'`);
  const communeOf = sql`${provinces}::int + 1 + ((n - 1)::bigint * ${communes}::int / ${teams}::int)::int`;
  await insert("village", teams, communeOf, communeOf);
  await tx.execute(sql`
    insert into teams (commune_id, unit_id, code, name, name_key, join_code, households, opened_on)
    select commune_id, id, 'to-' || id, 'Tổ ' || name, 'tổ ' || name, 'TO-' || id, 120, '2022-03-05' from units where level = 'village'`);
}

/** A week in which nine teams of ten reported, six figures each. Returns how many reports. */
export async function reportWeek(db: Database, monday: Day): Promise<number> {
  return withScope(db, "all", async (tx) => {
    await tx.execute(sql`set local statement_timeout = 0`);
    const { rowCount } = await tx.execute(sql`
      insert into reports (commune_id, team_id, state, channel, activity_on, period, values, revision, created_at, updated_at, submitted_at)
      select commune_id, id, 'submitted', 'chat', day, to_char(day, 'IYYY"-W"IW'), jsonb_build_object(
        'vneid_level2_activated', (random() * 20)::int, 'dvc_guided', (random() * 15)::int, 'cashless_shops', (random() * 5)::int,
        'households_visited', (random() * 30)::int, 'ehealth_record_activated', (random() * 8)::int, 'digital_households', (random() * 100)::int),
        1, day + time '12:00', day + time '12:00', day + time '12:00'
      from (select id, commune_id, ${monday}::date + (random() * 6)::int as day from teams where random() < 0.9) t`);
    return rowCount ?? 0;
  });
}

/** As the worker does it after an import of years. */
async function sumUp(db: Database): Promise<number> {
  const startedAt = performance.now();
  await withScope(db, "all", (tx) =>
    tx.execute(sql`
      insert into stale_weeks (commune_id, week)
      select c.unit_id, w::date from communes c cross join generate_series(${FIRST_WEEK}::date, ${END}::date - 7, interval '7 days') w`),
  );
  await sumUpWeeks(db);
  await db.execute(sql`vacuum analyze`);
  return since(startedAt);
}

async function idsOf(tx: Transaction, level: string): Promise<number[]> {
  const { rows } = await tx.execute<{ id: number }>(sql`select id from units where level = ${level} order by id`);
  return rows.map((row) => row.id);
}

async function makeOverseer(
  db: Database,
  { provinceIds, communeIds }: Pick<Country, "provinceIds" | "communeIds">,
  now: Date,
): Promise<string[]> {
  const communeId = communeIds[0] ?? 0;
  return withScope(db, "all", async (tx) => {
    const { rows } = await tx.execute<{ id: number }>(
      sql`insert into people (commune_id, created_at) values (${communeId}, now()) returning id`,
    );
    const personId = rows[0]?.id ?? 0;
    await tx.execute(sql`
      insert into unit_roles (commune_id, unit_id, person_id, role, from_at)
      select ${communeId}, id, ${personId}, 'viewer', '2024-01-01' from unnest(${sql.param(provinceIds)}::int[]) id`);
    const tokens: string[] = [];
    while (tokens.length < LOGINS) tokens.push((await openSession(tx, { communeId, personId, now })).token);
    return tokens;
  });
}
