import { index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { communeId, communeScope, instant } from "./columns.ts";
import { units } from "./units.ts";

/** A person as one commune knows them. Names and phones are sealed (`vault.ts`); a person is never a Zalo id. */
export const people = pgTable(
  "people",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    communeId: communeId(),
    nameSealed: text("name_sealed"),
    phoneSealed: text("phone_sealed"),
    /** `vault.fingerprint("phone", "84…")`: finds a person by phone without storing it readably. */
    phoneFingerprint: text("phone_fingerprint"),
    /** `vault.fingerprint("name", fold(name))`: finds the same person again in a later import. */
    nameFingerprint: text("name_fingerprint"),
    /** The village a resident chose, so that requests reach the right team. */
    villageUnitId: integer("village_unit_id").references(() => units.id),
    /** How the person asked to be called; null until they choose. */
    formOfAddress: text("form_of_address", { enum: ["bác", "cô", "chú", "anh", "chị"] }),
    createdAt: instant("created_at").notNull(),
    /** When the person asked for no more announcements ("dừng"). */
    announcementsStoppedAt: instant("announcements_stopped_at"),
    erasedAt: instant("erased_at"),
  },
  (table) => [index("people_phone").on(table.communeId, table.phoneFingerprint), communeScope()],
);

/** Zalo ids of a person: an OA user id is one person within one OA, an app id within one app. */
export const identities = pgTable(
  "identities",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    communeId: communeId(),
    personId: integer("person_id")
      .notNull()
      .references(() => people.id),
    kind: text("kind", { enum: ["oa_user", "app_user"] }).notNull(),
    /** The OA's id, or the app's id with the commune, for `oa_user` and `app_user`. */
    scope: text("scope").notNull(),
    value: text("value").notNull(),
  },
  (table) => [
    uniqueIndex("identities_value").on(table.kind, table.scope, table.value, table.communeId),
    index("identities_person").on(table.personId),
    communeScope(),
  ],
);

/** Officers, leaders and viewers of a unit (and so of everything below it). */
export const unitRoles = pgTable(
  "unit_roles",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    communeId: communeId(),
    unitId: integer("unit_id")
      .notNull()
      .references(() => units.id),
    personId: integer("person_id")
      .notNull()
      .references(() => people.id),
    role: text("role", { enum: ["staff", "leader", "viewer"] }).notNull(),
    from: instant("from_at").notNull(),
    until: instant("until_at"),
  },
  (table) => [index("unit_roles_person").on(table.personId), index("unit_roles_unit").on(table.unitId), communeScope()],
);

/** One-time codes printed by `grant`; only a fingerprint is kept. Looked up before any commune is known. */
export const roleGrants = pgTable("role_grants", {
  id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
  codeFingerprint: text("code_fingerprint").notNull().unique(),
  unitId: integer("unit_id")
    .notNull()
    .references(() => units.id),
  role: text("role", { enum: ["staff", "leader", "viewer"] }).notNull(),
  createdAt: instant("created_at").notNull(),
  expiresAt: instant("expires_at").notNull(),
  usedAt: instant("used_at"),
  usedByPersonId: integer("used_by_person_id"),
});

/** Proof of consent, per purpose: what text, when given, when withdrawn. */
export const consents = pgTable(
  "consents",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    communeId: communeId(),
    personId: integer("person_id")
      .notNull()
      .references(() => people.id),
    purpose: text("purpose", { enum: ["reporting", "announcements"] }).notNull(),
    textVersion: text("text_version").notNull(),
    /** SHA-256 of the exact text shown. */
    textHash: text("text_hash").notNull(),
    givenAt: instant("given_at").notNull(),
    withdrawnAt: instant("withdrawn_at"),
  },
  (table) => [index("consents_person").on(table.personId), communeScope()],
);

/** Logins of the Mini App and the staff's desktop: short, revocable; only a hash of the token is kept. */
export const sessions = pgTable(
  "sessions",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    communeId: communeId(),
    personId: integer("person_id")
      .notNull()
      .references(() => people.id),
    /** SHA-256 of the token, hex. */
    tokenHash: text("token_hash").notNull(),
    createdAt: instant("created_at").notNull(),
    lastUsedAt: instant("last_used_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    revokedAt: instant("revoked_at"),
  },
  (table) => [
    uniqueIndex("sessions_token").on(table.tokenHash),
    index("sessions_person").on(table.personId),
    communeScope(),
  ],
);

/**
 * A login begun on a desktop or in the Mini App and finished on Zalo's permission page or by sending its code to the OA.
 * Looked up before any commune is known; its secrets are kept as fingerprints only, but for the verifier.
 */
export const loginRequests = pgTable("login_requests", {
  id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
  /** What the person sends by chat. */
  codeFingerprint: text("code_fingerprint").notNull().unique(),
  /** What the waiting page asks with. */
  waitFingerprint: text("wait_fingerprint").notNull().unique(),
  /** What goes to Zalo's permission page and comes back with its code; gone once it came back. */
  stateFingerprint: text("state_fingerprint").unique(),
  /** The cookie of the browser that began it: only there may Zalo's answer finish it. */
  browserFingerprint: text("browser_fingerprint"),
  /** PKCE, one per request. */
  verifierSealed: text("verifier_sealed"),
  createdAt: instant("created_at").notNull(),
  expiresAt: instant("expires_at").notNull(),
  communeId: integer("commune_id").references(() => units.id),
  personId: integer("person_id"),
  usedAt: instant("used_at"),
});
