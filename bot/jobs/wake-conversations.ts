import { coalesce } from "./coalesce.ts";
import type { Queue } from "./queue.ts";

/** So many runs may work side by side, in any processes; a conversation belongs to one of them at a time. */
const parallelRuns = 4;
/** Answers start at once when it is quiet; in a rush a tenth of a second matters to nobody, and each wake costs as much as ten events. */
const wakeEveryMs = 100;

/** What to call when events have come. Each wake goes to another of the parallel runs, so that several processes work on a rush. */
export function wakeConversations(queue: Queue): () => void {
  let run = 0;
  const wake = coalesce(wakeEveryMs, async () => {
    run = (run + 1) % parallelRuns;
    queue.wake("handle-conversation", { run });
  });
  return () => wake("events");
}
