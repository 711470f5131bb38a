/** Calls under way: a slow Zalo costs waiting sockets only, and one slow OA leaves room for the others. */
const callsPerOa = 100;
const callsAltogether = 400;

/** Counts the calls under way, by OA. */
export function createTraffic() {
  const callsOf = new Map<string, number>();
  const underWay = new Set<Promise<void>>();
  return {
    /** How many more may begin, of one OA or in all. */
    room(oaId?: string): number {
      const all = callsAltogether - underWay.size;
      return oaId === undefined ? all : Math.min(all, callsPerOa - (callsOf.get(oaId) ?? 0));
    },
    /** OAs that have no room left. */
    full(): string[] {
      return [...callsOf].flatMap(([oaId, calls]) => (calls >= callsPerOa ? [oaId] : []));
    },
    /** Counts a call until it ends; it never rejects. */
    add(oaId: string, call: Promise<void>): void {
      callsOf.set(oaId, (callsOf.get(oaId) ?? 0) + 1);
      const counted = call.then(() => {
        underWay.delete(counted);
        const left = (callsOf.get(oaId) ?? 1) - 1;
        if (left > 0) callsOf.set(oaId, left);
        else callsOf.delete(oaId);
      });
      underWay.add(counted);
    },
    /** Resolves when the calls that are under way now have ended. */
    async settled(): Promise<void> {
      await Promise.all(underWay);
    },
  };
}
