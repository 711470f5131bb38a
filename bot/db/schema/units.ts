import {
  type AnyPgColumn,
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
} from "drizzle-orm/pg-core";

/** Provinces, communes and villages: public geography, so without row-level security. */
export const units = pgTable(
  "units",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    code: text("code").notNull(),
    name: text("name").notNull(),
    /** `nameKey(name)`: an import finds a unit however its name was spaced, cased or composed. */
    nameKey: text("name_key").notNull(),
    level: text("level", { enum: ["province", "commune", "village"] }).notNull(),
    parentId: integer("parent_id").references((): AnyPgColumn => units.id),
    /** The commune this unit is or lies in; null for provinces. */
    communeId: integer("commune_id").references((): AnyPgColumn => units.id),
    validFrom: date("valid_from").notNull(),
    /** First day on which the unit no longer exists; null while it does. */
    validTo: date("valid_to"),
    /** Of a closed unit: the open one its past counts under on today's map. Never a closed one. */
    successorId: integer("successor_id").references((): AnyPgColumn => units.id),
  },
  (table) => [uniqueIndex("units_code").on(table.code), index("units_parent").on(table.parentId, table.nameKey)],
);

/**
 * What a unit was called and where it stood before: on a day, the row with the earliest later `untilOn` holds, else the
 * unit's own row. So there is neither a gap nor an overlap, and a unit that never changed has no row.
 */
export const unitPast = pgTable(
  "unit_past",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    unitId: integer("unit_id")
      .notNull()
      .references(() => units.id),
    /** First day on which it was no longer so. */
    untilOn: date("until_on").notNull(),
    name: text("name").notNull(),
    parentId: integer("parent_id").references(() => units.id),
  },
  (table) => [
    uniqueIndex("unit_past_until").on(table.unitId, table.untilOn),
    // What once lay below a unit.
    index("unit_past_parent").on(table.parentId),
  ],
);

/** One rename, move, merger, split or closing of units or teams, as somebody asked for it. Ids only, no personal data. */
export const treeChanges = pgTable("tree_changes", {
  id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
  /** From the client, or made from the file an import read: the same key never changes the tree twice. */
  idempotencyKey: text("idempotency_key").notNull().unique(),
  /** `requestHash` of what was asked with the key; null before it was kept. */
  requestHash: text("request_hash"),
  kind: text("kind", { enum: ["rename", "move", "merge", "split", "close"] }).notNull(),
  effectiveOn: date("effective_on").notNull(),
  /** Null for the operator. */
  byPersonId: integer("by_person_id"),
  at: timestamp("at", { withTimezone: true, mode: "date" }).notNull(),
  /** `{ "unitIds": [...], "teamIds": [...] }`: what there is now because of it. */
  result: jsonb("result").notNull(),
});

/** What became of units. A rename leads from a unit to itself. */
export const unitLineage = pgTable(
  "unit_lineage",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    fromUnitId: integer("from_unit_id")
      .notNull()
      .references(() => units.id),
    toUnitId: integer("to_unit_id")
      .notNull()
      .references(() => units.id),
    kind: text("kind", { enum: ["renamed", "merged", "split", "moved", "closed"] }).notNull(),
    happenedOn: date("happened_on").notNull(),
    /** Whether the past of the first counts under the second on today's map: of a split, for one successor only. */
    carriesPast: boolean("carries_past").notNull().default(true),
    changeId: integer("change_id").references(() => treeChanges.id),
  },
  (table) => [index("unit_lineage_from").on(table.fromUnitId), index("unit_lineage_to").on(table.toUnitId)],
);

/** A commune as a customer: its settings (`CommuneSettings`, defaults filled in when read). */
export const communes = pgTable("communes", {
  unitId: integer("unit_id")
    .primaryKey()
    .references(() => units.id),
  settings: jsonb("settings").notNull().default({}),
});
