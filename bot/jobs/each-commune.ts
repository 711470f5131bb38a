import { createLimiter } from "./limiter.ts";

/** Of the process's ten connections, so that conversations, senders and pages keep theirs. */
const AT_ONCE = 3;

/**
 * Works for a few communes at a time. One that fails stops no other; its error is thrown when all are done. When the process is
 * `ending`, none begins any more: the job's next run goes on.
 */
export async function forEachCommune<T>(
  communes: readonly T[],
  work: (commune: T) => Promise<void>,
  ending?: AbortSignal,
): Promise<void> {
  const limit = createLimiter(AT_ONCE);
  const begin = async (commune: T) => (ending?.aborted ? undefined : work(commune));
  const results = await Promise.allSettled(communes.map((commune) => limit(() => begin(commune))));
  const failed = results.find((result) => result.status === "rejected");
  if (failed) throw failed.reason;
}
