import { dropForgottenDrafts } from "../reports/drafts.ts";
import { erasedChatsRule } from "./erased-chats.ts";
import { formerMembersRule } from "./former-members.ts";
import { photosRule } from "./photos.ts";
import type { RetentionRule } from "./rule.ts";
import { traceRules } from "./traces.ts";
import { wordRules } from "./words.ts";

/** Three days without a word: given up in one statement, since few drafts are ever left open. */
const openDraftsRule: RetentionRule = {
  name: "open_drafts",
  batch: 1_000_000,
  forget: (tx, { now }) => dropForgottenDrafts(tx, now),
};

/**
 * What is forgotten by itself, table by table (design.md 5, domain.md 6.4). Not here: figures and announcements, which are
 * public record, and proofs of consent, which go with the person.
 */
export const retentionRules: readonly RetentionRule[] = [
  ...wordRules,
  openDraftsRule,
  photosRule,
  formerMembersRule,
  erasedChatsRule,
  ...traceRules,
];
