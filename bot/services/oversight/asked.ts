import { sql } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import type { Asked } from "./score.ts";

const DONE_WITHIN_DAYS = 7;
const ANSWERED_WITHIN_DAYS = 3;
const CALL_ANSWERED_WITHIN_DAYS = 14;
const DAY_MS = 86_400_000;

interface Window {
  communeId: number;
  from: Date;
  now: Date;
}

/** What was asked of each team since a time and what became of it. What was asked just now and still may be done is left out. */
export async function readAsked(tx: Transaction, window: Window): Promise<(teamId: number) => Asked> {
  const found = new Map<number, Asked>();
  const of = (teamId: number) => {
    const known = found.get(teamId) ?? { requests: 0, requestsDone: 0, reminders: 0, remindersAnswered: 0 };
    found.set(teamId, known);
    return known;
  };
  for (const { team_id, asked, done } of await requests(tx, window)) {
    Object.assign(of(team_id), { requests: asked, requestsDone: done });
  }
  for (const { team_id, asked, done } of [...(await reminded(tx, window)), ...(await called(tx, window))]) {
    const known = of(team_id);
    known.reminders += asked;
    known.remindersAnswered += done;
  }
  return of;
}

interface Row extends Record<string, unknown> {
  team_id: number;
  asked: number;
  done: number;
}

async function requests(tx: Transaction, { communeId, from, now }: Window): Promise<Row[]> {
  const { rows } = await tx.execute<Row>(sql`
    select team_id, count(*)::int as asked, (count(*) filter (where is_done))::int as done
    from (
      select team_id, state = 'closed' and closed_at <= created_at + make_interval(days => ${DONE_WITHIN_DAYS}) as is_done,
        created_at
      from help_requests
      where commune_id = ${communeId} and team_id is not null and state <> 'cancelled' and created_at >= ${from}
    ) h
    where is_done or created_at < ${ago(now, DONE_WITHIN_DAYS)}
    group by team_id`);
  return rows;
}

/** A reminder is answered by the report of its period within some days. One that no message carried asked nobody. */
async function reminded(tx: Transaction, { communeId, from, now }: Window): Promise<Row[]> {
  const { rows } = await tx.execute<Row>(sql`
    select team_id, count(*)::int as asked, (count(*) filter (where is_done))::int as done
    from (
      select m.team_id, min(m.at) as at, bool_or(exists (
          select from reports r
          where r.commune_id = m.commune_id and r.team_id = m.team_id and r.period = m.period
            and r.state in ('submitted', 'amended') and r.submitted_at > m.at
            and r.submitted_at <= m.at + make_interval(days => ${ANSWERED_WITHIN_DAYS}))) as is_done
      from reminders m
      where m.commune_id = ${communeId} and m.team_id is not null and m.outbound_message_id is not null and m.at >= ${from}
      group by m.team_id, m.period
    ) p
    where is_done or at < ${ago(now, ANSWERED_WITHIN_DAYS)}
    group by team_id`);
  return rows;
}

async function called(tx: Transaction, { communeId, from, now }: Window): Promise<Row[]> {
  const { rows } = await tx.execute<Row>(sql`
    select team_id, count(*)::int as asked, (count(*) filter (where is_done))::int as done
    from (
      select c.team_id, c.called_at, exists (
        select from reports r
        where r.commune_id = c.commune_id and r.team_id = c.team_id and r.state in ('submitted', 'amended')
          and r.submitted_at > c.called_at
          and r.submitted_at <= c.called_at + make_interval(days => ${CALL_ANSWERED_WITHIN_DAYS})) as is_done
      from team_calls c where c.commune_id = ${communeId} and c.called_at >= ${from}
    ) k
    where is_done or called_at < ${ago(now, CALL_ANSWERED_WITHIN_DAYS)}
    group by team_id`);
  return rows;
}

function ago(now: Date, days: number): Date {
  return new Date(now.getTime() - days * DAY_MS);
}
