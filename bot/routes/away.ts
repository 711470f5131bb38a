/**
 * What says that the database or the disk cannot serve anybody just now. SQLSTATE classes of PostgreSQL's manual, appendix A:
 * 08 no connection, 53 no disk, memory or connection left, 57P0… going down or coming up.
 */
const SQLSTATE = /^(?:08|53)[0-9A-Z]{3}$|^57P0[1-3]$/;

/** What the operating system says of the way to the database, and of a disk that takes nothing more. */
const SYSTEM = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ENOTFOUND", "ETIMEDOUT", "ENOSPC", "EDQUOT", "EROFS"]);

/** pg's own words have no code. */
const DRIVER = /^Connection terminated|^timeout exceeded when trying to connect|connection error and is not queryable$/;

/** Whether waiting helps: the request and the code are in order, but what they need is away. */
export function isAway(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = "code" in cause ? String(cause.code) : "";
    if (SQLSTATE.test(code) || SYSTEM.has(code) || DRIVER.test(cause.message)) return true;
  }
  return false;
}
