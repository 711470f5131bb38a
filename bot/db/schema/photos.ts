import { sql } from "drizzle-orm";
import { bigint, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { communeId, communeScope, instant } from "./columns.ts";
import { people } from "./people.ts";
import { reports } from "./reports.ts";

/**
 * A picture that goes with a report. The bytes are a file of DATA_DIR (`file`), sealed. `waiting`: still at the channel's address; `stored`: here; `failed`: could not be fetched, says why;
 * `deleted`: to be removed with its file.
 */
export const reportPhotos = pgTable(
  "report_photos",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    communeId: communeId(),
    /** Null while the person has not said yet what was done; given up after a day. */
    reportId: bigint("report_id", { mode: "number" }).references(() => reports.id),
    /** Null once the sender was forgotten. */
    byPersonId: integer("by_person_id").references(() => people.id),
    channel: text("channel", { enum: ["chat", "form"] }).notNull(),
    state: text("state", { enum: ["waiting", "stored", "failed", "deleted"] }).notNull(),
    /** Where the channel keeps it for a few days, sealed; emptied once it is settled. */
    sourceSealed: text("source_sealed"),
    /** Random, below DATA_DIR/photos. */
    file: text("file"),
    mime: text("mime", { enum: ["image/jpeg", "image/png", "image/webp"] }),
    width: integer("width"),
    height: integer("height"),
    sizeBytes: integer("size_bytes"),
    /** Of the bytes without metadata, hex: the same picture twice on a report is one. */
    sha256: text("sha256"),
    /** One Vietnamese sentence, for those who may see the report. */
    reason: text("reason"),
    attempts: integer("attempts").notNull().default(0),
    retryAt: instant("retry_at"),
    /** From the event or the phone: the same key never makes a second photo. */
    idempotencyKey: text("idempotency_key").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [
    index("report_photos_report").on(table.reportId),
    index("report_photos_person").on(table.byPersonId),
    index("report_photos_to_do").on(table.state, table.retryAt).where(sql`state in ('waiting', 'deleted')`),
    index("report_photos_age").on(table.communeId, table.createdAt),
    uniqueIndex("report_photos_idempotency").on(table.communeId, table.idempotencyKey),
    communeScope(),
  ],
);
