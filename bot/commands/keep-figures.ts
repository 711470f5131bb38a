import { type Day, dayOf } from "../../shared/calendar/day.ts";
import { formatCount } from "../../shared/calendar/format.ts";
import { nameNear } from "../../shared/understanding/name-near.ts";
import type { FigureValues } from "../db/schema/reports.ts";
import type { KnownPerson } from "../services/people/known-person.ts";
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
import { teamsMeant } from "./named-team.ts";
import { readBack } from "./read-back.ts";
import { activityDay } from "./report-state.ts";

/** What a message said: the part of a `Reading` that goes into a draft. */
interface Said {
  values: FigureValues;
  figures: readonly { code: string; approximate: boolean }[];
  questions: readonly (FigureQuestion & { span?: { start: number } | undefined })[];
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
  const changed = await changeDraft(turn.tx, {
    reportId: draft.id,
    by: person,
    values: { ...draft.values, ...reading.values },
    questions: withNews(turn, questionsOf(draft), reading),
    now: turn.now,
  });
  return readBack(turn, { draft: changed, person, news: replaced(turn, draft.values, reading.values) });
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
    idempotencyKey: `chat_${turn.eventId}`,
    now: turn.now,
  });
  // The same event once more, after its report was confirmed or given up.
  if (draft.state !== "draft") return { messages: [] };
  return readBack(turn, { draft, person });
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
        named: codes.length === 0 && span ? nameNear(turn.text, span.start, turn.commune.catalogue) : undefined,
      })),
    ],
    approximate: [
      ...open.approximate.filter((code) => !said.includes(code)),
      ...reading.figures.flatMap(({ code, approximate }) => (approximate ? code : [])),
    ],
  };
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
