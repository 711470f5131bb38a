import { and, desc, eq, sql } from "drizzle-orm";
import type { OutgoingMessage } from "../../../shared/api/message.ts";
import type { Transaction } from "../../db/connection.ts";
import { conversations, identities, officialAccounts, zaloGroups } from "../../db/schema/index.ts";
import { enqueue, type MessageKind } from "./enqueue.ts";
import type { Outbox } from "./outbox.ts";

interface Notice {
  communeId: number;
  message: OutgoingMessage;
  /** What makes it unique, e.g. "joined_12_34"; the same notice is never queued twice. */
  dedupeKey: string;
  /** "notice" when absent. */
  kind?: MessageKind;
  notBefore?: Date | undefined;
  announcementId?: number | undefined;
}

/** An OA and a Zalo id of somebody or a group of its. */
export interface Address {
  oaId: string;
  zaloId: string;
}

/** Where people of a commune can be written to: the commune's OA they wrote to last. Who is absent cannot be reached. */
export async function personAddresses(
  tx: Transaction,
  { communeId, personIds }: { communeId: number; personIds: readonly number[] },
): Promise<Map<number, Address>> {
  const rows = await tx
    .selectDistinctOn([identities.personId], {
      personId: identities.personId,
      oaId: identities.scope,
      zaloId: identities.value,
    })
    .from(identities)
    .innerJoin(
      officialAccounts,
      and(eq(officialAccounts.oaId, identities.scope), eq(officialAccounts.communeId, communeId)),
    )
    // Not by its key: put together here it could not be looked up in an index behind row-level security.
    .leftJoin(
      conversations,
      and(
        eq(conversations.personId, identities.personId),
        eq(conversations.oaId, identities.scope),
        eq(conversations.peerId, identities.value),
      ),
    )
    .where(and(sql`${identities.personId} = any(${sql.param([...personIds])}::int[])`, eq(identities.kind, "oa_user")))
    .orderBy(identities.personId, sql`${desc(conversations.lastInteractionAt)} nulls last`, desc(identities.id));
  return new Map(rows.map(({ personId, ...address }) => [personId, address]));
}

/** The teams' groups, of those that have one that still works, at an OA that may write to groups. */
export async function groupAddresses(
  tx: Transaction,
  { communeId, teamIds }: { communeId: number; teamIds: readonly number[] },
): Promise<Map<number, Address>> {
  const rows = await tx
    .selectDistinctOn([zaloGroups.teamId], {
      teamId: zaloGroups.teamId,
      oaId: zaloGroups.oaId,
      zaloId: zaloGroups.groupId,
    })
    .from(zaloGroups)
    .innerJoin(officialAccounts, eq(officialAccounts.oaId, zaloGroups.oaId))
    .where(
      and(
        eq(zaloGroups.communeId, communeId),
        sql`coalesce(${officialAccounts.capabilities}->>'groups', 'unknown') <> 'no'`,
        sql`${zaloGroups.teamId} = any(${sql.param([...teamIds])}::int[])`,
        eq(zaloGroups.state, "active"),
      ),
    )
    .orderBy(zaloGroups.teamId, sql`${desc(zaloGroups.linkedAt)} nulls last`);
  return new Map(rows.map(({ teamId, ...address }) => [teamId ?? 0, address]));
}

/** Queues a message to a person who did not just write to us. Returns its id, undefined when there is no way to reach them. */
export async function notifyPerson(
  tx: Transaction,
  outbox: Outbox,
  { personId, ...notice }: Notice & { personId: number },
): Promise<number | undefined> {
  const addresses = await personAddresses(tx, { communeId: notice.communeId, personIds: [personId] });
  const address = addresses.get(personId);
  if (!address) return undefined;
  return enqueue(tx, outbox, {
    ...notice,
    kind: notice.kind ?? "notice",
    oaId: address.oaId,
    recipient: { kind: "person", id: address.zaloId },
  });
}

/** As notifyPerson, to a team's group. */
export async function notifyGroup(
  tx: Transaction,
  outbox: Outbox,
  { teamId, ...notice }: Notice & { teamId: number },
): Promise<number | undefined> {
  const address = (await groupAddresses(tx, { communeId: notice.communeId, teamIds: [teamId] })).get(teamId);
  if (!address) return undefined;
  return enqueue(tx, outbox, {
    ...notice,
    kind: notice.kind ?? "notice",
    oaId: address.oaId,
    recipient: { kind: "group", id: address.zaloId },
  });
}
