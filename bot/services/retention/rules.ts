import { erasedChatsRule } from "./erased-chats.ts";
import { formerMembersRule } from "./former-members.ts";
import type { RetentionRule } from "./rule.ts";
import { traceRules } from "./traces.ts";
import { wordRules } from "./words.ts";

/**
 * What is forgotten by itself, table by table (design.md 5, domain.md 6.4). Not here: figures and announcements, which are
 * public record, and proofs of consent, which go with the person.
 */
export const retentionRules: readonly RetentionRule[] = [
  ...wordRules,
  formerMembersRule,
  erasedChatsRule,
  ...traceRules,
];
