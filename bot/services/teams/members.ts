import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { identities, people, teamMembers } from "../../db/schema/index.ts";
import type { Vault } from "../../db/vault.ts";
import { heldAt } from "./membership.ts";

export type TeamRole = (typeof teamMembers.$inferSelect)["role"];

/** Somebody who is in a team now. */
export interface TeamMember {
  membershipId: number;
  personId: number;
  /** Opened; undefined when nobody ever told it. */
  name: string | undefined;
  /** "84…", opened. */
  phone: string | undefined;
  role: TeamRole;
  /** Since when in this role. */
  since: Date;
  /** Joined with the team's code, and neither leader nor officer has said yet that they belong here. */
  isNew: boolean;
  /** Has written to the OA, so that notices arrive. */
  isOnZalo: boolean;
}

/** Where a page of members ends: the place of the role in the order, and the membership. */
export interface MemberCursor {
  rank: number;
  membershipId: number;
}

const rank = sql<number>`array_position(array['leader', 'deputy', 'member', 'officer'], ${teamMembers.role})`;

/** The people of a team, the leader first, each role in the order in which they came; `next` while there are more. */
export async function listMembers(
  tx: Transaction,
  vault: Vault,
  { teamId, after, count, now }: { teamId: number; after?: MemberCursor | undefined; count: number; now: Date },
): Promise<{ members: TeamMember[]; next: MemberCursor | undefined }> {
  const later = after && sql`(${rank}, ${teamMembers.id}) > (${after.rank}, ${after.membershipId})`;
  const rows = await tx
    .select({
      member: teamMembers,
      rank,
      nameSealed: people.nameSealed,
      phoneSealed: people.phoneSealed,
      isOnZalo: sql<boolean>`exists (select from ${identities} where ${identities.personId} = ${people.id} and ${identities.kind} = 'oa_user')`,
    })
    .from(teamMembers)
    .innerJoin(people, and(eq(people.id, teamMembers.personId), isNull(people.erasedAt)))
    .where(and(eq(teamMembers.teamId, teamId), heldAt(now), later))
    .orderBy(rank, asc(teamMembers.id))
    .limit(count + 1);
  const page = rows.slice(0, count);
  const last = page.at(-1);
  return {
    members: page.map(({ member, nameSealed, phoneSealed, isOnZalo }) => ({
      membershipId: member.id,
      personId: member.personId,
      name: nameSealed ? vault.open(nameSealed) : undefined,
      phone: phoneSealed ? vault.open(phoneSealed) : undefined,
      role: member.role,
      since: member.from,
      isNew: member.role === "member" && member.source === "join_code" && member.confirmedAt === null,
      isOnZalo,
    })),
    next: rows.length > count && last ? { rank: last.rank, membershipId: last.member.id } : undefined,
  };
}
