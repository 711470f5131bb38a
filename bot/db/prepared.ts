import { type Placeholder, sql } from "drizzle-orm";
import type { Transaction } from "./connection.ts";

/** What Drizzle's builders have in common. */
interface Builder<Rows> {
  prepare(name: string): Prepared<Rows>;
}

interface Prepared<Rows> {
  execute(values: Record<string, unknown>): Promise<Rows>;
}

/** Stand in the statement for what differs from one time to the next. */
export type Given<Values> = { [Name in keyof Values]: Placeholder<string, Values[Name]> };

let count = 0;

/**
 * For the statements that nearly every call and message needs: Drizzle puts their SQL together once in a process, which takes it longer
 * than asking does, and each connection parses them once. Sent when it is called: before all that is asked after it.
 */
export function prepared<Values extends object, Rows>(
  build: (tx: Transaction, given: Given<Values>) => Builder<Rows>,
): (tx: Transaction, values: Values) => Promise<Rows> {
  let ready: Prepared<Rows> | undefined;
  return async (tx, values) => {
    if (!ready) {
      count += 1;
      // Without its connection, which would be kept for as long as the process lives.
      ready = onClient(build(tx, given()).prepare(`prepared_${count}`), undefined);
    }
    return onClient(ready, clientOf(tx)).execute(values as Record<string, unknown>);
  };
}

function given<Values>(): Given<Values> {
  return new Proxy({} as Given<Values>, { get: (_target, name) => sql.placeholder(String(name)) });
}

/** The same for another connection: Drizzle ties what it prepares to one. */
function onClient<Rows>(statement: Prepared<Rows>, client: unknown): Prepared<Rows> {
  return Object.assign(Object.create(Object.getPrototypeOf(statement)), statement, { client });
}

function clientOf(tx: Transaction): unknown {
  return (tx._.session as unknown as { client: unknown }).client;
}
