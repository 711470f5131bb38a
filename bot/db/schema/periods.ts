import { index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { communeId, communeScope, instant } from "./columns.ts";
import { teams } from "./teams.ts";

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

/** Teams that asked to open a closed period again; staff's next word on the period (`period_locks.at`) answers them. */
export const reopeningRequests = pgTable(
  "reopening_requests",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    communeId: communeId(),
    period: text("period").notNull(),
    teamId: integer("team_id")
      .notNull()
      .references(() => teams.id),
    byPersonId: integer("by_person_id").notNull(),
    at: instant("at").notNull(),
  },
  (table) => [index("reopening_requests_period").on(table.communeId, table.period), communeScope()],
);
