import { and, eq, inArray } from "drizzle-orm";
import type { PeriodRulesChange } from "../../../shared/api/period-rules.ts";
import { changeDueRule, changePeriodRule } from "../../../shared/calendar/change-rule.ts";
import { addDays, dayOf } from "../../../shared/calendar/day.ts";
import { periodOf, periodRange } from "../../../shared/calendar/period.ts";
import type { Transaction } from "../../db/connection.ts";
import { reports } from "../../db/schema/index.ts";
import { audit } from "../audit.ts";
import { type CommuneSettings, readCommune, saveSettings } from "../communes.ts";

/** What would hold after a change. Old periods stay as they are, unless nobody has reported yet: then there are none. */
export async function settingsAfter(
  tx: Transaction,
  { communeId, change, now }: { communeId: number; change: PeriodRulesChange; now: Date },
): Promise<CommuneSettings> {
  const { settings } = await readCommune(tx, communeId);
  const isNew = !(await hasReports(tx, communeId));
  const today = dayOf(now);
  const { cut, workingDaysAfter, lockDaysAfterDue, teamTitle } = change;
  const startsOn = periodRange(settings.period, periodOf(settings.period, today))?.from ?? today;
  const due =
    workingDaysAfter === undefined
      ? settings.due
      : changeDueRule(settings.due, workingDaysAfter, addDays(startsOn, -1));
  const period = cut === undefined ? settings.period : changePeriodRule(settings.period, cut, today);
  return {
    ...settings,
    period: isNew && cut !== undefined ? cut : period,
    due: isNew ? { workingDaysAfter: due.workingDaysAfter } : due,
    lock: lockDaysAfterDue === undefined ? settings.lock : daysAfter(lockDaysAfterDue),
    teamTitle: teamTitle?.normalize("NFC") ?? settings.teamTitle,
  };
}

function daysAfter(days: number | null): CommuneSettings["lock"] {
  return days === null ? {} : { daysAfterDue: days };
}

export async function changePeriodRules(
  tx: Transaction,
  given: { communeId: number; change: PeriodRulesChange; byPersonId: number; now: Date },
): Promise<void> {
  const { communeId, change, byPersonId, now } = given;
  const { period, due, lock, teamTitle } = await settingsAfter(tx, given);
  await saveSettings(tx, communeId, {
    ...(change.cut === undefined ? {} : { period }),
    ...(change.workingDaysAfter === undefined ? {} : { due }),
    ...(change.lockDaysAfterDue === undefined ? {} : { lock }),
    ...(change.teamTitle === undefined ? {} : { teamTitle }),
  });
  await audit(tx, { communeId, byPersonId, action: "periods.changed", subject: `commune:${communeId}`, now });
}

async function hasReports(tx: Transaction, communeId: number): Promise<boolean> {
  const [any] = await tx
    .select({ id: reports.id })
    .from(reports)
    .where(and(eq(reports.communeId, communeId), inArray(reports.state, ["submitted", "amended"])))
    .limit(1);
  return any !== undefined;
}
