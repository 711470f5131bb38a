import { sql } from "drizzle-orm";
import { customType, integer, pgPolicy, timestamp } from "drizzle-orm/pg-core";
import { units } from "./units.ts";

/** An instant, always with its zone. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** A file's content. */
export const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });

/** The tenant a row belongs to: the commune's unit id. */
export const communeId = () =>
  integer("commune_id")
    .notNull()
    .references(() => units.id);

const scope = sql`(select nullif(current_setting('app.communes', true), ''))`;

const communesInScope = sql`(select nullif(nullif(current_setting('app.communes', true), ''), '*')::int[])`;

/**
 * Row-level security of a tenant-owned table: rows of the communes named by the transaction's `app.communes`
 * ('{1,2}', or '*' for the product's own work); nothing at all without it. After a transaction-local setting ends
 * PostgreSQL reads '' rather than NULL, hence nullif. The list is read as numbers inside its own select: once a statement,
 * not once a row, which took most of the time of a province's questions.
 */
export const visibleInScope = sql`case ${scope} when '*' then true else coalesce(commune_id = any (${communesInScope}::int[]), false) end`;

export const communeScope = () =>
  pgPolicy("commune_scope", { for: "all", using: visibleInScope, withCheck: visibleInScope });
