import { sql } from "drizzle-orm";
import { bigint, boolean, date, index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { communeId, communeScope, instant } from "./columns.ts";
import { people } from "./people.ts";
import { teams } from "./teams.ts";

/** `{ "<indicator code>": count }`; a code that is absent was not reported, which is not zero. */
export type FigureValues = Record<string, number>;

/**
 * A team's report, from draft on. `values` are those of the newest revision; `report_revisions` keeps all of them.
 * A draft counts nowhere. The same row is the chat's draft and the form's.
 */
export const reports = pgTable(
  "reports",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    communeId: communeId(),
    teamId: integer("team_id")
      .notNull()
      .references(() => teams.id),
    /** Null once the author was forgotten. */
    authorPersonId: integer("author_person_id").references(() => people.id),
    state: text("state", { enum: ["draft", "submitted", "amended", "withdrawn", "dropped"] }).notNull(),
    channel: text("channel", { enum: ["chat", "form", "import"] }).notNull(),
    /** Day of the activity in Vietnam, "YYYY-MM-DD". */
    activityOn: date("activity_on").notNull(),
    /** The commune's period that the activity day lies in, e.g. "2026-W47". */
    period: text("period").notNull(),
    values: jsonb("values").$type<FigureValues>().notNull(),
    nothingToReport: boolean("nothing_to_report").notNull().default(false),
    note: text("note"),
    revision: integer("revision").notNull().default(0),
    /** "Báo cáo số 128": counted per commune, given when it is submitted. */
    number: integer("number"),
    /** The commune whose count `number` is of, when its team has moved to another one since; 0 when it has not. */
    numberedBy: integer("numbered_by").notNull().default(0),
    /** What a draft still has to ask before it can be confirmed (`DraftQuestions`); null once nothing is open. */
    pending: jsonb("pending"),
    /** Numbers that were named in words we do not know, for learning from corrections (`ReadNumber[]`); null for none, and after 30 days. */
    readFrom: jsonb("read_from"),
    /** What looked odd when it was confirmed (`FigureWarning[]`); null for nothing, and before there were warnings. */
    warnings: jsonb("warnings"),
    /** From the client or the event; the same key never makes a second report. */
    idempotencyKey: text("idempotency_key"),
    createdAt: instant("created_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
    submittedAt: instant("submitted_at"),
  },
  (table) => [
    index("reports_team_period").on(table.communeId, table.period, table.teamId),
    index("reports_day").on(table.communeId, table.activityOn),
    index("reports_author").on(table.authorPersonId, table.updatedAt),
    uniqueIndex("reports_idempotency").on(table.communeId, table.idempotencyKey),
    index("reports_number").on(table.communeId, table.number),
    // Numbers that came from another commune with a team may be there twice.
    uniqueIndex("reports_own_number").on(table.communeId, table.number).where(sql`numbered_by = 0`),
    index("reports_team_day").on(table.teamId, table.activityOn),
    // Few: what retention has to find again.
    index("reports_read_from").on(table.createdAt).where(sql`read_from is not null`),
    communeScope(),
  ],
);

/** One row per confirmed change, never edited: what the figures were and who changed them when. */
export const reportRevisions = pgTable(
  "report_revisions",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    communeId: communeId(),
    reportId: bigint("report_id", { mode: "number" })
      .notNull()
      .references(() => reports.id),
    revision: integer("revision").notNull(),
    change: text("change", { enum: ["submitted", "amended", "added", "replaced", "withdrawn"] }).notNull(),
    values: jsonb("values").$type<FigureValues>().notNull(),
    note: text("note"),
    byPersonId: integer("by_person_id"),
    at: instant("at").notNull(),
  },
  (table) => [uniqueIndex("report_revisions_report").on(table.reportId, table.revision), communeScope()],
);

/**
 * What staff said about a report as it was in one revision: `returned` asks its author to look again. It is settled by the next
 * revision, or by `confirmed`: the author says that it is right as it stands.
 */
export const reportReviews = pgTable(
  "report_reviews",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    communeId: communeId(),
    reportId: bigint("report_id", { mode: "number" })
      .notNull()
      .references(() => reports.id),
    revision: integer("revision").notNull(),
    verdict: text("verdict", { enum: ["returned", "confirmed"] }).notNull(),
    /** The officer's words to the author. */
    reason: text("reason"),
    byPersonId: integer("by_person_id"),
    at: instant("at").notNull(),
  },
  (table) => [index("report_reviews_report").on(table.reportId, table.revision), communeScope()],
);
