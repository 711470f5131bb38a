import type { Transaction } from "../../db/connection.ts";
import { audit } from "../audit.ts";
import type { Team } from "./membership.ts";
import { MembershipRefusedError } from "./membership-refused-error.ts";
import { endMembership, lockMembers, replaceMembership, requireMember } from "./replace-membership.ts";

/** What a former leader does in the team from then on; "none" leaves it. */
export type FormerRole = "deputy" | "member" | "none";

export interface HandOver {
  team: Team;
  /** The successor, who is in the team already. */
  toPersonId: number;
  formerRole: FormerRole;
  byPersonId: number;
  now: Date;
}

export interface HandedOver {
  /** False when everything was so before. */
  isChange: boolean;
  /** The successor's membership as leader. */
  membershipId: number;
  leaderId: number;
  formerLeaderIds: number[];
  formerRole: FormerRole;
}

/**
 * Makes somebody of the team its leader from now on; who led before takes the role said, and stays known as leader until
 * now. Asked again it changes nothing. Throws MembershipRefusedError when the successor is not in the team.
 */
export async function handOver(tx: Transaction, given: HandOver): Promise<HandedOver> {
  const { team, formerRole, byPersonId, now } = given;
  const rows = await lockMembers(tx, team.id, now);
  const successor = requireMember(rows, given.toPersonId);
  if (successor.role === "officer") {
    throw new MembershipRefusedError(
      "contact_only",
      "Người này là cán bộ liên hệ của tổ; xin thêm làm thành viên trước khi giao việc tổ trưởng.",
    );
  }
  const former = rows.filter((row) => row.role === "leader" && row.id !== successor.id);
  for (const row of former) {
    if (formerRole === "none") await endMembership(tx, row.id, now);
    else await replaceMembership(tx, { row, role: formerRole, now });
  }
  const isLeader = successor.role === "leader";
  const membershipId = isLeader ? successor.id : await replaceMembership(tx, { row: successor, role: "leader", now });
  const isChange = !isLeader || former.length > 0;
  if (isChange) {
    const subject = `team:${team.id} person:${successor.personId}`;
    await audit(tx, { communeId: team.communeId, byPersonId, action: "team.handed_over", subject, now });
  }
  const formerLeaderIds = former.map((row) => row.personId);
  return { isChange, membershipId, leaderId: successor.personId, formerLeaderIds, formerRole };
}
