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

/** Where a person of a commune can be written to: the commune's OA they wrote to last. Undefined: no way to reach them. */
async function findPersonAddress(
  tx: Transaction,
  { communeId, personId }: { communeId: number; personId: number },
): Promise<{ oaId: string; userId: string } | undefined> {
  const [address] = await tx
    .select({ oaId: identities.scope, userId: identities.value })
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
    .where(and(eq(identities.personId, personId), eq(identities.kind, "oa_user")))
    .orderBy(sql`${desc(conversations.lastInteractionAt)} nulls last`, desc(identities.id))
    .limit(1);
  return address;
}

/** The team's group, when it has one that still works. */
async function findGroupAddress(
  tx: Transaction,
  { communeId, teamId }: { communeId: number; teamId: number },
): Promise<{ oaId: string; groupId: string } | undefined> {
  const [address] = await tx
    .select({ oaId: zaloGroups.oaId, groupId: zaloGroups.groupId })
    .from(zaloGroups)
    .where(and(eq(zaloGroups.communeId, communeId), eq(zaloGroups.teamId, teamId), eq(zaloGroups.state, "active")))
    .orderBy(sql`${desc(zaloGroups.linkedAt)} nulls last`)
    .limit(1);
  return address;
}

/** Queues a message to a person who did not just write to us. Returns its id, undefined when there is no way to reach them. */
export async function notifyPerson(
  tx: Transaction,
  outbox: Outbox,
  { personId, ...notice }: Notice & { personId: number },
): Promise<number | undefined> {
  const address = await findPersonAddress(tx, { communeId: notice.communeId, personId });
  if (!address) return undefined;
  return enqueue(tx, outbox, {
    ...notice,
    kind: notice.kind ?? "notice",
    oaId: address.oaId,
    recipient: { kind: "person", id: address.userId },
  });
}

/** As notifyPerson, to a team's group. */
export async function notifyGroup(
  tx: Transaction,
  outbox: Outbox,
  { teamId, ...notice }: Notice & { teamId: number },
): Promise<number | undefined> {
  const address = await findGroupAddress(tx, { communeId: notice.communeId, teamId });
  if (!address) return undefined;
  return enqueue(tx, outbox, {
    ...notice,
    kind: notice.kind ?? "notice",
    oaId: address.oaId,
    recipient: { kind: "group", id: address.groupId },
  });
}
