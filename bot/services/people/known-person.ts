import { and, eq, isNull, type SQLWrapper, sql } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { type Given, prepared } from "../../db/prepared.ts";
import { consents, identities, people, teamMembers, teams, unitRoles, units } from "../../db/schema/index.ts";
import type { Vault } from "../../db/vault.ts";

export interface Membership {
  id: number;
  teamId: number;
  teamName: string;
  role: "leader" | "deputy" | "member" | "officer";
  /** The village the team serves, or the commune. */
  unitId: number;
}

export interface UnitRole {
  unitId: number;
  unitName: string;
  role: "staff" | "leader" | "viewer";
}

/** Somebody we know something of, as commands and the API see them. */
export interface KnownPerson {
  id: number;
  /** Opened; undefined when Zalo never told us and nobody imported it. */
  name: string | undefined;
  /** How to call them: "bác", "cô", …; "anh/chị" until they choose. */
  formOfAddress: string;
  /** Current ones, newest first. */
  memberships: readonly Membership[];
  unitRoles: readonly UnitRole[];
  /** Consents that hold now. */
  consents: { reporting: boolean; announcements: boolean };
  /** The person said "dừng": nothing goes to them unasked. */
  stopped: boolean;
  /** The village a resident chose. */
  villageUnitId: number | undefined;
}

/** What menus and answers are made for. Who may do what on which unit is in `access.ts`. */
export type Role = "staff" | "member" | "resident";

/** Undefined for people we know nothing of. */
export async function findPersonByIdentity(
  tx: Transaction,
  vault: Vault,
  { oaId, zaloUserId, now }: { oaId: string; zaloUserId: string; now: Date },
): Promise<KnownPerson | undefined> {
  const [identity] = await tx
    .select({ personId: identities.personId })
    .from(identities)
    .where(and(eq(identities.kind, "oa_user"), eq(identities.scope, oaId), eq(identities.value, zaloUserId)));
  return identity && findPerson(tx, vault, { personId: identity.personId, now });
}

/** Undefined when there is no such person in the scope, or they were erased. */
export async function findPerson(
  tx: Transaction,
  vault: Vault,
  { personId, now }: { personId: number; now: Date },
): Promise<KnownPerson | undefined> {
  const [person] = await personWithTies(tx, { personId, at: now.toISOString() });
  if (!person) return undefined;
  const { memberships, unitRoles: held, purposes } = person;
  return {
    id: person.id,
    name: person.nameSealed ? vault.open(person.nameSealed) : undefined,
    formOfAddress: person.formOfAddress ?? "anh/chị",
    memberships,
    unitRoles: held,
    consents: { reporting: purposes.includes("reporting"), announcements: purposes.includes("announcements") },
    stopped: person.announcementsStoppedAt !== null,
    villageUnitId: person.villageUnitId ?? undefined,
  };
}

export function roleOf(person: KnownPerson | undefined): Role {
  if (person && person.unitRoles.length > 0) return "staff";
  return person && person.memberships.length > 0 ? "member" : "resident";
}

/** In one question: every call to the API and every message begins with it. */
const personWithTies = prepared((tx, { personId, at }: Given<{ personId: number; at: string }>) =>
  tx
    .select({
      id: people.id,
      nameSealed: people.nameSealed,
      formOfAddress: people.formOfAddress,
      announcementsStoppedAt: people.announcementsStoppedAt,
      villageUnitId: people.villageUnitId,
      memberships: sql<Membership[]>`array(
        select jsonb_build_object('id', m.id, 'teamId', t.id, 'teamName', t.name, 'role', m.role, 'unitId', t.unit_id)
        from ${teamMembers} m join ${teams} t on t.id = m.team_id
        where m.person_id = ${personId} and t.closed_on is null and ${holds("m", at)}
        order by m.joined_at desc, m.id desc)`,
      unitRoles: sql<UnitRole[]>`array(
        select jsonb_build_object('unitId', u.id, 'unitName', u.name, 'role', r.role)
        from ${unitRoles} r join ${units} u on u.id = r.unit_id
        where r.person_id = ${personId} and ${holds("r", at)} order by r.id desc)`,
      purposes: sql<string[]>`array(
        select c.purpose from ${consents} c where c.person_id = ${personId} and c.withdrawn_at is null)`,
    })
    .from(people)
    .where(and(eq(people.id, personId), isNull(people.erasedAt))),
);

/** Of the rows under this alias: those that hold at the instant. */
function holds(alias: string, at: SQLWrapper) {
  const row = sql.raw(alias);
  return sql`${row}.from_at <= ${at} and (${row}.until_at is null or ${row}.until_at > ${at})`;
}
