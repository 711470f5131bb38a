import { readFileSync } from "node:fs";

const LOOK_AT_PARENT_EVERY_MS = 500;

/** Ctrl-C reaches us directly and once more through npm; only a later one means "now". */
const SAME_SIGNAL_MS = 1_000;

/** Everything must be gone 10 s after Ctrl-C; the embedded server needs the last of them. */
const STOP_WITHIN_MS = 8_500;

/**
 * Aborted when the process is asked to end, with the reason: by a signal, or because what started it has gone (`npm` does not pass
 * every signal on; watched only where `env` names npm or its like). From then on a second signal, or taking too long, ends the
 * process at once. To be called before anything that takes long is loaded: whoever goes before this is hardly missed.
 */
export function watchForEnd(env: NodeJS.ProcessEnv): AbortSignal {
  const end = new AbortController();
  let stoppingSince: number | undefined;
  function stop(reason: string) {
    if (stoppingSince !== undefined) {
      if (performance.now() - stoppingSince > SAME_SIGNAL_MS) process.exit(1);
      return;
    }
    stoppingSince = performance.now();
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    end.abort(reason);
  }
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stop(signal));
  if (env.npm_lifecycle_event !== undefined) watchStarter(env, () => stop("npm has gone"));
  return end.signal;
}

function watchStarter(env: NodeJS.ProcessEnv, onGone: () => void): void {
  if (hasLostStarter(env)) {
    onGone();
    return;
  }
  const before = startersOf(process.ppid);
  const timer = setInterval(() => {
    if (startersOf(process.ppid) === before) return;
    clearInterval(timer);
    onGone();
  }, LOOK_AT_PARENT_EVERY_MS);
  timer.unref();
}

/**
 * Whether `npm start` (or yarn's, pnpm's) went while Node itself was starting: then nobody above us has its name. Other scripts may
 * start us on purpose so that we outlive them. Only Linux tells.
 */
function hasLostStarter({
  npm_lifecycle_event: script,
  npm_config_user_agent: agent = "",
}: NodeJS.ProcessEnv): boolean {
  // "npm/10.8.2 node/v20.20.0 linux x64 workspaces/false"
  const name = agent.split("/")[0];
  if (script !== "start" || !name) return false;
  try {
    for (let pid = process.ppid; pid > 0; pid = parentOf(pid)) {
      if (readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(name)) return false;
    }
    return true;
  } catch {
    return false;
  }
}

/** Our parent and, on Linux, its parent: npm starts a shell that starts us. */
function startersOf(parent: number): string {
  try {
    return `${parent} ${parentOf(parent)}`;
  } catch {
    return String(parent);
  }
}

/** From `1234 (name, may hold spaces) S 1 …`: the second field after the name. 0 above the first process of all. */
function parentOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
}
