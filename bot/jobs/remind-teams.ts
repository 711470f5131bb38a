import type { DaysOff } from "../../shared/calendar/quiet-hours.ts";
import { type Database, withScope } from "../db/connection.ts";
import type { Commune } from "../services/communes.ts";
import { readAllDaysOff } from "../services/days-off.ts";
import type { Outbox } from "../services/outbox/outbox.ts";
import { sendDigest } from "../services/reminders/digest.ts";
import { type DueReminder, dueReminders } from "../services/reminders/due-reminders.ts";
import { cancelNeedlessReminders } from "../services/reminders/needless.ts";
import { type ReminderOutcome, sendReminder } from "../services/reminders/send-reminder.ts";
import {
  communesWithoutDigest,
  communesWithTeams,
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

/** Counts of what was done, by outcome; `digests` are the officers who got one. */
export type ReminderCounts = Record<ReminderOutcome | "dropped" | "digests", number>;

interface Known {
  communes: Map<number, Commune>;
  daysOffOf: (communeId: number) => DaysOff;
}

export async function remindTeams(run: Run): Promise<ReminderCounts> {
  const counts = { sent: 0, unreachable: 0, not_needed: 0, done_before: 0, capped: 0, dropped: 0, digests: 0 };
  const known = await withScope(run.db, "all", async (tx) => {
    counts.dropped = await cancelNeedlessReminders(tx, { now: run.now });
    const communes = await communesWithTeams(tx);
    return {
      communes: new Map(communes.map((commune) => [commune.id, commune])),
      daysOffOf: await readAllDaysOff(tx),
    };
  });
  let left = MOST_A_RUN;
  for (const { kind, period, communeIds } of batchesDue(known, run.now)) {
    if (left <= 0) break;
    if (kind === "digest") {
      counts.digests += await tellOfficers(run, known, { period, communeIds });
      continue;
    }
    const asked = { kind, period, communeIds, limit: left };
    const teams = await withScope(run.db, "all", (tx) => teamsNotYetReminded(tx, asked));
    for (const team of teams) counts[await remindTeam(run, known, { kind, period, team })] += 1;
    left -= teams.length;
  }
  return counts;
}

type Batch = DueReminder & { communeIds: number[] };

/** Communes for which the same kind and period is due now; most have the same rule. */
function batchesDue({ communes, daysOffOf }: Known, now: Date): Batch[] {
  const batches = new Map<string, Batch>();
  for (const commune of communes.values()) {
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
async function remindTeam(
  { db, outbox, now }: Run,
  { communes, daysOffOf }: Known,
  { kind, period, team }: { kind: "group" | "leader"; period: string; team: TeamToRemind },
): Promise<ReminderOutcome> {
  const commune = communes.get(team.communeId);
  if (!commune) return "not_needed";
  const reminder = { commune, daysOff: daysOffOf(commune.id), team, kind, period, sendAt: now, now };
  return withScope(db, { communes: [commune.id] }, (tx) => sendReminder(tx, outbox, reminder));
}

async function tellOfficers(
  { db, outbox, now }: Run,
  { communes }: Known,
  due: { period: string; communeIds: number[] },
): Promise<number> {
  let told = 0;
  for (const communeId of await withScope(db, "all", (tx) => communesWithoutDigest(tx, due))) {
    const commune = communes.get(communeId);
    if (!commune) continue;
    told += await withScope(db, { communes: [communeId] }, (tx) =>
      sendDigest(tx, outbox, { commune, period: due.period, now }),
    );
  }
  return told;
}
