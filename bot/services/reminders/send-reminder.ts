import { eq, sql } from "drizzle-orm";
import type { Period } from "../../../shared/calendar/period.ts";
import type { DaysOff } from "../../../shared/calendar/quiet-hours.ts";
import type { Transaction } from "../../db/connection.ts";
import { people, reminders } from "../../db/schema/index.ts";
import type { Commune } from "../communes.ts";
import { countWaiting } from "../help-requests/help-requests.ts";
import { notifyGroup, notifyPerson } from "../outbox/notify.ts";
import type { Outbox } from "../outbox/outbox.ts";
import { lockReportsOfTeam } from "../reports/report.ts";
import { lastReporter, teamContacts } from "../teams/contacts.ts";
import { recentPeriods } from "./due-reminders.ts";
import { owedPeriods } from "./owed-periods.ts";
import { groupReminder, personReminder, type ReminderOccasion } from "./reminder-text.ts";
import { remindersOfPerson, remindersOfTeam } from "./week-counts.ts";

export type ReminderKind = "group" | "leader" | "officer_button";

export interface Reminder {
  commune: Commune;
  daysOff: DaysOff;
  team: { id: number; name: string; unitId: number };
  period: Period;
  kind: ReminderKind;
  byPersonId?: number;
  /** Later than now in quiet hours: the message waits. */
  sendAt: Date;
  now: Date;
}

export type ReminderOutcome = "sent" | "unreachable" | "not_needed" | "done_before" | "capped";

/**
 * Queues a team's reminder if, and only if, its report is missing, in the transaction that makes sure of it: a report
 * confirmed at the same moment waits for us or we for it. One message asks for everything the team owes. The clock's kinds happen
 * once a period and respect the weekly caps; the officer's button counts but is never refused.
 */
export async function sendReminder(tx: Transaction, outbox: Outbox, reminder: Reminder): Promise<ReminderOutcome> {
  const { commune, team, period, kind, now, sendAt } = reminder;
  await lockReportsOfTeam(tx, team.id);
  const owed = await owedBy(tx, reminder);
  if (!owed.includes(period)) return "not_needed";
  const had = await remindersOfTeam(tx, { communeId: commune.id, teamId: team.id, at: sendAt });
  // What a holiday held up may meet the next period's: one message a day asks for both.
  if (kind !== "officer_button" && had.ofDay > 0) return "done_before";
  const alsoPeriods = owed.filter((other) => other < period);
  const [row] = await tx
    .insert(reminders)
    .values({
      communeId: commune.id,
      teamId: team.id,
      period,
      alsoPeriods,
      kind,
      byPersonId: reminder.byPersonId ?? null,
      at: now,
    })
    .onConflictDoNothing()
    .returning({ id: reminders.id });
  if (!row) return "done_before";
  const isCapped = had.ofWeek >= commune.settings.reminders.maxPerTeamAndWeek;
  if (kind !== "officer_button" && isCapped) return "capped";
  const queued = await queue(tx, outbox, reminder, { rowId: row.id, alsoPeriods });
  if (typeof queued === "string") return queued;
  await tx.update(reminders).set(queued).where(eq(reminders.id, row.id));
  return "sent";
}

/** The button asks for one period, as its officer sees it; the clock for all that are still open. */
async function owedBy(tx: Transaction, { commune, team, period, kind, now }: Reminder): Promise<Period[]> {
  const periods = kind === "officer_button" ? [period] : recentPeriods(commune.settings, now);
  const asked = periods.includes(period) ? periods : [...periods, period];
  const rule = commune.settings.period;
  const owed = await owedPeriods(tx, { communeId: commune.id, teamIds: [team.id], periods: asked, rule });
  return owed.get(team.id) ?? [];
}

interface Row {
  rowId: number;
  alsoPeriods: readonly Period[];
}

/**
 * The group; when there is none, whoever reported last. The leader step and the group without a reporter: the first leader (else
 * member) who can be written to and was not written to too often.
 */
async function queue(
  tx: Transaction,
  outbox: Outbox,
  reminder: Reminder,
  { rowId, alsoPeriods }: Row,
): Promise<{ outboundMessageId: number; toPersonId?: number } | "unreachable" | "capped"> {
  const { commune, team, kind, sendAt, now } = reminder;
  const occasion: ReminderOccasion = {
    ...reminder,
    alsoPeriods,
    teamName: team.name,
    communeName: commune.name,
    settings: commune.settings,
    helpWaiting: await countWaiting(tx, team.id),
    at: sendAt,
  };
  const notice = {
    communeId: commune.id,
    kind: "reminder" as const,
    dedupeKey: `reminder_${rowId}`,
    notBefore: sendAt,
  };
  if (kind !== "leader") {
    const outboundMessageId = await notifyGroup(tx, outbox, {
      ...notice,
      teamId: team.id,
      message: groupReminder(occasion),
    });
    if (outboundMessageId !== undefined) return { outboundMessageId };
  }
  const reporter = kind === "leader" ? undefined : await lastReporter(tx, { teamId: team.id, now });
  const contacts = [...(reporter ? [reporter] : []), ...(await teamContacts(tx, { teamId: team.id, now }))];
  let wasCapped = false;
  for (const toPersonId of new Set(contacts)) {
    if (await saidStop(tx, toPersonId)) continue;
    if (kind !== "officer_button" && (await hadEnough(tx, commune, { personId: toPersonId, at: sendAt }))) {
      wasCapped = true;
      continue;
    }
    const message = personReminder(occasion);
    const outboundMessageId = await notifyPerson(tx, outbox, { ...notice, personId: toPersonId, message });
    if (outboundMessageId !== undefined) return { outboundMessageId, toPersonId };
  }
  return wasCapped ? "capped" : "unreachable";
}

/** The cap over reminders of every kind, in all teams and offices of the person. */
export async function hadEnough(
  tx: Transaction,
  { settings }: Commune,
  asked: { personId: number; at: Date },
): Promise<boolean> {
  return (await remindersOfPerson(tx, asked)) >= settings.reminders.maxPerPersonAndWeek;
}

export async function saidStop(tx: Transaction, personId: number): Promise<boolean> {
  const [person] = await tx
    .select({ hasStopped: sql<boolean>`${people.announcementsStoppedAt} is not null` })
    .from(people)
    .where(eq(people.id, personId));
  return person?.hasStopped ?? true;
}
