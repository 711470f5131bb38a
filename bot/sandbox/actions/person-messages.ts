import type { Context } from "../context.ts";
import { extensionOf } from "../media-store.ts";
import type { Attachment, Message, MessageContent } from "../protocol.ts";
import { groupMessageEvent, personMessageEvent } from "../webhooks/events.ts";
import { personOf, recordInteraction } from "../world/contacts.ts";
import { groupStatus } from "../world/group-state.ts";
import { newHexId } from "../world/ids.ts";
import { addMessage, directConversation, groupConversation, type NewMessage } from "../world/messages.ts";
import type { ContactRecord, GroupRecord, PersonRecord } from "../world/records.ts";
import { found, RefusedError } from "./refusal.ts";
import { oaOf, publishPerson, sidesOf } from "./sides.ts";

interface PersonSays {
  /** The contact's user id, or a group's id. */
  conversationId: string;
  personId: string;
  content: MessageContent;
  quotedMessageId?: string;
  /** False for a hidden query. */
  visible?: boolean;
}

/** A person writes to the OA or in a group. Several images become several messages. Returns the messages' ids. */
export function personSays(ctx: Context, says: PersonSays): string[] {
  const person = found(ctx.world.people.get(says.personId), "người này");
  const quote = quoteOf(ctx, says.quotedMessageId);
  const parts = partsOf(says.content).map(
    (part): NewMessage => ({
      ...part,
      sender: { kind: "person", personId: person.id, name: person.displayName },
      ...(quote && { quote }),
      ...(says.visible !== undefined && { visible: says.visible }),
    }),
  );
  const group = ctx.world.groups.get(says.conversationId);
  const messages = group
    ? saysInGroup(ctx, group, person, parts)
    : saysToOa(ctx, found(ctx.world.contacts.get(says.conversationId), "cuộc trò chuyện"), person, parts);
  return messages.map((message) => message.id);
}

function saysToOa(ctx: Context, contact: ContactRecord, person: PersonRecord, parts: NewMessage[]): Message[] {
  if (contact.personId !== person.id) {
    throw new RefusedError("not_your_chat", "Cuộc trò chuyện này là của người khác.");
  }
  recordInteraction(contact, ctx.clock.now());
  contact.hasChatted = true;
  publishPerson(ctx, contact);
  const conversation = directConversation(ctx.world, contact);
  const sides = sidesOf(ctx, contact);
  return parts.map((part) => {
    const message = addMessage(ctx, conversation, part);
    ctx.courier.post(sides.oa, personMessageEvent(sides, message));
    return message;
  });
}

function saysInGroup(ctx: Context, group: GroupRecord, person: PersonRecord, parts: NewMessage[]): Message[] {
  const userId = group.memberIds.find((id) => personIdOf(ctx, id) === person.id);
  if (userId === undefined || group.isDeleted) {
    throw new RefusedError("not_a_member", `${person.displayName} không ở trong nhóm này.`);
  }
  if (group.settings.lockSendMessage && !group.adminIds.includes(userId)) {
    throw new RefusedError("group_locked", "Nhóm đang khoá gửi tin, chỉ quản trị viên được gửi.");
  }
  const conversation = groupConversation(ctx.world, group);
  const oa = oaOf(ctx, group.oaId);
  const isEnabled = groupStatus(ctx.world, group, ctx.clock.now()) === "enabled";
  return parts.map((part) => {
    const message = addMessage(ctx, conversation, part);
    if (isEnabled) ctx.courier.post(oa, groupMessageEvent(oa, group, message, userId));
    return message;
  });
}

function personIdOf(ctx: Context, userId: string): string | undefined {
  const contact = ctx.world.contacts.get(userId);
  return contact && personOf(ctx.world, contact).id;
}

function quoteOf(ctx: Context, messageId: string | undefined): Message["quote"] {
  if (messageId === undefined) return undefined;
  const quoted = found(ctx.world.messages.get(messageId), "tin được trả lời");
  return { messageId, text: quoted.text ?? "" };
}

type Part = Pick<NewMessage, "text" | "attachments">;

function partsOf(content: MessageContent): Part[] {
  if (content.kind === "text") return [{ text: content.text }];
  if (content.kind === "images") return imageParts(content.urls, content.text);
  if (content.kind === "location" && content.address !== undefined) {
    return [{ text: content.address, attachments: [attachmentOf(content)] }];
  }
  if (content.kind === "businessCard") return [{ text: content.name, attachments: [attachmentOf(content)] }];
  if (content.kind === "link") return [{ text: content.url, attachments: [attachmentOf(content)] }];
  return [{ attachments: [attachmentOf(content)] }];
}

function imageParts(urls: string[], text: string | undefined): Part[] {
  const albumId = newHexId();
  return urls.map((url, place) => ({
    ...(place === 0 && text !== undefined && { text }),
    attachments: [
      {
        kind: "image",
        url,
        thumbnailUrl: url,
        ...(urls.length > 1 && { album: { id: albumId, index: place + 1, total: urls.length } }),
      },
    ],
  }));
}

function attachmentOf(content: Exclude<MessageContent, { kind: "text" | "images" }>): Attachment {
  switch (content.kind) {
    case "gif":
      return { kind: "gif", url: content.url, thumbnailUrl: content.url };
    case "file":
      return {
        kind: "file",
        url: content.url,
        name: content.name,
        sizeBytes: content.sizeBytes ?? 0,
        extension: extensionOf(content.name),
        checksum: content.checksum ?? "",
      };
    case "audio":
      return content;
    case "video":
      return { thumbnailUrl: "", description: "", ...content };
    case "sticker":
      return { ...content, url: stickerUrl(content.stickerId) };
    case "location":
      return { kind: "location", latitude: String(content.latitude), longitude: String(content.longitude) };
    case "link":
      return { title: "", description: "", thumbnailUrl: "", ...content };
    case "businessCard":
      return { ...content, qrCodeUrl: `https://zaloapp.com/qr/p/${content.phone}` };
  }
}

export function stickerUrl(stickerId: string): string {
  return `https://zalo-api.zadn.vn/api/emoticon/sticker/webpc?eid=${encodeURIComponent(stickerId)}&size=130`;
}
