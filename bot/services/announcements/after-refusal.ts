import { sql } from "drizzle-orm";
import { dayOf, instantOf } from "../../../shared/calendar/day.ts";
import type { Transaction } from "../../db/connection.ts";
import type { KnownGroup } from "../official-accounts/groups.ts";
import { laneOf } from "../outbox/outbox.ts";
import { teamContact } from "./resolve.ts";

/**
 * The day's copies that a group refused because it is no more go to somebody of its team in person, who has none yet. A copy whose
 * arrival nobody knows is left alone. Returns how many.
 */
export async function deliverAfterRefusal(
  tx: Transaction,
  { communeId, group, now }: { communeId: number; group: KnownGroup; now: Date },
): Promise<number> {
  const { rows } = await tx.execute<{ announcement_id: number }>(sql`
    update announcement_recipients r set kind = 'person', person_id = other.person_id, name = 'Người của tổ, ' || r.name,
      outbound_message_id = null, reason = null
    from (
      select refused.id, c.person_id from announcement_recipients refused
      join outbound_messages m on m.id = refused.outbound_message_id
      join announcements a on a.id = refused.announcement_id and a.state in ('sending', 'done')
      cross join lateral (${teamContact(sql`refused.team_id`, { communeId, sendAt: now, now })}) c
      where m.lane = ${laneOf(group.oaId, "group", group.groupId)} and m.kind = 'announcement' and m.state = 'failed'
        and m.error_code in (-403, -237) and m.settled_at >= ${instantOf(dayOf(now))}
        and refused.kind = 'group' and refused.told_at is null and c.route is not null
        and not exists (select from announcement_recipients had
          where had.announcement_id = a.id and had.person_id = c.person_id)) as other
    where r.id = other.id
    returning r.announcement_id`);
  await tx.execute(sql`
    update announcements set state = 'sending', ended_at = null
    where id = any(${sql.param(rows.map((row) => row.announcement_id))}::int[]) and state = 'done'`);
  return rows.length;
}
