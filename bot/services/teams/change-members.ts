import { eq } from "drizzle-orm";
import type { AuditAction } from "../../../shared/api/audit.ts";
import type { Transaction } from "../../db/connection.ts";
import { teamMembers } from "../../db/schema/index.ts";
import { audit } from "../audit.ts";
import type { TeamRole } from "./members.ts";
import type { Team } from "./membership.ts";
import { MembershipRefusedError } from "./membership-refused-error.ts";
import {
  endMembership,
  lockMembers,
  type MembershipRow,
  replaceMembership,
  requireMember,
  startMembership,
} from "./replace-membership.ts";

interface Change {
  team: Team;
  personId: number;
  byPersonId: number;
  now: Date;
}

/** Roles that are given by saying so; who leads changes by handing over. */
export type PlainRole = Exclude<TeamRole, "leader">;

/** Makes a member deputy, or a deputy a member again. The same role again changes nothing. */
export async function changeRole(tx: Transaction, { role, ...change }: Change & { role: PlainRole }): Promise<void> {
  const { team, now } = change;
  const row = requireMember(await lockMembers(tx, team.id, now), change.personId);
  if (row.role === role) return;
  leaderStays(row.role, "giao việc tổ trưởng cho người khác trước khi đổi chức danh");
  await replaceMembership(tx, { row, role, now });
  await note(tx, change, `team.role_${role}`);
}

/**
 * Somebody works for another team of the commune from now on, or, when they also stay, for both. What they did for the
 * first one stays there. Asked again it changes nothing.
 */
export async function moveMember(
  tx: Transaction,
  { to, stays, ...change }: Change & { to: Team; stays: boolean },
): Promise<void> {
  const { team, personId, now } = change;
  if (team.id === to.id) throw new MembershipRefusedError("same_team", "Người này đang ở đúng tổ đó rồi.");
  if (team.communeId !== to.communeId) {
    throw new MembershipRefusedError(
      "other_commune",
      "Hai tổ ở hai xã, phường khác nhau; xin đưa người này ra khỏi tổ cũ rồi thêm vào tổ mới.",
    );
  }
  const people = new Map<number, MembershipRow[]>();
  // In one order, so that two moves the other way round do not wait for each other.
  for (const id of [team.id, to.id].sort((a, b) => a - b)) people.set(id, await lockMembers(tx, id, now));
  const isThere = people.get(to.id)?.some((row) => row.personId === personId) === true;
  const here = people.get(team.id) ?? [];
  if (isThere && (stays || !here.some((row) => row.personId === personId))) return;
  const row = requireMember(here, personId);
  if (!stays) leaderStays(row.role, "giao việc tổ trưởng cho người khác trước khi chuyển tổ");
  if (!isThere)
    await startMembership(tx, { row, teamId: to.id, role: row.role === "officer" ? "officer" : "member", now });
  if (!stays) await endMembership(tx, row.id, now);
  if (!stays) await note(tx, change, "team.left");
  if (!isThere) await note(tx, { ...change, team: to }, "team.moved_in");
}

/** The leader or an officer says that who joined by code belongs here. */
export async function confirmMember(tx: Transaction, change: Change): Promise<void> {
  const { team, now } = change;
  const row = requireMember(await lockMembers(tx, team.id, now), change.personId);
  if (row.confirmedAt !== null) return;
  await tx.update(teamMembers).set({ confirmedAt: now }).where(eq(teamMembers.id, row.id));
  await note(tx, change, "team.confirmed");
}

function leaderStays(role: TeamRole, instead: string): void {
  if (role === "leader") throw new MembershipRefusedError("leader_stays", `Đây là tổ trưởng; xin ${instead}.`);
}

async function note(tx: Transaction, { team, personId, byPersonId, now }: Change, action: AuditAction) {
  await audit(tx, {
    communeId: team.communeId,
    byPersonId,
    action,
    subject: `team:${team.id} person:${personId}`,
    now,
  });
}
