import { randomBytes } from "node:crypto";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive, startOf } from "./process-life.ts";

const LOOK_AGAIN_MS = 20;
const LONGEST_STOP_MS = 30_000;

/** A process's entry in the list of those who use the server. */
export type Registration = {
  /** Others besides this entry use the server now. */
  hasCompany(): boolean;
  /** Ends the registration. Runs `stop` when nobody else uses the server. */
  leave(stop: () => Promise<void>): Promise<void>;
  /** The same at the process's end, when nothing can be awaited. */
  leaveNow(stop: () => void): void;
};

/**
 * Registers this process as a user of the server in `folder`; returns when no one is about to stop it.
 *
 * Every user is a file in `users`, every process about to stop the server a file in `stoppers`; files of dead processes
 * count for nothing, so a kill -9 leaves nothing locked. A user writes its file, then looks for stoppers; a stopper writes
 * its file, then looks for users. So at least one of the two sees the other: the stopper gives way, the user waits.
 */
export async function registerUser(folder: string): Promise<Registration> {
  const users = join(folder, "users");
  const stoppers = join(folder, "stoppers");
  const name = `${process.pid}-${startOf(process.pid)}-${randomBytes(4).toString("hex")}`;
  mkdirSync(users, { recursive: true });
  mkdirSync(stoppers, { recursive: true });
  writeFileSync(join(users, name), "", { flag: "wx" });
  const giveUpAt = Date.now() + LONGEST_STOP_MS;
  while (listLiving(stoppers, name).length > 0 && Date.now() < giveUpAt) await sleep(LOOK_AGAIN_MS);

  function isLast(): boolean {
    rmSync(join(users, name), { force: true });
    writeFileSync(join(stoppers, name), "");
    return listLiving(users, name).length === 0;
  }
  return {
    hasCompany: () => listLiving(users, name).length > 0,
    async leave(stop) {
      try {
        if (isLast()) await stop();
      } finally {
        rmSync(join(stoppers, name), { force: true });
      }
    },
    leaveNow(stop) {
      if (isLast()) stop();
      // The stopper's file stays: until this process is gone a newcomer must wait for the server's end.
    },
  };
}

/** Names of the others' files whose process lives; files of the dead are removed. */
function listLiving(folder: string, own: string): string[] {
  return readdirSync(folder).filter((name) => {
    if (name === own) return false;
    const [pid, start] = name.split("-");
    const lives = isAlive(Number(pid)) && startOf(Number(pid)) === start;
    if (!lives) rmSync(join(folder, name), { force: true });
    return lives;
  });
}
