import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgPolicy,
  pgTable,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { communeId, communeScope, instant, visibleInScope } from "./columns.ts";

/**
 * Zalo's events, stored before they are acknowledged. `raw` is text, not jsonb: valid JSON can be invalid jsonb
 * (\u0000), and one such body would fail its whole batch. Secrets are cut out before the insert; `raw` and the
 * ids of people are emptied after 30 days. Anyone may insert (the door knows no commune yet), reading needs a scope.
 */
export const inboundEvents = pgTable(
  "inbound_events",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    dedupeKey: text("dedupe_key").notNull(),
    /** Null while the OA serves no commune yet. No foreign key: it would cost a row lock per event at the door. */
    communeId: integer("commune_id"),
    oaId: text("oa_id"),
    eventName: text("event_name").notNull(),
    /** "<oaId>:person:<userId>" or "<oaId>:group:<groupId>"; null when nothing has to be answered. */
    conversationKey: text("conversation_key"),
    raw: text("raw"),
    /** Which kinds of secret were cut out, e.g. {"otp"}; the person is warned. */
    secretKinds: text("secret_kinds").array(),
    sentAt: instant("sent_at"),
    receivedAt: instant("received_at").notNull(),
    handledAt: instant("handled_at"),
    /** The command or the event's own handler that settled it, e.g. "submit-report", "human", "failed". */
    handledBy: text("handled_by"),
    attempts: integer("attempts").notNull().default(0),
    /** After a failure: not tried again before. */
    retryAt: instant("retry_at"),
    /** Class and code of the last failure, never its text. */
    failure: text("failure"),
  },
  (table) => [
    uniqueIndex("inbound_events_dedupe").on(table.dedupeKey),
    index("inbound_events_unhandled").on(table.conversationKey, table.id).where(sql`handled_at is null`),
    // Only what still tells of somebody: an erased person's events are found by their chat, the others by a look at a month.
    index("inbound_events_telling")
      .on(table.conversationKey, table.receivedAt)
      .where(sql`conversation_key is not null or raw is not null`),
    pgPolicy("inbound_insert", { for: "insert", withCheck: sql`true` }),
    pgPolicy("inbound_select", { for: "select", using: visibleInScope }),
    pgPolicy("inbound_update", { for: "update", using: visibleInScope, withCheck: visibleInScope }),
    pgPolicy("inbound_delete", { for: "delete", using: visibleInScope }),
  ],
);

/** Events we may not process: of an unknown OA, or wrongly signed while the OA is being set up. A few are kept. */
export const quarantinedEvents = pgTable("quarantined_events", {
  id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
  oaId: text("oa_id"),
  reason: text("reason", { enum: ["unknown_oa", "bad_signature", "unreadable"] }).notNull(),
  /** Which known mistake the signature fits, e.g. "app_secret"; for the staff's health page. */
  diagnosis: text("diagnosis"),
  bodySha256: text("body_sha256").notNull(),
  eventName: text("event_name"),
  receivedAt: instant("received_at").notNull(),
});

/** Where a conversation stands. Locked while its events are handled, so that they are handled one after another. */
export const conversations = pgTable(
  "conversations",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    communeId: communeId(),
    key: text("key").notNull(),
    oaId: text("oa_id").notNull(),
    kind: text("kind", { enum: ["person", "group"] }).notNull(),
    /** Zalo's user id or group id. */
    peerId: text("peer_id").notNull(),
    personId: integer("person_id"),
    /** What was asked last (`ConversationState`), or null. */
    state: jsonb("state"),
    stateAt: instant("state_at"),
    lastInteractionAt: instant("last_interaction_at"),
    /** An officer answers here by hand; the bot is silent until then. */
    humanUntil: instant("human_until"),
  },
  (table) => [
    uniqueIndex("conversations_key").on(table.key),
    index("conversations_person").on(table.personId),
    index("conversations_human").on(table.communeId, table.humanUntil).where(sql`human_until is not null`),
    communeScope(),
  ],
);

