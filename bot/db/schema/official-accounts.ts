import { sql } from "drizzle-orm";
import { boolean, date, index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { communeId, communeScope, instant } from "./columns.ts";
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
    /** As Zalo told last; all may be unknown. */
    memberCount: integer("member_count"),
    link: text("link"),
    /** Last day of the package; after it the OA can no longer write there. */
    validThrough: date("valid_through"),
    checkedAt: instant("checked_at"),
    /** The state officers were told of last, so that each change is told once. */
    toldState: text("told_state"),
  },
  (table) => [
    uniqueIndex("zalo_groups_group").on(table.oaId, table.groupId),
    index("zalo_groups_team").on(table.teamId),
    communeScope(),
  ],
);

/** Who is in a group, followed by events. Zalo ids: taken out when the person is erased. */
export const zaloGroupMembers = pgTable(
  "zalo_group_members",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    communeId: communeId(),
    zaloGroupId: integer("zalo_group_id")
      .notNull()
      .references(() => zaloGroups.id),
    userId: text("user_id").notNull(),
    isAdmin: boolean("is_admin").notNull().default(false),
    since: instant("since").notNull(),
  },
  (table) => [
    uniqueIndex("zalo_group_members_user").on(table.zaloGroupId, table.userId),
    index("zalo_group_members_person").on(table.userId),
    communeScope(),
  ],
);

/**
 * A group that somebody asked for. The place it takes is written down before Zalo is called, so that after a crash or a silence
 * Zalo can be asked whether the place was used: no group is made twice.
 */
export const groupWishes = pgTable(
  "group_wishes",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    communeId: communeId(),
    teamId: integer("team_id")
      .notNull()
      .references(() => teams.id),
    oaId: text("oa_id").notNull(),
    byPersonId: integer("by_person_id"),
    state: text("state", { enum: ["waiting", "calling", "done", "failed"] }).notNull(),
    /** Zalo's id of the bought place. */
    assetId: text("asset_id"),
    zaloGroupId: integer("zalo_group_id").references(() => zaloGroups.id),
    /** One Vietnamese sentence: why it failed and what to do. */
    reason: text("reason"),
    createdAt: instant("created_at").notNull(),
    changedAt: instant("changed_at").notNull(),
  },
  (table) => [
    uniqueIndex("group_wishes_open").on(table.teamId).where(sql`state in ('waiting', 'calling')`),
    index("group_wishes_commune").on(table.communeId, table.id),
    communeScope(),
  ],
);

/** An officer on the way through Zalo's consent page. Looked up before any commune is known; the state is kept as a fingerprint. */
export const oaConnectRequests = pgTable("oa_connect_requests", {
  id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
  stateFingerprint: text("state_fingerprint").notNull().unique(),
  communeId: integer("commune_id")
    .notNull()
    .references(() => units.id),
  personId: integer("person_id").notNull(),
  createdAt: instant("created_at").notNull(),
  expiresAt: instant("expires_at").notNull(),
  usedAt: instant("used_at"),
});

/** One PKCE pair per Zalo app: its challenge may have to be saved in Zalo's console, so it stays the same. */
export const zaloApps = pgTable("zalo_apps", {
  appId: text("app_id").primaryKey(),
  verifierSealed: text("verifier_sealed").notNull(),
  challenge: text("challenge").notNull(),
});
