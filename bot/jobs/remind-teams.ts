import type { DaysOff } from "../../shared/calendar/quiet-hours.ts";
import { type Database, withScope } from "../db/connection.ts";
import type { Commune } from "../services/communes.ts";
import { readAllDaysOff } from "../services/days-off.ts";
import type { Outbox } from "../services/outbox/outbox.ts";
import { type DueReminder, dueReminders } from "../services/reminders/due-reminders.ts";
import { type ReminderOutcome, sendReminder } from "../services/reminders/send-reminder.ts";
import {
  communesWithTeams,
  dropNeedlessReminders,
  type TeamToRemind,
  teamsNotYetReminded,
} from "../services/reminders/teams-to-remind.ts";
import type { Job } from "./job.ts";

/** So that one run ends soon, at about 9 ms a team; the next minute goes on where this one stopped. */
const MOST_A_RUN = 5_000;

/** Each minute: the reminders that the communes' rules make due now, and only for reports that are missing. */
export const remindTeamsJob: Job = {
  name: "remind-teams",
  schedule: { everyMs: 60_000 },
  run: async (_payload, { db, commandDeps, now }) => remindTeams({ db, outbox: commandDeps.outbox, now: now() }),
};

interface Run {
  db: Database;
  outbox: Outbox;
  now: Date;
}

/** Counts of what was done, by outcome. */
export type ReminderCounts = Record<ReminderOutcome | "dropped", number>;

export async function remindTeams(run: Run): Promise<ReminderCounts> {
  const counts = { sent: 0, unreachable: 0, not_needed: 0, done_before: 0, capped: 0, dropped: 0 };
  const { communes, daysOffOf } = await withScope(run.db, "all", async (tx) => {
    counts.dropped = await dropNeedlessReminders(tx);
    return { communes: await communesWithTeams(tx), daysOffOf: await readAllDaysOff(tx) };
  });
  const known = new Map(communes.map((commune) => [commune.id, commune]));
  let left = MOST_A_RUN;
  for (const batch of batchesDue(communes, daysOffOf, run.now)) {
    const teams = await withScope(run.db, "all", (tx) => teamsNotYetReminded(tx, { ...batch, limit: left }));
    for (const team of teams) {
      const commune = known.get(team.communeId);
      if (commune) counts[await remindTeam(run, { ...batch, commune, team, daysOff: daysOffOf(commune.id) })] += 1;
    }
    left -= teams.length;
    if (left <= 0) break;
  }
  return counts;
}

type Batch = DueReminder & { communeIds: number[] };

/** Communes for which the same kind and period is due now; most have the same rule. */
function batchesDue(communes: readonly Commune[], daysOffOf: (id: number) => DaysOff, now: Date): Batch[] {
  const batches = new Map<string, Batch>();
  for (const commune of communes) {
    for (const due of dueReminders(commune.settings, daysOffOf(commune.id), now)) {
      const key = `${due.kind} ${due.period}`;
      const batch = batches.get(key) ?? { ...due, communeIds: [] };
      batch.communeIds.push(commune.id);
      batches.set(key, batch);
    }
  }
  return [...batches.values()];
}

/** One transaction a team: a team's lock is held for milliseconds, and one failure takes back one reminder. */
function remindTeam(
  { db, outbox, now }: Run,
  { commune, team, kind, period, daysOff }: DueReminder & { commune: Commune; team: TeamToRemind; daysOff: DaysOff },
): Promise<ReminderOutcome> {
  return withScope(db, { communes: [commune.id] }, (tx) =>
    sendReminder(tx, outbox, { commune, daysOff, team, kind, period, sendAt: now, now }),
  );
}
