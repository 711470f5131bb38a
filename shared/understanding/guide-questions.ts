import { byBuilders } from "./guide-questions/by-builders.ts";
import { byFifthStranger } from "./guide-questions/by-fifth-stranger.ts";
import { byFirstStranger } from "./guide-questions/by-first-stranger.ts";
import { byFourthStranger } from "./guide-questions/by-fourth-stranger.ts";
import { bySecondStranger } from "./guide-questions/by-second-stranger.ts";
import { bySeventhStranger } from "./guide-questions/by-seventh-stranger.ts";
import { bySixthStranger } from "./guide-questions/by-sixth-stranger.ts";
import { byThirdStranger } from "./guide-questions/by-third-stranger.ts";
import { moreNearMisses } from "./guide-questions/more-near-misses.ts";
import { nearMisses } from "./guide-questions/near-misses.ts";
import { ourOwn } from "./guide-questions/our-own.ts";
import type { GuideQuestions } from "./guide-questions/questions.ts";

/** All questions the search learns from, by who wrote them: how well it does on a hand's is measured without that hand's. */
export const questionsByHand: Readonly<Record<string, GuideQuestions>> = {
  ourOwn,
  byBuilders,
  byFirstStranger,
  bySecondStranger,
  byThirdStranger,
  byFourthStranger,
  byFifthStranger,
  bySixthStranger,
  bySeventhStranger,
  nearMisses,
  moreNearMisses,
};

export interface AskedQuestion {
  text: string;
  /** Guides that answer, best first; empty when none of ours does. */
  slugs: readonly string[];
}

export function listQuestions(hand: GuideQuestions): AskedQuestion[] {
  return Object.entries(hand).flatMap(([answer, texts]) => {
    const slugs = answer === "none" ? [] : answer.split(" ");
    return texts.map((text) => ({ text, slugs }));
  });
}
