import { and, desc, eq, gt, inArray, isNull, or } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { teamMembers, teams } from "../../db/schema/index.ts";
import { audit } from "../audit.ts";
import type { Team } from "./membership.ts";

export interface JoinedMember {
  membershipId: number;
  personId: number;
  team: Team;
}

const columns = {
  membershipId: teamMembers.id,
  personId: teamMembers.personId,
  team: { id: teams.id, communeId: teams.communeId, unitId: teams.unitId, name: teams.name },
};

function holds(now: Date) {
  return or(isNull(teamMembers.until), gt(teamMembers.until, now));
}

/** A membership that still holds. */
export async function findMember(
  tx: Transaction,
  { membershipId, now }: { membershipId: number; now: Date },
): Promise<JoinedMember | undefined> {
  const [found] = await tx
    .select(columns)
    .from(teamMembers)
    .innerJoin(teams, eq(teams.id, teamMembers.teamId))
    .where(and(eq(teamMembers.id, membershipId), holds(now)));
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
    .where(and(inArray(teamMembers.teamId, [...teamIds]), gt(teamMembers.joinedAt, since), holds(now)))
    .orderBy(desc(teamMembers.joinedAt), desc(teamMembers.id))
    .limit(1);
  return found;
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
