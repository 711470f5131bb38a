/**
 * Collects pieces of work that come one by one and does as many at once as have come meanwhile: `most` of them, in at most `atOnce`
 * runs at a time. When a run fails, each of its pieces is tried by itself, so that one stops no other. Resolves when a piece is done.
 */
export function createBatcher<T>(
  { most, atOnce }: { most: number; atOnce: number },
  work: (pieces: readonly T[]) => Promise<void>,
): (piece: T) => Promise<void> {
  const waiting: { piece: T; done: () => void; failed: (error: unknown) => void }[] = [];
  let running = 0;

  async function drain(): Promise<void> {
    running += 1;
    for (let batch = waiting.splice(0, most); batch.length > 0; batch = waiting.splice(0, most)) {
      const isDone = await work(batch.map(({ piece }) => piece)).then(
        () => true,
        () => false,
      );
      for (const one of batch) {
        if (isDone) one.done();
        else await work([one.piece]).then(one.done, one.failed);
      }
    }
    running -= 1;
  }

  return (piece) =>
    new Promise((done, failed) => {
      waiting.push({ piece, done, failed });
      if (running < atOnce) void drain();
    });
}
