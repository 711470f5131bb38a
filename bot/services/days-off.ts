import { and, asc, eq, inArray, isNull, or, sql } from "drizzle-orm";
import type { Day } from "../../shared/calendar/day.ts";
import { shippedHolidays } from "../../shared/calendar/holidays.ts";
import type { DaysOff } from "../../shared/calendar/quiet-hours.ts";
import type { Transaction } from "../db/connection.ts";
import { holidays } from "../db/schema/index.ts";
import { audit } from "./audit.ts";

type Row = Pick<typeof holidays.$inferSelect, "communeId" | "day" | "isOff">;

const shipped = shippedHolidays().map((holiday) => holiday.day);
// Rows for all communes first, so that a commune's own have the last word.
const generalFirst = asc(sql`${holidays.communeId} is not null`);

export interface ListedDay {
  day: Day;
  name: string;
  /** False: a day of the calendar on which this commune works. */
  isOff: boolean;
  /** Said by the commune itself. */
  isOwn: boolean;
}

/** Days off between two days, both included, and those the commune took out of the calendar. */
export async function listDaysOff(
  tx: Transaction,
  { communeId, from, to }: { communeId: number; from: Day; to: Day },
): Promise<ListedDay[]> {
  const listed = new Map<Day, ListedDay>();
  for (const { day, name } of shippedHolidays()) listed.set(day, { day, name, isOff: true, isOwn: false });
  for (const row of await readRows(tx, communeId)) {
    const name = row.name || (listed.get(row.day)?.name ?? "");
    listed.set(row.day, { day: row.day, name, isOff: row.isOff, isOwn: row.communeId !== null });
  }
  return [...listed.values()]
    .filter(({ day }) => day >= from && day <= to)
    .sort((left, right) => (left.day < right.day ? -1 : 1));
}

interface DayChange {
  communeId: number;
  day: Day;
  byPersonId: number;
  now: Date;
}

/** What the commune says of a day: off, or worked. */
export async function setDayOff(
  tx: Transaction,
  { communeId, day, isOff, name, byPersonId, now }: DayChange & { isOff: boolean; name: string },
): Promise<void> {
  await tx
    .insert(holidays)
    .values({ communeId, day, isOff, name })
    .onConflictDoUpdate({ target: [holidays.communeId, holidays.day], set: { isOff, name } });
  await audit(tx, { communeId, byPersonId, action: "day_off.changed", subject: `day:${day}`, now });
}

/** Back to the calendar. */
export async function resetDayOff(tx: Transaction, { communeId, day, byPersonId, now }: DayChange): Promise<void> {
  await tx.delete(holidays).where(and(eq(holidays.communeId, communeId), eq(holidays.day, day)));
  await audit(tx, { communeId, byPersonId, action: "day_off.changed", subject: `day:${day}`, now });
}

/** The shipped days off, changed by the rows for all communes and then by the commune's own. */
export async function readDaysOff(tx: Transaction, communeId: number): Promise<DaysOff> {
  return daysOffFrom(await readRows(tx, communeId));
}

async function readRows(tx: Transaction, communeId: number) {
  return tx
    .select()
    .from(holidays)
    .where(or(isNull(holidays.communeId), eq(holidays.communeId, communeId)))
    .orderBy(generalFirst);
}

/** The same for every commune at once. */
export async function readAllDaysOff(tx: Transaction): Promise<(communeId: number) => DaysOff> {
  return byCommune(await tx.select().from(holidays).orderBy(generalFirst));
}

/** The same for some communes. */
export async function readDaysOffOf(
  tx: Transaction,
  communeIds: readonly number[],
): Promise<(communeId: number) => DaysOff> {
  const theirs = or(isNull(holidays.communeId), inArray(holidays.communeId, [...communeIds]));
  return byCommune(await tx.select().from(holidays).where(theirs).orderBy(generalFirst));
}

function byCommune(rows: readonly Row[]): (communeId: number) => DaysOff {
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
