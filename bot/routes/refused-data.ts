/** The largest id that a column of ours holds (PostgreSQL's `integer`). */
const LARGEST_ID = 2_147_483_647;

/**
 * What PostgreSQL says of data that no column takes, by SQLSTATE (class 22 of its manual, appendix A): numbers and days
 * out of range, text with a zero character or half a letter. Schemas cannot know each column, so it is answered here.
 */
const REFUSED = new Set(["22003", "22007", "22008", "22021", "22P02", "22P05"]);

/** Whether the database refused what the caller sent, rather than failed. */
export function isRefusedData(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ("code" in cause && REFUSED.has(String(cause.code))) return true;
  }
  return false;
}

/** Whether an address names something by an id that nothing can have. */
export function namesNothing(params: unknown): boolean {
  if (typeof params !== "object" || params === null) return false;
  return Object.values(params).some((param) => /^\d+$/.test(String(param)) && Number(param) > LARGEST_ID);
}
