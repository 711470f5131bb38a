import { asc, eq, isNull, or, sql } from "drizzle-orm";
import { shippedHolidays } from "../../shared/calendar/holidays.ts";
import type { DaysOff } from "../../shared/calendar/quiet-hours.ts";
import type { Transaction } from "../db/connection.ts";
import { holidays } from "../db/schema/index.ts";

/** The shipped days off, changed by the rows for all communes and then by the commune's own, which win. */
export async function readDaysOff(tx: Transaction, communeId: number): Promise<DaysOff> {
  const days = new Set(shippedHolidays().map((holiday) => holiday.day));
  const rows = await tx
    .select({ day: holidays.day, isOff: holidays.isOff })
    .from(holidays)
    .where(or(isNull(holidays.communeId), eq(holidays.communeId, communeId)))
    .orderBy(asc(sql`${holidays.communeId} is not null`));
  for (const { day, isOff } of rows) {
    if (isOff) days.add(day);
    else days.delete(day);
  }
  return days;
}
