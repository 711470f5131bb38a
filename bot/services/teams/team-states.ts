import { sql } from "drizzle-orm";
import { dueAt } from "../../../shared/calendar/deadline.ts";
import { type Period, periodRange } from "../../../shared/calendar/period.ts";
import type { Transaction } from "../../db/connection.ts";
import { readCommune } from "../communes.ts";
import { readDaysOff } from "../days-off.ts";
import { isCounted } from "../figures/counted-reports.ts";

/** "No activity" is a report; missing is none. Late reports came after the deadline. */
export type ReportState = "on_time" | "late" | "no_activity" | "missing";

export interface TeamState {
  teamId: number;
  teamName: string;
  unitId: number;
  state: ReportState;
}

/**
 * How each team stands in a period, by name: teams that were open in it or reported for it, within the given units when
 * there are any (the units themselves, not what lies below). Throws RangeError when the period is none.
 */
export async function teamStates(
  tx: Transaction,
  { communeId, unitIds, period }: { communeId: number; unitIds?: readonly number[]; period: Period },
): Promise<TeamState[]> {
  const { settings } = await readCommune(tx, communeId);
  const range = periodRange(settings.period, period);
  if (!range) throw new RangeError("no period");
  const due = dueAt(settings.period, settings.due, period, await readDaysOff(tx, communeId));
  const inUnits = unitIds ? sql`and t.unit_id = any(${sql.param(unitIds)}::int[])` : sql``;
  const { rows } = await tx.execute<{ id: number; name: string; unit_id: number; state: ReportState }>(sql`
    select t.id, t.name, t.unit_id,
      case when count(r.id) = 0 then 'missing'
           when bool_and(r.nothing_to_report) then 'no_activity'
           when min(r.submitted_at) < ${due} then 'on_time'
           else 'late' end as state
    from teams t
    left join reports r on r.team_id = t.id and ${isCounted({ communeIds: [communeId] }, range.from, range.to)}
    where t.commune_id = ${communeId} ${inUnits}
      and (t.closed_on is null or t.closed_on > ${range.from})
    group by t.id
    having t.opened_on <= ${range.to} or count(r.id) > 0`);
  return rows
    .map((row) => ({ teamId: row.id, teamName: row.name, unitId: row.unit_id, state: row.state }))
    .sort((a, b) => a.teamName.localeCompare(b.teamName, "vi", { numeric: true }));
}
