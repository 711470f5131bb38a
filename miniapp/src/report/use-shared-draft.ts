import { useEffect, useRef, useState } from "react";
import type { TeamHome } from "../../../shared/api/team.ts";
import { CallFailed } from "../api/client.ts";
import { keepDraft } from "../api/reports.ts";
import { type Draft, toInput, valuesOf } from "./draft.ts";
import { sendPhotosOf } from "./outbox.tsx";

/** After the last change; typing goes on meanwhile. */
const REST_MS = 1_500;

interface Shared {
  personId: number;
  token: string;
  /** As the server has it now; undefined while that is not known. */
  home: TeamHome | undefined;
  draft: Draft;
  change: (draft: Draft) => void;
  drop: () => void;
}

/**
 * Gives the draft to the server while it is put in, so that it can be gone on with in the chat, and takes over what was changed
 * there. Without network nothing is lost: the phone has it. Answers the number of the report when it was sent from the chat.
 */
export function useSharedDraft({ personId, token, home, draft, change, drop }: Shared): number | undefined {
  const [sentInChat, setSent] = useState<number>();
  const latest = useRef(draft);
  latest.current = draft;
  useTakeOver(home, draft, change);

  const values = valuesOf(draft);
  const isKnown = draft.shared !== undefined;
  const isShared = isKnown && same(values, draft.shared ?? {});
  const isWorthIt = isKnown || Object.keys(values).length > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `draft` stands for all that is sent; what it calls stays the same.
  useEffect(() => {
    if (isShared || !isWorthIt) return;
    const timer = window.setTimeout(() => {
      keepDraft(token, toInput(draft))
        .then((report) => {
          if (latest.current.key !== draft.key) return;
          if (report.state === "submitted" || report.state === "amended") {
            setSent(report.number ?? 0);
            drop();
            void sendPhotosOf({ personId, token, draftKey: draft.key, reportId: report.id });
          } else change({ ...latest.current, shared: values });
        })
        .catch((error: unknown) => {
          // Later, or with the report itself.
          if (!(error instanceof CallFailed)) throw error;
        });
    }, REST_MS);
    return () => window.clearTimeout(timer);
  }, [draft, isShared, isWorthIt]);
  return sentInChat;
}

/** Once, when the page has been opened: the chat may have changed the draft, or sent it, since this phone saw it. */
function useTakeOver(home: TeamHome | undefined, draft: Draft, change: (draft: Draft) => void): void {
  const isDone = useRef(false);
  useEffect(() => {
    if (home === undefined || isDone.current) return;
    isDone.current = true;
    const { shared } = draft;
    const isUntouched = shared !== undefined && same(valuesOf(draft), shared);
    if (!isUntouched) return;
    const begun = home.draft;
    if (begun && !same(begun.values, shared)) {
      const chosenDay = begun.activityOn;
      change({ ...draft, typed: begun.values, heard: {}, words: "", chosenDay, shared: begun.values });
    } else if (!begun) {
      // Not there any more: asking again tells whether it was sent or given up.
      change({ ...draft, shared: {} });
    }
  }, [home, draft, change]);
}

function same(left: Record<string, number>, right: Record<string, number>): boolean {
  const codes = Object.keys(left);
  return codes.length === Object.keys(right).length && codes.every((code) => left[code] === right[code]);
}
