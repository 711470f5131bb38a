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

/** Open teams that were not yet looked at for this kind and period. Whether the report is missing is asked under lock. */
export async function teamsNotYetReminded(
  tx: Transaction,
  { communeId, period, kind }: { communeId: number; period: string; kind: "group" | "leader" },
): Promise<{ id: number; name: string; unitId: number }[]> {
  const { rows } = await tx.execute<{ id: number; name: string; unit_id: number }>(sql`
    select t.id, t.name, t.unit_id from teams t
    where t.commune_id = ${communeId} and t.closed_on is null
      and not exists (
        select from reminders r
        where r.commune_id = t.commune_id and r.team_id = t.id and r.period = ${period} and r.kind = ${kind})
      and not exists (
        select from reports p
        where p.commune_id = t.commune_id and p.team_id = t.id and p.period = ${period}
          and p.state in ('submitted', 'amended'))
    order by t.id`);
  return rows.map((row) => ({ id: row.id, name: row.name, unitId: row.unit_id }));
}

/**
 * Reminders that wait for a decent hour while the report came in are not sent any more. Returns how many.
 */
export async function dropNeedlessReminders(tx: Transaction): Promise<number> {
  const { rowCount } = await tx.execute(sql`
    update outbound_messages m
    set state = 'failed', reason = 'Không gửi nữa: tổ đã báo cáo.', settled_at = now()
    from reminders r
    where m.kind = 'reminder' and m.state = 'held' and r.outbound_message_id = m.id
      and exists (
        select from reports p
        where p.commune_id = r.commune_id and p.team_id = r.team_id and p.period = r.period
          and p.state in ('submitted', 'amended'))`);
  return rowCount ?? 0;
}
