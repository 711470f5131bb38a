/**
 * What the sandbox's page and its server say to each other. Types only: the browser imports this file. It is long because
 * the whole agreement stands in one place.
 *
 * Everything is JSON under `/sandbox/control`. Ids are strings. Instants (`…At`, `now`) are milliseconds since 1970
 * on the sandbox's own clock, which may run ahead of the real one by `Clock.offsetMs`.
 * A refused command answers 4xx with `ControlError`. All commands are POST unless the table below says otherwise.
 *
 * | method and path                               | body                    | answer                  |
 * |-----------------------------------------------|-------------------------|-------------------------|
 * | GET    /events                                | SSE of `ServerEvent`    |                         |
 * | GET    /snapshot                              |                         | `Snapshot`              |
 * | GET    /conversations/:id?before=<messageId>  |                         | `ConversationPage`      |
 * | POST   /conversations/:id/messages            | `SendMessage`           | `SentMessages`          |
 * | POST   /conversations/:id/staff-messages      | `SendStaffMessage`      | `SentMessages`          |
 * | POST   /conversations/:id/receipts            | `SendReceipt`           | `Done`                  |
 * | POST   /messages/:id/taps                     | `TapButton`             | `TapEffect`             |
 * | POST   /messages/:id/reactions                | `React`                 | `Done`                  |
 * | POST   /media?name=photo.jpg                  | the bytes (any type)    | `Media`                 |
 * | POST   /people/:id/follow, /people/:id/unfollow, /people/:id/chatnow, /people/:id/withdraw, /people/:id/call |
 * |                                               | `PersonAndOa`           | `Done`                  |
 * | POST   /people/:id/info                       | `SubmitInfo`            | `Done`                  |
 * | POST   /people/:id/show                       | `{ shown: boolean }`    | `Done`                  |
 * | POST   /people/:id/mini-app                   | `OpenMiniApp`           | `MiniAppFrame`          |
 * | POST   /people/:id/mini-app-codes             | `{ kind: 'phone' \| 'location' }` | `{ code: string }` |
 * | POST   /groups/:id/join, /groups/:id/leave, /groups/:id/request | `{ personId }` | `Done`           |
 * | POST   /people, /groups, /oas                 | `CreatePeople`, `CreateGroups`, `CreateOas` | `CreatedPeople`, `CreatedIds`, `CreatedOas` |
 * | PATCH  /oas/:id                               | `ChangeOa`              | `OfficialAccount`       |
 * | POST   /oas/:id/expire-token                  |                         | `Done`                  |
 * | POST   /oas/:id/visitors                      | `VisitorSays`           | `VisitorSaid`           |
 * | POST   /groups/:id/expire (its package ends now) |                      | `Done`                  |
 * | POST   /apps                                  | `{ name: string }`      | `CreatedApp`            |
 * | PATCH  /apps/:id                              | `{ perMinute: number }` | `Done`                  |
 * | PUT    /apps/:id/webhook                      | `SaveWebhook`           | `WebhookState`          |
 * | POST   /clock                                 | `MoveClock`             | `Clock`                 |
 * | POST   /faults                                | `NewFault`              | `Fault`                 |
 * | DELETE /faults/:id, /faults                   |                         | `Done`                  |
 * | GET    /log?limit=100 , DELETE /log           |                         | `{ entries: CallLogEntry[] }`, `Done` |
 * | POST   /reset                                 |                         | `Done`                  |
 */

export interface ControlError {
  error: { code: string; message: string };
}

export interface Done {
  ok: true;
}

/** Everything the page shows first. Only people with `shown` are in it: load tests make thousands that are not. */
export interface Snapshot {
  clock: Clock;
  apps: App[];
  oas: OfficialAccount[];
  people: Person[];
  groups: Group[];
  conversations: Conversation[];
  faults: Fault[];
  log: CallLogEntry[];
  /** How many exist altogether, shown or not. */
  totals: { oas: number; people: number; groups: number; messages: number };
}

/** A person and their phone. */
export interface Person {
  id: string;
  displayName: string;
  /** One Vietnamese line that says who it is, e.g. "Tổ trưởng tổ dân phố 1". */
  description: string;
  avatarUrl: string;
  /** `84…` */
  phone: string;
  shown: boolean;
  /** The person's id by app: what `/v2.0/me` answers and webhooks call `user_id_by_app`. */
  userIdByApp: string;
  contacts: Contact[];
}

