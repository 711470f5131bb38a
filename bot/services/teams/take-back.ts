import { and, desc, eq, gt, inArray } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { teamMembers, teams } from "../../db/schema/index.ts";
import { mayOnTeam } from "../access.ts";
import { audit } from "../audit.ts";
import type { KnownPerson } from "../people/known-person.ts";
import type { TeamRole } from "./members.ts";
import { heldAt, type Team } from "./membership.ts";

export interface JoinedMember {
  membershipId: number;
  personId: number;
  role: TeamRole;
  team: Team;
}

const columns = {
  membershipId: teamMembers.id,
  personId: teamMembers.personId,
  role: teamMembers.role,
  team: { id: teams.id, communeId: teams.communeId, unitId: teams.unitId, name: teams.name },
};

/** A membership that still holds. */
export async function findMember(
  tx: Transaction,
  { membershipId, now }: { membershipId: number; now: Date },
): Promise<JoinedMember | undefined> {
  const [found] = await tx
    .select(columns)
    .from(teamMembers)
    .innerJoin(teams, eq(teams.id, teamMembers.teamId))
    .where(and(eq(teamMembers.id, membershipId), heldAt(now)));
  return found;
}

/** Somebody of a team, by who they are. */
export async function memberOfTeam(
  tx: Transaction,
  { teamId, personId, now }: { teamId: number; personId: number; now: Date },
): Promise<JoinedMember | undefined> {
  const [found] = await tx
    .select(columns)
    .from(teamMembers)
    .innerJoin(teams, eq(teams.id, teamMembers.teamId))
    .where(and(eq(teamMembers.teamId, teamId), eq(teamMembers.personId, personId), heldAt(now)))
    .limit(1);
  return found;
}

/** Who joined one of these teams last by chat, since a time. */
export async function newestJoiner(
  tx: Transaction,
  { teamIds, since, now }: { teamIds: readonly number[]; since: Date; now: Date },
): Promise<JoinedMember | undefined> {
  const [found] = await tx
    .select(columns)
    .from(teamMembers)
    .innerJoin(teams, eq(teams.id, teamMembers.teamId))
    .where(and(inArray(teamMembers.teamId, [...teamIds]), gt(teamMembers.joinedAt, since), heldAt(now)))
    .orderBy(desc(teamMembers.joinedAt), desc(teamMembers.id))
    .limit(1);
  return found;
}

/** Whether the person may end this membership; a leader's only who may name another, and nobody their own as leader. */
export async function mayTakeBack(tx: Transaction, person: KnownPerson, member: JoinedMember): Promise<boolean> {
  if (member.role !== "leader") return mayOnTeam(tx, person, "manage_members", member.team);
  return member.personId !== person.id && (await mayOnTeam(tx, person, "hand_over", member.team));
}

/** Ends the membership; reports sent meanwhile stay, for the leader to look at. */
export async function takeBack(
  tx: Transaction,
  { member, byPersonId, now }: { member: JoinedMember; byPersonId: number; now: Date },
): Promise<void> {
  await tx.update(teamMembers).set({ until: now }).where(eq(teamMembers.id, member.membershipId));
  const subject = `team:${member.team.id} person:${member.personId}`;
  await audit(tx, { communeId: member.team.communeId, byPersonId, action: "team.taken_back", subject, now });
}
