import { and, asc, eq, gt, inArray, isNull, lte, or } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { people, unitRoles, units } from "../../db/schema/index.ts";
import type { Vault } from "../../db/vault.ts";
import { audit } from "../audit.ts";
import type { UnitRole } from "./known-person.ts";

/** Somebody with a role over a unit. */
export interface Officer {
  /** Of the role, not of the person. */
  id: number;
  personId: number;
  name: string | undefined;
  role: UnitRole["role"];
  unit: { id: number; name: string };
  since: Date;
}

function heldAt(now: Date) {
  return and(lte(unitRoles.from, now), or(isNull(unitRoles.until), gt(unitRoles.until, now)));
}

/** Who has a role over one of these units, by unit and how long. A few people a commune. */
export async function listOfficers(
  tx: Transaction,
  vault: Vault,
  { unitIds, now }: { unitIds: readonly number[]; now: Date },
): Promise<Officer[]> {
  const rows = await tx
    .select({ held: unitRoles, unitName: units.name, nameSealed: people.nameSealed })
    .from(unitRoles)
    .innerJoin(units, eq(units.id, unitRoles.unitId))
    .innerJoin(people, and(eq(people.id, unitRoles.personId), isNull(people.erasedAt)))
    .where(and(inArray(unitRoles.unitId, [...unitIds]), heldAt(now)))
    .orderBy(asc(unitRoles.unitId), asc(unitRoles.from), asc(unitRoles.id));
  return rows.map(({ held, unitName, nameSealed }) => ({
    id: held.id,
    personId: held.personId,
    name: nameSealed ? vault.open(nameSealed) : undefined,
    role: held.role,
    unit: { id: held.unitId, name: unitName },
    since: held.from,
  }));
}

/** Undefined when there is none in the scope, or it ended. */
export async function findOfficer(
  tx: Transaction,
  { roleId, now }: { roleId: number; now: Date },
): Promise<{ id: number; personId: number; unitId: number; communeId: number } | undefined> {
  const [held] = await tx
    .select({
      id: unitRoles.id,
      personId: unitRoles.personId,
      unitId: unitRoles.unitId,
      communeId: unitRoles.communeId,
    })
    .from(unitRoles)
    .where(and(eq(unitRoles.id, roleId), heldAt(now)));
  return held;
}

/** Ends a role; what the person did with it stays. */
export async function endOfficer(
  tx: Transaction,
  {
    held,
    byPersonId,
    now,
  }: { held: { id: number; unitId: number; communeId: number; personId: number }; byPersonId: number; now: Date },
): Promise<void> {
  await tx.update(unitRoles).set({ until: now }).where(eq(unitRoles.id, held.id));
  const subject = `unit:${held.unitId} person:${held.personId}`;
  await audit(tx, { communeId: held.communeId, byPersonId, action: "role.ended", subject, now });
}
