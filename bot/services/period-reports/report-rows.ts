import { sql } from "drizzle-orm";
import type { Day } from "../../../shared/calendar/day.ts";
import type { Transaction } from "../../db/connection.ts";
import type { FigureValues } from "../../db/schema/reports.ts";
import { isCounted } from "../figures/counted-reports.ts";

/** One counted report as a row of a table: no person in it. */
export interface ReportRow {
  id: number;
  day: Day;
  teamName: string;
  unitName: string;
  number: number | undefined;
  nothingToReport: boolean;
  values: FigureValues;
  submittedAt: Date;
}

const ROWS_A_STEP = 1_000;

/** Reports that count, by day, a few at a time: a province's year does not stand in memory. */
export async function* reportRows(
  tx: Transaction,
  { teamIds, from, to }: { teamIds: readonly number[]; from: Day; to: Day },
): AsyncGenerator<ReportRow> {
  let after: { day: Day; id: number } = { day: "0001-01-01", id: 0 };
  for (;;) {
    const { rows } = await tx.execute<{
      id: number;
      day: Day;
      team_name: string;
      unit_name: string;
      number: number | null;
      nothing_to_report: boolean;
      values: FigureValues;
      submitted_at: Date;
    }>(sql`
      select r.id::float8 as id, r.activity_on::text as day, t.name as team_name, u.name as unit_name, r.number,
        r.nothing_to_report, r.values, r.submitted_at
      from reports r join teams t on t.id = r.team_id join units u on u.id = t.unit_id
      where ${isCounted({ teamIds }, from, to)} and (r.activity_on, r.id) > (${after.day}::date, ${after.id})
      order by r.activity_on, r.id limit ${ROWS_A_STEP}`);
    for (const row of rows) {
      yield {
        ...{ id: row.id, day: row.day, values: row.values, nothingToReport: row.nothing_to_report },
        ...{ teamName: row.team_name, unitName: row.unit_name, number: row.number ?? undefined },
        submittedAt: new Date(row.submitted_at),
      };
    }
    const last = rows.at(-1);
    if (!last || rows.length < ROWS_A_STEP) return;
    after = { day: last.day, id: last.id };
  }
}
