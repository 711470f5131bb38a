import { sql } from "drizzle-orm";
import { dayOf, instantOf } from "../../../shared/calendar/day.ts";
import { nextDecentMoment } from "../../../shared/calendar/quiet-hours.ts";
import type { Transaction } from "../../db/connection.ts";
import type { Commune } from "../communes.ts";
import { readDaysOff } from "../days-off.ts";
import type { KnownGroup } from "../official-accounts/groups.ts";
import { laneOf, type Outbox } from "../outbox/outbox.ts";
import { findTeam } from "../teams/membership.ts";
import { sendReminders } from "./send-reminders.ts";

interface Refused {
  commune: Commune;
  group: KnownGroup;
  /** Zalo says that the group can be written to. */
  isWell: boolean;
  now: Date;
}

/**
 * The day's reminders that a group refused are decided anew: once more to the group when it is well, else to somebody of the team in
 * person. The clock's are forgotten, so that its next look sends them; the officer's are sent here. Nothing is sent that arrived.
 */
export async function remindAfterRefusal(
  tx: Transaction,
  outbox: Outbox,
  { commune, group, isWell, now }: Refused,
): Promise<void> {
  const lane = laneOf(group.oaId, "group", group.groupId);
  const { rows } = await tx.execute<{ id: number; kind: string; period: string; by_person_id: number | null }>(sql`
    select r.id, r.kind, r.period, r.by_person_id from outbound_messages m join reminders r on r.outbound_message_id = m.id
    where m.lane = ${lane} and m.kind = 'reminder' and m.state = 'failed' and m.error_code in (-403, -237)
      and m.settled_at >= ${instantOf(dayOf(now))}
    order by r.id`);
  // Refused again although Zalo says the group is well: a third time would help nobody.
  if (rows.length === 0 || (isWell && (await countRefusals(tx, lane, now)) > 1)) return;
  await tx.execute(sql`
    delete from reminders where kind <> 'officer_button' and id = any(${sql.param(rows.map(({ id }) => id))}::int[])`);
  const asked = rows.filter(({ kind }) => kind === "officer_button").at(-1);
  const team = asked && group.teamId !== null ? await findTeam(tx, group.teamId) : undefined;
  if (!asked || !team) return;
  const daysOff = await readDaysOff(tx, commune.id);
  const sendAt = nextDecentMoment(commune.settings.quiet, now, daysOff);
  const by = asked.by_person_id === null ? {} : { byPersonId: asked.by_person_id };
  const wanted = { commune, daysOff, teams: [team], period: asked.period, sendAt, now, ...by };
  await sendReminders(tx, outbox, { ...wanted, kind: "officer_button" });
}

async function countRefusals(tx: Transaction, lane: string, now: Date): Promise<number> {
  const { rows } = await tx.execute<{ count: number }>(sql`
    select count(*)::int as count from outbound_messages
    where lane = ${lane} and state = 'failed' and error_code in (-403, -237) and settled_at >= ${instantOf(dayOf(now))}`);
  return rows[0]?.count ?? 0;
}
