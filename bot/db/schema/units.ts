import { type AnyPgColumn, date, index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";

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
  },
  (table) => [uniqueIndex("units_code").on(table.code), index("units_parent").on(table.parentId, table.nameKey)],
);

/** What became of units and teams: renamed, merged into, split from, moved. */
export const unitLineage = pgTable("unit_lineage", {
  id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
  fromUnitId: integer("from_unit_id")
    .notNull()
    .references(() => units.id),
  toUnitId: integer("to_unit_id")
    .notNull()
    .references(() => units.id),
  kind: text("kind", { enum: ["renamed", "merged", "split", "moved"] }).notNull(),
  happenedOn: date("happened_on").notNull(),
});

/** A commune as a customer: its settings (`CommuneSettings`, defaults filled in when read). */
export const communes = pgTable("communes", {
  unitId: integer("unit_id")
    .primaryKey()
    .references(() => units.id),
  settings: jsonb("settings").notNull().default({}),
});
