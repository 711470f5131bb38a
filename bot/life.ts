import { readFileSync } from "node:fs";

const LOOK_AT_PARENT_EVERY_MS = 500;

/** Ctrl-C reaches us directly and once more through npm; only a later one means "now". */
const SAME_SIGNAL_MS = 1_000;

/** Everything must be gone 10 s after Ctrl-C; the embedded server needs the last of them. */
const STOP_WITHIN_MS = 8_500;

/**
 * Calls `onStop` once, when the process is asked to end: by a signal, or because what started it has gone (`npm` does not pass
 * every signal on; watched only when `isChildOfNpm`). From then on a second signal, or taking too long, ends the process at once.
 */
export function watchForEnd(isChildOfNpm: boolean, onStop: (reason: string) => void): void {
  let stoppingSince: number | undefined;
  function stop(reason: string) {
    if (stoppingSince !== undefined) {
      if (performance.now() - stoppingSince > SAME_SIGNAL_MS) process.exit(1);
      return;
    }
    stoppingSince = performance.now();
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    onStop(reason);
  }
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stop(signal));
  if (!isChildOfNpm) return;
  const before = ancestors();
  const timer = setInterval(() => {
    if (ancestors() === before) return;
    clearInterval(timer);
    stop("npm has gone");
  }, LOOK_AT_PARENT_EVERY_MS);
  timer.unref();
}

/** Our parent and, on Linux, its parent: npm starts a shell that starts us. */
function ancestors(): string {
  const parent = process.ppid;
  try {
    const stat = readFileSync(`/proc/${parent}/stat`, "utf8");
    // `1234 (name, may hold spaces) S 1 …`: the second field after the name is the parent.
    return `${parent} ${stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]}`;
  } catch {
    return String(parent);
  }
}
