import { randomBytes } from "node:crypto";
import { and, desc, eq, gt, inArray, isNull } from "drizzle-orm";
import type { Database, Transaction } from "../../db/connection.ts";
import { roleGrants, unitRoles, units } from "../../db/schema/index.ts";
import type { Vault } from "../../db/vault.ts";
import { KeyReusedError } from "../same-request.ts";
import { comparableCode } from "../teams/join-code.ts";
import type { UnitRole } from "./known-person.ts";

/** Long enough to hand over on paper, short enough to forget safely. */
const VALID_FOR_MS = 7 * 24 * 60 * 60 * 1000;

/** No O, 0, I, 1, L, nor U (heard as V): 30 signs in 8 places make 6.5e11 codes. */
const ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * Makes a one-time code that gives its sender a role over a unit. Only its fingerprint is stored. The same `key`, which
 * only the asking person's program knows, makes the same code, so that a repeated call gives out no second one. Throws
 * KeyReusedError when that one gives another role, or one over another unit.
 */
export async function createGrant(
  tx: Transaction | Database,
  vault: Vault,
  { unitId, role, key, now }: { unitId: number; role: UnitRole["role"]; key?: string; now: Date },
): Promise<{ code: string; expiresAt: Date }> {
  const code = codeOf(key === undefined ? randomBytes(16).toString("hex") : vault.fingerprint("grant seed", key));
  const expiresAt = new Date(now.getTime() + VALID_FOR_MS);
  const codeFingerprint = vault.fingerprint("grant", comparableCode(code));
  const [made] = await tx
    .insert(roleGrants)
    .values({ codeFingerprint, unitId, role, createdAt: now, expiresAt })
    .onConflictDoNothing()
    .returning({ id: roleGrants.id });
  if (made) return { code, expiresAt };
  const [before] = await tx.select().from(roleGrants).where(eq(roleGrants.codeFingerprint, codeFingerprint));
  if (before?.unitId !== unitId || before.role !== role) throw new KeyReusedError();
  return { code, expiresAt: before.expiresAt };
}

/** "CB-7K4M-PX92" from at least 32 hexadecimal digits. */
function codeOf(seed: string): string {
  let rest = BigInt(`0x${seed.slice(0, 32)}`);
  let signs = "";
  for (; signs.length < 8; rest /= BigInt(ALPHABET.length)) signs += ALPHABET[Number(rest % BigInt(ALPHABET.length))];
  return `CB-${signs.slice(0, 4)}-${signs.slice(4)}`;
}

export interface OpenGrant {
  id: number;
  unit: { id: number; name: string };
  role: UnitRole["role"];
  createdAt: Date;
  expiresAt: Date;
}

/** Codes for these units that nobody has used and that still work, newest first. */
export async function openGrants(
  tx: Transaction,
  { unitIds, now }: { unitIds: readonly number[]; now: Date },
): Promise<OpenGrant[]> {
  const rows = await tx
    .select({ grant: roleGrants, unitName: units.name })
    .from(roleGrants)
    .innerJoin(units, eq(units.id, roleGrants.unitId))
    .where(and(inArray(roleGrants.unitId, [...unitIds]), isNull(roleGrants.usedAt), gt(roleGrants.expiresAt, now)))
    .orderBy(desc(roleGrants.id));
  return rows.map(({ grant: { id, unitId, role, createdAt, expiresAt }, unitName }) => ({
    id,
    unit: { id: unitId, name: unitName },
    role,
    createdAt,
    expiresAt,
  }));
}

/** Nobody can use the code any more. */
export async function cancelGrant(tx: Transaction, { id, now }: { id: number; now: Date }): Promise<void> {
  await tx
    .update(roleGrants)
    .set({ expiresAt: now })
    .where(and(eq(roleGrants.id, id), gt(roleGrants.expiresAt, now)));
}

export interface Grant {
  id: number;
  unitId: number;
  unitName: string;
  role: UnitRole["role"];
  state: "usable" | "used" | "expired";
}

/** The grant of a typed code, usable or not; undefined when there is none or its unit has nothing to do with the commune. */
export async function findGrant(
  tx: Transaction,
  vault: Vault,
  { code, communeId, now }: { code: string; communeId: number; now: Date },
): Promise<Grant | undefined> {
  const [row] = await tx
    .select({ grant: roleGrants, unit: units })
    .from(roleGrants)
    .innerJoin(units, eq(units.id, roleGrants.unitId))
    .where(eq(roleGrants.codeFingerprint, vault.fingerprint("grant", comparableCode(code))));
  if (!row || !(await concerns(tx, row.unit, communeId))) return undefined;
  const { id, unitId, role, usedAt, expiresAt } = row.grant;
  const state = usedAt ? "used" : expiresAt <= now ? "expired" : "usable";
  return { id, unitId, unitName: row.unit.name, role, state };
}

/** The commune itself, a village of it, or the province it lies in. */
async function concerns(tx: Transaction, unit: typeof units.$inferSelect, communeId: number): Promise<boolean> {
  if (unit.communeId !== null) return unit.communeId === communeId;
  const [commune] = await tx.select({ parentId: units.parentId }).from(units).where(eq(units.id, communeId));
  return unit.id === communeId || commune?.parentId === unit.id;
}

/** Gives the role, once. Undefined when the grant was used or expired meanwhile. */
export async function redeemGrant(
  tx: Transaction,
  { grantId, personId, communeId, now }: { grantId: number; personId: number; communeId: number; now: Date },
): Promise<UnitRole | undefined> {
  const [used] = await tx
    .update(roleGrants)
    .set({ usedAt: now, usedByPersonId: personId })
    .where(and(eq(roleGrants.id, grantId), isNull(roleGrants.usedAt), gt(roleGrants.expiresAt, now)))
    .returning({ unitId: roleGrants.unitId, role: roleGrants.role });
  if (!used) return undefined;
  await tx.insert(unitRoles).values({ communeId, personId, unitId: used.unitId, role: used.role, from: now });
  const [unit] = await tx.select({ name: units.name }).from(units).where(eq(units.id, used.unitId));
  return { ...used, unitName: unit?.name ?? "" };
}
