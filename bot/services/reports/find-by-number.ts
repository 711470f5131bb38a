import { and, eq } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { reports } from "../../db/schema/index.ts";
import type { Report } from "./report.ts";

/** "Báo cáo số 128" of a commune; undefined when there is none. */
export async function findReportByNumber(
  tx: Transaction,
  { communeId, number }: { communeId: number; number: number },
): Promise<Report | undefined> {
  const [report] = await tx
    .select()
    .from(reports)
    .where(and(eq(reports.communeId, communeId), eq(reports.number, number)));
  return report;
}
