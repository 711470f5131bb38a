const minuteMs = 60_000;

/** Counts calls in the clock's minutes, as Zalo does (zalo-openapi.md 5.4). */
export function createCallMeter(now: () => Date) {
  let minute = 0;
  let count = 0;
  const turn = () => {
    const current = Math.floor(now().getTime() / minuteMs);
    if (current !== minute) count = 0;
    minute = current;
  };
  return {
    note(): void {
      turn();
      count += 1;
    },
    /** Those of the running minute that were not taken before. */
    take(): number {
      turn();
      const taken = count;
      count = 0;
      return taken;
    },
  };
}
