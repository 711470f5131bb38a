import { sql } from "drizzle-orm";
import { bigint, date, index, integer, jsonb, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { communeId, communeScope } from "./columns.ts";
import type { FigureValues } from "./reports.ts";

/**
 * Numbers by the Monday of the week in which the team reported next ("" for never since): those whose next week lies
 * after a range's end are the newest in it. So levels and teams are counted once over any range of weeks.
 */
export type ByNextWeek = Record<string, number>;

/** Sums of one week's counted reports. `firstDay` and `lastDay` are those of the reports' activity. */
const summary = {
  /** Monday. */
  week: date("week").notNull(),
  firstDay: date("first_day").notNull(),
  lastDay: date("last_day").notNull(),
  /** Indicators that add up. */
  sums: jsonb("sums").$type<FigureValues>().notNull(),
  /** Indicators of which each team's newest counts: `{ "<code>": ByNextWeek }`. */
  levels: jsonb("levels").$type<Record<string, ByNextWeek>>().notNull(),
  /** Teams with a report. */
  teams: jsonb("teams").$type<ByNextWeek>().notNull(),
};

/** Teams by the day of their first report for the week, `{ "YYYY-MM-DD": teams }`, without those with nothing to report. */
const sentOn = () => jsonb("sent_on").$type<Record<string, number>>().notNull();

/**
 * What the reports of a week add up to, recomputed from them and never incremented: for the commune that keeps them now,
 * split by where their teams belonged on the day of the activity. Province 0: none.
 */
export const weekSummaries = pgTable(
  "week_summaries",
  {
    communeId: communeId(),
    wasCommuneId: integer("was_commune_id").notNull(),
    wasProvinceId: integer("was_province_id").notNull(),
    /** The province of `communeId` when this was computed: where it was added up further. */
    nowProvinceId: integer("now_province_id").notNull(),
    ...summary,
    sentOn: sentOn(),
    /** Teams that had nothing to report. */
    noActivity: integer("no_activity").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.communeId, table.week, table.wasCommuneId, table.wasProvinceId] }),
    index("week_summaries_was_province").on(table.wasProvinceId, table.week),
    index("week_summaries_now_province").on(table.nowProvinceId, table.week),
    communeScope(),
  ],
);

/** The same for a province, made from `week_summaries`. No commune's rows and nobody's data: without row-level security. */
export const provinceWeeks = pgTable(
  "province_weeks",
  {
    wasProvinceId: integer("was_province_id").notNull(),
    nowProvinceId: integer("now_province_id").notNull(),
    ...summary,
    sentOn: sentOn().default({}),
    noActivity: integer("no_activity").notNull().default(0),
    /** Another one each time the row is written: what it says is known by it. By chance, for a sequence begins again where a backup is brought back. */
    version: bigint("version", { mode: "number" })
      .notNull()
      .default(sql`floor(random() * ${sql.raw(String(2 ** 53))})::bigint`),
  },
  (table) => [
    primaryKey({ columns: [table.week, table.wasProvinceId, table.nowProvinceId] }),
    index("province_weeks_now").on(table.nowProvinceId, table.week),
  ],
);

/**
 * Weeks whose summary no longer fits the reports. A trigger writes a row in the transaction that changes a counted report, so
 * whoever sees the report sees that the summary is stale.
 */
export const staleWeeks = pgTable(
  "stale_weeks",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    communeId: communeId(),
    /** Whose earlier weeks now end in another one; null when every week that changed is named. */
    teamId: integer("team_id"),
    week: date("week").notNull(),
  },
  (table) => [index("stale_weeks_commune").on(table.communeId), communeScope()],
);

/**
 * Triggers write a row for every statement that changes the tree, its teams, or the rules of its communes: what was worked out of
 * them holds as long as the same rows are seen. Older rows are gathered into one, which counts for all of them.
 */
export const treeVersions = pgTable("tree_versions", {
  id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
  /** Unlike the id, the same in no other database. */
  token: uuid("token").notNull().defaultRandom(),
  changes: integer("changes").notNull().default(1),
});
