import { and, asc, eq, gt, inArray, isNull, lte, ne, or, sql } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { identities, people, teamMembers, unitRoles } from "../../db/schema/index.ts";

/** A leader or deputy who can be written to, the leader first; without the person named by `except`. */
export async function teamLeaders(
  tx: Transaction,
  { teamId, except, now }: { teamId: number; except?: number; now: Date },
): Promise<number[]> {
  const rows = await tx
    .selectDistinct({ personId: teamMembers.personId, role: teamMembers.role })
    .from(teamMembers)
    .innerJoin(identities, and(eq(identities.personId, teamMembers.personId), eq(identities.kind, "oa_user")))
    .where(
      and(
        eq(teamMembers.teamId, teamId),
        inArray(teamMembers.role, ["leader", "deputy"]),
        lte(teamMembers.from, now),
        or(isNull(teamMembers.until), gt(teamMembers.until, now)),
        except === undefined ? undefined : ne(teamMembers.personId, except),
      ),
    )
    // "leader" before "deputy".
    .orderBy(sql`${teamMembers.role} desc`);
  return rows.map((row) => row.personId);
}

/** Staff of a unit or of any unit above it who can be written to. */
export async function officersOf(
  tx: Transaction,
  { unitId, except, now }: { unitId: number; except?: number; now: Date },
): Promise<number[]> {
  const rows = await tx
    .selectDistinct({ personId: unitRoles.personId })
    .from(unitRoles)
    .innerJoin(identities, and(eq(identities.personId, unitRoles.personId), eq(identities.kind, "oa_user")))
    .innerJoin(people, and(eq(people.id, unitRoles.personId), isNull(people.erasedAt)))
    .where(
      and(
        sql`${unitRoles.unitId} in (
          with recursive above as (
            select id, parent_id from units where id = ${unitId}
            union
            select units.id, units.parent_id from units join above on units.id = above.parent_id
          )
          select id from above)`,
        eq(unitRoles.role, "staff"),
        lte(unitRoles.from, now),
        or(isNull(unitRoles.until), gt(unitRoles.until, now)),
        except === undefined ? undefined : ne(unitRoles.personId, except),
      ),
    )
    .orderBy(asc(unitRoles.personId));
  return rows.map((row) => row.personId);
}
