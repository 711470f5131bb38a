import type { Job } from "./job.ts";

/** Puts what may leave now under way; the calls themselves outlast the job. */
export const sendMessagesJob: Job = {
  name: "send-messages",
  schedule: { everyMs: 2_000 },
  async run(_payload, deps) {
    return { taken: await deps.sender.pump() };
  },
};
