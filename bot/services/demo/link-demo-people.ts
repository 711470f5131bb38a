import { and, eq } from "drizzle-orm";
import { type Database, type Transaction, withScope } from "../../db/connection.ts";
import { identities, people, teamMembers, teams, unitRoles, zaloGroups } from "../../db/schema/index.ts";
import type { Vault } from "../../db/vault.ts";
import { readCommune } from "../communes.ts";
import { giveConsent } from "../consent/consents.ts";
import { memberConsent, officerConsent } from "../consent/texts.ts";
import { keepAppUser } from "../people/app-users.ts";
import { nameKey } from "../units/name-key.ts";
import { demoTeamNames } from "./thach-quy.ts";

/** A person's Zalo ids, within the OA and within the app. */
interface ZaloIds {
  userId: string;
  userIdByApp: string;
}

/** Zalo ids of those who play the demo. */
export interface DemoCast {
  oaId: string;
  appId: string;
  /** Leads tổ dân phố 1. */
  leader: ZaloIds;
  /** An officer of the ward. */
  officer: ZaloIds & { name: string };
  /** The Zalo group of tổ dân phố 1. */
  group: { groupId: string; name: string };
}

/** Makes the demo's leader, officer and group known under their Zalo ids. Running it again changes nothing. */
export async function linkDemoPeople(
  db: Database,
  vault: Vault,
  { communeId, cast, now }: { communeId: number; cast: DemoCast; now: Date },
): Promise<void> {
  await withScope(db, { communes: [communeId] }, async (tx) => {
    const commune = await readCommune(tx, communeId);
    const given = { communeId, oaId: cast.oaId, appId: cast.appId, now };
    const place = await leaderPlace(tx, communeId);
    if (!place) return;
    if (await identify(tx, { ...given, ids: cast.leader, personId: async () => place.personId })) {
      await tx.update(teamMembers).set({ joinedAt: now }).where(eq(teamMembers.id, place.id));
      await giveConsent(tx, { ...given, personId: place.personId, purpose: "reporting", text: memberConsent(commune) });
    }
    const officerId = await identify(tx, {
      ...given,
      ids: cast.officer,
      personId: () => addOfficer(tx, vault, { ...given, name: cast.officer.name }),
    });
    if (officerId)
      await giveConsent(tx, { ...given, personId: officerId, purpose: "reporting", text: officerConsent(commune) });
    await tx
      .insert(zaloGroups)
      .values({ communeId, oaId: cast.oaId, teamId: place.teamId, linkedAt: now, ...cast.group })
      .onConflictDoNothing();
  });
}

async function leaderPlace(tx: Transaction, communeId: number) {
  const [place] = await tx
    .select({ id: teamMembers.id, personId: teamMembers.personId, teamId: teams.id })
    .from(teamMembers)
    .innerJoin(teams, eq(teams.id, teamMembers.teamId))
    .where(and(eq(teams.communeId, communeId), eq(teams.name, demoTeamNames[0] ?? ""), eq(teamMembers.role, "leader")));
  return place;
}

/** Gives a Zalo id to a person unless somebody has it; then undefined. */
async function identify(
  tx: Transaction,
  {
    communeId,
    oaId,
    appId,
    ids,
    personId,
  }: { communeId: number; oaId: string; appId: string; ids: ZaloIds; personId: () => Promise<number> },
): Promise<number | undefined> {
  const [known] = await tx
    .select({ id: identities.id })
    .from(identities)
    .where(and(eq(identities.kind, "oa_user"), eq(identities.scope, oaId), eq(identities.value, ids.userId)));
  if (known) return undefined;
  const id = await personId();
  await tx.insert(identities).values({ communeId, personId: id, kind: "oa_user", scope: oaId, value: ids.userId });
  await keepAppUser(tx, { oaId, zaloUserId: ids.userId, appId, userIdByApp: ids.userIdByApp });
  return id;
}

async function addOfficer(
  tx: Transaction,
  vault: Vault,
  { communeId, name, now }: { communeId: number; name: string; now: Date },
): Promise<number> {
  const [officer] = await tx
    .insert(people)
    .values({
      communeId,
      nameSealed: vault.seal(name),
      nameFingerprint: vault.fingerprint("name", nameKey(name)),
      createdAt: now,
    })
    .returning({ id: people.id });
  if (!officer) throw new Error("an insert returned no row");
  await tx.insert(unitRoles).values({ communeId, unitId: communeId, personId: officer.id, role: "staff", from: now });
  return officer.id;
}
