import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { communeId, communeScope, instant } from "./columns.ts";
import { people } from "./people.ts";
import { treeChanges, units } from "./units.ts";

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
    /** First day on which the team no longer exists; null while it does. */
    closedOn: date("closed_on"),
    /** Of a closed team: the one that took over its people and its past. */
    successorId: integer("successor_id").references((): AnyPgColumn => teams.id),
  },
  (table) => [
    uniqueIndex("teams_commune_code").on(table.communeId, table.code),
    // A closed team's name is free again.
    uniqueIndex("teams_unit_name").on(table.unitId, table.nameKey).where(sql`closed_on is null`),
    uniqueIndex("teams_join_code").on(table.joinCode),
    communeScope(),
  ],
);

/** What a team was called and which unit it served before; read like `unit_past`. */
export const teamPast = pgTable(
  "team_past",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    communeId: communeId(),
    teamId: integer("team_id")
      .notNull()
      .references(() => teams.id),
    /** First day on which it was no longer so. */
    untilOn: date("until_on").notNull(),
    name: text("name").notNull(),
    unitId: integer("unit_id")
      .notNull()
      .references(() => units.id),
  },
  (table) => [
    uniqueIndex("team_past_until").on(table.teamId, table.untilOn),
    index("team_past_unit").on(table.unitId),
    communeScope(),
  ],
);

/** What became of teams. A rename leads from a team to itself. */
export const teamLineage = pgTable(
  "team_lineage",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    communeId: communeId(),
    fromTeamId: integer("from_team_id")
      .notNull()
      .references(() => teams.id),
    toTeamId: integer("to_team_id")
      .notNull()
      .references(() => teams.id),
    kind: text("kind", { enum: ["renamed", "merged", "split", "moved", "closed"] }).notNull(),
    happenedOn: date("happened_on").notNull(),
    carriesPast: boolean("carries_past").notNull().default(true),
    changeId: integer("change_id").references(() => treeChanges.id),
  },
  (table) => [
    index("team_lineage_from").on(table.fromTeamId),
    index("team_lineage_to").on(table.toTeamId),
    communeScope(),
  ],
);

/**
 * Every team that took over another's past, also by way of a third: from the day on, the level that it says includes what the other
 * had said.
 */
export const teamHeirs = pgTable(
  "team_heirs",
  {
    communeId: communeId(),
    teamId: integer("team_id")
      .notNull()
      .references(() => teams.id),
    heirId: integer("heir_id")
      .notNull()
      .references(() => teams.id),
    fromOn: date("from_on").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.heirId] }),
    index("team_heirs_heir").on(table.heirId),
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
