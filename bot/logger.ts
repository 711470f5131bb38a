import { type Logger, pino } from "pino";

export type { Logger };

/**
 * JSON lines on standard output, or standard error for the command line, whose standard output carries results.
 * An error is logged by its kind, code and message only: driver errors carry whole clients, queries and people's words.
 */
export function createLogger(level: string, to: "stdout" | "stderr" = "stdout"): Logger {
  return pino(
    { level, base: null, serializers: { err: describeError, error: describeError } },
    pino.destination({ fd: to === "stdout" ? 1 : 2, sync: true }),
  );
}

/** Names the fields of an error that are safe to log; the message of a database error may quote people's words, so its code stands in. */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: typeof error };
  const fields = error as Error & Record<string, unknown>;
  const picked: Record<string, unknown> = { type: error.name };
  for (const name of ["code", "severity", "table", "constraint", "routine", "statusCode", "kind"]) {
    const value = fields[name];
    if (typeof value === "string" || typeof value === "number") picked[name] = value;
  }
  const isFromDatabase = fields.severity !== undefined || error.name === "DrizzleQueryError";
  if (!isFromDatabase) picked.message = error.message;
  picked.stack = error.stack
    ?.split("\n")
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .join("\n");
  if (error.cause !== undefined) picked.cause = describeError(error.cause);
  return picked;
}
