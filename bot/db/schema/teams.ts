import { date, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { communeId, communeScope, instant } from "./columns.ts";
import { people } from "./people.ts";
import { units } from "./units.ts";

export const teams = pgTable(
  "teams",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    communeId: communeId(),
    /** The village the team serves, or the commune itself. */
    unitId: integer("unit_id")
      .notNull()
      .references(() => units.id),
    code: text("code").notNull(),
    name: text("name").notNull(),
    nameKey: text("name_key").notNull(),
    joinCode: text("join_code").notNull(),
    households: integer("households"),
    openedOn: date("opened_on").notNull(),
    closedOn: date("closed_on"),
  },
  (table) => [
    uniqueIndex("teams_commune_code").on(table.communeId, table.code),
    uniqueIndex("teams_unit_name").on(table.unitId, table.nameKey),
    uniqueIndex("teams_join_code").on(table.joinCode),
    communeScope(),
  ],
);

/**
 * Who is in a team, in which role, since when; imported people and people who joined by chat alike. `officer` is the
 * sheet's "Cán bộ", a contact: rights over a unit come from `unit_roles` only.
 */
export const teamMembers = pgTable(
  "team_members",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    communeId: communeId(),
    teamId: integer("team_id")
      .notNull()
      .references(() => teams.id),
    personId: integer("person_id")
      .notNull()
      .references(() => people.id),
    role: text("role", { enum: ["leader", "deputy", "member", "officer"] }).notNull(),
    source: text("source", { enum: ["import", "join_code", "staff"] }).notNull(),
    from: instant("from_at").notNull(),
    until: instant("until_at"),
    /** When the person joined by chat; null for people only imported. */
    joinedAt: instant("joined_at"),
    /** When the leader or an officer said that who joined by code belongs here; null while nobody did. */
    confirmedAt: instant("confirmed_at"),
  },
  (table) => [
    index("team_members_team").on(table.teamId),
    index("team_members_person").on(table.personId),
    communeScope(),
  ],
);
