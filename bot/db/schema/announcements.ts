import { sql } from "drizzle-orm";
import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { bytes, communeId, communeScope, instant } from "./columns.ts";
import { people } from "./people.ts";
import { teams } from "./teams.ts";
import { units } from "./units.ts";

/** What an officer tells many. `draft` and `awaiting_approval` go to nobody yet; `scheduled` waits for `sendAt`. */
export const announcements = pgTable(
  "announcements",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    communeId: communeId(),
    unitId: integer("unit_id")
      .notNull()
      .references(() => units.id),
    byPersonId: integer("by_person_id"),
    text: text("text").notNull(),
    urgent: boolean("urgent").notNull().default(false),
    state: text("state", {
      enum: ["draft", "awaiting_approval", "scheduled", "sending", "paused", "cancelled", "done"],
    }).notNull(),
    audience: jsonb("audience").notNull(),
    /** Address of the picture, ours or Zalo's. */
    imageUrl: text("image_url"),
    asksAcknowledgement: boolean("asks_acknowledgement").notNull().default(false),
    /** Also for guests of the Mini App. */
    isPublic: boolean("is_public").notNull().default(false),
    createdAt: instant("created_at").notNull(),
    confirmedAt: instant("confirmed_at"),
    /** Not before; set when it was confirmed, moved by quiet hours. */
    sendAt: instant("send_at"),
    approvalExpiresAt: instant("approval_expires_at"),
    approvedByPersonId: integer("approved_by_person_id"),
    /** When the audience was judged for good and the first copies were queued. */
    startedAt: instant("started_at"),
    /** When nothing was left to do, or it was cancelled. */
    endedAt: instant("ended_at"),
    /** The forecast the officer saw (`SendPlan`), to be compared with what happened. */
    plan: jsonb("plan"),
    /** Those who had not acknowledged by then are asked once more. */
    nudgedAt: instant("nudged_at"),
    /** The caller's own key, so that a repeated request makes no second draft. */
    idempotencyKey: text("idempotency_key"),
    /** `requestHash` of what was asked with the key; null without one, and before it was kept. */
    requestHash: text("request_hash"),
  },
  (table) => [
    index("announcements_unit").on(table.communeId, table.createdAt),
    uniqueIndex("announcements_idempotency").on(table.communeId, table.idempotencyKey),
    index("announcements_open").on(table.sendAt).where(sql`state in ('awaiting_approval', 'scheduled', 'sending')`),
    communeScope(),
  ],
);

/** One row per announcement and recipient, also for those it cannot reach. */
export const announcementRecipients = pgTable(
  "announcement_recipients",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    communeId: communeId(),
    announcementId: integer("announcement_id")
      .notNull()
      .references(() => announcements.id),
    kind: text("kind", { enum: ["group", "person"] }).notNull(),
    /** Set when the copy is for the team as a whole, in its group or by one of its people. */
    teamId: integer("team_id").references(() => teams.id),
    personId: integer("person_id").references(() => people.id),
    unitId: integer("unit_id").references(() => units.id),
    /** The team's, or the role and team of a person ("Tổ trưởng Tổ dân phố 1"); never a person's own name. */
    name: text("name").notNull(),
    /** The message that carries it; null when there is no way to reach the recipient, or it is not queued yet. */
    outboundMessageId: integer("outbound_message_id"),
    /** Why there is none, in Vietnamese. */
    reason: text("reason"),
    /** A team or person who said "đã nắm" first. */
    acknowledgedAt: instant("acknowledged_at"),
    nudgedAt: instant("nudged_at"),
    /** An officer told them by other means. */
    toldAt: instant("told_at"),
    toldByPersonId: integer("told_by_person_id"),
    /** How often an officer had it sent again. */
    resends: integer("resends").notNull().default(0),
  },
  (table) => [
    index("announcement_recipients_announcement").on(table.announcementId),
    index("announcement_recipients_unsent")
      .on(table.announcementId, table.id)
      .where(sql`outbound_message_id is null and reason is null`),
    index("announcement_recipients_team").on(table.teamId),
    index("announcement_recipients_person").on(table.personId),
    uniqueIndex("announcement_recipients_one_team")
      .on(table.announcementId, table.teamId)
      .where(sql`team_id is not null`),
    uniqueIndex("announcement_recipients_one_person")
      .on(table.announcementId, table.personId)
      .where(sql`team_id is null`),
    communeScope(),
  ],
);

/** Who said "đã nắm"; a group's first voice acknowledges for its team. */
export const announcementAcknowledgements = pgTable(
  "announcement_acknowledgements",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    communeId: communeId(),
    announcementId: integer("announcement_id")
      .notNull()
      .references(() => announcements.id),
    personId: integer("person_id")
      .notNull()
      .references(() => people.id),
    at: instant("at").notNull(),
  },
  (table) => [
    uniqueIndex("announcement_acknowledgements_once").on(table.announcementId, table.personId),
    index("announcement_acknowledgements_person").on(table.personId),
    communeScope(),
  ],
);

/** Pictures officers uploaded for announcements; fetched by Zalo and shown in the Mini App under their unguessable key. */
export const announcementPictures = pgTable(
  "announcement_pictures",
  {
    key: text("key").primaryKey(),
    communeId: communeId(),
    byPersonId: integer("by_person_id"),
    contentType: text("content_type", { enum: ["image/jpeg", "image/png"] }).notNull(),
    content: bytes("content").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  () => [communeScope()],
);
