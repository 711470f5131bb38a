import { and, desc, eq, gt, isNull, lte, or } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
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
  const [person] = await tx
    .select()
    .from(people)
    .where(and(eq(people.id, personId), isNull(people.erasedAt)));
  if (!person) return undefined;
  return {
    id: person.id,
    name: person.nameSealed ? vault.open(person.nameSealed) : undefined,
    formOfAddress: person.formOfAddress ?? "anh/chị",
    memberships: await currentMemberships(tx, personId, now),
    unitRoles: await currentUnitRoles(tx, personId, now),
    consents: await currentConsents(tx, personId),
    stopped: person.announcementsStoppedAt !== null,
    villageUnitId: person.villageUnitId ?? undefined,
  };
}

export function roleOf(person: KnownPerson | undefined): Role {
  if (person && person.unitRoles.length > 0) return "staff";
  return person && person.memberships.length > 0 ? "member" : "resident";
}

async function currentMemberships(tx: Transaction, personId: number, now: Date): Promise<Membership[]> {
  return tx
    .select({
      id: teamMembers.id,
      teamId: teams.id,
      teamName: teams.name,
      role: teamMembers.role,
      unitId: teams.unitId,
    })
    .from(teamMembers)
    .innerJoin(teams, eq(teams.id, teamMembers.teamId))
    .where(
      and(
        eq(teamMembers.personId, personId),
        lte(teamMembers.from, now),
        or(isNull(teamMembers.until), gt(teamMembers.until, now)),
        isNull(teams.closedOn),
      ),
    )
    .orderBy(desc(teamMembers.joinedAt), desc(teamMembers.id));
}

async function currentUnitRoles(tx: Transaction, personId: number, now: Date): Promise<UnitRole[]> {
  return tx
    .select({ unitId: units.id, unitName: units.name, role: unitRoles.role })
    .from(unitRoles)
    .innerJoin(units, eq(units.id, unitRoles.unitId))
    .where(
      and(
        eq(unitRoles.personId, personId),
        lte(unitRoles.from, now),
        or(isNull(unitRoles.until), gt(unitRoles.until, now)),
      ),
    )
    .orderBy(desc(unitRoles.id));
}

async function currentConsents(tx: Transaction, personId: number): Promise<KnownPerson["consents"]> {
  const rows = await tx
    .select({ purpose: consents.purpose })
    .from(consents)
    .where(and(eq(consents.personId, personId), isNull(consents.withdrawnAt)));
  return {
    reporting: rows.some((row) => row.purpose === "reporting"),
    announcements: rows.some((row) => row.purpose === "announcements"),
  };
}
