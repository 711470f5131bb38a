import { readFileSync } from "node:fs";

/** Whether the process runs. One that has ended but was not collected by its parent (a zombie) does not. */
export function isAlive(pid: number): boolean {
  if (!isKnown(pid)) return false;
  return process.platform !== "linux" || readState(pid)?.state !== "Z";
}

/** Tells a process from a later one with the same id: its start in clock ticks since boot (Linux), elsewhere always "0". */
export function startOf(pid: number): string {
  return readState(pid)?.start ?? "0";
}

/** The program behind the id is a PostgreSQL server, as far as the system tells; ids are reused after a restart of a container. */
export function isPostgres(pid: number): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform !== "linux") return true;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0")[0]?.includes("postgres") ?? false;
  } catch {
    return false;
  }
}

/** The system still has a process of this id, running or not yet collected. */
export function isKnown(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** `/proc/<pid>/stat`: `1234 (name, may hold spaces) S 1 …`; field 3 is the state, field 22 the start. */
function readState(pid: number): { state: string; start: string } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    return { state: fields[0] ?? "", start: fields[19] ?? "0" };
  } catch {
    return undefined;
  }
}
