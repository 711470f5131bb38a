import { index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { communeId, communeScope, instant } from "./columns.ts";
import { teams } from "./teams.ts";

/** An officer said "đã gọi" about a team: it is not proposed again at once, and what came of it can be counted. */
export const teamCalls = pgTable(
  "team_calls",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    communeId: communeId(),
    teamId: integer("team_id")
      .notNull()
      .references(() => teams.id),
    /** The week the call was made in, "2026-W47": saying it twice in a week is saying it once. */
    week: text("week").notNull(),
    /** Why the team was proposed (`CallReason["kind"]`). */
    reason: text("reason").notNull(),
    byPersonId: integer("by_person_id"),
    calledAt: instant("called_at").notNull(),
  },
  (table) => [
    uniqueIndex("team_calls_week").on(table.teamId, table.week),
    index("team_calls_recent").on(table.communeId, table.calledAt),
    communeScope(),
  ],
);
