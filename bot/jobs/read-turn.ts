import type { InboundEvent, Attachment as Received } from "../../shared/api/inbound-event.ts";
import { dayOf } from "../../shared/calendar/day.ts";
import { fold } from "../../shared/understanding/fold.ts";
import type { Attachment, CommuneContext, ConversationState, Turn } from "../commands/command.ts";
import type { Transaction } from "../db/connection.ts";
import type { Vault } from "../db/vault.ts";
import { readCommune } from "../services/communes.ts";
import type { Conversation, StoredEvent } from "../services/conversations.ts";
import { readGuides } from "../services/guides/commune-guides.ts";
import { readIndicators } from "../services/indicators.ts";
import { findPersonByIdentity } from "../services/people/known-person.ts";
import type { PersonProfile } from "../services/people/meet-person.ts";

export type MessageEvent = Extract<InboundEvent, { kind: "message" }>;

/** A question left open this long is forgotten: "ok" two days later answers something else. */
const stateHoldsMs = 48 * 3_600_000;
/** In a group an "ok" that does not name the OA is an answer to it only for a while; later it is said to somebody else. */
const asideHoldsMs = 10 * 60_000;
/** A message cannot be sent after it arrived; more than this is a wrong clock. */
const clockToleranceMs = 10 * 60_000;

export async function loadCommuneContext(tx: Transaction, communeId: number, now: Date): Promise<CommuneContext> {
  const commune = await readCommune(tx, communeId);
  const { indicators, catalogue } = await readIndicators(tx, { communeId, day: dayOf(now) });
  return { ...commune, indicators, catalogue, library: await readGuides(tx, { communeId, today: dayOf(now) }) };
}

interface Circumstances {
  tx: Transaction;
  vault: Vault;
  now: Date;
  commune: CommuneContext;
  conversation: Conversation;
  profile: PersonProfile | undefined;
}

/** `rows`: the event's row, or those of an album that belong together; the first one stands for all. */
export async function readTurn(
  { tx, vault, now, commune, conversation, profile }: Circumstances,
  rows: readonly [StoredEvent, ...StoredEvent[]],
  events: readonly [MessageEvent, ...MessageEvent[]],
): Promise<Turn> {
  const [row] = rows;
  const [event] = events;
  const { oaId } = conversation;
  const text = events.map((one) => one.text).find((one) => one !== undefined) ?? "";
  const zaloUserId = event.userId ?? conversation.peerId;
  const isGroup = conversation.kind === "group";
  const isAddressed = !isGroup || event.mentions.some((mention) => mention.who === "oa");
  return {
    text,
    folded: fold(text).replace(/\s+/g, " ").trim(),
    channel: conversation.kind,
    isAddressed,
    secretKinds: [...new Set(rows.flatMap((one) => one.secretKinds ?? []))],
    attachments: events.flatMap((one) => one.attachments.map(toAttachment)),
    sentAt: sentAtOf(row),
    now,
    eventId: row.id,
    oaId,
    zaloUserId,
    zaloGroupId: isGroup ? conversation.peerId : undefined,
    commune,
    profile,
    person: await findPersonByIdentity(tx, vault, { oaId, zaloUserId, now }),
    state: openState(conversation, { now, holdsMs: isAddressed ? stateHoldsMs : asideHoldsMs }),
    tx,
  };
}

export function sentAtOf({ sentAt, receivedAt }: StoredEvent): Date {
  if (sentAt === null || sentAt.getTime() > receivedAt.getTime() + clockToleranceMs) return receivedAt;
  return sentAt;
}

function openState(
  { state, stateAt }: Conversation,
  { now, holdsMs }: { now: Date; holdsMs: number },
): ConversationState | undefined {
  if (state === null || stateAt === null || now.getTime() - stateAt.getTime() > holdsMs) return undefined;
  return state as ConversationState;
}

const attachmentKinds: Record<Received["type"], Attachment["kind"]> = {
  image: "image",
  gif: "gif",
  video: "video",
  audio: "audio",
  file: "file",
  link: "link",
  contact_card: "contact",
  sticker: "sticker",
  location: "location",
  unknown: "other",
};

function toAttachment(received: Received): Attachment {
  return { kind: attachmentKinds[received.type], url: "url" in received ? received.url : undefined };
}
