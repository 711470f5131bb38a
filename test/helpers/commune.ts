import { eq } from "drizzle-orm";
import { type Database, withScope } from "../../bot/db/connection.ts";
import {
  communes,
  identities,
  officialAccounts,
  people,
  teamMembers,
  teams,
  unitRoles,
  units,
  zaloGroups,
} from "../../bot/db/schema/index.ts";
import { nameKey } from "../../bot/services/units/name-key.ts";
import { testVault } from "./turn.ts";

const LONG_AGO = new Date("2026-01-05T01:00:00Z");

export interface TestCommune {
  id: number;
  /** Zalo id of its official account. */
  oaId: string;
  teams: { id: number; unitId: number; name: string; joinCode: string }[];
}

/** How many each database has. */
const made = new WeakMap<Database, number>();

/** A commune with so many villages, one team each: "Tổ công nghệ số cộng đồng Tổ dân phố 1", join code like "ABQ-10001". */
export async function makeCommune(db: Database, teamCount: number, settings: object = {}): Promise<TestCommune> {
  const number = (made.get(db) ?? 0) + 1;
  made.set(db, number);
  const tag = `t${number}`;
  const oaId = `30000000000000000${20 + number}`;
  return withScope(db, "all", async (tx) => {
    const [unit] = await tx
      .insert(units)
      .values({ code: tag, name: "Phường Thạch Quý", nameKey: `${tag}`, level: "commune", validFrom: "2025-07-01" })
      .returning();
    await tx.update(units).set({ communeId: unit!.id }).where(eq(units.id, unit!.id));
    await tx.insert(communes).values({ unitId: unit!.id, settings });
    await tx.insert(officialAccounts).values({
      oaId,
      appId: "2000000000000000011",
      communeId: unit!.id,
      secretKeySealed: "x",
    });
    const list: TestCommune["teams"] = [];
    for (let n = 1; n <= teamCount; n += 1) {
      const villageName = `Tổ dân phố ${n}`;
      const [village] = await tx
        .insert(units)
        .values({
          code: `${tag}-${n}`,
          name: villageName,
          nameKey: nameKey(villageName),
          level: "village",
          parentId: unit!.id,
          communeId: unit!.id,
          validFrom: "2025-07-01",
        })
        .returning();
      const name = `Tổ công nghệ số cộng đồng Tổ dân phố ${n}`;
      const joinCode = `${"ABCDEFGHJK"[Math.floor(number / 10) % 10]}${"ABCDEFGHJK"[number % 10]}Q-${10_000 + n}`;
      const [team] = await tx
        .insert(teams)
        .values({
          communeId: unit!.id,
          unitId: village!.id,
          code: `${tag}-to-${n}`,
          name,
          nameKey: nameKey(name),
          joinCode,
          openedOn: "2026-01-01",
        })
        .returning();
      list.push({ id: team!.id, unitId: village!.id, name, joinCode });
    }
    return { id: unit!.id, oaId, teams: list };
  });
}

interface NewPerson {
  name?: string;
  phone?: string;
  zaloUserId?: string;
  team?: { id: number };
  role?: "leader" | "deputy" | "member" | "officer";
  staffOf?: number;
  joinedAt?: Date;
}

/** A person of the commune, imported or joined, as the options say. Returns the id. */
export async function makePerson(db: Database, commune: TestCommune, given: NewPerson): Promise<number> {
  return withScope(db, { communes: [commune.id] }, async (tx) => {
    const [person] = await tx
      .insert(people)
      .values({
        communeId: commune.id,
        nameSealed: given.name ? testVault.seal(given.name) : null,
        phoneSealed: given.phone ? testVault.seal(given.phone) : null,
        phoneFingerprint: given.phone ? testVault.fingerprint("phone", given.phone) : null,
        createdAt: LONG_AGO,
      })
      .returning();
    const personId = person!.id;
    if (given.zaloUserId) {
      await tx.insert(identities).values({
        communeId: commune.id,
        personId,
        kind: "oa_user",
        scope: commune.oaId,
        value: given.zaloUserId,
      });
    }
    if (given.team) {
      await tx.insert(teamMembers).values({
        communeId: commune.id,
        teamId: given.team.id,
        personId,
        role: given.role ?? "member",
        source: given.zaloUserId ? "join_code" : "import",
        from: LONG_AGO,
        joinedAt: given.zaloUserId ? (given.joinedAt ?? LONG_AGO) : null,
      });
    }
    if (given.staffOf) {
      await tx
        .insert(unitRoles)
        .values({ communeId: commune.id, personId, unitId: given.staffOf, role: "staff", from: LONG_AGO });
    }
    return personId;
  });
}

export async function makeGroup(db: Database, commune: TestCommune, groupId: string, team?: { id: number }) {
  await withScope(db, { communes: [commune.id] }, (tx) =>
    tx.insert(zaloGroups).values({
      communeId: commune.id,
      oaId: commune.oaId,
      groupId,
      teamId: team?.id ?? null,
      linkedAt: team ? LONG_AGO : null,
    }),
  );
}
