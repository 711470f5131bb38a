import { sql } from "drizzle-orm";
import type { DayRange } from "../../../shared/calendar/period.ts";
import type { Indicator } from "../../../shared/catalogue/indicator.ts";
import type { Transaction } from "../../db/connection.ts";
import type { FigureValues } from "../../db/schema/reports.ts";
import type { Commune } from "../communes.ts";
import { readDaysOff } from "../days-off.ts";
import { isAmong, isCounted, type Whose } from "../figures/counted-reports.ts";
import { readIndicators } from "../indicators.ts";
import { firstReportDays } from "./commune-start.ts";
import { type CountedReport, layOut, type TeamHistory, type WatchedTeam } from "./team-history.ts";
import { type WatchedPeriod, watchedPeriods } from "./watched-periods.ts";

export interface CommuneHistories {
  periods: WatchedPeriod[];
  indicators: readonly Indicator[];
  /** Teams that were there, closed ones included, by name. */
  histories: TeamHistory[];
}

/** What a commune's teams did in the newest `count` periods. */
export async function readHistories(
  tx: Transaction,
  { commune, count, now }: { commune: Commune; count: number; now: Date },
): Promise<CommuneHistories> {
  const daysOff = await readDaysOff(tx, commune.id);
  const periods = watchedPeriods(commune.settings, { count, daysOff, now });
  const { indicators } = await readIndicators(tx, { communeId: commune.id, day: periods.at(-1)?.to ?? "" });
  const levels = new Set(indicators.filter((known) => known.aggregation === "latest").map(({ code }) => code));
  const whose = { communeIds: [commune.id] };
  const range = { from: periods[0]?.from ?? "", to: periods.at(-1)?.to ?? "" };
  const teams = await readTeams(tx, whose);
  const reports = await readReports(tx, whose, range);
  const firstDay = (await firstReportDays(tx, [commune.id])).get(commune.id);
  return { periods, indicators, histories: layOut(teams, reports, { periods, levels, firstDay }) };
}

/** Teams, closed ones included, by name as people count. */
async function readTeams(tx: Transaction, whose: Whose): Promise<WatchedTeam[]> {
  const { rows } = await tx.execute<{
    id: number;
    commune_id: number;
    unit_id: number;
    name: string;
    households: number | null;
    opened_on: string;
    closed_on: string | null;
  }>(sql`
    select t.id, t.commune_id, t.unit_id, t.name, t.households, t.opened_on::text, t.closed_on::text
    from teams t where ${isAmong(whose)}`);
  return rows
    .map((row) => ({
      id: row.id,
      communeId: row.commune_id,
      unitId: row.unit_id,
      name: row.name,
      households: row.households ?? undefined,
      openedOn: row.opened_on,
      closedOn: row.closed_on ?? undefined,
    }))
    .sort((a, b) => byName.compare(a.name, b.name));
}

/** "Tổ 2" before "Tổ 10". */
const byName = new Intl.Collator("vi", { numeric: true });

async function readReports(tx: Transaction, whose: Whose, { from, to }: DayRange): Promise<CountedReport[]> {
  const { rows } = await tx.execute<{
    team_id: number;
    activity_on: string;
    submitted_at: Date;
    nothing: boolean;
    values: FigureValues;
  }>(sql`
    select r.team_id, r.activity_on::text, r.submitted_at, r.nothing_to_report as nothing, r.values
    from reports r where ${isCounted(whose, from, to)}`);
  return rows.map((row) => ({
    teamId: row.team_id,
    activityOn: row.activity_on,
    submittedAt: new Date(row.submitted_at),
    nothingToReport: row.nothing,
    values: row.values,
  }));
}
