import { eq } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { teamMembers } from "../../db/schema/index.ts";
import { audit } from "../audit.ts";
import type { TeamRole } from "./members.ts";
import type { Team } from "./membership.ts";
import { MembershipRefusedError } from "./membership-refused-error.ts";
import { lockMembers, type MembershipRow, replaceMembership, requireMember } from "./replace-membership.ts";

interface Change {
  team: Team;
  membershipId: number;
  byPersonId: number;
  now: Date;
}

/** Roles that are given by saying so; who leads changes by handing over. */
export type PlainRole = Exclude<TeamRole, "leader">;

/** Makes a member deputy, or a deputy a member again. The same role again changes nothing. Returns the membership's id. */
export async function changeRole(tx: Transaction, { role, ...change }: Change & { role: PlainRole }): Promise<number> {
  const { team, now } = change;
  const row = requireMember(await lockMembers(tx, team.id, now), change.membershipId);
  if (row.role === role) return row.id;
  leaderStays(row.role, "giao việc tổ trưởng cho người khác trước khi đổi chức danh");
  const membershipId = await replaceMembership(tx, { row, role, now });
  await note(tx, change, row.personId, `team.role_${role}`);
  return membershipId;
}

/** Somebody works for another team of the commune from now on. What they did for the first one stays there. */
export async function moveMember(tx: Transaction, { to, ...change }: Change & { to: Team }): Promise<number> {
  const { team, now } = change;
  if (team.id === to.id) throw new MembershipRefusedError("same_team", "Người này đang ở đúng tổ đó rồi.");
  const people = new Map<number, MembershipRow[]>();
  // In one order, so that two moves the other way round do not wait for each other.
  for (const id of [team.id, to.id].sort((a, b) => a - b)) people.set(id, await lockMembers(tx, id, now));
  const row = requireMember(people.get(team.id) ?? [], change.membershipId);
  leaderStays(row.role, "giao việc tổ trưởng cho người khác trước khi chuyển tổ");
  if (people.get(to.id)?.some((other) => other.personId === row.personId))
    throw new MembershipRefusedError("already_member", `Người này đã ở trong ${to.name} rồi.`);
  const membershipId = await replaceMembership(tx, { row, teamId: to.id, role: row.role, now });
  await note(tx, change, row.personId, "team.left");
  await note(tx, { ...change, team: to }, row.personId, "team.moved_in");
  return membershipId;
}

/** The leader or an officer says that who joined by code belongs here. */
export async function confirmMember(tx: Transaction, change: Change): Promise<void> {
  const { team, now } = change;
  const row = requireMember(await lockMembers(tx, team.id, now), change.membershipId);
  if (row.confirmedAt !== null) return;
  await tx.update(teamMembers).set({ confirmedAt: now }).where(eq(teamMembers.id, row.id));
  await note(tx, change, row.personId, "team.confirmed");
}

function leaderStays(role: TeamRole, instead: string): void {
  if (role === "leader") throw new MembershipRefusedError("leader_stays", `Đây là tổ trưởng; xin ${instead}.`);
}

async function note(tx: Transaction, { team, byPersonId, now }: Change, personId: number, action: string) {
  await audit(tx, {
    communeId: team.communeId,
    byPersonId,
    action,
    subject: `team:${team.id} person:${personId}`,
    now,
  });
}
