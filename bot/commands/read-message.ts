import { dayOf } from "../../shared/calendar/day.ts";
import { type ReadingContext, readInConversation, type TurnReading } from "../../shared/understanding/conversation.ts";
import { fold } from "../../shared/understanding/fold.ts";
import type { Intent } from "../../shared/understanding/intent.ts";
import { type NamedDay, readActivityDay } from "../../shared/understanding/read-activity-day.ts";
import { readIntent } from "../../shared/understanding/read-intent.ts";
import { intentEvidence } from "../services/learned/evidence.ts";
import { roleOf } from "../services/people/known-person.ts";
import { plainAnswer } from "./answers.ts";
import type { Turn } from "./command.ts";

/** Several commands ask the same of one turn while it looks for the one that wants it. */
const intents = new WeakMap<Turn, Intent>();

/** What the text asks for, in anybody's own words. Fixed words are the commands' own business. */
export function intentOf(turn: Turn): Intent {
  const known = intents.get(turn);
  if (known) return known;
  const intent = readIntent(turn.text, roleOf(turn.person), turn.commune.catalogue, intentEvidence());
  intents.set(turn, intent);
  return intent;
}

/** "Tuần trước vneid 5": the week goes into the activity day; inside the text it would make the figures old ones. */
const LAST_WEEK = /(?<!\p{L})tu[aầ]n\s+(?:tr[uư][oớ]c|(?:v[uừ]a\s+)?r[oồ]i)(?!\p{L})/iu;

/** What the turn's text says about figures, by itself or after what was said before. */
export function readFigures(turn: Turn, before: ReadingContext = {}): TurnReading {
  const reading = readInConversation(turn.text, turn.commune.catalogue, before);
  const isNothing = reading.kind === "not_report" && LAST_WEEK.test(turn.text);
  return isNothing ? readInConversation(turn.text.replace(LAST_WEEK, " "), turn.commune.catalogue, before) : reading;
}

/** The day the text names, if any. */
export function readDay(turn: Turn): NamedDay | undefined {
  return readActivityDay(turn.text, dayOf(turn.sentAt));
}

/** The number in an answer to "how many of these?"; undefined when the answer speaks of something else. */
export function readCount(turn: Turn, code: string): number | undefined {
  const asked = { kind: "vague" as const, text: "", codes: [code], choices: [] };
  const { values, questions } = readFigures(turn, { asked });
  return questions.length === 0 && Object.keys(values).length === 1 ? values[code] : undefined;
}

/** Among so few one word of a name tells: "ví" of "VNeID" and "Ví điện tử". */
const FEW = 10;

/** The one indicator among these that the answer names: by its label, by an alias, or by words of its short label, one word only among few. */
export function readIndicator(turn: Turn, codes: readonly string[]): string | undefined {
  const said = plainAnswer(turn);
  const asked = turn.commune.indicators.filter(({ code }) => codes.includes(code));
  const exact = asked.find(({ label, shortLabel }) => said === fold(label) || said === fold(shortLabel));
  if (exact) return exact.code;
  const mentioned = asked.filter(({ aliases }) => aliases.some((alias) => holds(said, fold(alias))));
  const isPartOfName = said.includes(" ") || codes.length <= FEW;
  const candidates =
    mentioned.length > 0 || !isPartOfName ? mentioned : asked.filter(({ shortLabel }) => holds(fold(shortLabel), said));
  return candidates.length === 1 ? candidates[0]?.code : undefined;
}

/** As whole words. */
function holds(text: string, words: string): boolean {
  return words.length > 1 && ` ${text} `.includes(` ${words} `);
}
