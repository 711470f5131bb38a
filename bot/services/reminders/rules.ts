import type { QuietHours, ReminderRules } from "../../../shared/api/reminder-rules.ts";
import { addDays, dayOf } from "../../../shared/calendar/day.ts";
import { formatPeriod, neighbourPeriod } from "../../../shared/calendar/period.ts";
import type { Transaction } from "../../db/connection.ts";
import { audit } from "../audit.ts";
import { type Commune, saveSettings } from "../communes.ts";
import { readDaysOff } from "../days-off.ts";
import { digestMessage } from "./digest.ts";
import { type PlannedStep, recentPeriods, stepsOf } from "./due-reminders.ts";
import { groupReminder, personReminder } from "./reminder-text.ts";

/** So that a preview shows one whole ladder and the next one's beginning. */
const STEPS_SHOWN = 4;
/** A quiet stretch longer than this is no longer "next". */
const LOOK_AHEAD_DAYS = 400;

interface PlannedMessage extends PlannedStep {
  periodLabel: string;
  text: string;
}

/** What the clock would send next under these settings if a team reported nothing; with a made-up team's name in the words. */
export async function plannedReminders(tx: Transaction, commune: Commune, now: Date): Promise<PlannedMessage[]> {
  const { settings } = commune;
  if (!settings.reminders.isOn) return [];
  const daysOff = await readDaysOff(tx, commune.id);
  const periods = recentPeriods(settings, now);
  for (let n = 0; n < 2; n += 1) periods.push(neighbourPeriod(settings.period, periods.at(-1) ?? "", 1));
  const end = addDays(dayOf(now), LOOK_AHEAD_DAYS);
  return periods
    .flatMap((period) => stepsOf(settings, daysOff, period))
    .filter(({ from }) => from > now && dayOf(from) < end)
    .sort((a, b) => a.from.getTime() - b.from.getTime())
    .slice(0, STEPS_SHOWN)
    .map((step) => ({
      ...step,
      periodLabel: formatPeriod(settings.period, step.period),
      text: exampleText(commune, daysOff, step),
    }));
}

function exampleText(commune: Commune, daysOff: ReadonlySet<string>, { kind, period, from }: PlannedStep): string {
  const { settings } = commune;
  const teamName = `${settings.teamTitle} Tổ dân phố 1`;
  if (kind === "digest")
    return digestMessage(commune, { period, teams: [{ name: teamName, isReminded: true }], of: 12 }).text;
  const occasion = {
    teamName,
    communeName: commune.name,
    period,
    alsoPeriods: [],
    helpWaiting: 0,
    settings,
    daysOff,
    at: from,
  };
  return (kind === "group" ? groupReminder(occasion) : personReminder(occasion)).text;
}

interface Change {
  communeId: number;
  rules: ReminderRules;
  quiet: QuietHours;
  byPersonId: number;
  now: Date;
}

/** Keeps the rules from now on. */
export async function saveRules(tx: Transaction, { communeId, rules, quiet, byPersonId, now }: Change): Promise<void> {
  await saveSettings(tx, communeId, { reminders: rules, quiet });
  await audit(tx, { communeId, byPersonId, action: "reminders.rules_changed", subject: `commune:${communeId}`, now });
}
