import { createHash } from "node:crypto";
import { newSecret } from "./world/ids.ts";

/** Zalo's codes work once, for ten minutes (zalo-openapi.md §2.1). */
const CODE_LIFE_MS = 600_000;
/** A person's refresh token lives 30 days, and rotation does not prolong it (§6.1). */
const PERSON_REFRESH_LIFE_MS = 30 * 24 * 3_600_000;

interface Grant {
  appId: string;
  /** The OA or the person who allowed the app. */
  subjectId: string;
  challenge: string;
  expiresAt: number;
}

interface PersonGrant {
  appId: string;
  personId: string;
  expiresAt: number;
}

/** Authorisation codes and people's refresh tokens. They do not outlive a restart: one just logs in again. */
export class GrantBook {
  readonly #codes = new Map<string, Grant>();
  readonly #refreshTokens = new Map<string, PersonGrant>();

  issueCode(grant: Omit<Grant, "expiresAt">, now: number): string {
    const code = newSecret();
    this.#codes.set(code, { ...grant, expiresAt: now + CODE_LIFE_MS });
    return code;
  }

  /** The grant, once; undefined when the code, the app or the verifier is wrong. */
  spendCode(code: string, appId: string, verifier: string, now: number): Grant | undefined {
    const grant = this.#codes.get(code);
    this.#codes.delete(code);
    if (!grant || grant.appId !== appId || grant.expiresAt <= now) return undefined;
    return matchesChallenge(verifier, grant.challenge) ? grant : undefined;
  }

  newPersonRefreshToken(appId: string, personId: string, now: number): string {
    return this.#keep({ appId, personId, expiresAt: now + PERSON_REFRESH_LIFE_MS });
  }

  /** Spends the token and gives the next one with the same end of life. */
  rotatePersonRefreshToken(token: string, appId: string, now: number): (PersonGrant & { next: string }) | undefined {
    const grant = this.#refreshTokens.get(token);
    if (!grant || grant.appId !== appId || grant.expiresAt <= now) return undefined;
    this.#refreshTokens.delete(token);
    return { ...grant, next: this.#keep(grant) };
  }

  #keep(grant: PersonGrant): string {
    const token = newSecret();
    this.#refreshTokens.set(token, grant);
    return token;
  }
}

/** The verifier has exactly 43 characters; its challenge is Base64 or Base64url of the SHA-256, without padding (§2.1). */
function matchesChallenge(verifier: string, challenge: string): boolean {
  if (verifier.length !== 43) return false;
  const digest = createHash("sha256").update(verifier).digest("base64").replaceAll("=", "");
  const plain = challenge.replaceAll("=", "").replaceAll("-", "+").replaceAll("_", "/");
  return plain === digest;
}
