import { sql } from "drizzle-orm";
import type { Period } from "../../../shared/calendar/period.ts";
import type { DaysOff } from "../../../shared/calendar/quiet-hours.ts";
import type { Transaction } from "../../db/connection.ts";
import type { Commune } from "../communes.ts";
import { countWaiting } from "../help-requests/help-requests.ts";
import { enqueueMany, type NewMessage } from "../outbox/enqueue.ts";
import type { Outbox } from "../outbox/outbox.ts";
import { lockReportsOfTeams } from "../reports/report.ts";
import { recentPeriods } from "./due-reminders.ts";
import { owedPeriods } from "./owed-periods.ts";
import { findReceivers, type Receiver } from "./reminder-receivers.ts";
import { groupReminder, personReminder } from "./reminder-text.ts";
import { remindersOfTeams } from "./week-counts.ts";

export type ReminderKind = "group" | "leader" | "officer_button";

/** Teams of one commune that are reminded of the same period. */
export interface TeamReminders {
  commune: Commune;
  daysOff: DaysOff;
  teams: readonly RemindedTeam[];
  period: Period;
  kind: ReminderKind;
  byPersonId?: number;
  /** Later than now in quiet hours: the messages wait. */
  sendAt: Date;
  now: Date;
}

interface RemindedTeam {
  id: number;
  name: string;
}

export type ReminderOutcome = "sent" | "unreachable" | "not_needed" | "done_before" | "capped";

/**
 * Queues each team's reminder if, and only if, its report is missing, in the transaction that makes sure of it: a report
 * confirmed at the same moment waits for us or we for it. One message asks for everything a team owes. The clock's kinds happen
 * once a period and respect the weekly caps; the officer's button counts but is never refused. Returns what became of each team.
 */
export async function sendReminders(
  tx: Transaction,
  outbox: Outbox,
  wanted: TeamReminders,
): Promise<Map<number, ReminderOutcome>> {
  const { commune, kind, period } = wanted;
  const outcomes = new Map<number, ReminderOutcome>(wanted.teams.map(({ id }) => [id, "not_needed"]));
  const teamIds = [...outcomes.keys()];
  // All of them before any lane is opened: whoever saves a report locks in the same order.
  await lockReportsOfTeams(tx, teamIds);
  const owed = await owedBy(tx, wanted);
  const missing = wanted.teams.filter(({ id }) => owed.get(id)?.includes(period));
  if (missing.length === 0) return outcomes;
  const had = await remindersOfTeams(tx, { communeId: commune.id, teamIds, at: wanted.sendAt });
  const isClocks = kind !== "officer_button";
  // What a holiday held up may meet the next period's: one message a day asks for both.
  const fresh = missing.filter(({ id }) => !isClocks || (had.get(id)?.ofDay ?? 0) === 0);
  const noted = await noteReminders(tx, wanted, { teams: fresh, owed });
  const isCapped = (id: number) =>
    isClocks && (had.get(id)?.ofWeek ?? 0) >= commune.settings.reminders.maxPerTeamAndWeek;
  for (const { id } of missing) outcomes.set(id, noted.has(id) && isCapped(id) ? "capped" : "done_before");
  const open = fresh.filter(({ id }) => noted.has(id) && !isCapped(id));
  for (const [id, outcome] of await queue(tx, outbox, wanted, { teams: open, noted, owed })) outcomes.set(id, outcome);
  return outcomes;
}

/** The button asks for one period, as its officer sees it; the clock for all that are still open. */
async function owedBy(
  tx: Transaction,
  { commune, teams, period, kind, now }: TeamReminders,
): Promise<Map<number, Period[]>> {
  const periods = kind === "officer_button" ? [period] : recentPeriods(commune.settings, now);
  const asked = periods.includes(period) ? periods : [...periods, period];
  const rule = commune.settings.period;
  return owedPeriods(tx, { communeId: commune.id, teamIds: teams.map(({ id }) => id), periods: asked, rule });
}

