import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { people, teamMembers } from "../../db/schema/index.ts";
import type { Vault } from "../../db/vault.ts";
import { audit } from "../audit.ts";
import { nameKey } from "../units/name-key.ts";
import type { TeamRole } from "./members.ts";
import type { Team } from "./membership.ts";
import { MembershipRefusedError } from "./membership-refused-error.ts";
import { lockMembers, type MembershipRow } from "./replace-membership.ts";

interface NewMember {
  team: Team;
  name: string;
  /** "84…" */
  phone: string | undefined;
  role: TeamRole;
  byPersonId: number;
  now: Date;
}

/**
 * Puts a person into a team, as the import does: who has that phone in the commune is that person, else who has that name
 * in the team. Who is in the team already stays as they are. Returns the membership's id.
 * Throws MembershipRefusedError when the phone is somebody else's, or a second leader is asked for.
 */
export async function addMember(tx: Transaction, vault: Vault, given: NewMember): Promise<number> {
  const { team, role, byPersonId, now } = given;
  const rows = await lockMembers(tx, team.id, now);
  const known = (await byPhone(tx, vault, given)) ?? (await byNameInTeam(tx, vault, given, rows));
  const already = rows.find((row) => row.personId === known);
  if (already) return already.id;
  if (role === "leader" && rows.some((row) => row.role === "leader")) {
    throw new MembershipRefusedError(
      "has_leader",
      "Tổ đã có tổ trưởng; xin thêm làm thành viên rồi bàn giao việc tổ trưởng.",
    );
  }
  const personId = known ?? (await insertPerson(tx, vault, given));
  const [added] = await tx
    .insert(teamMembers)
    .values({ communeId: team.communeId, teamId: team.id, personId, role, source: "staff", from: now })
    .returning({ id: teamMembers.id });
  if (!added) throw new Error("an insert returned no row");
  const subject = `team:${team.id} person:${personId}`;
  await audit(tx, { communeId: team.communeId, byPersonId, action: "team.member_added", subject, now });
  return added.id;
}

async function byPhone(tx: Transaction, vault: Vault, { team, name, phone }: NewMember): Promise<number | undefined> {
  if (!phone) return undefined;
  const [owner] = await tx
    .select({ id: people.id, nameSealed: people.nameSealed })
    .from(people)
    .where(
      and(
        eq(people.communeId, team.communeId),
        eq(people.phoneFingerprint, vault.fingerprint("phone", phone)),
        isNull(people.erasedAt),
      ),
    )
    .orderBy(people.id)
    .limit(1);
  if (owner?.nameSealed && nameKey(vault.open(owner.nameSealed)) !== nameKey(name)) {
    throw new MembershipRefusedError(
      "phone_taken",
      "Số điện thoại này đang là của một người khác tên trong xã, phường; xin xem lại số hoặc họ tên.",
    );
  }
  return owner?.id;
}

async function byNameInTeam(
  tx: Transaction,
  vault: Vault,
  { name, phone }: NewMember,
  rows: readonly MembershipRow[],
): Promise<number | undefined> {
  for (const { personId } of rows) {
    const [person] = await tx.select().from(people).where(eq(people.id, personId));
    const isNamesake = person?.nameSealed && nameKey(vault.open(person.nameSealed)) === nameKey(name);
    // Two different phones tell two people of one name apart.
    if (isNamesake && !(phone && person.phoneSealed)) return personId;
  }
  return undefined;
}

async function insertPerson(tx: Transaction, vault: Vault, { team, name, phone, now }: NewMember): Promise<number> {
  const [added] = await tx
    .insert(people)
    .values({
      communeId: team.communeId,
      nameSealed: vault.seal(name),
      nameFingerprint: vault.fingerprint("name", nameKey(name)),
      phoneSealed: phone ? vault.seal(phone) : null,
      phoneFingerprint: phone ? vault.fingerprint("phone", phone) : null,
      createdAt: now,
    })
    .returning({ id: people.id });
  if (!added) throw new Error("an insert returned no row");
  return added.id;
}