/** What one person is to one OA. */
export interface Contact {
  oaId: string;
  /** The person's id within the OA, at the same time the id of their conversation with it. */
  userId: string;
  isFollower: boolean;
  /** Missing: never interacted. */
  lastInteractionAt?: number;
  /** `free` ≤ 48 h, `paid` ≤ 7 days, `closed` after that, `none` when there never was an interaction. */
  window: "free" | "paid" | "closed" | "none";
  /** The person used their right to withdraw. */
  hasWithdrawn: boolean;
}

export interface Group {
  id: string;
  oaId: string;
  name: string;
  description: string;
  avatarUrl: string;
  link: string;
  status: "enabled" | "disabled" | "deleted";
  assetId: string;
  maxMembers: number;
  members: GroupMember[];
  /** Invited or asking to join; waiting for the OA. */
  pending: GroupMember[];
}

export interface GroupMember {
  personId: string;
  userId: string;
  name: string;
  isAdmin: boolean;
}

/** A chat between one person and one OA (`id` = the contact's `userId`) or a group (`id` = the group's id). */
export interface Conversation {
  id: string;
  kind: "direct" | "group" | "anonymous";
  oaId: string;
  /** `direct` only. */
  personId?: string;
  /** The newest ones, oldest first. Older ones: `GET /conversations/:id?before=`. */
  messages: Message[];
}

export interface ConversationPage {
  /** Oldest first. Empty at the beginning of the history. */
  messages: Message[];
}

export interface Message {
  id: string;
  conversationId: string;
  sender: MessageSender;
  sentAt: number;
  text?: string;
  /** `[@id]` mentions stay in `text`; here are the names to show for them. */
  mentions?: Record<string, string>;
  attachments: Attachment[];
  buttons: Button[];
  quote?: { messageId: string; text: string };
  reactions: Reaction[];
  /** `sent` by Zalo, `received` by the other side's phone, `seen` by the other side. */
  delivery: "sent" | "received" | "seen";
  /** `oa` side only: what the message cost. */
  cost?: "free" | "quota" | "paid";
  /** `false`: a hidden query (`oa.query.hide`). The person's phone does not show it. */
  visible: boolean;
}

export type MessageSender =
  | { kind: "person"; personId: string; name: string }
  | { kind: "oa"; oaId: string; name: string }
  /** A human who answered from the OA's chat tool. */
  | { kind: "staff"; oaId: string; adminId: string; name: string };

export interface Reaction {
  by: "oa" | "person";
  personId?: string;
  /** One of `/-heart`, `/-strong`, `:>`, `--b`, `:-((`, `:-h`, `:o`. */
  icon: string;
}

export type Attachment =
  | { kind: "image" | "gif"; url: string; thumbnailUrl: string; album?: { id: string; index: number; total: number } }
  | { kind: "file"; url: string; name: string; sizeBytes: number; extension: string; checksum: string }
  | { kind: "audio"; url: string }
  | { kind: "video"; url: string; thumbnailUrl: string; description: string }
  | { kind: "sticker"; stickerId: string; url: string }
  | { kind: "location"; latitude: string; longitude: string }
  | { kind: "link"; url: string; title: string; description: string; thumbnailUrl: string }
  | { kind: "businessCard"; name: string; phone: string; qrCodeUrl: string }
  /** The card that asks for contact data; answer with `POST /people/:id/info`. */
  | { kind: "requestInfo"; title: string; subtitle: string; imageUrl: string }
  | { kind: "list"; elements: ListElement[] }
  | { kind: "article"; articleId: string }
  | { kind: "template"; templateId: string; text: string; data: Record<string, string> };

export interface ListElement {
  title: string;
  subtitle: string;
  imageUrl: string;
  url?: string;
}

export type ButtonType = "oa.open.url" | "oa.query.show" | "oa.query.hide" | "oa.open.sms" | "oa.open.phone";

export interface Button {
  title: string;
  type: ButtonType;
  /** The text the person "says" (`oa.query.*`), the address (`oa.open.url`) or the number (`oa.open.phone`, `.sms`). */
  payload: string;
  /** `oa.open.sms`: the text of the message. */
  content?: string;
}

/* ------------------------------------------------------------------ what a person does */

export interface SendMessage {
  /** Who sends; in a group one of its members. */
  personId: string;
  content: MessageContent;
  /** "Trả lời". */
  quotedMessageId?: string;
}

