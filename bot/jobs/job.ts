import type { Deps } from "../deps.ts";
import type { Counts, Schedule } from "./queue.ts";

/** Something the clock or a wake makes the worker do. It may run twice, or at the same time in two processes. */
export type Job = {
  /** snake_case, never renamed while jobs of that name may be waiting. */
  name: string;
  schedule?: Schedule;
  /** `payload` comes from the queue: parse it. Returns what was done, for the log. */
  run(payload: unknown, deps: Deps): Promise<Counts>;
};
