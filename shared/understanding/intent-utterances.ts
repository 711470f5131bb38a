import { type Intent, intents, type Role, roles } from "./intent.ts";
import { byBuilders } from "./intent-utterances/by-builders.ts";
import { byFifthStranger } from "./intent-utterances/by-fifth-stranger.ts";
import { byFirstStranger } from "./intent-utterances/by-first-stranger.ts";
import { byFourthStranger } from "./intent-utterances/by-fourth-stranger.ts";
import { bySecondStranger } from "./intent-utterances/by-second-stranger.ts";
import { bySeventhStranger } from "./intent-utterances/by-seventh-stranger.ts";
import { bySixthStranger } from "./intent-utterances/by-sixth-stranger.ts";
import { byThirdStranger } from "./intent-utterances/by-third-stranger.ts";
import { nearMisses } from "./intent-utterances/near-misses.ts";
import { ourOwn } from "./intent-utterances/our-own.ts";
import { smallTalk } from "./intent-utterances/small-talk.ts";
import type { IntentUtterances } from "./intent-utterances/utterances.ts";

/** All utterances the reader learns from, by who wrote them: how well it does on a hand's is measured without that hand's. */
export const utterancesByHand: Readonly<Record<string, IntentUtterances>> = {
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
  smallTalk,
};

export interface Utterance {
  text: string;
  role: Role;
  intent: Intent;
}

export function listUtterances(hand: IntentUtterances): Utterance[] {
  return intents.flatMap((intent) =>
    roles.flatMap((role) => (hand[intent]?.[role] ?? []).map((text) => ({ text, role, intent }))),
  );
}
