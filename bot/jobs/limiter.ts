/** Runs at most `limit` of the given tasks at a time, the others in the order they came. */
export function createLimiter(limit: number): <T>(task: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let free = limit;
  return async (task) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await task();
    } finally {
      // The place goes to the next in line, or nobody could overtake and there would be one too many.
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
