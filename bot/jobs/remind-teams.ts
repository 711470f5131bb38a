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
  teamsNotYetReminded,
} from "../services/reminders/teams-to-remind.ts";
import type { Job } from "./job.ts";

/** So that one run ends soon; the next minute goes on where this one stopped. 5,000 teams take under a minute. */
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
  let left = MOST_A_RUN;
  for (const commune of communes) {
    const daysOff = daysOffOf(commune.id);
    for (const due of dueReminders(commune.settings, daysOff, run.now)) {
      left -= await remindCommune(run, { commune, daysOff, due, left, counts });
    }
    if (left <= 0) break;
  }
  return counts;
}

interface CommuneReminders {
  commune: Commune;
  daysOff: DaysOff;
  due: DueReminder;
  left: number;
  counts: ReminderCounts;
}

/** One transaction a team: a team's lock is held for milliseconds, and one failure takes back one reminder. */
async function remindCommune({ db, outbox, now }: Run, given: CommuneReminders): Promise<number> {
  const { commune, daysOff, due, left, counts } = given;
  const scope = { communes: [commune.id] };
  const teams = await withScope(db, scope, (tx) => teamsNotYetReminded(tx, { communeId: commune.id, ...due }));
  for (const team of teams.slice(0, left)) {
    const outcome = await withScope(db, scope, (tx) =>
      sendReminder(tx, outbox, { commune, daysOff, team, ...due, sendAt: now, now }),
    );
    counts[outcome] += 1;
  }
  return Math.min(teams.length, left);
}
