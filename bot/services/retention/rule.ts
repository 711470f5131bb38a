import { type SQL, sql } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";

/** What is forgotten of one table, and when. */
export interface RetentionRule {
  /** For the log: the table or what is forgotten in it. */
  name: string;
  /** Most rows a statement touches. */
  batch: number;
  /** Forgets at most `limit` rows; returns how many. Fewer than `limit`: nothing is left. The transaction sees all communes. */
  forget(tx: Transaction, given: { now: Date; limit: number }): Promise<number>;
}

/** Rows of one statement: few enough to hold no lock for long, enough to be done with a country's day in seconds. */
const rowsAtOnce = 5_000;

/** A rule whose batch is one statement. `limit` must bound it. */
export function statementRule(
  name: string,
  statement: (given: { before(age: Age): SQL; limit: number }) => SQL,
): RetentionRule {
  return {
    name,
    batch: rowsAtOnce,
    async forget(tx, { now, limit }) {
      const before = ({ days }: Age) => sql`${new Date(now.getTime() - days * 86_400_000)}::timestamptz`;
      const { rowCount } = await tx.execute(statement({ before, limit }));
      return rowCount ?? 0;
    },
  };
}

interface Age {
  days: number;
}
