import type { Attachment, Message } from "../protocol.ts";
import type { ContactRecord, GroupRecord, OaRecord, SharedInfo } from "../world/records.ts";
import { wireAttachments } from "./wire-attachments.ts";

/** The body of a webhook. Key order as in Zalo's samples: the signature covers the very bytes. */
export interface WebhookBody {
  event_name: string;
  timestamp: string;
  [key: string]: unknown;
}

/** What an event about one person of one OA needs. */
export interface Sides {
  oa: OaRecord;
  contact: ContactRecord;
  userIdByApp: string;
  at: number;
}

/** `user_send_*`, `oa_send_*`, `user_send_group_*` … by what the message holds. */
function kindOfMessage(message: Message): string {
  const attachment = message.attachments[0];
  return attachment ? NAME_OF_KIND[attachment.kind] : "text";
}

const NAME_OF_KIND: Record<Attachment["kind"], string> = {
  image: "image",
  gif: "gif",
  file: "file",
  audio: "audio",
  video: "video",
  sticker: "sticker",
  location: "location",
  link: "link",
  businessCard: "business_card",
  list: "list",
  requestInfo: "template",
  article: "template",
  template: "template",
};

export function personMessageEvent(sides: Sides, message: Message): WebhookBody {
  return {
    app_id: sides.oa.appId,
    user_id_by_app: sides.userIdByApp,
    event_name: `user_send_${kindOfMessage(message)}`,
    sender: { id: sides.contact.userId },
    recipient: { id: sides.oa.id },
    message: wireMessage(message),
    timestamp: String(message.sentAt),
  };
}

export function oaMessageEvent(sides: Sides, message: Message): WebhookBody {
  return {
    app_id: sides.oa.appId,
    sender: oaSender(sides.oa, message),
    user_id_by_app: sides.userIdByApp,
    recipient: { id: sides.contact.userId },
    event_name: `oa_send_${kindOfMessage(message)}`,
    message: wireMessage(message),
    timestamp: String(message.sentAt),
  };
}

export function groupMessageEvent(oa: OaRecord, group: GroupRecord, message: Message, userId?: string): WebhookBody {
  return {
    app_id: oa.appId,
    oa_id: oa.id,
    sender: userId === undefined ? oaSender(oa, message) : { id: userId },
    recipient: { id: group.id },
    event_name: `${userId === undefined ? "oa" : "user"}_send_group_${kindOfMessage(message)}`,
    message: wireMessage(message),
    timestamp: String(message.sentAt),
  };
}

/** A visitor of the chat widget, without a Zalo account; `fromOa`: our answer to one. */
export function anonymousMessageEvent(
  oa: OaRecord,
  anonymousId: string,
  message: Message,
  fromOa: boolean,
): WebhookBody {
  const kind = kindOfMessage(message);
  return {
    app_id: oa.appId,
    sender: { id: fromOa ? oa.id : anonymousId },
    recipient: { id: fromOa ? anonymousId : oa.id },
    event_name: fromOa ? `oa_send_anonymous_${kind}` : `anonymous_send_${kind}`,
    message: { conversation_id: message.conversationId, ...wireMessage(message) },
    timestamp: String(message.sentAt),
  };
}

/** On receipts the OA stands as sender, although the person did it (the documented, confusing form). */
export function receiptEvent(sides: Sides, state: "received" | "seen", messageIds: string[]): WebhookBody {
  return {
    app_id: sides.oa.appId,
    sender: { id: sides.oa.id },
    recipient: { id: sides.contact.userId },
    user_id_by_app: sides.userIdByApp,
    event_name: `user_${state}_message`,
    message: state === "received" ? { msg_id: messageIds[0] } : { msg_ids: messageIds },
    timestamp: String(sides.at),
  };
}

export function reactionEvent(sides: Sides, by: "user" | "oa", messageId: string, icon: string): WebhookBody {
  const person = { id: sides.contact.userId };
  const oa = { id: sides.oa.id };
  return {
    app_id: sides.oa.appId,
    user_id_by_app: sides.userIdByApp,
    event_name: `${by}_reacted_message`,
    sender: by === "user" ? person : oa,
    recipient: by === "user" ? oa : person,
    message: { msg_id: messageId, react_icon: icon },
    timestamp: String(sides.at),
  };
}

