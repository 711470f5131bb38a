import { withScope } from "../db/connection.ts";
import { escalateHelp } from "../services/help-requests/escalate.ts";
import { untakenSince } from "../services/help-requests/help-requests.ts";
import type { Job } from "./job.ts";

/** No request is a working day old before. */
const youngestMs = 24 * 3_600_000;
/** Others wait for the next run; old ones that are held by quiet days must not fill it for ever, hence so many. */
const mostARun = 2_000;

/** Every ten minutes: what nobody took within a working day goes to the officers. */
export const escalateHelpJob: Job = {
  name: "escalate-help",
  schedule: { everyMs: 10 * 60_000 },
  async run(_payload, { db, commandDeps: { vault, outbox }, now: clock }) {
    const now = clock();
    const before = new Date(now.getTime() - youngestMs);
    const waiting = await withScope(db, "all", (tx) => untakenSince(tx, vault, { before, limit: mostARun }));
    let escalated = 0;
    for (const request of waiting) {
      const commune = { id: request.communeId };
      const isDone = await withScope(db, { communes: [commune.id] }, (tx) =>
        escalateHelp({ tx, vault, outbox, commune, now }, request),
      );
      if (isDone) escalated += 1;
    }
    return { escalated };
  },
};
