import { and, asc, desc, eq, gt, inArray, isNull, lte, ne, or, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { identities, people, reports, teamMembers, unitRoles } from "../../db/schema/index.ts";
import type { UnitRole } from "../people/known-person.ts";
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

/** The person of the team who sent its newest report, if they are still in it and can be written to. */
export async function lastReporter(tx: Transaction, { teamId, now }: Asked): Promise<number | undefined> {
  const [newest] = await tx
    .select({ personId: reports.authorPersonId })
    .from(reports)
    .where(and(eq(reports.teamId, teamId), inArray(reports.state, ["submitted", "amended"])))
    .orderBy(desc(reports.activityOn), desc(reports.id))
    .limit(1);
  if (newest?.personId == null) return undefined;
  const inTeam = ne(teamMembers.role, "officer");
  const people = await reachable(tx, { teamId, now, whose: and(inTeam, eq(teamMembers.personId, newest.personId)) });
  return people[0];
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

interface Officers {
  unitId: number;
  roles?: readonly UnitRole["role"][];
  /** A person left out. */
  except?: number | undefined;
  now: Date;
}

/** Staff, or holders of other roles, of a unit or of any unit above it who can be written to. */
export async function officersOf(
  tx: Transaction,
  { unitId, roles = ["staff"], except, now }: Officers,
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
        inArray(unitRoles.role, [...roles]),
        lte(unitRoles.from, now),
        or(isNull(unitRoles.until), gt(unitRoles.until, now)),
        except === undefined ? undefined : ne(unitRoles.personId, except),
      ),
    )
    .orderBy(asc(unitRoles.personId));
  return rows.map((row) => row.personId);
}
