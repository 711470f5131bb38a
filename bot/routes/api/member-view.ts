import type { MemberView } from "../../../shared/api/members.ts";
import { mayOnTeam, mayOnUnit, type TeamAction } from "../../services/access.ts";
import type { MemberCursor, TeamMember } from "../../services/teams/members.ts";
import type { Team } from "../../services/teams/membership.ts";
import { MembershipRefusedError } from "../../services/teams/membership-refused-error.ts";
import { HttpError } from "../http-error.ts";
import type { Caller } from "./authentication.ts";
import { requireTeam } from "./teams.ts";

/** Phone numbers are for those who work with the team's people. */
export async function seesPhones({ tx, person }: Caller, team: Team): Promise<boolean> {
  return (
    (await mayOnTeam(tx, person, "manage_members", team)) || (await mayOnUnit(tx, person, "see_people", team.unitId))
  );
}

export function toMemberView(
  member: TeamMember,
  { myId, withPhone }: { myId: number; withPhone: boolean },
): MemberView {
  const { personId, name, phone, role, since, isNew, isOnZalo } = member;
  const isMe = personId === myId;
  return {
    personId,
    ...(name ? { name } : {}),
    ...(phone && (withPhone || isMe) ? { phone } : {}),
    role,
    since: since.toISOString(),
    isNew,
    isOnZalo,
    isMe,
  };
}

/** "2.345": place of the role, membership. */
export function readMemberCursor(text: string | undefined): MemberCursor | undefined {
  const [rank, membershipId] = (text ?? "").split(".").map(Number);
  return rank && membershipId ? { rank, membershipId } : undefined;
}

export function writeMemberCursor({ rank, membershipId }: MemberCursor): string {
  return `${rank}.${membershipId}`;
}

/** A team whose people the caller may change. Throws 404 when they may not even see them, 403 when they may only look. */
export async function requireManagedTeam(caller: Caller, teamId: number, action: TeamAction): Promise<Team> {
  const team = await requireTeam(caller, teamId, "see_members");
  if (!(await mayOnTeam(caller.tx, caller.person, action, team))) throw notAllowed();
  return team;
}

export function notAllowed(): HttpError {
  return new HttpError(403, "not_allowed", "Việc này dành cho tổ trưởng hoặc cán bộ theo dõi các tổ.");
}

/** A refusal of the service as an answer: 404 for people who are not there, else 409. */
export function explainRefusal(error: unknown): never {
  if (!(error instanceof MembershipRefusedError)) throw error;
  throw new HttpError(error.code === "no_such_member" ? 404 : 409, error.code, error.message);
}
