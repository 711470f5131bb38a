import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { type Database, type Transaction, withScope } from "../../bot/db/connection.ts";
import { sumUpWeeks } from "../../bot/jobs/sum-up-weeks.ts";
import type { KnownPerson } from "../../bot/services/people/known-person.ts";
import { openDraft } from "../../bot/services/reports/drafts.ts";
import { submitDraft } from "../../bot/services/reports/submit-draft.ts";
import { submitNew } from "../../bot/services/reports/submit-new.ts";
import { addDays } from "../../shared/calendar/day.ts";
import { periodOf } from "../../shared/calendar/period.ts";
import { type Country, END } from "./country-data.ts";
import type { Get } from "./country-load.ts";

const STORE_SECONDS = 10;
const RUSH_PER_SECOND = 74;
/** At once; the pool has a few connections more for those who read. */
const WRITERS = 5;
const now = new Date(`${addDays(END, -1)}T10:00:00+07:00`);

interface Desk {
  db: Database;
  country: Country;
  get: Get;
  /** Of the embedded server: who its processes are stands there. */
  serverFolder: string;
}

type Store = (desk: Desk, n: number) => Promise<void>;

/** A form's report; a draft of the chat, and its confirmation some time later. */
const ways: { name: string; store: Store }[] = [
  { name: "by a form", store: (desk, n) => storeOne(desk, n, (tx, report) => submitNew(tx, report)) },
  { name: "as a draft, then confirmed", store: storeDraft },
];

const lastWeek = `/figures?from=${addDays(END, -7)}&to=${addDays(END, -1)}`;

/** Prints how many reports a second are stored, and what each takes of the processor; then the country's rush. */
export async function printWrites(desk: Desk): Promise<void> {
  console.info(`\nReports of six figures, ${WRITERS} at once:`);
  let from = 0;
  for (const { name, store } of ways) {
    const line = await burst(desk, store, from);
    from += line.stored;
    const look = await timed(() => desk.get(lastWeek));
    console.info(`  ${name}: ${line.text}; the country's week read right after: ${look} ms`);
  }
  const [form] = ways;
  if (!form) return;
  const ending = new AbortController();
  const sums = sumUp(desk, ending.signal);
  const line = await burst(desk, form.store, from);
  ending.abort();
  await sums;
  console.info(`  ${form.name}, weeks summed up meanwhile as the worker does: ${line.text}`);
  await printRush(desk, form.store, from + line.stored);
}

async function burst(desk: Desk, store: Store, from: number): Promise<{ stored: number; text: string }> {
  const [startedAt, before] = [performance.now(), processorTimes(desk.serverFolder)];
  let stored = 0;
  const writer = async () => {
    while (performance.now() - startedAt < STORE_SECONDS * 1000) {
      stored += 1;
      await store(desk, from + stored);
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, writer));
  const after = processorTimes(desk.serverFolder);
  const each = (of: "node" | "server") => Math.round((after[of] - before[of]) / stored);
  const perSecond = Math.round((stored / (performance.now() - startedAt)) * 1000);
  return {
    stored,
    text: `${perSecond}/s (processor time each: Node.js ${each("node")} µs, database ${each("server")} µs)`,
  };
}

/** Until the signal, every two seconds. */
async function sumUp({ db }: Desk, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await sumUpWeeks(db);
    await sleep(2_000, undefined, { signal }).catch(() => undefined);
  }
}

/** Microseconds so far, of this process and of the server's (Linux only, else 0). */
function processorTimes(serverFolder: string): { node: number; server: number } {
  const { user, system } = process.cpuUsage();
  return { node: user + system, server: serverTime(serverFolder) };
}

/** A tick of /proc is a hundredth of a second. */
const TICK_US = 10_000;

function serverTime(folder: string): number {
  if (process.platform !== "linux") return 0;
  const [postmaster] = readFileSync(join(folder, "data", "postmaster.pid"), "utf8").split("\n");
  const ids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return ids.reduce((sum, id) => sum + ticksOf(id, String(postmaster)), 0) * TICK_US;
}

