import { and, eq, isNull, ne } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { people } from "../../db/schema/index.ts";
import type { Vault } from "../../db/vault.ts";
import { mayOnTeam, mayOnUnit } from "../access.ts";
import { audit } from "../audit.ts";
import { MembershipRefusedError } from "../teams/membership-refused-error.ts";
import { findPerson, type KnownPerson } from "./known-person.ts";

interface ContactChange {
  communeId: number;
  personId: number;
  name?: string | undefined;
  /** "84…" */
  phone?: string | undefined;
  by: KnownPerson;
  now: Date;
}

/**
 * The leader or an officer corrects a member's name or phone. The phone decides who somebody is that joins by chat, so
 * only who manages all their teams may change it. Throws MembershipRefusedError.
 */
export async function changeContact(tx: Transaction, vault: Vault, change: ContactChange): Promise<void> {
  const { communeId, personId, name, phone, by, now } = change;
  await requireAllTeams(tx, vault, change);
  if (phone) await requireFreePhone(tx, vault, { communeId, personId, phone });
  const fingerprint = phone && vault.fingerprint("phone", phone);
  await tx
    .update(people)
    .set({
      // The fingerprint of the name stays, so that the next import finds the same person.
      ...(name ? { nameSealed: vault.seal(name) } : {}),
      ...(phone ? { phoneSealed: vault.seal(phone), phoneFingerprint: fingerprint } : {}),
    })
    .where(eq(people.id, personId));
  const subject = `person:${personId}`;
  await audit(tx, { communeId, byPersonId: by.id, action: "person.contact_changed", subject, now });
}

/** Whoever changes who somebody is manages everything they belong to. Throws MembershipRefusedError. */
export async function requireAllTeams(
  tx: Transaction,
  vault: Vault,
  { personId, by, now }: Pick<ContactChange, "personId" | "by" | "now">,
): Promise<void> {
  const person = await findPerson(tx, vault, { personId, now });
  const refusal = new MembershipRefusedError(
    "also_elsewhere",
    "Người này còn việc ở tổ hoặc đơn vị khác; xin nhờ cán bộ xã, phường sửa giúp.",
  );
  for (const { teamId, unitId } of person?.memberships ?? []) {
    if (!(await mayOnTeam(tx, by, "manage_members", { id: teamId, unitId }))) throw refusal;
  }
  for (const { unitId } of person?.unitRoles ?? []) {
    if (!(await mayOnUnit(tx, by, "manage_officers", unitId))) throw refusal;
  }
}

async function requireFreePhone(
  tx: Transaction,
  vault: Vault,
  { communeId, personId, phone }: { communeId: number; personId: number; phone: string },
): Promise<void> {
  const [owner] = await tx
    .select({ id: people.id })
    .from(people)
    .where(
      and(
        eq(people.communeId, communeId),
        eq(people.phoneFingerprint, vault.fingerprint("phone", phone)),
        ne(people.id, personId),
        isNull(people.erasedAt),
      ),
    )
    .limit(1);
  if (owner) {
    throw new MembershipRefusedError("phone_taken", "Số điện thoại này đang là của người khác trong xã, phường.");
  }
}
