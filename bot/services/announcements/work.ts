import { sql } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";

/** Something for the clock to do, across communes. */
export interface AnnouncementWork {
  id: number;
  communeId: number;
  task: "begin" | "deliver" | "nudge";
}

/** A nudge that could not be queued within three days is not worth a message any more. */
const nudgesForMs = 3 * 24 * 3_600_000;

/** What is due now; the one that waited longest first. The transaction must see all communes. */
export async function findWork(tx: Transaction, now: Date): Promise<AnnouncementWork[]> {
  const nudgedSince = new Date(now.getTime() - nudgesForMs);
  const { rows } = await tx.execute<{ id: number; commune_id: number; task: AnnouncementWork["task"] }>(sql`
    select id, commune_id, task from (
      select id, commune_id, case state when 'scheduled' then 'begin' else 'deliver' end as task, send_at as since
      from announcements where (state = 'scheduled' and send_at <= ${now}) or state = 'sending'
      union all
      select id, commune_id, 'nudge', nudged_at from announcements a
      where nudged_at > ${nudgedSince} and state in ('sending', 'done')
        and exists (select from announcement_recipients r
          where r.announcement_id = a.id and r.acknowledged_at is null and r.told_at is null
            and r.outbound_message_id is not null and (r.nudged_at is null or r.nudged_at < a.nudged_at))) as work
    order by since`);
  return rows.map(({ id, commune_id, task }) => ({ id, communeId: commune_id, task }));
}