export function followEvent(sides: Sides, name: "follow" | "unfollow"): WebhookBody {
  return {
    oa_id: sides.oa.id,
    follower: { id: sides.contact.userId },
    user_id_by_app: sides.userIdByApp,
    event_name: name,
    source: "oa_profile",
    app_id: sides.oa.appId,
    timestamp: String(sides.at),
  };
}

/** `user_click_chatnow`, `user_withdraw`. */
export function personEvent(sides: Sides, name: string): WebhookBody {
  return {
    app_id: sides.oa.appId,
    oa_id: sides.oa.id,
    user_id: sides.contact.userId,
    user_id_by_app: sides.userIdByApp,
    event_name: name,
    timestamp: String(sides.at),
  };
}

export function callEvent(sides: Sides, phone: string, callId: string): WebhookBody {
  return {
    app_id: sides.oa.appId,
    oa_id: sides.oa.id,
    event_name: "user_call_oa",
    user_id: sides.contact.userId,
    phone,
    call_id: callId,
    call_type: "AUDIO",
    init_time: String(sides.at - 61_000),
    call_duration: 61_000,
    waiting_time: 6,
    talk_time: 55_000,
    status_code: 0,
    timestamp: String(sides.at),
  };
}

export function submitInfoEvent(sides: Sides, info: SharedInfo, birthday: string, gender: string): WebhookBody {
  return {
    sender: { id: sides.contact.userId },
    recipient: { id: sides.oa.id },
    event_name: "user_submit_info",
    app_id: sides.oa.appId,
    timestamp: String(sides.at),
    info: {
      name: info.name,
      phone: info.phone,
      user_dob: birthday,
      gender,
      full_address: { user_city: info.city, user_ward: info.ward, user_address: info.address },
    },
  };
}

/** Group membership and settings; without `userIds` the event is about the group itself. */
export function groupEvent(
  group: GroupRecord,
  appId: string,
  name: string,
  at: number,
  userIds?: string[],
): WebhookBody {
  return {
    oa_id: group.oaId,
    group_id: group.id,
    ...(userIds && { users: userIds.map((id) => ({ id })) }),
    app_id: appId,
    event_name: name,
    timestamp: String(at),
  };
}

export function tagEvent(sides: Sides, name: "add_user_to_tag" | "remove_user_from_tag", tag: string): WebhookBody {
  return {
    app_id: sides.oa.appId,
    oa_id: sides.oa.id,
    user_id_by_app: sides.userIdByApp,
    event_name: name,
    tag: { user_ids: [sides.contact.userId], name: tag },
    timestamp: String(sides.at),
  };
}

export function removedTagEvent(oa: OaRecord, tag: string, at: number): WebhookBody {
  return {
    app_id: oa.appId,
    oa_id: oa.id,
    event_name: "remove_tag",
    tag: { name: tag },
    timestamp: String(at),
  };
}

/** Receipt of a template message sent by phone number; goes out with `X-ZEvent-Server: ZNS`. */
export function templateReceiptEvent(
  oa: OaRecord,
  receipt: { phone: string; messageId: string; trackingId: string; at: number },
): WebhookBody {
  return {
    sender: { id: oa.id },
    recipient: { id: receipt.phone },
    event_name: "user_received_message",
    message: { delivery_time: String(receipt.at), msg_id: receipt.messageId, tracking_id: receipt.trackingId },
    app_id: oa.appId,
    timestamp: String(receipt.at),
  };
}

function oaSender(oa: OaRecord, message: Message): Record<string, string> {
  return message.sender.kind === "staff" ? { id: oa.id, admin_id: message.sender.adminId } : { id: oa.id };
}

function wireMessage(message: Message): Record<string, unknown> {
  return {
    ...(message.text !== undefined && { text: message.text }),
    msg_id: message.id,
    ...(message.quote && { quote_msg_id: message.quote.messageId }),
    ...(message.attachments.length > 0 && { attachments: wireAttachments(message.attachments) }),
  };
}
