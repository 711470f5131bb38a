/**
 * A script, for Node.js and for browsers alike, after which it is another time: clocks go on from there. `Date` in place of what
 * each program asks for the time, since the product has one for all its parts and a browser does not let itself be told.
 */
export function movedClock(start: Date): string {
  const byMs = start.getTime() - Date.now();
  return `{
    const RealDate = Date;
    const now = () => RealDate.now() + ${byMs};
    globalThis.Date = new Proxy(RealDate, {
      construct: (_, given, target) =>
        Reflect.construct(RealDate, given.length > 0 ? given : [now()], target === Date ? RealDate : target),
      apply: () => new RealDate(now()).toString(),
      get: (_, name) => (name === "now" ? now : RealDate[name]),
    });
  }`;
}

/** For the environment of a Node.js process. */
export function movedClockOptions(start: Date): { NODE_OPTIONS: string } {
  return { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(movedClock(start))}` };
}
