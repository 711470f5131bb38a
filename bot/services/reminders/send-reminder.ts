import { and, eq, gte, isNotNull, lt, sql } from "drizzle-orm";
import { addDays, dayOf, instantOf, weekdayOf } from "../../../shared/calendar/day.ts";
import type { Period } from "../../../shared/calendar/period.ts";
import type { DaysOff } from "../../../shared/calendar/quiet-hours.ts";
import type { Transaction } from "../../db/connection.ts";
import { people, reminders } from "../../db/schema/index.ts";
import type { Commune } from "../communes.ts";
import { notifyGroup, notifyPerson } from "../outbox/notify.ts";
import type { Outbox } from "../outbox/outbox.ts";
import { lockReportsOfTeam } from "../reports/report.ts";
import { teamContacts } from "../teams/contacts.ts";
import { teamStates } from "../teams/team-states.ts";
import { groupReminder, personReminder } from "./reminder-text.ts";

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
 * confirmed at the same moment waits for us or we for it. The clock's kinds happen once a period and respect the weekly
 * cap; the officer's button counts but is never refused.
 */
export async function sendReminder(tx: Transaction, outbox: Outbox, reminder: Reminder): Promise<ReminderOutcome> {
  const { commune, team, period, kind, now } = reminder;
  await lockReportsOfTeam(tx, team.id);
  const states = await teamStates(tx, { communeId: commune.id, unitIds: [team.unitId], period });
  if (states.find((state) => state.teamId === team.id)?.state !== "missing") return "not_needed";
  const sentThisWeek = await countOfWeek(tx, { communeId: commune.id, teamId: team.id, now });
  const [row] = await tx
    .insert(reminders)
    .values({ communeId: commune.id, teamId: team.id, period, kind, byPersonId: reminder.byPersonId ?? null, at: now })
    .onConflictDoNothing()
    .returning({ id: reminders.id });
  if (!row) return "done_before";
  if (kind !== "officer_button" && sentThisWeek >= commune.settings.reminders.maxPerTeamAndWeek) return "capped";
  const outboundMessageId = await queue(tx, outbox, reminder, row.id);
  if (outboundMessageId === undefined) return "unreachable";
  await tx.update(reminders).set({ outboundMessageId }).where(eq(reminders.id, row.id));
  return "sent";
}

type WeekOfTeam = { communeId: number; teamId: number; now: Date };

/** Reminders of the team that went out in the Monday-to-Sunday week around now. */
async function countOfWeek(tx: Transaction, { communeId, teamId, now }: WeekOfTeam): Promise<number> {
  const today = dayOf(now);
  const monday = instantOf(addDays(today, 1 - weekdayOf(today)));
  const nextMonday = instantOf(addDays(today, 8 - weekdayOf(today)));
  const [row] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(reminders)
    .where(
      and(
        eq(reminders.communeId, communeId),
        eq(reminders.teamId, teamId),
        isNotNull(reminders.outboundMessageId),
        gte(reminders.at, monday),
        lt(reminders.at, nextMonday),
      ),
    );
  return row?.count ?? 0;
}

/** The team's group; when there is none, or when the leader is meant, the first leader (else member) who can be written to. */
async function queue(
  tx: Transaction,
  outbox: Outbox,
  reminder: Reminder,
  reminderId: number,
): Promise<number | undefined> {
  const { commune, team, period, kind, sendAt } = reminder;
  const occasion = { ...reminder, teamName: team.name, settings: commune.settings };
  const suffix = kind === "officer_button" ? `${kind}_${reminderId}` : kind;
  const notice = {
    communeId: commune.id,
    kind: "reminder" as const,
    dedupeKey: `reminder_${team.id}_${period}_${suffix}`,
    notBefore: sendAt,
  };
  if (kind !== "leader") {
    const id = await notifyGroup(tx, outbox, { ...notice, teamId: team.id, message: groupReminder(occasion) });
    if (id !== undefined) return id;
  }
  for (const personId of await teamContacts(tx, { teamId: team.id, now: reminder.now })) {
    if (await saidStop(tx, personId)) continue;
    const id = await notifyPerson(tx, outbox, { ...notice, personId, message: personReminder(occasion) });
    if (id !== undefined) return id;
  }
  return undefined;
}

async function saidStop(tx: Transaction, personId: number): Promise<boolean> {
  const [person] = await tx
    .select({ stoppedAt: people.announcementsStoppedAt })
    .from(people)
    .where(eq(people.id, personId));
  return person?.stoppedAt != null;
}
