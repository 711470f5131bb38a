import { eq, type SQL, sql } from "drizzle-orm";
import type { Day } from "../../../shared/calendar/day.ts";
import type { FigureWarning } from "../../../shared/warnings/figure-warnings.ts";
import type { Transaction } from "../../db/connection.ts";
import { type Given, prepared } from "../../db/prepared.ts";
import { type FigureValues, type reportRevisions, reports } from "../../db/schema/reports.ts";
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
 * see one another. Taken before any report is locked; ends with the transaction. Asked for at once: what is asked after it, without
 * waiting for its answer, is answered after it too.
 */
export async function lockReportsOfTeam(tx: Transaction, teamId: number): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${TEAM_REPORTS}, ${teamId})`).execute();
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
  const [report] = await reportForUpdate(tx, { reportId });
  if (!report) throw new ReportRefusedError("not_found");
  return report;
}

const reportForUpdate = prepared((tx, { reportId }: Given<{ reportId: number }>) =>
  tx.select().from(reports).where(eq(reports.id, reportId)).for("update"),
);

/**
 * Writes the report's new state and its next revision together: neither exists without the other. With its first revision it gets
 * the commune's next number: then the caller holds the lock of the numbers and knows that the period is open.
 */
export async function revise(
  tx: Transaction,
  report: Report,
  change: {
    state: "submitted" | "amended" | "withdrawn";
    change: RevisionChange;
    values: FigureValues;
    byPersonId: number;
    now: Date;
    /** As it was when absent. */
    note?: string | null;
    warnings?: readonly FigureWarning[];
  },
): Promise<Report> {
  const { now, byPersonId, note = report.note } = change;
  const isNew = report.revision === 0;
  if (!isNew && !(await isReturned(tx, report))) await requireOpenPeriod(tx, { ...report, now });
  const { state, values } = change;
  // With figures it is a report like any other: it counts as one, and no later one takes its place.
  const nothingToReport = report.nothingToReport && Object.keys(values).length === 0;
  const warnings = change.warnings === undefined ? report.warnings : warningsColumn(change.warnings);
  const submittedAt = report.submittedAt ?? now;
  const revision = report.revision + 1;
  const { rows } = await tx.execute<{ number: number | null }>(sql`
    with revised as (
      update reports set state = ${state}, values = ${JSON.stringify(values)}::jsonb, nothing_to_report = ${nothingToReport},
        note = ${note}, revision = ${revision}, pending = null, warnings = ${json(warnings)}::jsonb, updated_at = ${now.toISOString()},
        submitted_at = ${submittedAt.toISOString()}, number = ${isNew ? nextNumber(report.communeId) : sql`number`}
      where id = ${report.id} returning *
    ), ${keepRevision("revised", { change: change.change, byPersonId })}
    select number from revised`);
  const [revised] = rows;
  if (!revised) throw new ReportRefusedError("not_found");
  const { number } = revised;
  return {
    ...report,
    state,
    values,
    nothingToReport,
    note,
    revision,
    pending: null,
    warnings,
    updatedAt: now,
    submittedAt,
    number,
  };
}

/** Part of a statement that makes `saved` what it is now: its revision comes into being with it. */
export function keepRevision(
  saved: "revised" | "opened",
  { change, byPersonId }: { change: RevisionChange; byPersonId: number },
): SQL {
  return sql`kept as (
    insert into report_revisions (commune_id, report_id, revision, change, values, note, by_person_id, at)
    select commune_id, id, revision, ${change}, values, note, ${byPersonId}::int, updated_at from ${sql.raw(saved)})`;
}

export function warningsColumn(warnings: readonly FigureWarning[]): readonly FigureWarning[] | null {
  return warnings.length > 0 ? warnings : null;
}

export function json(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}

/** First half of the advisory lock's key; the second is the commune. Any number nobody else uses. */
const REPORT_NUMBERS = 7_201;

/** A commune's reports get their numbers one after another: to be taken as late as may be, for it lasts until the transaction ends. */
export async function lockNumbers(tx: Transaction, communeId: number): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${REPORT_NUMBERS}, ${communeId})`);
}

/** Whoever uses it holds the lock of the commune's numbers since an earlier statement. */
export function nextNumber(communeId: number): SQL {
  return sql`(select coalesce(max(r.number), 0) + 1 from reports r where r.commune_id = ${communeId})`;
}
