/** What happened in a chat, in our own words. Ids are text, always; what the channel did not say is undefined. */

export interface ConversationRef {
  kind: "person" | "group";
  id: string;
}

export interface Mention {
  id: string;
  who: "oa" | "everyone" | "person";
}

/** Addresses live a few days at most: fetch at once, and only from the channel's own hosts. */
export type Attachment =
  | { type: "image"; url: string; thumbnailUrl?: string | undefined; album?: AlbumPlace | undefined }
  | { type: "gif"; url: string; thumbnailUrl?: string | undefined }
  | { type: "video"; url: string; thumbnailUrl?: string | undefined; description?: string | undefined }
  | { type: "audio"; url: string }
  | {
      type: "file";
      url: string;
      name?: string | undefined;
      sizeBytes?: number | undefined;
      extension?: string | undefined;
      md5?: string | undefined;
    }
  | {
      type: "link";
      url: string;
      title?: string | undefined;
      description?: string | undefined;
      thumbnailUrl?: string | undefined;
    }
  | { type: "contact_card"; name?: string | undefined; phone?: string | undefined; url?: string | undefined }
  | { type: "sticker"; id?: string | undefined; url?: string | undefined }
  | { type: "location"; latitude: number; longitude: number }
  | { type: "unknown"; name: string; payload: unknown };

/** Pictures sent together arrive as one event each. */
export interface AlbumPlace {
  id: string;
  position?: number | undefined;
  total?: number | undefined;
}

/** What a person filled into the form that asks for contact data. Every field may be missing. */
export interface SharedContact {
  name?: string | undefined;
  /** As sent, usually "849…". */
  phone?: string | undefined;
  /** As sent, dd/MM/yyyy. */
  birthDate?: string | undefined;
  gender?: string | undefined;
  province?: string | undefined;
  /** Only in the older layout, from before the two-level government of 2025. */
  district?: string | undefined;
  commune?: string | undefined;
  address?: string | undefined;
}

export type GroupChange =
  | "created"
  | "joined"
  | "left"
  | "join_requested"
  | "join_accepted"
  | "join_rejected"
  | "admin_added"
  | "admin_removed"
  | "info_updated"
  | "deleted";

interface EventBase {
  /** The channel's own name of the event, for logs and counters; decide by `kind`. */
  name: string;
  oaId?: string | undefined;
  userId?: string | undefined;
  userIdByApp?: string | undefined;
  /** The Zalo app the event came through; `userIdByApp` is an id within it. */
  appId?: string | undefined;
  groupId?: string | undefined;
  /** The message this event is, for `message`, `anonymous_message` and `echo`. */
  messageId?: string | undefined;
  /** Undefined when the channel gave no believable time: use the time of arrival. */
  sentAt?: Date | undefined;
  /** Where it belongs; undefined when there is nobody to answer. */
  conversation?: ConversationRef | undefined;
}

interface Content {
  /** NFC, trimmed, mentions taken out; undefined when nothing is left. */
  text?: string | undefined;
  /** Exactly as sent. */
  originalText?: string | undefined;
  mentions: readonly Mention[];
  attachments: readonly Attachment[];
  /** The message this one answers ("Trả lời"). */
  quotedMessageId?: string | undefined;
}

export type InboundEvent =
  /** A person wrote to the OA, alone or in one of its groups. A tapped button arrives as its text. */
  | (EventBase & Content & { kind: "message" })
  /** A visitor of the chat widget without an account: `userId` is no person's id. */
  | (EventBase & Content & { kind: "anonymous_message"; anonymousConversationId?: string | undefined })
  /** The OA wrote: this product, or by hand a person (`byHuman`). Never answer it. */
  | (EventBase & Content & { kind: "echo"; byHuman: boolean; adminId?: string | undefined })
  | (EventBase & { kind: "follow" | "unfollow"; source?: string | undefined })
  /** `messageIds` are messages the OA sent earlier. `at` is the real arrival when it differs from `sentAt`. */
  | (EventBase & {
      kind: "delivered";
      messageIds: readonly string[];
      trackingId?: string | undefined;
      at?: Date | undefined;
    })
  | (EventBase & { kind: "seen"; messageIds: readonly string[] })
  | (EventBase & { kind: "reaction"; byOa: boolean; messageIds: readonly string[]; icon?: string | undefined })
  | (EventBase & { kind: "group_changed"; change: GroupChange; userIds: readonly string[] })
  | (EventBase & { kind: "contact_shared"; contact: SharedContact })
  /** The person used their legal right: erase or restrict their data. */
  | (EventBase & { kind: "data_withdrawn" })
  | (EventBase & { kind: "chat_opened" })
  | (EventBase & { kind: "permission_revoked" })
  /** Something about approved-template messages: a receipt, a rating, a changed quota. */
  | (EventBase & { kind: "template"; messageIds: readonly string[]; trackingId?: string | undefined })
  | (EventBase & { kind: "call" })
  | (EventBase & { kind: "other" });
