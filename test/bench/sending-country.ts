import { sql } from "drizzle-orm";
import { type Database, withScope } from "../../bot/db/connection.ts";
import { addDays, type Day } from "../../shared/calendar/day.ts";
import { testVault } from "../helpers/turn.ts";
import { COMMUNES, makeTree, PROVINCES, reportWeek, TEAMS } from "./country-data.ts";

/** Saturday of week 47 of 2026: at 08:00 every team that has not reported is due for its reminder. */
export const SATURDAY: Day = "2026-11-21";
const WEEKS_REPORTED = 3;
export const APP = "2000000000000000011";

export interface SendingCountry {
  communes: number;
  teams: number;
}

/**
 * A share of the country for sending: each commune has an OA with tokens, each team a Zalo group and a leader who wrote yesterday.
 * Nine of ten reported in each of the three weeks before, nobody this week.
 */
export async function makeSendingCountry(db: Database, share: number): Promise<SendingCountry> {
  const provinces = Math.max(1, Math.round(PROVINCES * share));
  const communes = Math.max(provinces, Math.round(COMMUNES * share));
  const teams = Math.max(communes, Math.round(TEAMS * share));
  await withScope(db, "all", async (tx) => {
    await tx.execute(sql`set local statement_timeout = 0`);
    await makeTree(tx, { provinces, communes, teams });
    await tx.execute(sql`alter table reports disable trigger user`);
  });
  for (let week = 1; week <= WEEKS_REPORTED; week += 1) await reportWeek(db, addDays(SATURDAY, -5 - 7 * week));
  await withScope(db, "all", (tx) => tx.execute(sql`alter table reports enable trigger user`));
  await connectAccounts(db);
  await reachTeams(db);
  await db.execute(sql`vacuum analyze`);
  return { communes, teams };
}

/** Calls a minute that an OA's answers told, in turn (zalo-openapi.md 5.4: by package, the small ones are not known). */
const LIMITS = [20, 40, 60];

/** What Zalo allows an OA a minute. */
export function limitOf(oaId: string): number {
  return LIMITS[Number(oaId.slice(-6)) % LIMITS.length] ?? 0;
}

/** The access token is the OA's id, so that the stand-in for Zalo knows who calls. */
async function connectAccounts(db: Database): Promise<void> {
  const at = new Date(`${addDays(SATURDAY, -1)}T17:00:00Z`);
  const expiresAt = new Date(at.getTime() + 90 * 86_400_000);
  const { rows } = await withScope(db, "all", (tx) =>
    tx.execute<{ commune_id: number; oa_id: string }>(
      sql`select unit_id as commune_id, '3' || lpad(unit_id::text, 18, '0') as oa_id from communes`,
    ),
  );
  const accounts = rows.map((row) => ({ ...row, sealed: testVault.seal(row.oa_id), per_minute: limitOf(row.oa_id) }));
  await withScope(db, "all", (tx) =>
    tx.execute(sql`
      with given as materialized (
        select * from json_to_recordset(${JSON.stringify(accounts)}::json)
          as r(commune_id int, oa_id text, sealed text, per_minute int)),
      buckets as (
        insert into token_buckets (key, tokens, rate, cap, at, learned)
        select 'oa:' || oa_id, per_minute, per_minute / 60.0, per_minute, ${at}, true from given)
      insert into official_accounts (oa_id, app_id, commune_id, secret_key_sealed, capabilities, access_token_sealed,
        refresh_token_sealed, token_issued_at, token_expires_at, token_state, token_state_at)
      select oa_id, ${APP}, commune_id, 'x', '{"groups": "yes", "personPath": "v3"}', sealed, sealed, ${at}, ${expiresAt}, 'ok', ${at}
      from given`),
  );
}

async function reachTeams(db: Database): Promise<void> {
  await withScope(db, "all", async (tx) => {
    await tx.execute(sql`set local statement_timeout = 0`);
    await tx.execute(sql`
      insert into zalo_groups (commune_id, oa_id, group_id, team_id, linked_at)
      select commune_id, '3' || lpad(commune_id::text, 18, '0'), lpad(to_hex(id), 20, '0'), id, '2026-01-05' from teams`);
    await tx.execute(sql`
      with leaders as (
        insert into people (commune_id, created_at) select commune_id, '2026-01-05' from teams order by id
        returning id, commune_id),
      first as (select min(id) as id from leaders),
      known as (
        insert into identities (commune_id, person_id, kind, scope, value)
        select commune_id, id, 'oa_user', '3' || lpad(commune_id::text, 18, '0'), '4' || lpad(id::text, 18, '0') from leaders),
      talks as (
        insert into conversations (commune_id, key, oa_id, kind, peer_id, person_id, last_interaction_at)
        select l.commune_id, a.oa_id || ':person:4' || lpad(l.id::text, 18, '0'), a.oa_id, 'person', '4' || lpad(l.id::text, 18, '0'), l.id,
          ${`${addDays(SATURDAY, -1)}T09:00:00+07:00`}
        from leaders l join official_accounts a on a.commune_id = l.commune_id)
      insert into team_members (commune_id, team_id, person_id, role, source, from_at, joined_at)
      select l.commune_id, t.id, l.id, 'leader', 'join_code', '2026-01-05', '2026-01-05'
      from (select id, commune_id, row_number() over (partition by commune_id order by id) as n from leaders) l
      join (select id, commune_id, row_number() over (partition by commune_id order by id) as n from teams) t
        on t.commune_id = l.commune_id and t.n = l.n`);
  });
}
