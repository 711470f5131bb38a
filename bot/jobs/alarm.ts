/** Rings once at the earliest of the moments asked for since it last rang. */
export function createAlarm(ring: () => void) {
  let next: { at: number; timer: NodeJS.Timeout } | undefined;
  let isOver = false;
  return {
    ringIn(ms: number): void {
      const at = performance.now() + ms;
      if (isOver || (next !== undefined && next.at <= at)) return;
      clearTimeout(next?.timer);
      const timer = setTimeout(() => {
        next = undefined;
        ring();
      }, ms);
      next = { at, timer };
    },
    /** For good. */
    stop(): void {
      isOver = true;
      clearTimeout(next?.timer);
    },
  };
}
