import { and, desc, eq, gte, inArray, isNull, sql } from "drizzle-orm";
import { addDays, dayOf, instantOf, weekdayOf } from "../../../shared/calendar/day.ts";
import { periodOf } from "../../../shared/calendar/period.ts";
import type { Transaction } from "../../db/connection.ts";
import { helpRequests, teamCalls, teamMembers } from "../../db/schema/index.ts";
import { audit } from "../audit.ts";
import { type CallReason, callReason } from "./call-reasons.ts";
import { readyMessage, reasonSentence } from "./call-words.ts";
import { type CommuneWatch, copySignsOf } from "./commune-watch.ts";
import type { WatchedTeam } from "./team-history.ts";

/** Calls proposed a week: more would not be made. */
const CALLS_A_WEEK = 3;
/** A team that was called is left in peace so long. */
const QUIET_AFTER_DAYS = 14;

export interface ProposedCall {
  team: WatchedTeam;
  reason: CallReason["kind"];
  /** Why, in one sentence. */
  sentence: string;
  /** Ready to be sent or read out. */
  message: string;
}

export interface MadeCall {
  team: WatchedTeam;
  reason: string;
  calledAt: Date;
  /** Whether a report came after the call. */
  answered: boolean;
}

export interface WeekOfCalls {
  /** "2026-W47". */
  week: string;
  proposed: ProposedCall[];
  /** Calls of this week and the two before, newest first. */
  made: MadeCall[];
}

/** The teams of these units most worth a call this week, at most three with those called already. */
export async function callsOf(
  tx: Transaction,
  { watch, unitIds, now }: { watch: CommuneWatch; unitIds: readonly number[]; now: Date },
): Promise<WeekOfCalls> {
  const within = new Set(unitIds);
  const scores = watch.scores.filter(({ team }) => within.has(team.unitId));
  const teams = new Map(scores.map(({ team }) => [team.id, team]));
  const week = weekOf(now);
  const made = await madeCalls(tx, { teams, now });
  const calledLately = new Set(made.map(({ team }) => team.id));
  const thisWeek = made.filter(({ calledAt }) => calledAt >= instantOf(mondayOf(now))).length;
  const open = await openRequests(tx, [...teams.keys()]);
  const reached = await teamsWithMembers(tx, [...teams.keys()]);
  const words = { indicators: watch.indicators, kind: watch.commune.settings.period.kind };
  const proposed = scores
    .filter(({ team }) => !calledLately.has(team.id))
    .flatMap(({ team }) => {
      const history = watch.histories.find((one) => one.team.id === team.id);
      const reason =
        history &&
        callReason({
          history,
          signs: copySignsOf(watch, team.id),
          openRequests: open.get(team.id) ?? [],
          hasMembers: reached.has(team.id),
          now,
        });
      return reason ? [{ team, reason }] : [];
    })
    .sort((a, b) => b.reason.urgency - a.reason.urgency)
    .slice(0, Math.max(0, CALLS_A_WEEK - thisWeek))
    .map(({ team, reason }) => ({
      team,
      reason: reason.kind,
      sentence: reasonSentence(reason, words),
      message: readyMessage(team.name, reason),
    }));
  return { week, proposed, made };
}

/** Notes that the team was called this week; false when that stood there already. */
export async function markCalled(
  tx: Transaction,
  call: { communeId: number; teamId: number; reason: string; byPersonId: number; now: Date },
): Promise<boolean> {
  const [row] = await tx
    .insert(teamCalls)
    .values({ ...call, week: weekOf(call.now), calledAt: call.now })
    .onConflictDoNothing()
    .returning({ id: teamCalls.id });
  if (row) await audit(tx, { ...call, action: "team.called", subject: `team:${call.teamId}` });
  return row !== undefined;
}

/** Takes back a mark of this week set by mistake; false when there is none. */
export async function unmarkCalled(
  tx: Transaction,
  call: { communeId: number; teamId: number; byPersonId: number; now: Date },
): Promise<boolean> {
  const rows = await tx
    .delete(teamCalls)
    .where(and(eq(teamCalls.teamId, call.teamId), eq(teamCalls.week, weekOf(call.now))))
    .returning({ id: teamCalls.id });
  if (rows.length > 0) await audit(tx, { ...call, action: "team.call_unmarked", subject: `team:${call.teamId}` });
  return rows.length > 0;
}

async function madeCalls(
  tx: Transaction,
  { teams, now }: { teams: ReadonlyMap<number, WatchedTeam>; now: Date },
): Promise<MadeCall[]> {
  const since = instantOf(addDays(dayOf(now), -QUIET_AFTER_DAYS));
  const rows = await tx
    .select({
      teamId: teamCalls.teamId,
      reason: teamCalls.reason,
      calledAt: teamCalls.calledAt,
      answered: sql<boolean>`exists (
        select from reports r
        where r.commune_id = ${teamCalls.communeId} and r.team_id = ${teamCalls.teamId}
          and r.state in ('submitted', 'amended') and r.submitted_at > ${teamCalls.calledAt})`,
    })
    .from(teamCalls)
    .where(and(inArray(teamCalls.teamId, [...teams.keys()]), gte(teamCalls.calledAt, since)))
    .orderBy(desc(teamCalls.calledAt), desc(teamCalls.id));
  return rows.flatMap(({ teamId, ...call }) => {
    const team = teams.get(teamId);
    return team ? [{ team, ...call }] : [];
  });
}

async function openRequests(tx: Transaction, teamIds: number[]): Promise<Map<number, Date[]>> {
  const rows = await tx
    .select({ teamId: helpRequests.teamId, at: helpRequests.createdAt })
    .from(helpRequests)
    .where(and(inArray(helpRequests.teamId, teamIds), inArray(helpRequests.state, ["open", "taken"])));
  const open = new Map<number, Date[]>();
  for (const { teamId, at } of rows) if (teamId !== null) open.set(teamId, [...(open.get(teamId) ?? []), at]);
  return open;
}

/** Teams of which somebody joined by chat. */
async function teamsWithMembers(tx: Transaction, teamIds: number[]): Promise<Set<number>> {
  const rows = await tx
    .selectDistinct({ teamId: teamMembers.teamId })
    .from(teamMembers)
    .where(
      and(inArray(teamMembers.teamId, teamIds), isNull(teamMembers.until), sql`${teamMembers.joinedAt} is not null`),
    );
  return new Set(rows.map((row) => row.teamId));
}

/** The week a moment lies in, "2026-W47". */
export function weekOf(now: Date): string {
  return periodOf({ kind: "week" }, dayOf(now));
}

function mondayOf(now: Date): string {
  const today = dayOf(now);
  return addDays(today, 1 - weekdayOf(today));
}
