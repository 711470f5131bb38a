import { sql } from "drizzle-orm";
import { date, index, integer, jsonb, pgPolicy, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { instant, visibleInScope } from "./columns.ts";
import type { FigureValues } from "./reports.ts";
import { units } from "./units.ts";

const inScopeOrProvince = sql`commune_id is null or ${visibleInScope}`;

/** A periodic report as it was given out: its figures of that moment, so that whoever receives it can see what changed since. */
export const issuedReports = pgTable(
  "issued_reports",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    /** Printed on the report; knowing it is the right to check it. */
    code: text("code").notNull(),
    /** Null for what a province gives out about all its communes. */
    communeId: integer("commune_id").references(() => units.id),
    unitId: integer("unit_id")
      .notNull()
      .references(() => units.id),
    period: text("period").notNull(),
    fromOn: date("from_on").notNull(),
    /** Included. */
    toOn: date("to_on").notNull(),
    values: jsonb("values").$type<FigureValues>().notNull(),
    teamsExpected: integer("teams_expected").notNull(),
    teamsReported: integer("teams_reported").notNull(),
    issuedAt: instant("issued_at").notNull(),
    byPersonId: integer("by_person_id"),
  },
  (table) => [
    uniqueIndex("issued_reports_code").on(table.code),
    index("issued_reports_unit").on(table.unitId, table.issuedAt),
    pgPolicy("issued_report_scope", { for: "all", using: inScopeOrProvince, withCheck: inScopeOrProvince }),
  ],
);
