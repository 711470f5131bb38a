/**
 * Makes a piece of work per key run one at a time: who asks while it runs shares the run and makes it run once more, so that
 * nothing that came meanwhile is overlooked. Results of the runs are added up.
 */
export function createSingleFlight(work: (key: string) => Promise<number>): (key: string) => Promise<number> {
  const running = new Map<string, Promise<number>>();
  const askedAgain = new Set<string>();

  async function run(key: string): Promise<number> {
    try {
      let total = 0;
      do {
        askedAgain.delete(key);
        total += await work(key);
      } while (askedAgain.has(key));
      return total;
    } finally {
      // In the same turn as the last look at `askedAgain`: nobody can ask in between.
      running.delete(key);
    }
  }

  return (key) => {
    const current = running.get(key);
    if (current) {
      askedAgain.add(key);
      return current;
    }
    const started = run(key);
    running.set(key, started);
    return started;
  };
}
