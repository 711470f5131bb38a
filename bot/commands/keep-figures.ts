import { type Day, dayOf } from "../../shared/calendar/day.ts";
import { formatCount } from "../../shared/calendar/format.ts";
import { wordsLeftOut } from "../../shared/understanding/left-out.ts";
import { nameNear, newNameNear } from "../../shared/understanding/name-near.ts";
import type { FigureValues } from "../db/schema/reports.ts";
import type { KnownPerson } from "../services/people/known-person.ts";
import { type ReadNumber, readNumbersOf, withReadNumbers } from "../services/readings/read-numbers.ts";
import {
  type DraftQuestions,
  type FigureQuestion,
  nothingOpen,
  questionsOf,
} from "../services/reports/draft-questions.ts";
import { changeDraft, openDraft } from "../services/reports/drafts.ts";
import { type Report, reportingTeams } from "../services/reports/report.ts";
import type { Reply, Turn } from "./command.ts";
import { codesInOrder, shortName } from "./figure-lines.ts";
import { namesAnotherPlace, teamNamed, teamsMeant } from "./named-team.ts";
import { readBack } from "./read-back.ts";
import { activityDay } from "./report-state.ts";
import { callOf } from "./wording.ts";

interface Span {
  start: number;
  end?: number;
}

/** What a message said: the part of a `Reading` that goes into a draft. */
interface Said {
  values: FigureValues;
  figures: readonly { code: string; value: number; approximate: boolean; span: Span }[];
  questions: readonly (FigureQuestion & { span?: Span | undefined })[];
}

/**
 * Puts what was read into the draft that waits, or into a new one when none waits or the message is about another day;
 * then reads it back. Several messages in a row make one report.
 */
export async function keepFigures(
  turn: Turn,
  person: KnownPerson,
  { reading, day, draft }: { reading: Said; day: Day | undefined; draft: Report | undefined },
): Promise<Reply> {
  const goesOn = draft && (day === undefined || day === draft.activityOn);
  if (!goesOn) return open(turn, person, { reading, day: day ?? dayOf(turn.sentAt) });
  const team = await teamNamed(turn, await reportingTeams(turn.tx, person));
  const questions = withNews(turn, questionsOf(draft), reading);
  const changed = await changeDraft(turn.tx, {
    reportId: draft.id,
    by: person,
    values: { ...draft.values, ...reading.values },
    ...(team ? { teamId: team.teamId } : {}),
    questions: team ? { ...questions, teamIds: [] } : questions,
    readFrom: withReadNumbers(readNumbersOf(draft), newlyNamed(turn, reading)),
    now: turn.now,
  });
  const news = replaced(turn, draft.values, reading.values);
  return readBack(turn, { draft: changed, person, news, asides: notCounted(turn) });
}

async function open(turn: Turn, person: KnownPerson, { reading, day }: { reading: Said; day: Day }): Promise<Reply> {
  const teams = await teamsMeant(turn, await reportingTeams(turn.tx, person));
  const [team] = teams;
  if (!team) return { messages: [] };
  const draft = await openDraft(turn.tx, {
    communeId: turn.commune.id,
    teamId: team.teamId,
    by: person,
    channel: "chat",
    ...activityDay(turn, day),
    values: reading.values,
    questions: {
      ...withNews(turn, nothingOpen, reading),
      teamIds: teams.length > 1 ? teams.map(({ teamId }) => teamId) : [],
    },
    readFrom: withReadNumbers([], newlyNamed(turn, reading)),
    idempotencyKey: `chat_${turn.eventId}`,
    now: turn.now,
  });
  // The same event once more, after its report was confirmed or given up.
  if (draft.state !== "draft") return { messages: [] };
  const isOther = teams.length === 1 && namesAnotherPlace(turn.folded, team.teamName);
  const news = isOther ? [`Số này ghi cho ${team.teamName}, là tổ của ${callOf(person)}.`] : [];
  return readBack(turn, { draft, person, news, asides: notCounted(turn) });
}

/** So that a number taken for somebody else's work, or for what is still to be done, is seen by who knows better. */
function notCounted(turn: Turn): string[] {
  const words = wordsLeftOut(turn.text, turn.commune.catalogue);
  return words.length === 0 ? [] : [`Không tính: ${words.map((said) => `“${said}”`).join(", ")}.`];
}

/**
 * A figure said plainly settles what was asked about it, and whether it was "about" that many. A number that nobody named is
 * given up for the next message: it says the same better, or something else.
 */
function withNews(turn: Turn, open: DraftQuestions, reading: Said): DraftQuestions {
  const said = Object.keys(reading.values);
  const isSettled = (codes: readonly string[]) => codes.length !== 1 || codes.some((code) => said.includes(code));
  return {
    ...open,
    figures: [
      ...open.figures.filter(({ codes }) => !isSettled(codes)),
      ...reading.questions.map(({ text, codes, choices, span }) => ({
        text,
        codes,
        choices,
        ...(codes.length === 0 ? namedAt(turn, span) : {}),
      })),
    ],
    approximate: [
      ...open.approximate.filter((code) => !said.includes(code)),
      ...reading.figures.flatMap(({ code, approximate }) => (approximate ? code : [])),
    ],
  };
}

function namedAt(turn: Turn, at: Span | undefined): { named?: string; said?: string } {
  const name = at && nameNear({ text: turn.text, at, catalogue: turn.commune.catalogue });
  return name ? { named: name.words, said: name.said } : {};
}

/** The figures that words we do not know had a part in: what a correction of them teaches is a name. */
function newlyNamed(turn: Turn, { figures }: Said): ReadNumber[] {
  return figures.flatMap(({ code, value, span }) => {
    const name = newNameNear({ text: turn.text, at: span, catalogue: turn.commune.catalogue });
    return name ? { code, value, ...name } : [];
  });
}

/** "VNeID: 12 → 15", so that nobody believes the two were added up. */
export function replaced(turn: Turn, before: FigureValues, after: FigureValues): string[] {
  const { indicators } = turn.commune;
  return codesInOrder(indicators, after).flatMap((code) => {
    const old = before[code];
    const now = after[code];
    if (old === undefined || now === undefined || old === now) return [];
    return `${shortName(indicators, code)}: ${formatCount(old)} → ${formatCount(now)}.`;
  });
}
