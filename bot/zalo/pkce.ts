import { createHash, randomBytes } from "node:crypto";

export interface PkcePair {
  /** Exactly 43 characters; kept in our settings, one per app. */
  verifier: string;
  /** Saved in Zalo's console and put into the consent link. */
  challenge: string;
}

/**
 * Sources disagree whether the challenge is Base64 or base64url (zalo-openapi.md 2.1). About one verifier in four has a challenge
 * without any of `+ / - _`, which is the same in both: draw until one comes.
 */
export function createPkcePair(): PkcePair {
  for (;;) {
    const verifier = randomBytes(32).toString("base64url");
    const challenge = challengeOf(verifier);
    if (/^[A-Za-z0-9]+$/.test(challenge)) return { verifier, challenge };
  }
}

function challengeOf(verifier: string): string {
  return createHash("sha256").update(verifier).digest("base64url");
}
