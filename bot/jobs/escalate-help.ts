import { withScope } from "../db/connection.ts";
import { escalateHelp, overdueRequests, type Untaken } from "../services/help-requests/escalate.ts";
import { untakenSince } from "../services/help-requests/untaken-requests.ts";
import { forEachCommune } from "./each-commune.ts";
import type { Job } from "./job.ts";

/** No request is a working day old before. */
const youngestMs = 24 * 3_600_000;
/** Longer than any holiday; what no officer could be told of until then is seen on their pages. */
const oldestMs = 30 * 24 * 3_600_000;
/** Others wait for the next run; old ones that are held by quiet days must not fill it for ever, hence so many. */
const mostARun = 2_000;

/** Every ten minutes: what nobody took within a working day goes to the officers. */
export const escalateHelpJob: Job = {
  name: "escalate-help",
  schedule: { everyMs: 10 * 60_000 },
  async run(_payload, { db, commandDeps: { vault, outbox }, now: clock, queue }) {
    const now = clock();
    const made = { after: new Date(now.getTime() - oldestMs), before: new Date(now.getTime() - youngestMs) };
    const overdue = await withScope(db, "all", async (tx) =>
      overdueRequests(tx, await untakenSince(tx, vault, { ...made, limit: mostARun }), now),
    );
    let escalated = 0;
    const escalateOf = async ([communeId, requests]: [number, Untaken[]]) => {
      const commune = { id: communeId };
      await withScope(db, { communes: [communeId] }, async (tx) => {
        for (const request of requests) {
          if (await escalateHelp({ tx, vault, outbox, commune, now }, request)) escalated += 1;
        }
      });
    };
    await forEachCommune([...overdue], escalateOf, queue.ending);
    return { escalated };
  },
};
