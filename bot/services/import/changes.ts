import type { SQL } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";

/** How many units, teams and people a file made, changed, or found as they are. */
export interface Changes {
  total: number;
  created: number;
  updated: number;
}

/** Runs a statement and says how many rows it touched. */
export async function touch(tx: Transaction, statement: SQL): Promise<number> {
  return (await tx.execute(statement)).rowCount ?? 0;
}
