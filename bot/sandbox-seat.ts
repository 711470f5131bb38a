import { randomBytes } from "node:crypto";
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { isAlive, startOf } from "./db/embedded/process-life.ts";

/** A process as its file names it, so that no later one with the same id is taken for it. */
const nameOf = (pid: number) => `${pid}-${startOf(pid)}`;

/** Whether the process of that name runs. */
export function isSitting(name: string): boolean {
  const pid = Number(name.split("-")[0]);
  return Number.isInteger(pid) && pid > 0 && isAlive(pid) && nameOf(pid) === name;
}

/**
 * Of the processes that share a folder one may sit on `file`: the first that asks, until it leaves or is gone, also by
 * kill -9. Answers who does now, and whether that is this process.
 */
export function takeSeat(file: string): { holder: string; isOurs: boolean } {
  const own = nameOf(process.pid);
  for (;;) {
    linkWhole(file, own);
    const holder = seatHolder(file);
    if (holder === own) return { holder, isOurs: true };
    if (holder !== undefined && isSitting(holder)) return { holder, isOurs: false };
    if (holder !== undefined) clearSeat(file, holder);
  }
}

/** Who sits there, as `takeSeat` names processes; they may be gone. */
export function seatHolder(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    return undefined;
  }
}

export function leaveSeat(file: string): void {
  if (seatHolder(file) === nameOf(process.pid)) rmSync(file, { force: true });
}

/** Only a whole file ever has that name, and only if nobody was quicker. */
function linkWhole(file: string, text: string): void {
  const draft = draftOf(file);
  writeFileSync(draft, `${text}\n`, { flag: "wx" });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Takes a dead process's file away. A quicker newcomer's, caught by mistake, is put back. */
function clearSeat(file: string, dead: string): void {
  const aside = draftOf(file);
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const caught = seatHolder(aside);
  if (caught !== undefined && caught !== dead) linkWhole(file, caught);
  rmSync(aside, { force: true });
}

function draftOf(file: string): string {
  return `${file}.${randomBytes(6).toString("hex")}`;
}
