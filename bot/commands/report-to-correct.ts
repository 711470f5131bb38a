import { dayOf } from "../../shared/calendar/day.ts";
import { fold } from "../../shared/understanding/fold.ts";
import type { KnownPerson } from "../services/people/known-person.ts";
import { findReportByNumber } from "../services/reports/find-by-number.ts";
import type { Report } from "../services/reports/report.ts";
import { returnedReportIds } from "../services/reports/reviews.ts";
import { savedReportsOf } from "../services/reports/saved-reports.ts";
import { oneOfEachTeam } from "./choose-report.ts";
import type { Turn } from "./command.ts";
import { readDay } from "./read-message.ts";
import { activityDay, draftOf, isInTeam } from "./report-state.ts";

/**
 * The report a correction is about: the draft that waits; without one the person's newest of the current period, or of the
 * day the text names. A report that holds one of the named figures goes before one that does not. Several, one a team,
 * when the person is in several teams and it is unclear whose is meant.
 */
export async function reportsToCorrect(turn: Turn, person: KnownPerson, codes: readonly string[]): Promise<Report[]> {
  const numbered = await reportNamed(turn, person);
  if (numbered) return [numbered];
  const current = await draftOf(turn, person);
  if (current) return [current.draft];
  const named = readDay(turn);
  const day = named?.kind === "day" ? named.day : undefined;
  const { period } = activityDay(turn, day ?? dayOf(turn.now));
  const saved = await savedReportsOf(turn.tx, { communeId: turn.commune.id, personId: person.id, period });
  const [returned] = await returnedReportIds(turn.tx, saved);
  if (returned !== undefined && day === undefined) return saved.filter(({ id }) => id === returned);
  const withFigures = saved.filter((report) => !report.nothingToReport && isInTeam(person, report));
  const ofDay = withFigures.filter((report) => report.activityOn === day);
  const candidates = ofDay.length > 0 ? ofDay : withFigures;
  const holders = candidates.filter((report) => codes.some((code) => report.values[code] !== undefined));
  return oneOfEachTeam(turn, person, holders.length > 0 ? holders : candidates);
}

const NUMBERED = /b[aá]o\s+c[aá]o\s+s[oố]\s+(\d{1,7})(?!\d)/iu;

/** "sửa báo cáo số 12": a saved one of the person's own team. */
async function reportNamed(turn: Turn, person: KnownPerson): Promise<Report | undefined> {
  const number = NUMBERED.exec(turn.text)?.[1];
  if (number === undefined) return undefined;
  const named = await findReportByNumber(turn.tx, { communeId: turn.commune.id, number: Number(number) });
  const isCounted = named?.state === "submitted" || named?.state === "amended";
  return named && isCounted && isInTeam(person, named) ? named : undefined;
}

/** The turn without the report's number, which is no figure. */
export function withoutReportNumber(turn: Turn): Turn {
  if (!NUMBERED.test(turn.text)) return turn;
  const text = turn.text.replace(NUMBERED, " ").trim();
  return { ...turn, text, folded: fold(text).replace(/\s+/g, " ").trim() };
}
