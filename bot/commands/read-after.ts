import { dayOf } from "../../shared/calendar/day.ts";
import { neighbourPeriod, periodRange } from "../../shared/calendar/period.ts";
import type { TurnReading } from "../../shared/understanding/conversation.ts";
import type { FigureValues } from "../db/schema/reports.ts";
import { teamFigures } from "../services/figures/unit-totals.ts";
import type { KnownPerson } from "../services/people/known-person.ts";
import { type Report, reportingTeams } from "../services/reports/report.ts";
import type { Turn } from "./command.ts";
import { teamsMeant } from "./named-team.ts";
import { readFigures } from "./read-message.ts";
import { activityDay } from "./report-state.ts";

/** What the message says after the draft that waits; "như tuần trước" takes the figures of the period before. */
export async function readAfter(
  turn: Turn,
  person: KnownPerson,
  draft: Report | undefined,
): Promise<{ reading: TurnReading; isAsBefore: boolean }> {
  const before = draft ? { draft: draft.values } : {};
  const reading = readFigures(turn, before);
  const isAsBefore = reading.questions.some(({ kind }) => kind === "same");
  const previous = isAsBefore ? await figuresOfLastPeriod(turn, person) : {};
  if (Object.keys(previous).length === 0) return { reading, isAsBefore };
  return { reading: readFigures(turn, { ...before, previous }), isAsBefore };
}

/** Only when it is clear of which team. */
async function figuresOfLastPeriod(turn: Turn, person: KnownPerson): Promise<FigureValues> {
  const { settings, indicators } = turn.commune;
  const [team, another] = await teamsMeant(turn, await reportingTeams(turn.tx, person));
  const last = neighbourPeriod(settings.period, activityDay(turn, dayOf(turn.sentAt)).period, -1);
  const range = periodRange(settings.period, last);
  return team && !another && range ? teamFigures(turn.tx, { ...range, teamId: team.teamId, indicators }) : {};
}
