import { sql } from "drizzle-orm";
import { bigint, date, index, integer, jsonb, pgPolicy, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { instant, visibleInScope } from "./columns.ts";
import { teams } from "./teams.ts";
import { units } from "./units.ts";

/**
 * The commune of whoever set it; null for what a province sets for all its communes, which every commune may read. Who may
 * write either is decided in `access.ts`.
 */
const programmeCommuneId = () => integer("commune_id").references(() => units.id);
const inScopeOrProvince = sql`commune_id is null or ${visibleInScope}`;
const programmeScope = () =>
  pgPolicy("programme_scope", { for: "all", using: inScopeOrProvince, withCheck: inScopeOrProvince });

/** Whom a campaign leaves out: units with everything below them, and single teams. */
export interface Excluded {
  unitIds: number[];
  teamIds: number[];
}

/** A drive with a beginning and an end; what it achieved is counted from the reports of those days. */
export const campaigns = pgTable(
  "campaigns",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    communeId: programmeCommuneId(),
    /** Its teams are those of this unit and below, but for the excluded ones. */
    unitId: integer("unit_id")
      .notNull()
      .references(() => units.id),
    name: text("name").notNull(),
    /** The plan behind it, e.g. "Kế hoạch 170/KH-UBND". */
    document: text("document"),
    startsOn: date("starts_on").notNull(),
    /** Included. */
    endsOn: date("ends_on").notNull(),
    excluded: jsonb("excluded").$type<Excluded>().notNull(),
    idempotencyKey: text("idempotency_key").notNull(),
    /** `requestHash` of what was asked with the key; null before it was kept. */
    requestHash: text("request_hash"),
    createdAt: instant("created_at").notNull(),
    createdByPersonId: integer("created_by_person_id"),
    cancelledAt: instant("cancelled_at"),
  },
  (table) => [
    index("campaigns_unit").on(table.unitId, table.startsOn),
    uniqueIndex("campaigns_idempotency").on(table.unitId, table.idempotencyKey),
    programmeScope(),
  ],
);

/** What the teams of a unit shall reach in a range of days; how much is in `target_amounts`. */
export const targets = pgTable(
  "targets",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    communeId: programmeCommuneId(),
    /** For the teams of this unit and below; those of its campaign when there is one. */
    unitId: integer("unit_id")
      .notNull()
      .references(() => units.id),
    campaignId: integer("campaign_id").references(() => campaigns.id),
    indicatorCode: text("indicator_code").notNull(),
    /** A campaign's target has the campaign's days. */
    fromOn: date("from_on").notNull(),
    /** Included. */
    toOn: date("to_on").notNull(),
    createdAt: instant("created_at").notNull(),
    /** When it was taken back; its history stays. */
    removedAt: instant("removed_at"),
  },
  (table) => [
    uniqueIndex("targets_one")
      .on(table.unitId, sql`coalesce(campaign_id, 0)`, table.indicatorCode, table.fromOn, table.toOn)
      .where(sql`removed_at is null`),
    index("targets_campaign").on(table.campaignId),
    programmeScope(),
  ],
);

/** How much, one row per decision: the newest that has not ended holds, earlier ones are its history. */
export const targetAmounts = pgTable(
  "target_amounts",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    communeId: programmeCommuneId(),
    targetId: integer("target_id")
      .notNull()
      .references(() => targets.id),
    /** The team this exception is for; null for the amount that holds for all others. */
    teamId: integer("team_id").references(() => teams.id),
    /** Each team this much; each this much for every 100 households; or this much shared out among all. */
    basis: text("basis", { enum: ["per_team", "per_100_households", "shared"] }).notNull(),
    amount: integer("amount").notNull(),
    setAt: instant("set_at").notNull(),
    setByPersonId: integer("set_by_person_id"),
    endedAt: instant("ended_at"),
  },
  (table) => [
    uniqueIndex("target_amounts_one").on(table.targetId, sql`coalesce(team_id, 0)`).where(sql`ended_at is null`),
    index("target_amounts_history").on(table.targetId, table.setAt),
    programmeScope(),
  ],
);
