import { dueAt } from "../../shared/calendar/deadline.ts";
import { readDaysOff } from "../services/days-off.ts";
import type { Turn } from "./command.ts";

/** Whether a period's report was due before this moment. */
export async function isLate(turn: Turn, period: string): Promise<boolean> {
  return turn.now >= (await dueOf(turn, period));
}

/** The last instant at which the commune's report for a period is on time. */
export async function dueOf(turn: Turn, period: string): Promise<Date> {
  const { settings } = turn.commune;
  return dueAt(settings.period, settings.due, period, await readDaysOff(turn.tx, turn.commune.id));
}
