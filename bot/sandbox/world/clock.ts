/** Vietnam has no summer time, so its wall clock is UTC shifted by a constant. */
const VIETNAM_OFFSET_MS = 7 * 3_600_000;

/** The sandbox's own time: the real clock plus what was fast-forwarded. The product's clock is not touched. */
export class SandboxClock {
  offsetMs = 0;
  /** Divides the real waiting time between webhook retries. */
  retrySpeed = 1;
  readonly #realNow: () => Date;

  constructor(realNow: () => Date) {
    this.#realNow = realNow;
  }

  /** Milliseconds since 1970. */
  now(): number {
    return this.#realNow().getTime() + this.offsetMs;
  }
}

/** Hour of the day in Vietnam, 0–23. */
export function vietnamHour(at: number): number {
  return new Date(at + VIETNAM_OFFSET_MS).getUTCHours();
}

/** `dd/mm/yyyy` in Vietnam, the form of Zalo's dates. */
export function vietnamDate(at: number): string {
  const [year, month, day] = vietnamDay(at).split("-");
  return `${day}/${month}/${year}`;
}

/** `YYYY-MM-DD` in Vietnam. */
export function vietnamDay(at: number): string {
  return new Date(at + VIETNAM_OFFSET_MS).toISOString().slice(0, 10);
}
