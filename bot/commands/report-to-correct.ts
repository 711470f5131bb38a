import { dayOf } from "../../shared/calendar/day.ts";
import type { KnownPerson } from "../services/people/known-person.ts";
import type { Report } from "../services/reports/report.ts";
import { savedReportsOf } from "../services/reports/saved-reports.ts";
import type { Turn } from "./command.ts";
import { readDay } from "./read-message.ts";
import { activityDay, draftOf, isInTeam } from "./report-state.ts";

/**
 * The report a correction is about: the draft that waits; without one the person's newest of the current period, or of the
 * day the text names. A report that holds one of the named figures goes before one that does not.
 */
export async function reportToCorrect(
  turn: Turn,
  person: KnownPerson,
  codes: readonly string[],
): Promise<Report | undefined> {
  const current = await draftOf(turn, person);
  if (current) return current.draft;
  const named = readDay(turn);
  const day = named?.kind === "day" ? named.day : undefined;
  const { period } = activityDay(turn, day ?? dayOf(turn.now));
  const saved = await savedReportsOf(turn.tx, { communeId: turn.commune.id, personId: person.id, period });
  const withFigures = saved.filter((report) => !report.nothingToReport && isInTeam(person, report));
  const ofDay = withFigures.filter((report) => report.activityOn === day);
  const candidates = ofDay.length > 0 ? ofDay : withFigures;
  return candidates.find((report) => codes.some((code) => report.values[code] !== undefined)) ?? candidates[0];
}
