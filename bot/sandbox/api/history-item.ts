import type { Context } from "../context.ts";
import type { Attachment, Message } from "../protocol.ts";
import { contactOfPerson } from "../world/contacts.ts";
import type { ConversationRecord } from "../world/records.ts";
import { avatarUrl } from "../world/views.ts";

const TYPES: Partial<Record<Attachment["kind"], string>> = {
  image: "photo",
  gif: "GIF",
  audio: "voice",
  sticker: "sticker",
  location: "location",
  link: "link",
  businessCard: "link",
  list: "links",
};

/** A message as the conversation lists show it (zalo-openapi.md §3.9): `src` 0 = the OA, 1 = a person; times are numbers. */
export function historyItem(ctx: Context, conversation: ConversationRecord, message: Message): Record<string, unknown> {
  const oa = ctx.world.oas.get(conversation.oaId);
  const isFromPerson = message.sender.kind === "person";
  const personId = message.sender.kind === "person" ? message.sender.personId : conversation.personId;
  const person = personId === undefined ? undefined : ctx.world.people.get(personId);
  const userId = (person && contactOfPerson(ctx.world, conversation.oaId, person.id)?.userId) ?? conversation.id;
  const personSide = {
    id: userId,
    name: person?.displayName ?? "",
    avatar: ctx.publicUrl + avatarUrl(person?.id ?? userId),
  };
  const oaSide = { id: conversation.oaId, name: oa?.name ?? "", avatar: ctx.publicUrl + avatarUrl(conversation.oaId) };
  const [from, to] = isFromPerson ? [personSide, oaSide] : [oaSide, personSide];
  const attachment = message.attachments[0];
  const isGroup = conversation.kind === "group";
  return {
    src: isFromPerson ? 1 : 0,
    time: message.sentAt,
    sent_time: sentTime(message.sentAt),
    ...(isGroup && { group_id: conversation.id }),
    from_id: from.id,
    from_display_name: from.name,
    from_avatar: from.avatar,
    ...(!isGroup && { to_id: to.id, to_display_name: to.name, to_avatar: to.avatar }),
    message_id: message.id,
    type: attachment ? (TYPES[attachment.kind] ?? "text") : "text",
    message: message.text ?? "",
    ...(attachment && mediaOf(attachment)),
  };
}

function mediaOf(attachment: Attachment): Record<string, unknown> {
  if (attachment.kind === "location") {
    return { location: JSON.stringify({ longitude: attachment.longitude, latitude: attachment.latitude }) };
  }
  const thumb = "thumbnailUrl" in attachment ? attachment.thumbnailUrl : undefined;
  const url = "url" in attachment ? attachment.url : undefined;
  return { ...(thumb !== undefined && { thumb }), ...(url !== undefined && { url }) };
}

/** `HH:mm:ss dd/MM/yyyy`, Vietnam time. */
function sentTime(at: number): string {
  const iso = new Date(at + 7 * 3_600_000).toISOString();
  const [year, month, day] = iso.slice(0, 10).split("-");
  return `${iso.slice(11, 19)} ${day}/${month}/${year}`;
}
