import { addDays, type Day, daysBetween } from "./day.ts";

/**
 * Mùng 1 Tết and Giỗ Tổ (10/3 lunar) in the Vietnamese calendar, from our own astronomical calculation for UTC+7,
 * equal to the `holidays` Python package 0.105. The Chinese calendar differs (2030), so nothing is computed here.
 */
const LUNAR: Record<number, { tet: Day; hungKings: Day; monthBeforeHas30?: true }> = {
  2026: { tet: "2026-02-17", hungKings: "2026-04-26" },
  2027: { tet: "2027-02-06", hungKings: "2027-04-16" },
  2028: { tet: "2028-01-26", hungKings: "2028-04-04" },
  2029: { tet: "2029-02-13", hungKings: "2029-04-23" },
  2030: { tet: "2030-02-02", hungKings: "2030-04-12" },
  2031: { tet: "2031-01-23", hungKings: "2031-04-01" },
  2032: { tet: "2032-02-11", hungKings: "2032-04-19" },
  2033: { tet: "2033-01-31", hungKings: "2033-04-09", monthBeforeHas30: true },
  2034: { tet: "2034-02-19", hungKings: "2034-04-28", monthBeforeHas30: true },
  2035: { tet: "2035-02-08", hungKings: "2035-04-17", monthBeforeHas30: true },
  2036: { tet: "2036-01-28", hungKings: "2036-04-06", monthBeforeHas30: true },
};

export interface Holiday {
  day: Day;
  name: string;
}

/**
 * Days off that we ship: Bộ luật Lao động 2019, Điều 112, and the quiet days from 28 Tết to mùng 6 on which nothing is
 * sent. Make-up days and the exact Tết leave are decided each year: staff edit the table.
 */
export function shippedHolidays(): Holiday[] {
  return Object.entries(LUNAR).flatMap(([year, lunar]) => [
    { day: `${year}-01-01`, name: "Tết Dương lịch" },
    ...tetDays(lunar),
    { day: lunar.hungKings, name: "Giỗ Tổ Hùng Vương" },
    { day: `${year}-04-30`, name: "Ngày Giải phóng miền Nam" },
    { day: `${year}-05-01`, name: "Ngày Quốc tế Lao động" },
    { day: `${year}-09-02`, name: "Quốc khánh" },
  ]);
}

/** 28 Tết to mùng 6: 28 Tết is two days before mùng 1 when the last lunar month has 29 days. */
function tetDays({ tet, monthBeforeHas30 }: { tet: Day; monthBeforeHas30?: true }): Holiday[] {
  const from = addDays(tet, monthBeforeHas30 ? -3 : -2);
  const to = addDays(tet, 5);
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => ({
    day: addDays(from, index),
    name: "Tết Nguyên đán",
  }));
}
