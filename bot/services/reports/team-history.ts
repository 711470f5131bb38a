import { and, desc, eq, inArray, lt } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { reports } from "../../db/schema/reports.ts";
import type { Report } from "./report.ts";

/** What a team ever sent, withdrawn ones included, newest first; those with an id below `before`. */
export async function reportsOfTeam(
  tx: Transaction,
  { teamId, before, count }: { teamId: number; before: number | undefined; count: number },
): Promise<Report[]> {
  return tx
    .select()
    .from(reports)
    .where(
      and(
        eq(reports.teamId, teamId),
        inArray(reports.state, ["submitted", "amended", "withdrawn"]),
        before === undefined ? undefined : lt(reports.id, before),
      ),
    )
    .orderBy(desc(reports.id))
    .limit(count);
}
