import type { ReportInput } from "../../../shared/api/team.ts";
import type { Day } from "../../../shared/calendar/day.ts";

/** What a person has entered so far. Plain data: every change is a new draft, and each is kept on the phone. */
export interface Draft {
  teamId: number;
  /** Made once, sent with every try: however often it arrives, it is one report. */
  key: string;
  /** The day the draft was begun, which is the activity's day until another is named. */
  begunOn: Day;
  /** Numbers put in by hand; null for one that was cleared although the words name it. */
  typed: Record<string, number | null>;
  /** What was told in free words, and the figures understood in it. */
  words: string;
  heard: Record<string, number>;
  heardDay?: Day | undefined;
  chosenDay?: Day | undefined;
  note?: string | undefined;
  /** Figures as the server has them, for going on in the chat; absent while it knows nothing of this draft. */
  shared?: Record<string, number> | undefined;
  /** Indicators fetched by search, besides the usual ones. */
  added: string[];
  /** A draft begun in the chat that this one finishes. */
  chatDraftId?: number | undefined;
}

/** What the server takes at most. */
export const LARGEST = 1_000_000;

export function beginDraft(teamId: number, today: Day, key: string): Draft {
  return { teamId, key, begunOn: today, typed: {}, words: "", heard: {}, added: [] };
}

/** Figures as they will be sent: what the hand put in stands above what the words said. */
export function valuesOf({ typed, heard }: Draft): Record<string, number> {
  const all = Object.entries({ ...heard, ...typed });
  return Object.fromEntries(all.filter((entry): entry is [string, number] => entry[1] !== null));
}

export function isEmpty(draft: Draft): boolean {
  return Object.keys(valuesOf(draft)).length === 0;
}

export function dayOfDraft({ chosenDay, heardDay, begunOn }: Draft): Day {
  return chosenDay ?? heardDay ?? begunOn;
}

/** Undefined takes the figure out: not reported is not zero. */
export function putFigure(draft: Draft, code: string, value: number | undefined): Draft {
  const { [code]: _, ...others } = draft.typed;
  if (value !== undefined) return { ...draft, typed: { ...others, [code]: Math.min(value, LARGEST) } };
  return { ...draft, typed: code in draft.heard ? { ...others, [code]: null } : others };
}

export function addIndicator(draft: Draft, code: string): Draft {
  return draft.added.includes(code) ? draft : { ...draft, added: [...draft.added, code] };
}

/** "Như lần trước": the numbers as a start, every one still to be looked at. */
export function takeFigures(draft: Draft, values: Record<string, number>): Draft {
  return { ...draft, typed: { ...draft.typed, ...values } };
}

/** What the form shows: the usual ones first, then what was fetched, heard or put in. */
export function shownCodes(draft: Draft, usual: readonly string[]): string[] {
  return [...new Set([...usual, ...draft.added, ...Object.keys(draft.heard), ...Object.keys(draft.typed)])];
}

export function toInput(draft: Draft): ReportInput {
  return {
    teamId: draft.teamId,
    activityOn: dayOfDraft(draft),
    values: valuesOf(draft),
    ...(draft.note?.trim() ? { note: draft.note.trim() } : {}),
    idempotencyKey: draft.key,
    ...(draft.chatDraftId === undefined ? {} : { draftId: draft.chatDraftId }),
  };
}
