import { index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { communeScope, instant } from "./columns.ts";
import { teams } from "./teams.ts";
import { units } from "./units.ts";

/** A connected OA: keys and tokens sealed; capabilities and health as last seen. Read before any commune is known. */
export const officialAccounts = pgTable("official_accounts", {
  id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
  /** Zalo's id of the OA, digits as text. */
  oaId: text("oa_id").notNull().unique(),
  appId: text("app_id").notNull(),
  /** Null until an OA is given to a commune. */
  communeId: integer("commune_id").references(() => units.id),
  name: text("name"),
  secretKeySealed: text("secret_key_sealed").notNull(),
  accessTokenSealed: text("access_token_sealed"),
  refreshTokenSealed: text("refresh_token_sealed"),
  tokenIssuedAt: instant("token_issued_at"),
  tokenExpiresAt: instant("token_expires_at"),
  /** `ok`, `uncertain` (a refresh got no answer) or `dead` (an admin has to reconnect). */
  tokenState: text("token_state", { enum: ["ok", "uncertain", "dead"] })
    .notNull()
    .default("ok"),
  tokenStateAt: instant("token_state_at"),
  /** First event whose signature was right: ends the set-up mode in which wrong signatures get 200. */
  verifiedAt: instant("verified_at"),
  lastEventAt: instant("last_event_at"),
  lastSentAt: instant("last_sent_at"),
  capabilities: jsonb("capabilities").notNull().default({}),
  health: jsonb("health").notNull().default({}),
  /** Zalo's domain check: `{ "<code>": "<content of zalo_verifier<code>.html>" }`. */
  verifierFiles: jsonb("verifier_files").$type<Record<string, string>>().notNull().default({}),
});

/** Zalo groups owned by an OA, and the team each belongs to. */
export const zaloGroups = pgTable(
  "zalo_groups",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    communeId: integer("commune_id")
      .notNull()
      .references(() => units.id),
    oaId: text("oa_id").notNull(),
    groupId: text("group_id").notNull(),
    teamId: integer("team_id").references(() => teams.id),
    name: text("name"),
    state: text("state", { enum: ["active", "gone", "expired"] })
      .notNull()
      .default("active"),
    linkedAt: instant("linked_at"),
    linkedByPersonId: integer("linked_by_person_id"),
  },
  (table) => [
    uniqueIndex("zalo_groups_group").on(table.oaId, table.groupId),
    index("zalo_groups_team").on(table.teamId),
    communeScope(),
  ],
);
