import { and, eq } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { teamMembers, teams } from "../../db/schema/index.ts";
import type { TeamRole } from "./members.ts";
import { heldAt } from "./membership.ts";
import { MembershipRefusedError } from "./membership-refused-error.ts";

export type MembershipRow = typeof teamMembers.$inferSelect;

/** Who is in the team now. Changes of one team's people come one after the other, so that it never has two leaders. */
export async function lockMembers(tx: Transaction, teamId: number, now: Date): Promise<MembershipRow[]> {
  await tx.select({ id: teams.id }).from(teams).where(eq(teams.id, teamId)).for("no key update");
  return tx
    .select()
    .from(teamMembers)
    .where(and(eq(teamMembers.teamId, teamId), heldAt(now)));
}

/** One of the team's people. Throws MembershipRefusedError when they are not in the team, or no longer. */
export function requireMember(rows: readonly MembershipRow[], personId: number): MembershipRow {
  const row = rows.find((held) => held.personId === personId);
  if (!row) throw new MembershipRefusedError("no_such_member", "Người này không còn trong tổ; xin tải lại danh sách.");
  return row;
}

interface Place {
  row: MembershipRow;
  role: TeamRole;
  now: Date;
}

/** Ends a membership and starts another in its place; who was what, and when, stays known. Returns the new one's id. */
export async function replaceMembership(tx: Transaction, place: Place): Promise<number> {
  await endMembership(tx, place.row.id, place.now);
  return startMembership(tx, { ...place, teamId: place.row.teamId });
}

/** Somebody who is known from one membership gets another one. Returns its id. */
export async function startMembership(
  tx: Transaction,
  { row, teamId, role, now }: Place & { teamId: number },
): Promise<number> {
  const { id: _, ...kept } = row;
  const [added] = await tx
    .insert(teamMembers)
    // Whoever changes somebody's role or team knows that they belong.
    .values({ ...kept, teamId, role, from: now, until: null, confirmedAt: now })
    .returning({ id: teamMembers.id });
  if (!added) throw new Error("an insert returned no row");
  return added.id;
}

export async function endMembership(tx: Transaction, membershipId: number, now: Date): Promise<void> {
  await tx.update(teamMembers).set({ until: now }).where(eq(teamMembers.id, membershipId));
}
