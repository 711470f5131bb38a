import type { DaysOff } from "../../shared/calendar/quiet-hours.ts";
import { type Database, withScope } from "../db/connection.ts";
import type { Commune } from "../services/communes.ts";
import { readAllDaysOff } from "../services/days-off.ts";
import type { Outbox } from "../services/outbox/outbox.ts";
import { sendDigest } from "../services/reminders/digest.ts";
import { type DueReminder, dueReminders } from "../services/reminders/due-reminders.ts";
import { cancelNeedlessReminders } from "../services/reminders/needless.ts";
import { type ReminderOutcome, sendReminders } from "../services/reminders/send-reminders.ts";
import {
  communesWithoutDigest,
  communesWithTeams,
  lockRemindersOf,
  type TeamToRemind,
  teamsNotYetReminded,
} from "../services/reminders/teams-to-remind.ts";
import { forEachCommune } from "./each-commune.ts";
import type { Job } from "./job.ts";

/** Each minute on the minute: the reminders that the communes' rules make due now, and only for reports that are missing. */
export const remindTeamsJob: Job = {
  name: "remind-teams",
  schedule: { cron: "* * * * *" },
  run: async (_payload, { db, commandDeps, now, queue: { ending } }) =>
    remindTeams({ db, outbox: commandDeps.outbox, now: now(), ending }),
};

interface Run {
  db: Database;
  outbox: Outbox;
  now: Date;
  ending?: AbortSignal;
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
  for (const { kind, period, communeIds } of batchesDue(known, run.now)) {
    if (kind === "digest") {
      counts.digests += await tellOfficers(run, known, { period, communeIds });
      continue;
    }
    const teams = await withScope(run.db, "all", (tx) => teamsNotYetReminded(tx, { kind, period, communeIds }));
    const remind = async (communeId: number) => {
      const outcomes = await remindCommune(run, known, { kind, period, communeId, teams: teams.get(communeId) ?? [] });
      for (const outcome of outcomes) counts[outcome] += 1;
    };
    await forEachCommune([...teams.keys()], remind, run.ending);
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

/**
 * One transaction a commune: its teams' locks are held for some tens of milliseconds, and one failure takes back one commune. A
 * commune that another process is at is left to it.
 */
async function remindCommune(
  { db, outbox, now }: Run,
  { communes, daysOffOf }: Known,
  due: { kind: "group" | "leader"; period: string; communeId: number; teams: readonly TeamToRemind[] },
): Promise<Iterable<ReminderOutcome>> {
  const commune = communes.get(due.communeId);
  if (!commune) return [];
  const { kind, period, teams } = due;
  return withScope(db, { communes: [commune.id] }, async (tx) => {
    if (!(await lockRemindersOf(tx, commune.id))) return [];
    const wanted = { commune, daysOff: daysOffOf(commune.id), teams, kind, period, sendAt: now, now };
    return (await sendReminders(tx, outbox, wanted)).values();
  });
}

async function tellOfficers(
  { db, outbox, now, ending }: Run,
  { communes }: Known,
  due: { period: string; communeIds: number[] },
): Promise<number> {
  let told = 0;
  const communeIds = await withScope(db, "all", (tx) => communesWithoutDigest(tx, due));
  const tell = async (communeId: number) => {
    const commune = communes.get(communeId);
    if (!commune) return;
    told += await withScope(db, { communes: [communeId] }, (tx) =>
      sendDigest(tx, outbox, { commune, period: due.period, now }),
    );
  };
  await forEachCommune(communeIds, tell, ending);
  return told;
}
