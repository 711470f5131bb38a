import { sql } from "drizzle-orm";
import { boolean, date, index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { communeId, communeScope, instant } from "./columns.ts";
import { people } from "./people.ts";
import { teams } from "./teams.ts";
import { units } from "./units.ts";

/** A commune's own indicators, or its changes to shipped ones (same code): live in chat, form and totals at once. */
export const communeIndicators = pgTable(
  "commune_indicators",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    communeId: communeId(),
    code: text("code").notNull(),
    /** `Indicator` without its code. */
    definition: jsonb("definition").notNull(),
    validFrom: date("valid_from").notNull(),
    validTo: date("valid_to"),
  },
  (table) => [uniqueIndex("commune_indicators_code").on(table.communeId, table.code, table.validFrom), communeScope()],
);

/** A commune's own guides, or its version of a shipped one (same slug). */
export const communeGuides = pgTable(
  "commune_guides",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    communeId: communeId(),
    slug: text("slug").notNull(),
    /** `Guide` without its slug. */
    definition: jsonb("definition").notNull(),
    published: boolean("published").notNull().default(false),
    updatedAt: instant("updated_at").notNull(),
  },
  (table) => [uniqueIndex("commune_guides_slug").on(table.communeId, table.slug), communeScope()],
);

/** What a commune's indicators and guides were before, so that any of it can be brought back; never edited. */
export const contentVersions = pgTable(
  "content_versions",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    communeId: communeId(),
    kind: text("kind", { enum: ["indicator", "guide"] }).notNull(),
    /** The indicator's code or the guide's slug. */
    key: text("key").notNull(),
    /** As it was saved; null when the commune's own version was taken away. */
    definition: jsonb("definition"),
    byPersonId: integer("by_person_id"),
    at: instant("at").notNull(),
  },
  (table) => [index("content_versions_key").on(table.communeId, table.kind, table.key, table.at), communeScope()],
);

/** Questions no guide answered, as folded words, grouped; the officer's to-do list. */
export const unansweredQuestions = pgTable(
  "unanswered_questions",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    communeId: communeId(),
    /** Folded, secrets cut, at most 200 characters; who asked is not kept. */
    question: text("question").notNull(),
    askedCount: integer("asked_count").notNull().default(1),
    firstAskedAt: instant("first_asked_at").notNull(),
    lastAskedAt: instant("last_asked_at").notNull(),
    doneAt: instant("done_at"),
  },
  (table) => [uniqueIndex("unanswered_questions_text").on(table.communeId, table.question), communeScope()],
);

/** When a guide was shown (never to whom), so that the most used ones are offered first. */
export const guideViews = pgTable(
  "guide_views",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    communeId: communeId(),
    slug: text("slug").notNull(),
    shownAt: instant("shown_at").notNull(),
  },
  (table) => [index("guide_views_recent").on(table.communeId, table.shownAt), communeScope()],
);

/** A resident's request for a person: passed to the team of their village, closed by it. */
export const helpRequests = pgTable(
  "help_requests",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    communeId: communeId(),
    personId: integer("person_id").references(() => people.id),
    teamId: integer("team_id").references(() => teams.id),
    villageUnitId: integer("village_unit_id").references(() => units.id),
    /** What the person wrote, sealed; emptied 90 days after closing. */
    wordsSealed: text("words_sealed"),
    guideSlug: text("guide_slug"),
    state: text("state", { enum: ["open", "taken", "closed", "cancelled"] }).notNull(),
    takenByPersonId: integer("taken_by_person_id"),
    createdAt: instant("created_at").notNull(),
    takenAt: instant("taken_at"),
    closedAt: instant("closed_at"),
    /** What the helper answered by words, sealed; emptied with what was asked. */
    answerSealed: text("answer_sealed"),
    answeredAt: instant("answered_at"),
    answeredByPersonId: integer("answered_by_person_id"),
    /** When the officers were told that nobody takes it. */
    escalatedAt: instant("escalated_at"),
    /** Of the resident after it was closed: 1 not helped, 2 fair, 3 good. */
    rating: integer("rating"),
  },
  (table) => [
    index("help_requests_open").on(table.communeId, table.state),
    index("help_requests_person").on(table.personId),
    communeScope(),
  ],
);

/** Days off: shipped for the known years, edited by staff (commune null = for all). */
export const holidays = pgTable(
  "holidays",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    communeId: integer("commune_id").references(() => units.id),
    day: date("day").notNull(),
    name: text("name").notNull(),
    /** False: a day that staff removed from the shipped table. */
    isOff: boolean("is_off").notNull().default(true),
  },
  (table) => [uniqueIndex("holidays_day").on(table.communeId, table.day)],
);

/** What was reminded, so that caps and "when was it last used" can be told. A digest to the officers names no team. */
export const reminders = pgTable(
  "reminders",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    communeId: communeId(),
    teamId: integer("team_id").references(() => teams.id),
    period: text("period").notNull(),
    /** Other periods that the same message asks for. */
    alsoPeriods: text("also_periods").array().notNull().default([]),
    kind: text("kind", { enum: ["group", "leader", "officer_button", "digest"] }).notNull(),
    byPersonId: integer("by_person_id"),
    /** Who got it, when it went to one person. */
    toPersonId: integer("to_person_id"),
    outboundMessageId: integer("outbound_message_id"),
    at: instant("at").notNull(),
  },
  (table) => [
    index("reminders_message").on(table.outboundMessageId),
    index("reminders_to_person").on(table.toPersonId, table.at),
    uniqueIndex("reminders_digest_once")
      .on(table.communeId, table.period, table.toPersonId)
      .where(sql`kind = 'digest'`),
    index("reminders_team").on(table.communeId, table.teamId, table.period),
    // The clock reminds once a period and kind, however often and in however many processes it runs.
    uniqueIndex("reminders_once").on(table.teamId, table.period, table.kind).where(sql`kind <> 'officer_button'`),
    communeScope(),
  ],
);

/** Who changed what, and who looked at personal data. Ids only, no words. */
export const auditLog = pgTable(
  "audit_log",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    communeId: communeId(),
    byPersonId: integer("by_person_id"),
    /** e.g. "report.amended", "person.viewed", "team.joined". */
    action: text("action").notNull(),
    subject: text("subject").notNull(),
    at: instant("at").notNull(),
  },
  (table) => [index("audit_log_at").on(table.communeId, table.at), communeScope()],
);