/** What goes out. Claimed `pending → sending`; a row left in `sending` by a crash becomes `unknown`. */
export const outboundMessages = pgTable(
  "outbound_messages",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    communeId: communeId(),
    oaId: text("oa_id").notNull(),
    /** The lane: one recipient of one OA, "<oaId>:person:<userId>" or "<oaId>:group:<groupId>". */
    lane: text("lane").notNull(),
    recipientKind: text("recipient_kind", { enum: ["person", "group"] }).notNull(),
    recipientId: text("recipient_id").notNull(),
    kind: text("kind", { enum: ["reply", "notice", "reminder", "announcement"] }).notNull(),
    /** `OutgoingMessage`, sealed; emptied 30 days after it was settled. */
    contentSealed: text("content_sealed"),
    state: text("state", { enum: ["pending", "sending", "sent", "failed", "unknown", "held"] }).notNull(),
    /** One Vietnamese sentence for staff: why it failed, is unknown or is held. */
    reason: text("reason"),
    errorCode: integer("error_code"),
    /** What makes it unique, e.g. "reminder_12_2026-W47_group"; the same key is never queued twice. */
    dedupeKey: text("dedupe_key"),
    /** Lower goes first within a lane and an OA: 0 replies, 1 notices, 5 mass messages. */
    priority: integer("priority").notNull().default(0),
    notBefore: instant("not_before"),
    attempts: integer("attempts").notNull().default(0),
    resentAt: instant("resent_at"),
    createdAt: instant("created_at").notNull(),
    claimedAt: instant("claimed_at"),
    claimedBy: text("claimed_by"),
    settledAt: instant("settled_at"),
    zaloMessageId: text("zalo_message_id"),
    /** Set when the event it answers is known, so that a repeated event cannot answer twice. */
    inboundEventId: bigint("inbound_event_id", { mode: "number" }),
    announcementId: integer("announcement_id"),
    /** Known to have arrived on the person's phone, or seen. */
    deliveredAt: instant("delivered_at"),
    seenAt: instant("seen_at"),
  },
  (table) => [
    uniqueIndex("outbound_dedupe").on(table.communeId, table.dedupeKey),
    index("outbound_lane_pending").on(table.lane, table.priority, table.id).where(sql`state = 'pending'`),
    index("outbound_open").on(table.state, table.claimedAt).where(sql`state in ('sending', 'unknown', 'held')`),
    index("outbound_zalo_id").on(table.zaloMessageId),
    index("outbound_recent").on(table.communeId, table.createdAt),
    index("outbound_lane").on(table.lane),
    index("outbound_announcement").on(table.announcementId, table.state).where(sql`announcement_id is not null`),
    index("outbound_words").on(table.createdAt).where(sql`content_sealed is not null`),
    communeScope(),
  ],
);

/** One row per recipient: keeps its messages in order and one at a time. No text, so no row-level security. */
export const outboundLanes = pgTable(
  "outbound_lanes",
  {
    lane: text("lane").primaryKey(),
    oaId: text("oa_id").notNull(),
    /** Best priority waiting, so that replies overtake mass messages of the same OA. */
    priority: integer("priority").notNull().default(0),
    /** Null while nothing is pending. */
    nextAt: instant("next_at"),
    lockedUntil: instant("locked_until"),
    owner: text("owner"),
    /** The recipient was erased: the lane loses their Zalo id as soon as nothing is on its way any more. */
    forgottenAt: instant("forgotten_at"),
  },
  (table) => [index("outbound_lanes_due").on(table.oaId, table.priority, table.nextAt).where(sql`next_at is not null`)],
);

/** Token bucket per OA (and per other limit): refilled when taken from. */
export const tokenBuckets = pgTable("token_buckets", {
  key: text("key").primaryKey(),
  tokens: doublePrecision("tokens").notNull(),
  /** Tokens a second. */
  rate: doublePrecision("rate").notNull(),
  cap: doublePrecision("cap").notNull(),
  at: instant("at").notNull(),
  /** Nothing is sent before, e.g. after −32 or while the OA is misconfigured. */
  pausedUntil: instant("paused_until"),
  /** From the OA's answers rather than our default. */
  learned: boolean("learned").notNull().default(false),
});

/**
 * Codes that fitted nothing, so that nobody guesses one. `writer` is a fingerprint of OA and Zalo user: no row-level security.
 * Kept for a day.
 */
export const wrongCodes = pgTable(
  "wrong_codes",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    writer: text("writer").notNull(),
    at: instant("at").notNull(),
  },
  (table) => [index("wrong_codes_writer").on(table.writer, table.at)],
);

/** How many messages somebody sent in the minute that began at `since`. `writer` as in `wrong_codes`. Kept for a day. */
export const messageRates = pgTable("message_rates", {
  writer: text("writer").primaryKey(),
  since: instant("since").notNull(),
  count: integer("count").notNull(),
});
