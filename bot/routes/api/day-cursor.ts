import { z } from "zod";
import { isDay } from "../../../shared/calendar/day.ts";

/** A day and the id of the row it belongs to: "2026-06-01_12". */
export const DayCursor = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}_\d{1,9}$/)
  .refine((cursor) => isDay(cursor.slice(0, 10)));

export function writeDayCursor(day: string, id: number): string {
  return `${day}_${id}`;
}

export function readDayCursor(cursor: string): { day: string; id: number } {
  const [day = "", id = ""] = cursor.split("_");
  return { day, id: Number(id) };
}
