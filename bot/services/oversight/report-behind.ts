import { and, asc, desc, eq, gte, inArray, isNotNull, lte, sql } from "drizzle-orm";
import { addDays, type Day, dayOf } from "../../../shared/calendar/day.ts";
import type { Transaction } from "../../db/connection.ts";
import { identities, inboundEvents, people, reportRevisions } from "../../db/schema/index.ts";
import type { FigureValues } from "../../db/schema/reports.ts";
import type { Vault } from "../../db/vault.ts";
import type { Report, RevisionChange } from "../reports/report.ts";

/** domain.md §6.4: raw chat text is kept so long. */
const WORDS_KEPT_DAYS = 30;
/** More messages than this were not one report. */
const MOST_MESSAGES = 12;

export interface Revision {
  revision: number;
  change: RevisionChange;
  values: FigureValues;
  at: Date;
  byPersonId: number | undefined;
}

/** What a report said at each time, newest first. */
export async function revisionsOf(tx: Transaction, reportId: number): Promise<Revision[]> {
  const rows = await tx
    .select()
    .from(reportRevisions)
    .where(eq(reportRevisions.reportId, reportId))
    .orderBy(desc(reportRevisions.revision));
  return rows.map(({ revision, change, values, at, byPersonId }) => ({
    revision,
    change,
    values,
    at,
    byPersonId: byPersonId ?? undefined,
  }));
}

/** Names by person; nobody we know no name of, nobody erased. */
export async function namesOf(
  tx: Transaction,
  vault: Vault,
  personIds: readonly (number | undefined)[],
): Promise<Map<number, string>> {
  const ids = [...new Set(personIds.filter((id) => id !== undefined))];
  const rows = await tx
    .select({ id: people.id, sealed: people.nameSealed })
    .from(people)
    .where(and(inArray(people.id, ids), isNotNull(people.nameSealed)));
  return new Map(rows.flatMap(({ id, sealed }) => (sealed ? [[id, vault.open(sealed)]] : [])));
}

/** Whether the words behind a report can still be there. */
export function wordsOf(report: Report, now: Date): "kept" | "gone" | "no_words" {
  if (report.channel !== "chat" || report.authorPersonId === null) return "no_words";
  return dayOf(now) <= keptUntil(report) ? "kept" : "gone";
}

export function keptUntil(report: Report): Day {
  return addDays(dayOf(report.createdAt), WORDS_KEPT_DAYS);
}

export interface StoredMessage {
  at: Date;
  /** The webhook's body, as stored: secrets were cut out before. */
  raw: string;
}

/**
 * The author's messages a report was made from: the one that began it and those in the same chat until it was confirmed, oldest
 * first. In a group only the author's own can be told apart by who reads the body.
 */
export async function messagesBehind(tx: Transaction, report: Report): Promise<StoredMessage[]> {
  const firstId = Number(/^chat_(\d+)/.exec(report.idempotencyKey ?? "")?.[1]);
  if (!Number.isSafeInteger(firstId)) return [];
  const [first] = await tx.select().from(inboundEvents).where(eq(inboundEvents.id, firstId));
  if (!first?.raw || first.communeId !== report.communeId) return [];
  const ofAuthor = await personalKeys(tx, report.authorPersonId);
  const until = report.submittedAt ?? report.updatedAt;
  const others =
    first.conversationKey !== null && ofAuthor.has(first.conversationKey)
      ? await tx
          .select()
          .from(inboundEvents)
          .where(
            and(
              eq(inboundEvents.conversationKey, first.conversationKey),
              gte(inboundEvents.id, firstId),
              lte(inboundEvents.receivedAt, until),
              isNotNull(inboundEvents.raw),
            ),
          )
          .orderBy(asc(sql`coalesce(${inboundEvents.sentAt}, ${inboundEvents.receivedAt})`), asc(inboundEvents.id))
          .limit(MOST_MESSAGES)
      : [first];
  return others.flatMap(({ raw, sentAt, receivedAt }) => (raw ? [{ at: sentAt ?? receivedAt, raw }] : []));
}

/** Keys of the person's own chats with our accounts. */
async function personalKeys(tx: Transaction, personId: number | null): Promise<Set<string>> {
  if (personId === null) return new Set();
  const rows = await tx
    .select({ oaId: identities.scope, userId: identities.value })
    .from(identities)
    .where(and(eq(identities.personId, personId), eq(identities.kind, "oa_user")));
  return new Set(rows.map(({ oaId, userId }) => `${oaId}:person:${userId}`));
}
