import type { Transaction } from "../../db/connection.ts";
import type { Vault } from "../../db/vault.ts";
import { audit } from "../audit.ts";
import { giveConsent } from "../consent/consents.ts";
import type { ConsentText } from "../consent/texts.ts";
import { joinTeam, leaveTeams, type Team } from "../teams/membership.ts";
import type { UnitRole } from "./known-person.ts";
import { meetPerson, type PersonProfile } from "./meet-person.ts";
import { redeemGrant } from "./role-grants.ts";

interface Acceptance {
  communeId: number;
  oaId: string;
  zaloUserId: string;
  profile: PersonProfile | undefined;
  /** The text the person said "đồng ý" to. */
  consent: ConsentText;
  now: Date;
}

/** The person agreed to join a team: they belong to it from now on, and to no other when `leavesOthers`. */
export async function acceptTeam(
  tx: Transaction,
  vault: Vault,
  { team, leavesOthers, ...given }: Acceptance & { team: Team; leavesOthers: boolean },
): Promise<{ personId: number; membershipId: number }> {
  const personId = await meetWithConsent(tx, vault, given);
  if (leavesOthers) await leaveTeams(tx, { personId, now: given.now });
  const membershipId = await joinTeam(tx, { team, personId, now: given.now });
  await audit(tx, { ...given, byPersonId: personId, action: "team.joined", subject: `team:${team.id}` });
  return { personId, membershipId };
}

/** The person agreed to a granted role. Undefined when the code was used or expired meanwhile: then no right was given. */
export async function acceptGrant(
  tx: Transaction,
  vault: Vault,
  { grantId, ...given }: Acceptance & { grantId: number },
): Promise<(UnitRole & { personId: number }) | undefined> {
  const personId = await meetWithConsent(tx, vault, given);
  const role = await redeemGrant(tx, { grantId, personId, communeId: given.communeId, now: given.now });
  if (!role) return undefined;
  await audit(tx, { ...given, byPersonId: personId, action: `role.${role.role}`, subject: `unit:${role.unitId}` });
  return { ...role, personId };
}

async function meetWithConsent(tx: Transaction, vault: Vault, given: Acceptance): Promise<number> {
  const personId = await meetPerson(tx, vault, given);
  await giveConsent(tx, {
    communeId: given.communeId,
    personId,
    purpose: "reporting",
    text: given.consent,
    now: given.now,
  });
  return personId;
}
