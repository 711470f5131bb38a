/** 30 s, 5 min, 15 min, 30 min, 1 h: when Zalo tries again (zalo-openapi.md §1.3). */
const LADDER_MS = [30_000, 300_000, 900_000, 1_800_000, 3_600_000];

/** When to try again after attempt number `attempt` (0 = the first) failed; undefined when the ladder has ended. */
export function nextAttemptAt(now: number, attempt: number): number | undefined {
  const waitMs = LADDER_MS[attempt];
  return waitMs === undefined ? undefined : now + waitMs;
}
