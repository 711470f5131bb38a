import { sql } from "drizzle-orm";
import { dayOf } from "../../../shared/calendar/day.ts";
import { dueAt } from "../../../shared/calendar/deadline.ts";
import { type DayRange, formatPeriod, type Period, periodOf, periodRange } from "../../../shared/calendar/period.ts";
import type { Transaction } from "../../db/connection.ts";
import type { FigureValues } from "../../db/schema/reports.ts";
import { readCommune } from "../communes.ts";
import { readDaysOff } from "../days-off.ts";
import { teamFigures } from "../figures/unit-totals.ts";
import { readIndicators } from "../indicators.ts";
import { type ReportState, teamStates } from "./team-states.ts";

const RECENT_REPORTS = 20;

export interface PeriodInfo extends DayRange {
  key: Period;
  label: string;
  dueAt: Date;
}

/** The commune's period around a moment, with its deadline. */
export async function currentPeriod(tx: Transaction, communeId: number, now: Date): Promise<PeriodInfo> {
  const { settings } = await readCommune(tx, communeId);
  const key = periodOf(settings.period, dayOf(now));
  const range = periodRange(settings.period, key);
  if (!range) throw new RangeError("no period");
  const due = dueAt(settings.period, settings.due, key, await readDaysOff(tx, communeId));
  return { key, label: formatPeriod(settings.period, key), ...range, dueAt: due };
}

export interface TeamFiguresNow {
  period: PeriodInfo;
  state: ReportState;
  values: FigureValues;
  yearValues: FigureValues;
  usualCodes: string[];
}

/** How a team stands now: this period, this year, and what it reports most often. */
export async function teamNow(
  tx: Transaction,
  { communeId, teamId, now }: { communeId: number; teamId: number; now: Date },
): Promise<TeamFiguresNow> {
  const period = await currentPeriod(tx, communeId, now);
  const { indicators } = await readIndicators(tx, { communeId, day: period.to });
  const figures = (range: DayRange) => teamFigures(tx, { teamId, ...range, indicators });
  const states = await teamStates(tx, { communeId, period: period.key });
  return {
    period,
    state: states.find((team) => team.teamId === teamId)?.state ?? "missing",
    values: await figures(period),
    yearValues: await figures({ from: `${dayOf(now).slice(0, 4)}-01-01`, to: dayOf(now) }),
    usualCodes: await usualCodes(tx, teamId),
  };
}

async function usualCodes(tx: Transaction, teamId: number): Promise<string[]> {
  const { rows } = await tx.execute<{ code: string }>(sql`
    with recent as (
      select values from reports where team_id = ${teamId} and state in ('submitted', 'amended')
      order by activity_on desc, id desc limit ${RECENT_REPORTS}
    )
    select f.key as code from recent cross join lateral jsonb_each_text(recent.values) f
    group by f.key order by count(*) desc, f.key`);
  return rows.map((row) => row.code);
}
