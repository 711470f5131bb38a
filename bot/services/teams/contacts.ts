import { and, asc, eq, gt, inArray, isNull, lte, ne, or, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { identities, people, teamMembers, unitRoles } from "../../db/schema/index.ts";
import { heldAt } from "./membership.ts";

interface Asked {
  teamId: number;
  /** A person left out. */
  except?: number | undefined;
  now: Date;
}

/** A leader or deputy who can be written to, the leader first; without the person named by `except`. */
export async function teamLeaders(tx: Transaction, { teamId, except, now }: Asked): Promise<number[]> {
  const leading = inArray(teamMembers.role, ["leader", "deputy"]);
  return reachable(tx, { teamId, except, now, whose: leading });
}

/** Whom to write to about the team's work: its leaders or, when none of them can be written to, its members. */
export async function teamContacts(tx: Transaction, asked: Asked): Promise<number[]> {
  const leaders = await teamLeaders(tx, asked);
  return leaders.length > 0 ? leaders : reachable(tx, { ...asked, whose: eq(teamMembers.role, "member") });
}

async function reachable(
  tx: Transaction,
  { teamId, except, now, whose }: Asked & { whose: SQL | undefined },
): Promise<number[]> {
  const rows = await tx
    .selectDistinct({ personId: teamMembers.personId, role: teamMembers.role })
    .from(teamMembers)
    .innerJoin(identities, and(eq(identities.personId, teamMembers.personId), eq(identities.kind, "oa_user")))
    .where(
      and(
        eq(teamMembers.teamId, teamId),
        whose,
        heldAt(now),
        except === undefined ? undefined : ne(teamMembers.personId, except),
      ),
    )
    // "leader" before "deputy".
    .orderBy(sql`${teamMembers.role} desc`, asc(teamMembers.personId));
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
