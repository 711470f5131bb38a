import { asc, eq, isNull, or, sql } from "drizzle-orm";
import { shippedHolidays } from "../../shared/calendar/holidays.ts";
import type { DaysOff } from "../../shared/calendar/quiet-hours.ts";
import type { Transaction } from "../db/connection.ts";
import { holidays } from "../db/schema/index.ts";

type Row = Pick<typeof holidays.$inferSelect, "communeId" | "day" | "isOff">;

const shipped = shippedHolidays().map((holiday) => holiday.day);
// Rows for all communes first, so that a commune's own have the last word.
const generalFirst = asc(sql`${holidays.communeId} is not null`);

/** The shipped days off, changed by the rows for all communes and then by the commune's own. */
export async function readDaysOff(tx: Transaction, communeId: number): Promise<DaysOff> {
  const rows = await tx
    .select()
    .from(holidays)
    .where(or(isNull(holidays.communeId), eq(holidays.communeId, communeId)))
    .orderBy(generalFirst);
  return daysOffFrom(rows);
}

/** The same for every commune at once. */
export async function readAllDaysOff(tx: Transaction): Promise<(communeId: number) => DaysOff> {
  const rows = await tx.select().from(holidays).orderBy(generalFirst);
  const common = daysOffFrom(rows.filter((row) => row.communeId === null));
  const withOwn = new Set(rows.map((row) => row.communeId));
  return (communeId) =>
    withOwn.has(communeId)
      ? daysOffFrom(rows.filter((row) => row.communeId === null || row.communeId === communeId))
      : common;
}

function daysOffFrom(rows: readonly Row[]): DaysOff {
  const days = new Set(shipped);
  for (const { day, isOff } of rows) {
    if (isOff) days.add(day);
    else days.delete(day);
  }
  return days;
}
