import { sql } from "drizzle-orm";
import { index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { communeId, communeScope, instant } from "./columns.ts";

/** A number of a message that was not understood, or taken for something else, and what its sender said it was. Names are proposed from it. */
export const readingCorrections = pgTable(
  "reading_corrections",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    communeId: communeId(),
    /** How the number was named: at most four folded words, no digits, no people. Emptied after 30 days. */
    words: text("words"),
    /** The same as it was typed, accents included, in small letters. Emptied with `words`. */
    said: text("said"),
    /** Who corrected, so that several are told from one who does it often. Emptied with `words`. */
    byPersonId: integer("by_person_id"),
    /** The indicator it was taken for; null when the product asked. */
    readAs: text("read_as"),
    code: text("code").notNull(),
    at: instant("at").notNull(),
    /** What an officer made of the proposal. */
    settledAs: text("settled_as", { enum: ["accepted", "dismissed"] }),
    settledAt: instant("settled_at"),
    settledByPersonId: integer("settled_by_person_id"),
  },
  (table) => [
    index("reading_corrections_person").on(table.byPersonId).where(sql`by_person_id is not null`),
    index("reading_corrections_words").on(table.communeId, table.words),
    communeScope(),
  ],
);
