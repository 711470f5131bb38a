import { and, asc, desc, eq, inArray, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import { readInScope, type Transaction } from "../../db/connection.ts";
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
  villageUnitId: number | undefined;
  createdAt: Date;
  /** Opened; undefined once emptied. */
  words: string | undefined;
  /** What a helper answered by words. */
  answer: string | undefined;
  /** When officers were told that nobody takes it, or that it did not help. */
  escalatedAt: Date | undefined;
  closedAt: Date | undefined;
  /** 1 of one that waits again. */
  rating: Rating | undefined;
}

/** 1 not helped, 2 fair, 3 good. */
export type Rating = 1 | 2 | 3;

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

/** The commune whose request it is, whatever the transaction sees. */
export async function communeOfRequest(tx: Transaction, id: number): Promise<number | undefined> {
  return readInScope(tx, "all", async () => {
    const [row] = await tx
      .select({ communeId: helpRequests.communeId })
      .from(helpRequests)
      .where(eq(helpRequests.id, id));
    return row?.communeId;
  });
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
  const rows = await tx
    .select()
    .from(helpRequests)
    .where(
      and(
        eq(helpRequests.communeId, communeId),
        inArray(helpRequests.state, ["open", "taken"]),
        whose({ teamIds, forOfficers }),
      ),
    )
    .orderBy(asc(helpRequests.id));
  return rows.map((row) => toRequest(row, vault));
}

/** How many residents wait for these teams: nobody took their request yet. A team for which nobody waits is absent. */
export async function countWaiting(tx: Transaction, teamIds: readonly number[]): Promise<Map<number, number>> {
  const { rows } = await tx.execute<{ team_id: number; count: number }>(sql`
    select team_id, count(*)::int as count from help_requests
    where team_id = any(${sql.param(teamIds)}::int[]) and state = 'open' group by team_id`);
  return new Map(rows.map((row) => [row.team_id, row.count]));
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

/** Keeps what a helper answered; who answers first has taken it. */
export async function keepAnswer(
  tx: Transaction,
  vault: Vault,
  { id, personId, words, now }: { id: number; personId: number; words: string; now: Date },
): Promise<void> {
  await tx
    .update(helpRequests)
    .set({
      state: "taken",
      takenByPersonId: sql`coalesce(${helpRequests.takenByPersonId}, ${personId})`,
      takenAt: sql`coalesce(${helpRequests.takenAt}, ${now})`,
      answerSealed: vault.seal(words),
      answeredAt: now,
      answeredByPersonId: personId,
    })
    .where(and(eq(helpRequests.id, id), inArray(helpRequests.state, ["open", "taken"])));
}

/**
 * Who was not helped waits again: for anybody who may help, officers among them, and the working day is over. False when it is not
 * closed yet, or was rated before.
 */
export async function keepRating(
  tx: Transaction,
  { id, rating, now }: { id: number; rating: Rating; now: Date },
): Promise<boolean> {
  const again = { state: "open", takenByPersonId: null, takenAt: null, closedAt: null, escalatedAt: now } as const;
  const rated = await tx
    .update(helpRequests)
    .set({ rating, ...(rating === 1 ? again : {}) })
    .where(and(eq(helpRequests.id, id), eq(helpRequests.state, "closed"), isNull(helpRequests.rating)))
    .returning({ id: helpRequests.id });
  return rated.length > 0;
}

/** What a person asked for, newest first, before an id. */
export async function requestsOf(
  tx: Transaction,
  vault: Vault,
  { personId, before, count }: { personId: number; before?: number | undefined; count: number },
): Promise<HelpRequest[]> {
  const rows = await tx
    .select()
    .from(helpRequests)
    .where(and(eq(helpRequests.personId, personId), before === undefined ? undefined : lt(helpRequests.id, before)))
    .orderBy(desc(helpRequests.id))
    .limit(count);
  return rows.map((row) => toRequest(row, vault));
}

/** Requests of these teams, and those for officers when asked for, or all of the communes; in one of the states, newest first, before an id. */
export async function listRequests(
  tx: Transaction,
  vault: Vault,
  asked: {
    communeIds: readonly number[];
    /** Absent: whoever is to help. */
    helpers?: { teamIds: readonly number[]; forOfficers: boolean } | undefined;
    states: readonly HelpRequest["state"][];
    before: number | undefined;
    count: number;
  },
): Promise<HelpRequest[]> {
  const rows = await tx
    .select()
    .from(helpRequests)
    .where(
      and(
        inArray(helpRequests.communeId, [...asked.communeIds]),
        asked.helpers && whose(asked.helpers),
        inArray(helpRequests.state, [...asked.states]),
        asked.before === undefined ? undefined : lt(helpRequests.id, asked.before),
      ),
    )
    .orderBy(desc(helpRequests.id))
    .limit(asked.count);
  return rows.map((row) => toRequest(row, vault));
}

/** Ends it, done or no longer wanted. False when it had ended before. */
export async function endRequest(
  tx: Transaction,
  { id, as, now }: { id: number; as: "closed" | "cancelled"; now: Date },
): Promise<boolean> {
  const ended = await tx
    .update(helpRequests)
    // The end that comes after "chưa được giúp" is asked about anew.
    .set({ state: as, closedAt: now, rating: null })
    .where(and(eq(helpRequests.id, id), inArray(helpRequests.state, ["open", "taken"])))
    .returning({ id: helpRequests.id });
  return ended.length > 0;
}

function whose({ teamIds, forOfficers }: { teamIds: readonly number[]; forOfficers: boolean }): SQL | undefined {
  const ofTeams = inArray(helpRequests.teamId, [...teamIds]);
  return forOfficers ? or(ofTeams, isNull(helpRequests.teamId)) : ofTeams;
}

export function toRequest(row: typeof helpRequests.$inferSelect, vault: Vault): HelpRequest {
  return {
    id: row.id,
    personId: row.personId ?? undefined,
    teamId: row.teamId ?? undefined,
    state: row.state,
    takenByPersonId: row.takenByPersonId ?? undefined,
    villageUnitId: row.villageUnitId ?? undefined,
    createdAt: row.createdAt,
    words: row.wordsSealed ? vault.open(row.wordsSealed) : undefined,
    answer: row.answerSealed ? vault.open(row.answerSealed) : undefined,
    escalatedAt: row.escalatedAt ?? undefined,
    closedAt: row.closedAt ?? undefined,
    rating: row.rating === 1 || row.rating === 2 || row.rating === 3 ? row.rating : undefined,
  };
}
