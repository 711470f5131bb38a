import { integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { communeId, communeScope, instant } from "./columns.ts";

/**
 * What staff decided about a period, the newest word only; who said what when is in the audit log. Without a row the commune's
 * rule decides (`CommuneSettings.lock`).
 */
export const periodLocks = pgTable(
  "period_locks",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    communeId: communeId(),
    period: text("period").notNull(),
    state: text("state", { enum: ["locked", "open"] }).notNull(),
    /** An opened period is locked again from then on. */
    openUntil: instant("open_until"),
    byPersonId: integer("by_person_id"),
    at: instant("at").notNull(),
  },
  (table) => [uniqueIndex("period_locks_period").on(table.communeId, table.period), communeScope()],
);
