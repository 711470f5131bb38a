import { setTimeout as sleep } from "node:timers/promises";

/**
 * Calls `fn` for a key at most once at a time and rests `restMs` after it; calls that come meanwhile become one more. So a
 * thousand wakes in the same moment cost two calls, the first is immediate, and the last call always starts after the last wake.
 */
export function coalesce(
  restMs: number,
  fn: (key: string) => Promise<void>,
): {
  (key: string): void;
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
} {
  const running = new Map<string, { again: boolean; done: Promise<void> }>();

  async function run(key: string, state: { again: boolean }): Promise<void> {
    do {
      state.again = false;
      await fn(key);
      await sleep(restMs);
    } while (state.again);
    running.delete(key);
  }
  function call(key: string): void {
    const current = running.get(key);
    if (current !== undefined) {
      current.again = true;
      return;
    }
    const state = { again: false, done: Promise.resolve() };
    running.set(key, state);
    state.done = run(key, state);
  }
  call.settled = async () => {
    await Promise.all([...running.values()].map((state) => state.done));
  };
  return call;
}