/** Of the process if it is a child of `parent` or is it. The name in the second field may hold anything; what follows it is numbers. */
function ticksOf(id: string, parent: string): number {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, "utf8");
    const [, parentId, , , , , , , , , , user, system] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return id === parent || parentId === parent ? Number(user) + Number(system) : 0;
  } catch {
    // It ended meanwhile.
    return 0;
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return Math.round(performance.now() - startedAt);
}

/** The country's rush, while somebody watches the whole of it. */
async function printRush(desk: Desk, keep: Store, from: number): Promise<void> {
  const store: number[] = [];
  const looks: number[] = [];
  const startedAt = performance.now();
  const dueAt = (n: number) => startedAt + (n * 1000) / RUSH_PER_SECOND;
  let next = 0;
  // Who is late stays late, and that is counted; nobody is turned away for want of a connection.
  const writer = async () => {
    while (next < STORE_SECONDS * RUSH_PER_SECOND) {
      const n = next;
      next += 1;
      await sleep(Math.max(0, dueAt(n) - performance.now()));
      await keep(desk, from + n + 1);
      store.push(performance.now() - dueAt(n));
    }
  };
  const watcher = async () => {
    for (let second = 0; second < STORE_SECONDS; second += 1) {
      await sleep(Math.max(0, startedAt + second * 1000 - performance.now()));
      looks.push(await timed(() => desk.get(lastWeek)));
    }
  };
  await Promise.all([watcher(), ...Array.from({ length: WRITERS }, writer)]);
  const perSecond = Math.round((store.length / (performance.now() - startedAt)) * 1000);
  const worst = (list: number[]) => Math.round(list.sort((a, b) => a - b)[Math.floor(list.length * 0.95)] ?? 0);
  console.info(
    `${perSecond} reports/s (asked for: ${RUSH_PER_SECOND}) with a look at the country each second: report p95 ${worst(store)} ms, look p95 ${worst(looks)} ms`,
  );
}

type NewReport = Parameters<typeof submitNew>[1];

async function storeOne(
  { db, country }: Desk,
  n: number,
  keep: (tx: Transaction, report: NewReport) => Promise<unknown>,
): Promise<void> {
  const villageId = country.provinces + country.communes + 1 + ((n * 7_919) % country.teams);
  await withScope(db, "all", async (tx) => {
    const { rows } = await tx.execute<{ id: number; communeId: number }>(
      sql`select id, commune_id as "communeId" from teams where unit_id = ${villageId} and closed_on is null`,
    );
    const team = rows[0];
    if (!team) throw new Error("no team there");
    const activityOn = addDays(END, -1 - (n % 7));
    const values = {
      vneid_level2_activated: 3,
      dvc_guided: 4,
      cashless_shops: 1,
      households_visited: 9,
      ehealth_record_activated: 2,
      digital_households: 50,
    };
    await keep(tx, {
      ...{ communeId: team.communeId, teamId: team.id, by: memberOf(team.id, villageId), channel: "form" },
      ...{ activityOn, period: periodOf({ kind: "week" }, activityOn), values, idempotencyKey: `bench-${n}`, now },
    });
  });
}

/** In two transactions, as two messages are. */
async function storeDraft(desk: Desk, n: number): Promise<void> {
  let opened: { reportId: number; by: KnownPerson } | undefined;
  await storeOne(desk, n, async (tx, report) => {
    const { id } = await openDraft(tx, report);
    opened = { reportId: id, by: report.by };
  });
  const draft = opened;
  if (draft) await withScope(desk.db, "all", (tx) => submitDraft(tx, { ...draft, now }));
}

/** Reports for one team; the author is the overseer's own row. */
function memberOf(teamId: number, unitId: number): KnownPerson {
  return {
    id: 1,
    name: undefined,
    formOfAddress: "anh/chị",
    memberships: [{ id: 1, teamId, teamName: "", role: "leader", unitId }],
    unitRoles: [],
    consents: { reporting: true, announcements: false },
    stopped: false,
    villageUnitId: undefined,
  };
}
