import type { Role } from "./intent.ts";

/**
 * Whose words are learned from, in the order in which they are learned. A stranger had not seen what was learned before, so
 * that what a fresh hand was answered at first sight told how well anybody is.
 */
export const hands = [
  "ourOwn",
  "byBuilders",
  "byFirstStranger",
  "bySecondStranger",
  "byThirdStranger",
  "byFourthStranger",
  "byFifthStranger",
  "bySixthStranger",
  "bySeventhStranger",
  "byEighthStranger",
  "byNinthStranger",
  "byTenthStranger",
  "byEleventhStranger",
  "byTwelfthStranger",
  "byThirteenthStranger",
  "byFourteenthStranger",
  "byFifteenthStranger",
  "nearMisses",
  "moreNearMisses",
  "aboutPapers",
  "smallTalk",
] as const;

export type Hand = (typeof hands)[number];

/** Questions one guide answers best, by who wrote them; `also` are further guides that answer, best first. */
export type GuideQuestions = Readonly<
  Partial<Record<Hand, readonly (string | { text: string; also: readonly string[] })[]>>
>;

/** What people wrote who wanted one thing, by who made it up, then by who they were. */
export type IntentUtterances = Readonly<Partial<Record<Hand, Readonly<Partial<Record<Role, readonly string[]>>>>>>;