interface Owing {
  teams: readonly RemindedTeam[];
  owed: Map<number, Period[]>;
}

/** Row ids by team; what was noted before is absent. */
async function noteReminders(
  tx: Transaction,
  { commune, period, kind, byPersonId, now }: TeamReminders,
  { teams, owed }: Owing,
): Promise<Map<number, number>> {
  if (teams.length === 0) return new Map();
  const given = teams.map(({ id }) => ({ id, also: earlierOf(owed.get(id) ?? [], period) }));
  const { rows } = await tx.execute<{ id: number; team_id: number }>(sql`
    insert into reminders (commune_id, team_id, period, also_periods, kind, by_person_id, at)
    select ${commune.id}, g.id, ${period}, array(select json_array_elements_text(g.also)), ${kind}, ${byPersonId ?? null}::int, ${now}
    from json_to_recordset(${JSON.stringify(given)}::json) as g(id int, also json)
    on conflict do nothing
    returning id, team_id`);
  return new Map(rows.map((row) => [row.team_id, row.id]));
}

function earlierOf(owed: readonly Period[], period: Period): Period[] {
  return owed.filter((other) => other < period);
}

async function queue(
  tx: Transaction,
  outbox: Outbox,
  wanted: TeamReminders,
  { teams, noted, owed }: Owing & { noted: Map<number, number> },
): Promise<Map<number, ReminderOutcome>> {
  const outcomes = new Map<number, ReminderOutcome>();
  if (teams.length === 0) return outcomes;
  const { commune, kind, sendAt, now, period } = wanted;
  const teamIds = teams.map(({ id }) => id);
  const isClocks = kind !== "officer_button";
  const asked = { commune, teamIds, mayBeGroup: kind !== "leader", isCapped: isClocks, at: sendAt, now };
  const receivers = await findReceivers(tx, asked);
  const waiting = await countWaiting(tx, teamIds);
  const messages: (NewMessage & { dedupeKey: string })[] = [];
  const reached: Reached[] = [];
  for (const { id, name } of teams) {
    const receiver = receivers.get(id) ?? "unreachable";
    outcomes.set(id, typeof receiver === "string" ? receiver : "sent");
    if (typeof receiver === "string") continue;
    const { daysOff } = wanted;
    const alsoPeriods = earlierOf(owed.get(id) ?? [], period);
    const { settings } = commune;
    const occasion = { teamName: name, communeName: commune.name, settings, daysOff, period, alsoPeriods, at: sendAt };
    const write = receiver.kind === "group" ? groupReminder : personReminder;
    const message = write({ ...occasion, helpWaiting: waiting.get(id) ?? 0 });
    const dedupeKey = `reminder_${noted.get(id)}`;
    const recipient = { kind: receiver.kind, id: receiver.to.zaloId };
    const { oaId } = receiver.to;
    messages.push({ communeId: commune.id, oaId, recipient, kind: "reminder", message, dedupeKey, notBefore: sendAt });
    reached.push({ rowId: noted.get(id) ?? 0, dedupeKey, receiver });
  }
  await noteQueued(tx, reached, await enqueueMany(tx, outbox, messages));
  return outcomes;
}

interface Reached {
  rowId: number;
  dedupeKey: string;
  receiver: Exclude<Receiver, string>;
}

async function noteQueued(tx: Transaction, reached: readonly Reached[], queued: Map<string, number>): Promise<void> {
  if (reached.length === 0) return;
  const personIds = reached.map(({ receiver }) => (receiver.kind === "person" ? receiver.personId : null));
  await tx.execute(sql`
    update reminders r set outbound_message_id = q.message_id, to_person_id = q.person_id
    from unnest(${sql.param(reached.map(({ rowId }) => rowId))}::int[],
      ${sql.param(reached.map(({ dedupeKey }) => queued.get(dedupeKey) ?? null))}::int[],
      ${sql.param(personIds)}::int[]) as q(id, message_id, person_id)
    where r.id = q.id`);
}
