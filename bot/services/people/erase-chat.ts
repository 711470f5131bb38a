import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { readConversationKey } from "../conversations.ts";
import { laneOf } from "../outbox/outbox.ts";

/** A person's own chat with an OA. */
interface Chat {
  oaId: string;
  /** Zalo's id of the person within the OA. */
  userId: string;
}

/** The answer to whoever asked for the erasure is queued right after it. */
const answerComesWithinMs = 60_000;

/**
 * Takes a person's words and Zalo id out of their chat and out of the OA's groups. Deliveries stay as a history under a pseudonym
 * nobody can lead back. What is being handled or answered this moment keeps the id; `finishErasing` takes it later.
 */
export async function eraseChat(tx: Transaction, chat: Chat, now: Date): Promise<void> {
  const lane = laneOf(chat.oaId, "person", chat.userId);
  const pseudonym = makePseudonym();
  // The conversation first, then the lane: in the order in which handling and sending lock them.
  await tx.execute(sql`
    update conversations set key = ${laneOf(chat.oaId, "person", pseudonym)}, peer_id = ${pseudonym},
      person_id = null, state = null, state_at = null
    where key = ${lane}`);
  await tx.execute(sql`
    insert into outbound_lanes (lane, oa_id, forgotten_at) values (${lane}, ${chat.oaId}, ${now})
    on conflict (lane) do update set forgotten_at = excluded.forgotten_at`);
  await tx.execute(sql`
    update outbound_messages set state = 'failed', settled_at = ${now}, reason = 'Người nhận đã xóa dữ liệu của mình.'
    where lane = ${lane} and state in ('pending', 'held') and kind <> 'reply'`);
  await tx.execute(sql`
    delete from zalo_group_members m using zalo_groups g
    where g.id = m.zalo_group_id and g.oa_id = ${chat.oaId} and m.user_id = ${chat.userId}`);
  await eraseTraces(tx, chat, { pseudonym, until: now });
}

/** Settled messages and handled events up to `until`. */
async function eraseTraces(
  tx: Transaction,
  { oaId, userId }: Chat,
  { pseudonym, until }: { pseudonym: string; until: Date },
): Promise<void> {
  const lane = laneOf(oaId, "person", userId);
  const keyOfSomebody = (column: string) =>
    sql`case when strpos(${sql.identifier(column)}, ${userId}) > 0 then 'forgotten_' || id else ${sql.identifier(column)} end`;
  await tx.execute(sql`
    update outbound_messages set content_sealed = null, lane = ${laneOf(oaId, "person", pseudonym)}, recipient_id = ${pseudonym},
      dedupe_key = ${keyOfSomebody("dedupe_key")}
    where lane = ${lane} and state in ('sent', 'failed', 'unknown') and created_at <= ${until}`);
  await tx.execute(sql`
    update inbound_events set raw = null,
      conversation_key = case when handled_at is null then conversation_key end,
      dedupe_key = case when handled_at is null then dedupe_key else ${keyOfSomebody("dedupe_key")} end
    where conversation_key = ${lane} and received_at <= ${until}`);
  // In groups the person may be the writer or be spoken of; both hold their id.
  await tx.execute(sql`
    update inbound_events set raw = null, dedupe_key = ${keyOfSomebody("dedupe_key")}
    where conversation_key in (select key from conversations where oa_id = ${oaId} and kind = 'group')
      and received_at <= ${until} and handled_at is not null
      and (strpos(raw, ${userId}) > 0 or strpos(dedupe_key, ${userId}) > 0)`);
}

/**
 * Erases what was under way when people were erased, at most `limit` chats; those that are still under way wait for the next time.
 * Returns how many are done. The transaction must see all communes.
 */
export async function finishErasing(tx: Transaction, { now, limit }: { now: Date; limit: number }): Promise<number> {
  const { rows } = await tx.execute<{ lane: string; forgotten_at: string }>(sql`
    select lane, forgotten_at from outbound_lanes
    where forgotten_at < ${new Date(now.getTime() - answerComesWithinMs)}::timestamptz and not exists (
      select from outbound_messages m where m.lane = outbound_lanes.lane and m.state in ('pending', 'sending', 'held')
        and m.created_at <= outbound_lanes.forgotten_at + ${answerComesWithinMs} * interval '1 millisecond')
    order by lane limit ${limit} for update skip locked`);
  for (const { lane, forgotten_at } of rows) {
    const place = readConversationKey(lane);
    const until = new Date(new Date(forgotten_at).getTime() + answerComesWithinMs);
    if (place) await eraseTraces(tx, { oaId: place.oaId, userId: place.peerId }, { pseudonym: makePseudonym(), until });
    // Handling makes a conversation anew when it looks for events that are not there any more.
    await tx.execute(sql`
      delete from conversations where key = ${lane} and coalesce(last_interaction_at, '-infinity') <= ${until}::timestamptz`);
    await leaveLane(tx, lane);
  }
  return rows.length;
}

/** Whoever came back meanwhile keeps their lane. One that gets a message this very moment is opened again by the sweep. */
async function leaveLane(tx: Transaction, lane: string): Promise<void> {
  const { rowCount } = await tx.execute(sql`
    delete from outbound_lanes where lane = ${lane}
      and not exists (select from outbound_messages where outbound_messages.lane = ${lane})`);
  if (rowCount === 0) await tx.execute(sql`update outbound_lanes set forgotten_at = null where lane = ${lane}`);
}

function makePseudonym(): string {
  return `forgotten-${randomBytes(8).toString("hex")}`;
}
