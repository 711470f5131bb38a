import type { PeriodLock, PeriodRulesPage, PlannedPeriod } from "../../../shared/api/period-rules.ts";
import { dayOf } from "../../../shared/calendar/day.ts";
import type { Transaction } from "../../db/connection.ts";
import { type CommuneSettings, readCommune } from "../../services/communes.ts";
import { listDaysOff, readDaysOff } from "../../services/days-off.ts";
import { type Lock, readDecisions } from "../../services/periods/locks.ts";
import { beginsOn, type PlannedPeriod as Planned, planPeriods } from "../../services/periods/plan.ts";
import { waitingRequests } from "../../services/periods/reopening.ts";

const NEXT_SHOWN = 4;
const PAST_SHOWN = 8;

/** The page of a commune's periods as it is now. */
export async function periodPage(
  tx: Transaction,
  { communeId, mayChange, now }: { communeId: number; mayChange: boolean; now: Date },
): Promise<PeriodRulesPage> {
  const { id, name, settings } = await readCommune(tx, communeId);
  const today = dayOf(now);
  const year = Number(today.slice(0, 4));
  const { kind, monthEndsOn } = settings.period;
  const plans = await plansOf(tx, { communeId, settings, now });
  const waiting = await waitingRequests(tx, communeId);
  return {
    unit: { id, name },
    teamTitle: settings.teamTitle,
    cut: { kind, ...(monthEndsOn === undefined ? {} : { monthEndsOn }) },
    ...begins(settings, now),
    workingDaysAfter: settings.due.workingDaysAfter,
    ...(settings.lock.daysAfterDue === undefined ? {} : { lockDaysAfterDue: settings.lock.daysAfterDue }),
    mayChange,
    next: plans.next,
    past: plans.past.map((period) => withAskers(period, waiting)),
    daysOff: await listDaysOff(tx, { communeId, from: `${year}-01-01`, to: `${year + 1}-12-31` }),
  };
}

function withAskers(period: PlannedPeriod, waiting: Awaited<ReturnType<typeof waitingRequests>>): PlannedPeriod {
  const askedBy = waiting.filter((request) => request.period === period.key).map(({ teamName }) => teamName);
  return period.lock.isLocked && askedBy.length > 0 ? { ...period, askedBy } : period;
}

/** What would follow from settings that are not kept yet. */
export async function plansOf(
  tx: Transaction,
  { communeId, settings, now }: { communeId: number; settings: CommuneSettings; now: Date },
): Promise<{ begins?: string; next: PlannedPeriod[]; past: PlannedPeriod[] }> {
  const daysOff = await readDaysOff(tx, communeId);
  const planning = { settings, daysOff, decisions: await readDecisions(tx, communeId), now };
  const around = dayOf(now);
  const [, ...past] = planPeriods(planning, { around, count: PAST_SHOWN + 1, step: -1 });
  return {
    ...begins(settings, now),
    next: planPeriods(planning, { around, count: NEXT_SHOWN, step: 1 }).map(toPlanned),
    past: past.map(toPlanned),
  };
}

function begins(settings: CommuneSettings, now: Date): { begins?: string } {
  const day = beginsOn(settings, now);
  return day === undefined ? {} : { begins: day };
}

function toPlanned({ dueAt, locksAt, lock, ...period }: Planned): PlannedPeriod {
  return {
    ...period,
    dueAt: dueAt.toISOString(),
    ...(locksAt ? { locksAt: locksAt.toISOString() } : {}),
    lock: toLock(lock),
  };
}

function toLock({ isLocked, since, by, openUntil }: Lock): PeriodLock {
  return {
    isLocked,
    ...(since ? { since: since.toISOString() } : {}),
    ...(by ? { by } : {}),
    ...(openUntil ? { openUntil: openUntil.toISOString() } : {}),
  };
}
