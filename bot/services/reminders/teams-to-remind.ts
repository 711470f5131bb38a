import { sql } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { type Commune, CommuneSettings } from "../communes.ts";

/** Communes that have teams, with their settings. */
export async function communesWithTeams(tx: Transaction): Promise<Commune[]> {
  const { rows } = await tx.execute<{ id: number; name: string; settings: unknown }>(sql`
    select u.id, u.name, coalesce(c.settings, '{}') as settings
    from units u left join communes c on c.unit_id = u.id
    where exists (select from teams t where t.commune_id = u.id and t.closed_on is null)
    order by u.id`);
  return rows.map((row) => ({ id: row.id, name: row.name, settings: CommuneSettings.parse(row.settings) }));
}

/** First half of the advisory lock's key; the second is the commune. Any number nobody else uses. */
const COMMUNE_REMINDERS = 7_203;

/** For the rest of the transaction nobody else reminds the commune's teams. False: somebody does at this moment. */
export async function lockRemindersOf(tx: Transaction, communeId: number): Promise<boolean> {
  const { rows } = await tx.execute<{ is_ours: boolean }>(
    sql`select pg_try_advisory_xact_lock(${COMMUNE_REMINDERS}, ${communeId}) as is_ours`,
  );
  return rows[0]?.is_ours ?? false;
}

export interface TeamToRemind {
  id: number;
  name: string;
}

/**
 * By commune, the open teams that were not yet looked at for this kind and period, in one query: on a Saturday every commune is asked
 * for each minute. Whether the report is still missing is asked again under lock.
 */
export async function teamsNotYetReminded(
  tx: Transaction,
  wanted: { communeIds: readonly number[]; period: string; kind: "group" | "leader" },
): Promise<Map<number, TeamToRemind[]>> {
  const { rows } = await tx.execute<{ id: number; name: string; commune_id: number }>(sql`
    select t.id, t.name, t.commune_id from teams t
    where t.commune_id = any(${sql.param(wanted.communeIds)}::int[]) and t.closed_on is null
      and not exists (
        select from reminders r
        where r.commune_id = t.commune_id and r.team_id = t.id and r.period = ${wanted.period} and r.kind = ${wanted.kind})
      and not exists (
        select from reports p
        where p.commune_id = t.commune_id and p.team_id = t.id and p.period = ${wanted.period}
          and p.state in ('submitted', 'amended'))
    order by t.id`);
  const teams = new Map<number, TeamToRemind[]>();
  for (const { id, name, commune_id: communeId } of rows) {
    const ofCommune = teams.get(communeId);
    if (ofCommune) ofCommune.push({ id, name });
    else teams.set(communeId, [{ id, name }]);
  }
  return teams;
}

/** Of these communes, those with a missing report whose officers were not told of this period yet. */
export async function communesWithoutDigest(
  tx: Transaction,
  { communeIds, period }: { communeIds: readonly number[]; period: string },
): Promise<number[]> {
  const { rows } = await tx.execute<{ id: number }>(sql`
    select asked.id from unnest(${sql.param(communeIds)}::int[]) as asked(id)
    where not exists (
        select from reminders r where r.commune_id = asked.id and r.period = ${period} and r.kind = 'digest')
      and exists (
        select from teams t where t.commune_id = asked.id and t.closed_on is null and not exists (
          select from reports p
          where p.commune_id = t.commune_id and p.team_id = t.id and p.period = ${period}
            and p.state in ('submitted', 'amended')))`);
  return rows.map((row) => row.id);
}
