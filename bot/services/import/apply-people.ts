import { sql } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { type Changes, touch } from "./changes.ts";
import { analyseStage } from "./stage.ts";

/**
 * Finds or makes the people of the staged rows and their places in teams. A person is who has that phone in the commune,
 * else who has that name in the team. Somebody known by name whose row brings a phone keeps what they had and gains it.
 */
export async function applyPeople(tx: Transaction, now: Date): Promise<Changes> {
  await matchPeople(tx);
  const created = await insertPeople(tx, now);
  const updated = await updatePeople(tx);
  const moved = await applyMemberships(tx, now);
  const { rows } = await tx.execute<{ total: number }>(sql`
    select count(distinct person_id)::int as total from import_rows where name_fingerprint is not null`);
  return { total: rows[0]?.total ?? 0, created, updated: Math.max(updated, moved) };
}

async function matchPeople(tx: Transaction): Promise<void> {
  await tx.execute(sql`
    update import_rows r set person_id = p.id from people p
    where p.commune_id = r.commune_id and p.phone_fingerprint = r.phone_fingerprint and p.erased_at is null`);
  await tx.execute(sql`
    update import_rows r set person_id = p.id from team_members m join people p on p.id = m.person_id
    where r.person_id is null and r.name_fingerprint is not null and m.team_id = r.team_id
      and p.name_fingerprint = r.name_fingerprint and p.erased_at is null
      and (r.phone_fingerprint is null or p.phone_fingerprint is null)`);
}

/** One person per phone and commune, although they may stand in several teams; one per row where no phone is given. */
async function insertPeople(tx: Transaction, now: Date): Promise<number> {
  await tx.execute(sql`
    create temporary table import_new_people on commit drop as
    select nextval(pg_get_serial_sequence('people', 'id'))::int as id, * from (
      select distinct on (commune_id, coalesce(phone_fingerprint, row_no::text))
        commune_id, coalesce(phone_fingerprint, row_no::text) as who, name_sealed, name_fingerprint, phone_sealed, phone_fingerprint
      from import_rows where person_id is null and name_fingerprint is not null
      order by commune_id, coalesce(phone_fingerprint, row_no::text), row_no
    ) as fresh`);
  const created = await touch(
    tx,
    sql`insert into people (id, commune_id, name_sealed, name_fingerprint, phone_sealed, phone_fingerprint, created_at)
      overriding system value
      select id, commune_id, name_sealed, name_fingerprint, phone_sealed, phone_fingerprint, ${now.toISOString()}::timestamptz
      from import_new_people`,
  );
  await tx.execute(sql`
    update import_rows r set person_id = n.id from import_new_people n
    where r.person_id is null and r.name_fingerprint is not null
      and r.commune_id = n.commune_id and coalesce(r.phone_fingerprint, r.row_no::text) = n.who`);
  return created;
}

async function updatePeople(tx: Transaction): Promise<number> {
  return touch(
    tx,
    sql`update people p set name_sealed = r.name_sealed, name_fingerprint = r.name_fingerprint,
        phone_sealed = coalesce(r.phone_sealed, p.phone_sealed), phone_fingerprint = coalesce(r.phone_fingerprint, p.phone_fingerprint)
      from (select distinct on (person_id) * from import_rows where person_id is not null order by person_id, row_no) r
      where p.id = r.person_id and (p.name_fingerprint is distinct from r.name_fingerprint
        or r.phone_fingerprint is not null and p.phone_fingerprint is distinct from r.phone_fingerprint)`,
  );
}

/** A changed role ends the old membership and starts a new one, so that who led when stays known. */
async function applyMemberships(tx: Transaction, now: Date): Promise<number> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const ended = await touch(
    tx,
    sql`update team_members m set until_at = ${at} from import_rows r
      where m.team_id = r.team_id and m.person_id = r.person_id and m.until_at is null and m.role <> r.role`,
  );
  await tx.execute(sql`
    insert into team_members (commune_id, team_id, person_id, role, source, from_at, joined_at)
    select distinct on (r.team_id, r.person_id) r.commune_id, r.team_id, r.person_id, r.role, 'import', ${at},
      (select max(earlier.joined_at) from team_members earlier where earlier.team_id = r.team_id and earlier.person_id = r.person_id)
    from import_rows r where r.person_id is not null and not exists (
      select from team_members m where m.team_id = r.team_id and m.person_id = r.person_id and m.until_at is null)
    order by r.team_id, r.person_id, r.row_no`);
  // Both grew since they were last looked at: planned as small, each leader is compared with every membership.
  await analyseStage(tx);
  await tx.execute(sql`analyze team_members`);
  return ended + (await stepBack(tx, now));
}

/** A team the sheet names a leader of has no other: who led and is not in the sheet as leader stays as a member. */
async function stepBack(tx: Transaction, now: Date): Promise<number> {
  const at = sql`${now.toISOString()}::timestamptz`;
  return touch(
    tx,
    sql`with leaders as materialized (
      select team_id, array_agg(person_id) as people from import_rows where role = 'leader' and person_id is not null group by team_id
    ), former as (
      update team_members m set until_at = ${at} from leaders l
      where m.team_id = l.team_id and m.until_at is null and m.role = 'leader' and m.person_id <> all(l.people)
      returning m.*)
    insert into team_members (commune_id, team_id, person_id, role, source, from_at, joined_at)
    select commune_id, team_id, person_id, 'member', source, ${at}, joined_at from former`,
  );
}
