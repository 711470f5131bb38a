import { DrizzleQueryError } from "drizzle-orm";

/** PostgreSQL: a deadlock, a lost race, a lock not got in time, a server going down or away. The same again may succeed at once. */
const passing = new Set([
  "40P01",
  "40001",
  "55P03",
  "57P01",
  "57P02",
  "57P03",
  "08000",
  "08003",
  "08006",
  "ECONNRESET",
]);

/** Class and code of an error, never its text: that may repeat people's words. */
export function failureOf(error: unknown): string {
  const cause = error instanceof DrizzleQueryError && error.cause ? error.cause : error;
  const name = cause instanceof Error ? cause.name : typeof cause;
  const code = codeOf(cause);
  return code === undefined ? name : `${name} ${code}`;
}

export function isPassing(error: unknown): boolean {
  const cause = error instanceof DrizzleQueryError && error.cause ? error.cause : error;
  return passing.has(codeOf(cause) ?? "");
}

function codeOf(error: unknown): string | undefined {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === "string" || typeof code === "number" ? String(code) : undefined;
}
