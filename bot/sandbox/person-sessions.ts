import { newSecret } from "./world/ids.ts";

interface PersonSession {
  personId: string;
  appId: string;
  expiresAt: number;
  /** Without consent `/v2.0/me` tells the id only (§6.4). */
  sharesProfile: boolean;
}

export interface PersonCode {
  personId: string;
  kind: "phone" | "location";
  expiresAt: number;
}

/** Short-lived secrets of people; they may be lost with a restart, people then just open the Mini App again. */
export class PersonSessions {
  readonly #sessions = new Map<string, PersonSession>();
  readonly #codes = new Map<string, PersonCode>();

  open(session: PersonSession): string {
    const accessToken = newSecret();
    this.#sessions.set(accessToken, session);
    return accessToken;
  }

  /** Undefined when unknown or over. */
  find(accessToken: string, now: number): PersonSession | undefined {
    const session = this.#sessions.get(accessToken);
    if (session && session.expiresAt <= now) this.#sessions.delete(accessToken);
    return session && session.expiresAt > now ? session : undefined;
  }

  issueCode(code: PersonCode): string {
    const value = newSecret(24);
    this.#codes.set(value, code);
    return value;
  }

  /** A code works once. */
  spendCode(value: string, personId: string, now: number): PersonCode | undefined {
    const code = this.#codes.get(value);
    this.#codes.delete(value);
    return code && code.personId === personId && code.expiresAt > now ? code : undefined;
  }
}
