import { type Database, withScope } from "../../bot/db/connection.ts";
import { reports } from "../../bot/db/schema/index.ts";
import type { FigureValues } from "../../bot/db/schema/reports.ts";
import { dayOf } from "../../shared/calendar/day.ts";
import { type PeriodRule, periodOf } from "../../shared/calendar/period.ts";
import type { TestCommune } from "./commune.ts";

/** A confirmed report of a team, as the reports' service leaves it. */
export async function makeReport(
  db: Database,
  commune: TestCommune,
  given: {
    team: { id: number };
    at: Date;
    activityOn?: string;
    nothingToReport?: boolean;
    rule?: PeriodRule;
    values?: FigureValues;
    authorPersonId?: number;
    note?: string;
    number?: number;
  },
): Promise<void> {
  const activityOn = given.activityOn ?? dayOf(given.at);
  await withScope(db, { communes: [commune.id] }, (tx) =>
    tx.insert(reports).values({
      communeId: commune.id,
      teamId: given.team.id,
      state: "submitted",
      channel: "chat",
      activityOn,
      period: periodOf(given.rule ?? { kind: "week" }, activityOn),
      values: given.nothingToReport ? {} : (given.values ?? { vneid_level2_activated: 3 }),
      nothingToReport: given.nothingToReport ?? false,
      authorPersonId: given.authorPersonId ?? null,
      note: given.note ?? null,
      number: given.number ?? null,
      createdAt: given.at,
      updatedAt: given.at,
      submittedAt: given.at,
    }),
  );
}
