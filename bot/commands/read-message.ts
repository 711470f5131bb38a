import { dayOf } from "../../shared/calendar/day.ts";
import { fold } from "../../shared/understanding/fold.ts";
import { type NamedDay, readActivityDay } from "../../shared/understanding/read-activity-day.ts";
import { type Reading, readReport } from "../../shared/understanding/read-report.ts";
import type { FigureValues } from "../db/schema/reports.ts";
import { plainAnswer } from "./answers.ts";
import type { Turn } from "./command.ts";

/** What the turn's text says about figures; `draft` are those of the report it may be about. */
export function readFigures(turn: Turn, draft: FigureValues = {}): Reading {
  return readReport(turn.text, turn.commune.catalogue, { today: dayOf(turn.sentAt), draft });
}

/** The day the text names, if any. */
export function readDay(turn: Turn): NamedDay | undefined {
  return readActivityDay(turn.text, dayOf(turn.sentAt));
}

/** The number in an answer to "how many of these?"; undefined when the answer speaks of something else. */
export function readCount(turn: Turn, code: string): number | undefined {
  const said = plainAnswer(turn);
  if (/^\d{1,6}$/.test(said)) return Number(said);
  const indicator = turn.commune.indicators.find((known) => known.code === code);
  if (!indicator || Object.keys(readFigures(turn).values).length > 0) return undefined;
  const asked = `${indicator.aliases[0] ?? indicator.label} ${turn.text}`;
  const reading = readReport(asked, turn.commune.catalogue);
  return reading.questions.length === 0 ? reading.values[code] : undefined;
}

/** The one indicator among these that the answer names: by its label, its short label or an alias. */
export function readIndicator(turn: Turn, codes: readonly string[]): string | undefined {
  const said = plainAnswer(turn);
  const asked = turn.commune.indicators.filter(({ code }) => codes.includes(code));
  const exact = asked.find(({ label, shortLabel }) => said === fold(label) || said === fold(shortLabel));
  if (exact) return exact.code;
  const mentioned = asked.filter(({ aliases }) =>
    aliases.some((alias) => new RegExp(`(?<![a-z0-9])${escapeForRegExp(fold(alias))}(?![a-z0-9])`).test(said)),
  );
  return mentioned.length === 1 ? mentioned[0]?.code : undefined;
}

function escapeForRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
