import { eq, type SQL, sql } from "drizzle-orm";
import type { Day } from "../../../shared/calendar/day.ts";
import type { FigureWarning } from "../../../shared/warnings/figure-warnings.ts";
import type { Transaction } from "../../db/connection.ts";
import { type FigureValues, reportRevisions, reports } from "../../db/schema/reports.ts";
import { mayOnTeam } from "../access.ts";
import type { KnownPerson, Membership } from "../people/known-person.ts";
import { requireOpenPeriod } from "../periods/locks.ts";
import { ReportRefusedError } from "./report-refused-error.ts";
import { isReturned } from "./reviews.ts";

export type Report = typeof reports.$inferSelect;
export type Channel = Report["channel"];
export type RevisionChange = (typeof reportRevisions.$inferSelect)["change"];

/** Where a report lies in time: the day of the activity and the commune's period around it. */
export interface ActivityDay {
  activityOn: Day;
  period: string;
}

/** A draft nobody confirmed for this long is given up. */
export const DRAFT_LIVES_MS = 3 * 24 * 60 * 60 * 1000;

/** The teams a person may report for, newest membership first. */
export async function reportingTeams(tx: Transaction, person: KnownPerson | undefined): Promise<Membership[]> {
  const teams: Membership[] = [];
  for (const membership of person?.memberships ?? []) {
    const team = { id: membership.teamId, unitId: membership.unitId };
    if (await mayOnTeam(tx, person, "report", team)) teams.push(membership);
  }
  return teams;
}

/** Throws ReportRefusedError unless the person reports for the team. */
export async function requireReporter(tx: Transaction, person: KnownPerson, teamId: number): Promise<void> {
  const teams = await reportingTeams(tx, person);
  if (!teams.some((team) => team.teamId === teamId)) throw new ReportRefusedError("not_allowed");
}

/** First half of the advisory lock's key; the second is the team. Any number nobody else uses. */
export const TEAM_REPORTS = 7_202;

/**
 * One change at a time to what a team has reported: two members who confirm the same activity at the same moment must
 * see one another. Taken before any report is locked; ends with the transaction.
 */
export async function lockReportsOfTeam(tx: Transaction, teamId: number): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${TEAM_REPORTS}, ${teamId})`);
}

/** The same for many teams, in the order of their ids: two who do so never wait for each other in a ring. */
export async function lockReportsOfTeams(tx: Transaction, teamIds: readonly number[]): Promise<void> {
  const inOrder = [...teamIds].sort((a, b) => a - b);
  await tx.execute(sql`
    select pg_advisory_xact_lock(${TEAM_REPORTS}, id) from unnest(${sql.param(inOrder)}::int[]) as id`);
}

/** Undefined when there is none in the scope. */
export async function findReport(tx: Transaction, reportId: number): Promise<Report | undefined> {
  const [report] = await tx.select().from(reports).where(eq(reports.id, reportId));
  return report;
}

/** The report, locked until the transaction ends. Throws ReportRefusedError when there is none. */
export async function lockReport(tx: Transaction, reportId: number): Promise<Report> {
  const [report] = await tx.select().from(reports).where(eq(reports.id, reportId)).for("update");
  if (!report) throw new ReportRefusedError("not_found");
  return report;
}

/** Writes the report's new state and its next revision together: neither exists without the other. */
export async function revise(
  tx: Transaction,
  report: Report,
  change: {
    state: "submitted" | "amended" | "withdrawn";
    change: RevisionChange;
    values: FigureValues;
    byPersonId: number;
    now: Date;
    /** Gives it the commune's next number; the caller holds the lock of the commune's numbers. */
    isNumbered?: boolean;
    /** As it was when absent. */
    note?: string | null;
    warnings?: readonly FigureWarning[];
  },
): Promise<Report> {
  const { now, byPersonId, values, note = report.note } = change;
  const isNew = report.revision === 0;
  if (isNew || !(await isReturned(tx, report))) await requireOpenPeriod(tx, { ...report, now });
  const revision = report.revision + 1;
  const [revised] = await tx
    .update(reports)
    .set({
      state: change.state,
      values,
      // With figures it is a report like any other: it counts as one, and no later one takes its place.
      nothingToReport: report.nothingToReport && Object.keys(values).length === 0,
      note,
      revision,
      pending: null,
      ...(change.warnings === undefined ? {} : { warnings: change.warnings.length > 0 ? change.warnings : null }),
      updatedAt: now,
      submittedAt: report.submittedAt ?? now,
      number: change.isNumbered ? nextNumber(report.communeId) : report.number,
    })
    .where(eq(reports.id, report.id))
    .returning();
  if (!revised) throw new ReportRefusedError("not_found");
  await tx.insert(reportRevisions).values({
    communeId: report.communeId,
    reportId: report.id,
    revision,
    change: change.change,
    values,
    note,
    byPersonId,
    at: now,
  });
  return revised;
}

function nextNumber(communeId: number): SQL {
  return sql`(select coalesce(max(r.number), 0) + 1 from reports r where r.commune_id = ${communeId})`;
}
