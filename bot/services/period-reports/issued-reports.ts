import { and, desc, eq, lt } from "drizzle-orm";
import { formatPeriod } from "../../../shared/calendar/period.ts";
import { indicators as shippedIndicators } from "../../../shared/catalogue/indicators.ts";
import type { Transaction } from "../../db/connection.ts";
import { issuedReports, units } from "../../db/schema/index.ts";
import type { FigureValues } from "../../db/schema/reports.ts";
import { CommuneSettings, readCommune } from "../communes.ts";
import { unitTotals } from "../figures/unit-totals.ts";
import { readIndicators } from "../indicators.ts";
import { teamsOfPeriod } from "./teams-of-period.ts";

export interface IssuedReport {
  id: number;
  code: string;
  unitName: string;
  periodLabel: string;
  issuedAt: Date;
}

/** What a unit gave out, newest first; `before` is the id of the last one already seen. */
export async function listIssuedReports(
  tx: Transaction,
  { unitId, before, count }: { unitId: number; before: number | undefined; count: number },
): Promise<IssuedReport[]> {
  const rows = await tx
    .select({ issued: issuedReports, unitName: units.name })
    .from(issuedReports)
    .innerJoin(units, eq(units.id, issuedReports.unitId))
    .where(and(eq(issuedReports.unitId, unitId), before === undefined ? undefined : lt(issuedReports.id, before)))
    .orderBy(desc(issuedReports.id))
    .limit(count);
  return rows.map(({ issued, unitName }) => ({
    id: issued.id,
    code: issued.code,
    unitName,
    periodLabel: formatPeriod({}, issued.period),
    issuedAt: issued.issuedAt,
  }));
}

interface Said {
  values: FigureValues;
  teamsExpected: number;
  teamsReported: number;
}

export interface ReportCheck {
  code: string;
  unitName: string;
  periodLabel: string;
  issuedAt: Date;
  issued: Said;
  current: Said;
  /** Names of every code of either. */
  indicators: ReadonlyMap<string, { label: string; unit: string }>;
}

/** Whether a report that was given out still says what the reports behind it add up to; undefined when no report has the code. */
export async function checkReport(tx: Transaction, code: string): Promise<ReportCheck | undefined> {
  const [row] = await tx
    .select({ issued: issuedReports, unitName: units.name })
    .from(issuedReports)
    .innerJoin(units, eq(units.id, issuedReports.unitId))
    .where(eq(issuedReports.code, code.replaceAll(/[\s-]/g, "").toUpperCase()));
  if (!row) return undefined;
  const { issued, unitName } = row;
  const { communeId, unitId, period } = issued;
  const rule =
    communeId === null ? CommuneSettings.parse({}).period : (await readCommune(tx, communeId)).settings.period;
  const indicators =
    communeId === null ? shippedIndicators : (await readIndicators(tx, { communeId, day: issued.toOn })).indicators;
  const { teams, everyTeamId: teamIds } = await teamsOfPeriod(tx, { unitId, period });
  const { values } = await unitTotals(tx, { whose: { teamIds }, from: issued.fromOn, to: issued.toOn, indicators });
  const reported = teams.filter((team) => team.state !== "missing").length;
  return {
    code: issued.code,
    unitName,
    periodLabel: formatPeriod(rule, period),
    issuedAt: issued.issuedAt,
    issued: { values: issued.values, teamsExpected: issued.teamsExpected, teamsReported: issued.teamsReported },
    current: { values, teamsExpected: teams.length, teamsReported: reported },
    indicators: new Map(indicators.map(({ code: key, label, unit }) => [key, { label, unit }])),
  };
}
