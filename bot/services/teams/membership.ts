import { and, eq, gt, isNull, lte, or, sql } from "drizzle-orm";
import { type Transaction, withScope } from "../../db/connection.ts";
import { teamMembers, teams } from "../../db/schema/index.ts";
import { comparableCode } from "./join-code.ts";

export interface Team {
  id: number;
  communeId: number;
  unitId: number;
  name: string;
}

const teamColumns = { id: teams.id, communeId: teams.communeId, unitId: teams.unitId, name: teams.name };

/** The open team that a typed join code belongs to, within the commune; its digits alone are enough when they name one. */
export async function findTeamByJoinCode(
  tx: Transaction,
  { code, communeId }: { code: string; communeId: number },
): Promise<Team | undefined> {
  // Both sides in the form of `comparableCode`; a commune has tens of teams, so no index is missed.
  const stored = sql`translate(regexp_replace(upper(${teams.joinCode}), '[^A-Z0-9]', '', 'g'), 'OIL', '011')`;
  const typed = comparableCode(code);
  const matches = /^\d{4,}$/.test(typed) ? sql`${stored} like ${`%${typed}`}` : eq(stored, typed);
  const found = await tx
    .select(teamColumns)
    .from(teams)
    .where(and(eq(teams.communeId, communeId), isNull(teams.closedOn), matches))
    .limit(2);
  return found.length === 1 ? found[0] : undefined;
}

/** Undefined when there is none in the scope, or it was closed. */
export async function findTeam(tx: Transaction, teamId: number): Promise<Team | undefined> {
  const [team] = await tx
    .select(teamColumns)
    .from(teams)
    .where(and(eq(teams.id, teamId), isNull(teams.closedOn)));
  return team;
}

/** Where a team of any commune lies; says nothing of who may see it. */
export async function placeOfTeam(
  tx: Transaction,
  teamId: number,
): Promise<{ communeId: number; unitId: number } | undefined> {
  const [place] = await withScope(tx, "all", (all) =>
    all.select({ communeId: teams.communeId, unitId: teams.unitId }).from(teams).where(eq(teams.id, teamId)),
  );
  return place;
}

/**
 * Makes the person a member at once. An imported member keeps their role and is marked as having joined. Returns the
 * membership's id.
 */
export async function joinTeam(
  tx: Transaction,
  { team, personId, now }: { team: Team; personId: number; now: Date },
): Promise<number> {
  const [imported] = await tx
    .update(teamMembers)
    .set({ joinedAt: sql`coalesce(${teamMembers.joinedAt}, ${now})` })
    .where(and(eq(teamMembers.teamId, team.id), eq(teamMembers.personId, personId), heldAt(now)))
    .returning({ id: teamMembers.id });
  if (imported) return imported.id;
  const [added] = await tx
    .insert(teamMembers)
    .values({
      communeId: team.communeId,
      teamId: team.id,
      personId,
      role: "member",
      source: "join_code",
      from: now,
      joinedAt: now,
    })
    .returning({ id: teamMembers.id });
  if (!added) throw new Error("an insert returned no row");
  return added.id;
}

/** Ends the person's membership of one team, or of all when none is named. The past stays. */
export async function leaveTeams(
  tx: Transaction,
  { personId, teamId, now }: { personId: number; teamId?: number; now: Date },
): Promise<void> {
  const one = teamId === undefined ? undefined : eq(teamMembers.teamId, teamId);
  await tx
    .update(teamMembers)
    .set({ until: now })
    .where(and(eq(teamMembers.personId, personId), one, heldAt(now)));
}

/** Memberships that hold at a moment. */
export function heldAt(now: Date) {
  return and(lte(teamMembers.from, now), or(isNull(teamMembers.until), gt(teamMembers.until, now)));
}
