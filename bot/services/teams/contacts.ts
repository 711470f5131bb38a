import { and, asc, eq, gt, inArray, isNull, lte, ne, or, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { conversations, identities, officialAccounts, people, teamMembers, unitRoles } from "../../db/schema/index.ts";
import { windowHours } from "../announcements/routes.ts";
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
  const leaders = await reachable(tx, { teamIds: [teamId], except, now, whose: leading });
  return leaders.get(teamId) ?? [];
}

/** Of each of these teams the person who sent its newest report, if they are still in it and can be written to. */
export async function lastReporters(
  tx: Transaction,
  { teamIds, now }: { teamIds: readonly number[]; now: Date },
): Promise<Map<number, number>> {
  const { rows } = await tx.execute<{ team_id: number; person_id: number }>(sql`
    select t.id as team_id, newest.person_id
    from unnest(${sql.param(teamIds)}::int[]) as t(id)
    cross join lateral (
      select author_person_id as person_id from reports
      where team_id = t.id and state in ('submitted', 'amended') order by activity_on desc, id desc limit 1) as newest
    where newest.person_id is not null`);
  const inTeam = await reachable(tx, {
    teamIds: rows.map((row) => row.team_id),
    now,
    whose: ne(teamMembers.role, "officer"),
  });
  const still = rows.filter((row) => inTeam.get(row.team_id)?.includes(row.person_id));
  return new Map(still.map((row) => [row.team_id, row.person_id]));
}

/** Whom to write to about the team's work: its leaders or, when none of them can be written to, its members. */
export async function teamContacts(tx: Transaction, { teamId, ...asked }: Asked): Promise<number[]> {
  return (await contactsOfTeams(tx, { ...asked, teamIds: [teamId] })).get(teamId) ?? [];
}

/** The same of many teams; one without anybody is absent. */
export async function contactsOfTeams(tx: Transaction, asked: AskedOfMany): Promise<Map<number, number[]>> {
  const leaders = await reachable(tx, { ...asked, whose: leading });
  const teamIds = asked.teamIds.filter((teamId) => !leaders.has(teamId));
  if (teamIds.length === 0) return leaders;
  const members = await reachable(tx, { ...asked, teamIds, whose: eq(teamMembers.role, "member") });
  return new Map([...leaders, ...members]);
}

interface AskedOfMany extends Omit<Asked, "teamId"> {
  teamIds: readonly number[];
}

const leading = inArray(teamMembers.role, ["leader", "deputy"]);

/** Zalo takes no message to somebody who wrote longer ago; whose last word nobody knows is tried. */
function isWithinReach(now: Date): SQL {
  return sql`(${conversations.lastInteractionAt} is null or ${conversations.lastInteractionAt} >= ${now}::timestamptz
    - coalesce((${officialAccounts.capabilities}->>'personWindowHours')::float8, ${windowHours}) * interval '1 hour')`;
}

const isTalkOfIdentity = and(
  eq(conversations.personId, identities.personId),
  eq(conversations.oaId, identities.scope),
  eq(conversations.peerId, identities.value),
);

async function reachable(
  tx: Transaction,
  { teamIds, except, now, whose }: AskedOfMany & { whose: SQL | undefined },
): Promise<Map<number, number[]>> {
  const rows = await tx
    .selectDistinct({ teamId: teamMembers.teamId, personId: teamMembers.personId, role: teamMembers.role })
    .from(teamMembers)
    .innerJoin(identities, and(eq(identities.personId, teamMembers.personId), eq(identities.kind, "oa_user")))
    .leftJoin(officialAccounts, eq(officialAccounts.oaId, identities.scope))
    .leftJoin(conversations, isTalkOfIdentity)
    .where(
      and(
        sql`${teamMembers.teamId} = any(${sql.param([...teamIds])}::int[])`,
        whose,
        heldAt(now),
        isWithinReach(now),
        except === undefined ? undefined : ne(teamMembers.personId, except),
      ),
    )
    // "leader" before "deputy".
    .orderBy(sql`${teamMembers.role} desc`, asc(teamMembers.personId));
  const found = new Map<number, number[]>();
  for (const { teamId, personId } of rows) found.set(teamId, [...(found.get(teamId) ?? []), personId]);
  return found;
}

interface Officers {
  unitId: number;
  roles?: readonly UnitRole["role"][];
  /** A person left out. */
  except?: number | undefined;
  now: Date;
}

/** Staff, or holders of other roles, of a unit or of any unit above it who can be written to. */
export async function officersOf(tx: Transaction, asked: Officers): Promise<number[]> {
  return (await officersByReach(tx, asked)).within;
}

/** The same, and those who wrote to the OA once, but too long ago for Zalo to let a message through. */
export async function officersByReach(
  tx: Transaction,
  { unitId, roles = ["staff"], except, now }: Officers,
): Promise<{ within: number[]; silent: number[] }> {
  const rows = await tx
    .select({ personId: unitRoles.personId, isWithin: sql<boolean>`bool_or(${isWithinReach(now)})` })
    .from(unitRoles)
    .innerJoin(identities, and(eq(identities.personId, unitRoles.personId), eq(identities.kind, "oa_user")))
    .innerJoin(people, and(eq(people.id, unitRoles.personId), isNull(people.erasedAt)))
    .leftJoin(officialAccounts, eq(officialAccounts.oaId, identities.scope))
    .leftJoin(conversations, isTalkOfIdentity)
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
    .groupBy(unitRoles.personId)
    .orderBy(asc(unitRoles.personId));
  const idsOf = (isWithin: boolean) => rows.filter((row) => row.isWithin === isWithin).map((row) => row.personId);
  return { within: idsOf(true), silent: idsOf(false) };
}
