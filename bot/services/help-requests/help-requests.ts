import { and, asc, eq, inArray, isNull, or } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { helpRequests } from "../../db/schema/index.ts";
import type { Vault } from "../../db/vault.ts";

export interface HelpRequest {
  /** What people call it: "việc số 12". */
  id: number;
  /** Undefined once the person was forgotten. */
  personId: number | undefined;
  /** Undefined: for the officers. */
  teamId: number | undefined;
  state: "open" | "taken" | "closed" | "cancelled";
  takenByPersonId: number | undefined;
  createdAt: Date;
  /** Opened; undefined once emptied. */
  words: string | undefined;
}

interface NewRequest {
  communeId: number;
  personId: number;
  teamId: number | undefined;
  villageUnitId: number | undefined;
  words: string;
  now: Date;
}

/** Keeps what somebody asked for, sealed. Returns its number. */
export async function openRequest(tx: Transaction, vault: Vault, given: NewRequest): Promise<number> {
  const [row] = await tx
    .insert(helpRequests)
    .values({
      communeId: given.communeId,
      personId: given.personId,
      teamId: given.teamId ?? null,
      villageUnitId: given.villageUnitId ?? null,
      wordsSealed: vault.seal(given.words),
      state: "open",
      createdAt: given.now,
    })
    .returning({ id: helpRequests.id });
  if (!row) throw new Error("an insert returned no row");
  return row.id;
}

export async function findRequest(tx: Transaction, vault: Vault, id: number): Promise<HelpRequest | undefined> {
  const [row] = await tx.select().from(helpRequests).where(eq(helpRequests.id, id));
  return row && toRequest(row, vault);
}

/** Not yet closed ones of these teams, and those for officers when asked for, oldest first. */
export async function waitingRequests(
  tx: Transaction,
  vault: Vault,
  { communeId, teamIds, forOfficers }: { communeId: number; teamIds: readonly number[]; forOfficers: boolean },
): Promise<HelpRequest[]> {
  const ofTeams = inArray(helpRequests.teamId, [...teamIds]);
  const rows = await tx
    .select()
    .from(helpRequests)
    .where(
      and(
        eq(helpRequests.communeId, communeId),
        inArray(helpRequests.state, ["open", "taken"]),
        forOfficers ? or(ofTeams, isNull(helpRequests.teamId)) : ofTeams,
      ),
    )
    .orderBy(asc(helpRequests.id));
  return rows.map((row) => toRequest(row, vault));
}

/** How many residents wait for this team: nobody took their request yet. */
export async function countWaiting(tx: Transaction, teamId: number): Promise<number> {
  const open = and(eq(helpRequests.teamId, teamId), eq(helpRequests.state, "open"));
  return tx.$count(helpRequests, open);
}

/** False when somebody else was faster, or it is no longer open. */
export async function takeRequest(
  tx: Transaction,
  { id, personId, now }: { id: number; personId: number; now: Date },
): Promise<boolean> {
  const taken = await tx
    .update(helpRequests)
    .set({ state: "taken", takenByPersonId: personId, takenAt: now })
    .where(and(eq(helpRequests.id, id), eq(helpRequests.state, "open")))
    .returning({ id: helpRequests.id });
  return taken.length > 0;
}

/** Ends it, done or no longer wanted. False when it had ended before. */
export async function endRequest(
  tx: Transaction,
  { id, as, now }: { id: number; as: "closed" | "cancelled"; now: Date },
): Promise<boolean> {
  const ended = await tx
    .update(helpRequests)
    .set({ state: as, closedAt: now })
    .where(and(eq(helpRequests.id, id), inArray(helpRequests.state, ["open", "taken"])))
    .returning({ id: helpRequests.id });
  return ended.length > 0;
}

function toRequest(row: typeof helpRequests.$inferSelect, vault: Vault): HelpRequest {
  return {
    id: row.id,
    personId: row.personId ?? undefined,
    teamId: row.teamId ?? undefined,
    state: row.state,
    takenByPersonId: row.takenByPersonId ?? undefined,
    createdAt: row.createdAt,
    words: row.wordsSealed ? vault.open(row.wordsSealed) : undefined,
  };
}