export type MessageContent =
  | { kind: "text"; text: string }
  /** Several images become an album: one event each. */
  | { kind: "images"; urls: string[]; text?: string }
  | { kind: "gif"; url: string }
  | { kind: "file"; url: string; name: string; sizeBytes?: number; checksum?: string }
  | { kind: "audio"; url: string }
  | { kind: "video"; url: string; thumbnailUrl?: string; description?: string }
  | { kind: "sticker"; stickerId: string }
  | { kind: "location"; latitude: number; longitude: number; address?: string }
  | { kind: "link"; url: string; title?: string; description?: string; thumbnailUrl?: string }
  | { kind: "businessCard"; name: string; phone: string };

export interface SendStaffMessage {
  text: string;
}

export interface SentMessages {
  messageIds: string[];
}

/** Marks every message of the OA in the conversation that is not yet in this state. */
export interface SendReceipt {
  personId: string;
  state: "received" | "seen";
}

export interface TapButton {
  personId: string;
  /** Place of the button in `Message.buttons`, from 0. */
  index: number;
}

export type TapEffect =
  /** The person "said" the payload: the message arrives as an event. */
  | { kind: "said"; messageId: string }
  | { kind: "miniApp"; frame: MiniAppFrame }
  | { kind: "url"; url: string }
  | { kind: "phone"; phone: string }
  | { kind: "sms"; phone: string; content: string };

export interface React {
  personId: string;
  /** `/-remove` takes the person's reaction away. */
  icon: string;
}

/** A file put into the sandbox, so that it has an address to send. */
export interface Media {
  url: string;
  name: string;
  sizeBytes: number;
  checksum: string;
}

export interface PersonAndOa {
  oaId: string;
}

export interface SubmitInfo {
  oaId: string;
  name: string;
  phone: string;
  birthday?: string;
  gender?: string;
  city: string;
  ward: string;
  address: string;
}

export interface OpenMiniApp {
  /** The OA it was opened from; the first one when missing. */
  oaId?: string;
  /** Inside the Mini App, e.g. `/report`. */
  path?: string;
  /** The person agreed to share name and picture; otherwise `/v2.0/me` tells the id only. */
  sharesProfile?: boolean;
}

/** Put `url` into an iframe. It carries a fresh access token of the person (`?sandboxToken=…`), good for one hour. */
export interface MiniAppFrame {
  personId: string;
  url: string;
  accessToken: string;
  expiresAt: number;
}

/** Somebody without a Zalo account writes in the chat widget; with `conversationId` once more. */
export interface VisitorSays {
  text: string;
  conversationId?: string;
}

export interface VisitorSaid {
  conversationId: string;
  anonymousId: string;
  messageId: string;
}

/* ------------------------------------------------------------------ the world around */

export interface Clock {
  now: number;
  /** How far the sandbox's clock is ahead of the real one. */
  offsetMs: number;
  /** 1 = as documented (30 s … 1 h between webhook retries); 60 = sixty times faster. */
  retrySpeed: number;
}

/** `advanceMs` never goes backwards; retries that fall due are sent at once. */
export interface MoveClock {
  advanceMs?: number;
  retrySpeed?: number;
}

export interface App {
  id: string;
  name: string;
  webhook: WebhookState;
}

export interface WebhookState {
  /** Empty: none saved. */
  url: string;
  /** `off`: none saved; `unsubscribed`: the retry ladder ended, save or enable it again. */
  state: "on" | "off" | "unsubscribed";
  /** Events whose switch is off. */
  mutedEvents: string[];
  /** Deliveries not yet answered with 200: waiting for their next attempt. */
  waiting: number;
  lastError?: string;
}

/** Without `url` only the given switches change. A new `url` is probed with `{}` and refused unless it answers 200. */
export interface SaveWebhook {
  url?: string;
  enabled?: boolean;
  mutedEvents?: string[];
}

export interface OfficialAccount {
  id: string;
  appId: string;
  name: string;
  kind: "business" | "government";
  isVerified: boolean;
  package: "basic" | "standard" | "growth" | "comprehensive";
  /** Groups are possible: package and at least one asset. */
  hasGroups: boolean;
  /** The OA has allowed the app. */
  isGranted: boolean;
  tokens: TokenState;
  limits: { perMinute: number; remainingThisMinute: number };
  quotas: { paidMessages: Quota; broadcasts: Quota; uploads: Quota };
  groupAssets: GroupAsset[];
}

export interface TokenState {
  accessExpiresAt: number;
  refreshExpiresAt: number;
  /** How often the pair was renewed. */
  rotations: number;
}

export interface Quota {
  total: number;
  remaining: number;
}

