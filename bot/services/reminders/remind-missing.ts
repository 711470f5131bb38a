import { and, desc, eq, inArray } from "drizzle-orm";
import type { Period } from "../../../shared/calendar/period.ts";
import { nextDecentMoment } from "../../../shared/calendar/quiet-hours.ts";
import type { Transaction } from "../../db/connection.ts";
import { reminders } from "../../db/schema/index.ts";
import type { Commune } from "../communes.ts";
import { readDaysOff } from "../days-off.ts";
import type { Outbox } from "../outbox/outbox.ts";
import { type TeamState, teamStates } from "../teams/team-states.ts";
import { sendReminders } from "./send-reminders.ts";

export interface MissingReminded {
  reached: number;
  /** Teams with neither a group nor anybody who can be written to. */
  unreachable: TeamState[];
  /** Later than now in quiet time. */
  sendAt: Date;
  /** The last time before now that an officer did this for any of the teams and this period. */
  lastUsedAt: Date | undefined;
}

interface Wish {
  commune: Commune;
  unitIds: readonly number[];
  period: Period;
  byPersonId: number;
  now: Date;
}

/** The officer's button: reminds every team of these units whose report is missing, now or at the next decent hour. */
export async function remindMissing(tx: Transaction, outbox: Outbox, wish: Wish): Promise<MissingReminded> {
  const { commune, unitIds, period, now } = wish;
  const states = await teamStates(tx, { communeId: commune.id, unitIds, period });
  const missing = states.filter((team) => team.state === "missing");
  const lastUsedAt = await lastReminder(tx, { teamIds: missing.map((team) => team.teamId), period });
  const daysOff = await readDaysOff(tx, commune.id);
  const sendAt = nextDecentMoment(commune.settings.quiet, now, daysOff);
  const result: MissingReminded = { reached: 0, unreachable: [], sendAt, lastUsedAt };
  const teams = missing.map(({ teamId, teamName }) => ({ id: teamId, name: teamName }));
  const outcomes = await sendReminders(tx, outbox, { ...wish, daysOff, teams, kind: "officer_button", sendAt });
  result.unreachable = missing.filter(({ teamId }) => outcomes.get(teamId) === "unreachable");
  result.reached = [...outcomes.values()].filter((outcome) => outcome === "sent").length;
  return result;
}

/** When an officer last reminded one of the teams of this period. */
export async function lastReminder(
  tx: Transaction,
  { teamIds, period }: { teamIds: readonly number[]; period: Period },
): Promise<Date | undefined> {
  const [row] = await tx
    .select({ at: reminders.at })
    .from(reminders)
    .where(
      and(inArray(reminders.teamId, [...teamIds]), eq(reminders.period, period), eq(reminders.kind, "officer_button")),
    )
    .orderBy(desc(reminders.at))
    .limit(1);
  return row?.at;
}
