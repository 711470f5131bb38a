import type { Day } from "../../../shared/calendar/day.ts";
import type { Pillar } from "../../../shared/catalogue/indicator.ts";
import type { FigureValues } from "../../db/schema/reports.ts";
import type { ReportState } from "../teams/team-states.ts";

/** Everything a periodic report of a unit says, as data: Word and Excel files only lay it out. */
export interface PeriodReport {
  unit: { id: number; code: string; name: string; level: "province" | "commune" | "village" };
  /** The commune that gives it out; undefined for a province. */
  commune: { id: number; name: string } | undefined;
  /** e.g. "Tổ công nghệ số cộng đồng". */
  teamTitle: string;
  period: { key: string; label: string; from: Day; to: Day };
  previous: { label: string };
  /** Days of the year's window up to the period's end. */
  sinceNewYear: { from: Day; to: Day };
  /** Figures after it are not in the report. */
  preparedAt: Date;
  counts: Record<ReportState, number> & { teams: number; members: number };
  /** In the order of the catalogue; those that nobody was asked for and nobody reported are left out. */
  figures: ReportFigure[];
  /** What the report is made of: teams, or a province's communes. */
  parts: ReportPart[];
}

/** An absent number was not reported, which is not zero. */
export interface ReportFigure {
  code: string;
  label: string;
  unit: string;
  pillar: Pillar;
  value: number | undefined;
  previous: number | undefined;
  sinceNewYear: number | undefined;
  target: { amount: number; done: number | undefined; to: Day } | undefined;
}

export interface ReportPart {
  name: string;
  /** Of the team; undefined for a commune. */
  state: ReportState | undefined;
  teams: number;
  teamsReported: number;
  values: FigureValues;
  /** Numbers of the reports behind the figures, as they were told to those who sent them. */
  reportNumbers: number[];
}
