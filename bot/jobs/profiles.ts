import type { Turn } from "../commands/command.ts";
import type { PersonProfile } from "../services/people/meet-person.ts";

/** Zalo may take seconds; the person waits no longer than this for their name to be known. */
const waitAtMostMs = 1_500;
const freshForMs = 10 * 60_000;
const keptAtMost = 10_000;

/** A stranger registers and what Zalo tells of them is not at hand: ask Zalo outside the transaction, then start again. */
export class ProfileWantedError extends Error {
  override readonly name = "ProfileWantedError";
  readonly oaId: string;
  readonly userId: string;

  constructor(oaId: string, userId: string) {
    super("a profile is wanted");
    this.oaId = oaId;
    this.userId = userId;
  }
}

/** Names and phones that Zalo tells, asked for only when somebody new registers. */
export interface Profiles {
  known(oaId: string, userId: string | undefined): PersonProfile | undefined;
  /** Throws ProfileWantedError when the turn needs a profile that was never asked for. */
  requireFor(turn: Turn): void;
  /** Never throws; without an answer the profile is known to be empty for a while. */
  fetch(oaId: string, userId: string): Promise<void>;
}

export function createProfiles(
  ask: (oaId: string, userId: string) => Promise<PersonProfile>,
  now: () => Date,
): Profiles {
  const kept = new Map<string, { profile: PersonProfile | undefined; at: number }>();
  const keyOf = (oaId: string, userId: string) => `${oaId}:${userId}`;

  function find(oaId: string, userId: string) {
    const entry = kept.get(keyOf(oaId, userId));
    return entry && now().getTime() - entry.at < freshForMs ? entry : undefined;
  }

  return {
    known: (oaId, userId) => (userId === undefined ? undefined : find(oaId, userId)?.profile),
    requireFor({ person, folded, state, oaId, zaloUserId }) {
      if (person !== undefined && person.name !== undefined) return;
      const isRegistering = /^dang k[yi]\b/.test(folded) || state?.command === "register_person";
      if (isRegistering && !find(oaId, zaloUserId)) throw new ProfileWantedError(oaId, zaloUserId);
    },
    async fetch(oaId, userId) {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<undefined>((resolve) => {
        timer = setTimeout(() => resolve(undefined), waitAtMostMs);
      });
      const profile = await Promise.race([ask(oaId, userId).catch(() => undefined), late]);
      clearTimeout(timer);
      if (kept.size >= keptAtMost) kept.clear();
      kept.set(keyOf(oaId, userId), { profile, at: now().getTime() });
    },
  };
}
