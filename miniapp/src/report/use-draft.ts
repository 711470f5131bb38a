import { useCallback, useState } from "react";
import { dayOf } from "../../../shared/calendar/day.ts";
import { newKey } from "../new-key.ts";
import { readStored, removeStored, writeStored } from "../store.ts";
import { beginDraft, type Draft } from "./draft.ts";

interface KeptDraft {
  draft: Draft;
  /** True when there was one from before. */
  isResumed: boolean;
  change: (next: Draft) => void;
  /** After it was sent or given up. */
  drop: () => void;
}

const storedAs = (personId: number, teamId: number) => `draft:${personId}:${teamId}`;

/** One draft a person and team, written down at every keystroke. */
export function useDraft(personId: number, teamId: number): KeptDraft {
  const place = storedAs(personId, teamId);
  const [{ draft, isResumed }, setState] = useState(() => {
    const stored = readStored(place) as Draft | undefined;
    return { draft: stored ?? beginDraft(teamId, dayOf(new Date()), newKey()), isResumed: stored !== undefined };
  });
  const change = useCallback(
    (next: Draft) => {
      writeStored(place, next);
      setState((before) => ({ ...before, draft: next }));
    },
    [place],
  );
  const drop = useCallback(() => {
    removeStored(place);
    setState({ draft: beginDraft(teamId, dayOf(new Date()), newKey()), isResumed: false });
  }, [place, teamId]);
  return { draft, isResumed, change, drop };
}

export function hasDraft(personId: number, teamId: number): boolean {
  return readStored(storedAs(personId, teamId)) !== undefined;
}