export interface GroupAsset {
  id: string;
  productType: "gmf10" | "gmf50" | "gmf100" | "gmf1000";
  validUntil: number;
  status: "available" | "used";
  groupId?: string;
}

export interface ChangeOa {
  name?: string;
  kind?: OfficialAccount["kind"];
  isVerified?: boolean;
  package?: OfficialAccount["package"];
  isGranted?: boolean;
  perMinute?: number;
  paidMessages?: number;
}

export interface CreatePeople {
  /** People like `{ displayName: 'Người 1' }`, `count` times with a running number when it is given. */
  displayName: string;
  description?: string;
  count?: number;
  /** They follow this OA and have just interacted with it. */
  oaId?: string;
  shown?: boolean;
}

export interface CreatedPeople {
  people: { personId: string; userId?: string }[];
}

export interface CreateGroups {
  oaId: string;
  name: string;
  count?: number;
  /** Members of each group. */
  personIds?: string[];
}

export interface CreateOas {
  name: string;
  count?: number;
  /** The first app when missing. */
  appId?: string;
  kind?: OfficialAccount["kind"];
  package?: OfficialAccount["package"];
  perMinute?: number;
}

export interface CreatedApp {
  appId: string;
  appSecret: string;
}

export interface CreatedIds {
  ids: string[];
}

export interface CreatedOas {
  oas: { oaId: string; oaSecretKey: string; accessToken: string; refreshToken: string }[];
}

/* ------------------------------------------------------------------ faults and the log */

export type Fault = NewFault & { id: string; remaining?: number; hits: number };

export type NewFault = ApiFault | WebhookFault;

interface FaultScope {
  /** The next n matching calls; missing: until removed. */
  count?: number;
  /** 0–1; the share of matching calls it strikes. Missing: all. */
  share?: number;
  /** Only for this OA. */
  oaId?: string;
}

export interface ApiFault extends FaultScope {
  on: "api";
  /** Start of the path behind `/sandbox/zalo`, e.g. `/openapi/v3.0/oa/message`. Missing: every call. */
  path?: string;
  effect: /** Answers late, otherwise as usual. */
    | { kind: "slow"; ms: number }
    /** Zalo's error envelope; nothing is done. */
    | { kind: "error"; code: number; message?: string }
    | { kind: "http500" }
    | { kind: "notJson" }
    /** The message IS delivered, the answer never comes (the connection closes after `ms`). */
    | { kind: "timeoutAfterAccepting"; ms: number }
    /** The connection is reset before anything is read; nothing is done. */
    | { kind: "reset" };
}

export interface WebhookFault extends FaultScope {
  on: "webhook";
  /** Only events of this name. Missing: every event. */
  event?: string;
  effect:
    | { kind: "lost" }
    | { kind: "duplicated"; times: number }
    | { kind: "delayed"; ms: number }
    /** Held back until the next event has gone. */
    | { kind: "outOfOrder" }
    | { kind: "wrongSignature" };
}

/** One HTTP exchange, as raw as possible; bodies are cut at 8,000 characters, tokens are masked. */
export interface CallLogEntry {
  id: number;
  /** `api`: the product called us. `webhook`: we called the product. */
  direction: "api" | "webhook";
  at: number;
  durationMs: number;
  /** The event's name or the API's path, for the list. */
  title: string;
  method: string;
  url: string;
  oaId?: string;
  requestHeaders: Record<string, string>;
  requestBody: string;
  /** Missing: no answer. */
  status?: number;
  /** Zalo's `error` field; 0 = success. */
  errorCode?: number;
  responseBody: string;
  /** Why there was no answer, or which fault struck. */
  note?: string;
  /** Webhooks: 0 first, then 1–5. */
  attempt?: number;
}

/* ------------------------------------------------------------------ the stream */

/**
 * `GET /events`: one JSON object in each `data:` line; `id:` is a running number. The first is always a `snapshot`, unless
 * the browser reconnects with a `Last-Event-ID` we still remember: then the missed events follow. Each event carries
 * the whole new state of its thing: replace by id (messages: insert or replace, keep sorted by `sentAt`, then arrival).
 */
export type ServerEvent =
  | { type: "snapshot"; snapshot: Snapshot }
  | { type: "message"; message: Message; conversation: Omit<Conversation, "messages"> }
  | { type: "person"; person: Person }
  | { type: "group"; group: Group }
  | { type: "oa"; oa: OfficialAccount }
  | { type: "app"; app: App }
  | { type: "clock"; clock: Clock }
  | { type: "faults"; faults: Fault[] }
  | { type: "log"; entry: CallLogEntry };
