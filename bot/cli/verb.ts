/** One thing an operator can ask on the command line. Results go to standard output, logs to standard error. */
export interface Verb {
  name: string;
  /** One line for the list of verbs. */
  summary: string;
  /** What follows the verb, and what each part means. */
  usage: string;
  /** Returns the exit code: 0 done, 1 the thing asked for failed. Throws `UsageError` when the arguments are wrong. */
  run(args: string[]): Promise<number>;
}

/** The arguments cannot be understood; ends with exit code 2 and the verb's usage. */
export class UsageError extends Error {
  override name = "UsageError";
}
