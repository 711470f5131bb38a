import { addDays, dayOf, weekdayOf } from "../../shared/calendar/day.ts";
import { formatPeriod, neighbourPeriod, periodOf } from "../../shared/calendar/period.ts";
import { callsMessage } from "../commands/calls-message.ts";
import { type Database, type Transaction, withScope } from "../db/connection.ts";
import { type Commune, inSentence } from "../services/communes.ts";
import { readAllDaysOff } from "../services/days-off.ts";
import { notifyPerson } from "../services/outbox/notify.ts";
import type { Outbox } from "../services/outbox/outbox.ts";
import { callsOf, weekOf } from "../services/oversight/calls.ts";
import { watchCommune } from "../services/oversight/commune-watch.ts";
import { areCallsDue, communesTold, noteTold, officersToTell } from "../services/oversight/weekly-calls.ts";
import { communesWithTeams } from "../services/reminders/teams-to-remind.ts";
import { teamStates } from "../services/teams/team-states.ts";
import { unitIdsBelow } from "../services/units/units.ts";
import { forEachCommune } from "./each-commune.ts";
import type { Job } from "./job.ts";

/** So that one run ends before the next begins, at about 30 ms of work a commune; the next one goes on where this one stopped. */
const MOST_A_RUN = 2_000;

/** On Monday morning: the officers of each commune are told the three teams most worth a call, once a week. */
export const weeklyCallsJob: Job = {
  name: "weekly-calls",
  schedule: { everyMs: 5 * 60_000 },
  run: async (_payload, { db, commandDeps: { outbox, miniAppUrl }, now, queue: { ending } }) =>
    tellWeeklyCalls({ db, outbox, miniAppUrl, now: now(), ending }),
};

interface Run {
  db: Database;
  outbox: Outbox;
  miniAppUrl: string;
  now: Date;
  ending?: AbortSignal;
}

export async function tellWeeklyCalls(run: Run): Promise<{ communes: number; told: number }> {
  const counts = { communes: 0, told: 0 };
  const due = (await communesDue(run)).slice(0, MOST_A_RUN);
  const tellOne = async (commune: Commune) => {
    counts.told += await tell(run, commune);
    counts.communes += 1;
  };
  await forEachCommune(due, tellOne, run.ending);
  return counts;
}

async function communesDue({ db, now }: Run): Promise<Commune[]> {
  return withScope(db, "all", async (tx) => {
    const daysOffOf = await readAllDaysOff(tx);
    const due = (await communesWithTeams(tx)).filter(({ id, settings }) => areCallsDue(settings, daysOffOf(id), now));
    if (due.length === 0) return [];
    const today = dayOf(now);
    const since = addDays(today, 1 - weekdayOf(today));
    const told = await communesTold(tx, { week: weekOf(now), since });
    return due.filter(({ id }) => !told.has(id));
  });
}

/** One transaction a commune: the messages and that they were sent. A week without a call needs no message. */
function tell({ db, outbox, miniAppUrl, now }: Run, commune: Commune): Promise<number> {
  return withScope(db, { communes: [commune.id] }, async (tx) => {
    const unitIds = await unitIdsBelow(tx, commune.id);
    const watch = await watchCommune(tx, { communeId: commune.id, now });
    const calls = await callsOf(tx, { watch, unitIds, now });
    const head = calls.proposed.length > 0 ? await lastPeriod(tx, commune, { unitIds, now }) : undefined;
    const message = callsMessage({ commune, calls, isOwn: true }, { miniAppUrl, head });
    let told = 0;
    for (const personId of calls.proposed.length === 0 ? [] : await officersToTell(tx, { unitIds, now })) {
      const dedupeKey = `calls_${calls.week}_${personId}`;
      const id = await notifyPerson(tx, outbox, { communeId: commune.id, personId, message, dedupeKey });
      if (id !== undefined) told += 1;
    }
    await noteTold(tx, { communeId: commune.id, week: calls.week, now });
    return told;
  });
}

/** Why the message comes: how the period ended that ended last. */
async function lastPeriod(
  tx: Transaction,
  { id, name, settings }: Commune,
  { unitIds, now }: { unitIds: readonly number[]; now: Date },
): Promise<string> {
  const period = neighbourPeriod(settings.period, periodOf(settings.period, dayOf(now)), -1);
  const states = await teamStates(tx, { communeId: id, unitIds, period });
  const reported = states.filter(({ state }) => state !== "missing").length;
  return `Chào anh/chị, ${inSentence(name)}: ${formatPeriod(settings.period, period)} có ${reported}/${states.length} tổ đã báo cáo.`;
}
