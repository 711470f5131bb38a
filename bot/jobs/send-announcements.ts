import { withScope } from "../db/connection.ts";
import type { Deps } from "../deps.ts";
import { expireApprovals } from "../services/announcements/confirm.ts";
import {
  beginAnnouncement,
  deliverBatch,
  nudgeBatch,
  stopLeftovers,
  tidyAnnouncement,
} from "../services/announcements/deliver.ts";
import { announcementNotice } from "../services/announcements/notices.ts";
import { type AnnouncementWork, findWork } from "../services/announcements/work.ts";
import type { Job } from "./job.ts";

/** A run ends by then; the next one goes on, so that no job looks stalled. */
const runAtMostMs = 1_500;

/**
 * Announcements on their way: begins those whose hour has come, queues copies in small transactions, one batch of each announcement in
 * turn, and ends those that are done. What a killed process left behind is simply the next batch.
 */
export const sendAnnouncementsJob: Job = {
  name: "send-announcements",
  schedule: { everyMs: 2_000 },
  async run(_payload, deps) {
    const endsAt = performance.now() + runAtMostMs;
    const expired = await expire(deps);
    await withScope(deps.db, "all", (tx) => stopLeftovers(tx, deps.now()));
    let work = await withScope(deps.db, "all", (tx) => findWork(tx, deps.now()));
    let queued = 0;
    while (work.length > 0 && performance.now() < endsAt) {
      const more: AnnouncementWork[] = [];
      for (const one of work) {
        const count = await advance(deps, one);
        queued += count;
        if (count > 0) more.push({ ...one, task: one.task === "nudge" ? "nudge" : "deliver" });
      }
      if (more.length > 0) deps.queue.wake("send-messages");
      work = more;
    }
    return { queued, expired };
  },
};

/** Each step is a transaction of its own. Returns how many copies were queued, or 1 for a beginning. */
async function advance({ db, commandDeps: { outbox }, now }: Deps, { id, communeId, task }: AnnouncementWork) {
  return withScope(db, { communes: [communeId] }, async (tx) => {
    const at = { id, now: now() };
    if (task === "begin") return (await beginAnnouncement(tx, at)) ? 1 : 0;
    if (task === "nudge") return nudgeBatch(tx, outbox, at);
    const queued = await deliverBatch(tx, outbox, at);
    if (queued === 0) await tidyAnnouncement(tx, at);
    return queued;
  });
}

async function expire({ db, commandDeps: { outbox }, now }: Deps): Promise<number> {
  return withScope(db, "all", async (tx) => {
    const expired = await expireApprovals(tx, now());
    for (const { id, communeId } of expired) await announcementNotice(tx, outbox, { id, communeId, kind: "expired" });
    return expired.length;
  });
}
