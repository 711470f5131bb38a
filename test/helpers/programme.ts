import { eq } from "drizzle-orm";
import { type Database, type Transaction, withScope } from "../../bot/db/connection.ts";
import { teams } from "../../bot/db/schema/index.ts";
import type { FigureValues } from "../../bot/db/schema/reports.ts";
import { instantOf } from "../../shared/calendar/day.ts";
import { indicators } from "../../shared/catalogue/indicators.ts";
import type { TestCommune } from "./commune.ts";
import { makeReport } from "./report.ts";

export const VNEID = "vneid_level2_activated";
export const HOUSEHOLDS = "digital_households";

/** A commune's targets and reports, in few words. */
export function programmeOf(db: Database, commune: TestCommune) {
  const inScope = <T>(work: (tx: Transaction) => Promise<T>) => withScope(db, { communes: [commune.id] }, work);
  return {
    inScope,
    indicators,
    unit: { id: commune.id, communeId: commune.id },
    /** Somebody of the commune, at a moment. */
    by: (now: Date) => ({ personId: 1, communeId: commune.id, now }),
    setHouseholds: (place: number, households: number | null) =>
      inScope((tx) => tx.update(teams).set({ households }).where(eq(teams.id, commune.teams[place]!.id))),
    /** Team at `place` reported on a day. */
    reports: (place: number, day: string, values: FigureValues) =>
      makeReport(db, commune, { team: commune.teams[place]!, at: instantOf(day, 600), values }),
  };
}
