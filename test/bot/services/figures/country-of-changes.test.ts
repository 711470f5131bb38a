// 1,000 random operations in the suite, the same on every machine; OPERATIONS=10000 for more of them. SEED replays a run.
import { eq, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { type Transaction, withScope } from "../../../../bot/db/connection.ts";
import { teams, units } from "../../../../bot/db/schema/index.ts";
import { figuresOf } from "../../../../bot/services/figures/figures.ts";
import type { Level, View } from "../../../../bot/services/figures/place.ts";
import { importRows } from "../../../../bot/services/import/import-file.ts";
import type { KnownPerson } from "../../../../bot/services/people/known-person.ts";
import { openDraft } from "../../../../bot/services/reports/drafts.ts";
import { reportNothing } from "../../../../bot/services/reports/report-nothing.ts";
import { amendReport, withdrawReport } from "../../../../bot/services/reports/saved-reports.ts";
import { submitDraft } from "../../../../bot/services/reports/submit-draft.ts";
import { changeTree } from "../../../../bot/services/units/change-tree.ts";
import { TreeRefusedError } from "../../../../bot/services/units/tree-refused-error.ts";
import { addDays, type Day, instantOf } from "../../../../shared/calendar/day.ts";
import { periodOf } from "../../../../shared/calendar/period.ts";
import { makePerson } from "../../../helpers/commune.ts";
import { makeProvince } from "../../../helpers/province.ts";
import { openTestDatabase } from "../../../helpers/test-database.ts";
import { testVault } from "../../../helpers/turn.ts";
import { compareCourse, compareFigures, compareWeek, type Question } from "./compare-with-recount.ts";
import { compareProvinces } from "./provinces-sums.ts";
import { pick, planChange, seeded } from "./random-changes.ts";
import { addTeam, addUnit, openTeams, openUnits, type Place, type ShadowTree } from "./shadow-tree.ts";

const OPERATIONS = Number(process.env.OPERATIONS ?? 1_000);
const SEED = Number(process.env.SEED ?? 20_261_122);
const BATCH = 25;
const codes = ["dvc_guided", "vneid_level2_activated", "cashless_shops", "digital_households"];
const levels = new Set(["digital_households"]);

const database = openTestDatabase();
const random = seeded(SEED);
const tree: ShadowTree = { units: new Map(), teams: new Map() };
let today: Day = "2026-01-05";
let key = 0;
let author = 0;
/** How often each operation was done, not refused. */
const done = new Map<string, number>();
const count = (what: string) => done.set(what, (done.get(what) ?? 0) + 1);

beforeAll(async () => {
  for (let n = 0; n < 3; n += 1) {
    const province = await makeProvince(database.db, [4, 3, 3]);
    addUnit(tree, province.id, "province", 0, "2022-03-05");
    for (const commune of province.communes) {
      author ||= await makePerson(database.db, commune, { name: "Người báo cáo" });
      addUnit(tree, commune.id, "commune", province.id, "2025-07-01");
      for (const team of commune.teams) {
        addUnit(tree, team.unitId, "village", commune.id, "2025-07-01");
        addTeam(tree, team.id, team.unitId, "2026-01-01");
      }
    }
  }
});

const all = <T>(fn: (tx: Transaction) => Promise<T>) => withScope(database.db, "all", fn);
const int = (below: number) => Math.floor(random() * below);

/** Somebody who reports for one team: rights come from the membership alone. */
function memberOf(teamId: number): KnownPerson {
  return {
    id: author,
    name: undefined,
    formOfAddress: "anh/chị",
    memberships: [{ id: 1, teamId, teamName: "", role: "leader", unitId: tree.teams.get(teamId)!.home.at(-1)!.id }],
    unitRoles: [],
    consents: { reporting: true, announcements: false },
    stopped: false,
    villageUnitId: undefined,
  };
}

function someValues(): Record<string, number> {
  const values: Record<string, number> = {};
  while (Object.keys(values).length === 0) for (const code of codes) if (random() < 0.5) values[code] = int(50);
  return values;
}

function next(): number {
  key += 1;
  return key;
}

const sentAt = () => new Date(instantOf(today, 8 * 60).getTime() + next() * 1000);

async function report(tx: Transaction): Promise<void> {
  const team = pick(random, openTeams(tree));
  if (!team) return;
  const [row] = await tx.select().from(teams).where(eq(teams.id, team.id));
  const activityOn = addDays(today, -int(40));
  const period = periodOf({ kind: "week" }, activityOn);
  const by = memberOf(team.id);
  const now = sentAt();
  const draft = { communeId: row!.communeId, teamId: team.id, by, channel: "form" as const, activityOn, period, now };
  if (random() < 0.1) {
    await reportNothing(tx, { ...draft, idempotencyKey: `nothing-${key}` });
    count("report");
    return;
  }
  const opened = await openDraft(tx, { ...draft, values: someValues(), idempotencyKey: `report-${key}` });
  await submitDraft(tx, { reportId: opened.id, by, now });
  count("report");
}

async function change(tx: Transaction, how: "correct" | "withdraw"): Promise<void> {
  const open = openTeams(tree).map((team) => team.id);
  const { rows } = await tx.execute<{ id: string; team: number }>(sql`
    select id, team_id as team from reports where state in ('submitted', 'amended') and team_id = any(${sql.param(open)}::int[])
    order by md5(id::text || ${String(random())}) limit 1`);
  const [found] = rows;
  if (!found) return;
  const saved = { reportId: Number(found.id), by: memberOf(found.team), now: sentAt() };
  count(how);
  if (how === "withdraw") await withdrawReport(tx, saved);
  else await amendReport(tx, { ...saved, values: someValues(), change: "amended" });
}

async function changeTheTree(tx: Transaction): Promise<void> {
  const planned = planChange(tree, random);
  if (!planned) return;
  const on = addDays(today, -int(4));
  try {
    const wish = { change: planned.change, on, by: "operator" as const, idempotencyKey: `tree-${next()}` };
    const made = await changeTree(tx, { ...wish, now: instantOf(today, 12 * 60) });
    planned.follow(planned.change.of === "unit" ? made.unitIds : made.teamIds, on);
    count(`${planned.change.kind} ${planned.change.of}`);
  } catch (error) {
    // Some wishes are refused, as they should be; nothing is changed then.
    if (!(error instanceof TreeRefusedError)) throw error;
  }
}

/** A sheet with a team that is there and a new one, in a commune's village. */
async function importSome(): Promise<void> {
  const commune = pick(random, openUnits(tree, "commune"));
  const village = pick(random, openUnits(tree, "village", commune?.id));
  if (!commune || !village) return;
  const row = (id: number) =>
    all((tx) =>
      tx
        .select()
        .from(units)
        .where(eq(units.id, id))
        .then(([unit]) => unit!),
    );
  const [place, below, above] = [await row(commune.id), await row(village.id), await row(commune.parent.at(-1)!.id)];
  const known = await all((tx) => tx.select().from(teams).where(eq(teams.unitId, village.id)));
  const names = [
    ...known
      .filter((team) => team.closedOn === null)
      .slice(0, 1)
      .map((team) => team.name),
    `Tổ nhập ${next()}`,
  ];
  const sheet = names.map((team, index) => ({
    row: index + 2,
    province: above.name,
    commune: place.name,
    communeCode: place.code,
    village: below.name,
    team,
    households: 10 + int(90),
    person: undefined,
  }));
  count("import");
  await importRows(database.db, testVault, sheet, { now: instantOf(today, 13 * 60) });
  const now = await all((tx) => tx.select().from(teams).where(eq(teams.communeId, commune.id)));
  for (const team of now) if (!tree.teams.has(team.id)) addTeam(tree, team.id, team.unitId, team.openedOn);
}

async function operate(): Promise<void> {
  if (random() < 0.2) await importSome();
  await all(async (tx) => {
    for (let n = 0; n < BATCH; n += 1) {
      const what = random();
      if (what < 0.5) await report(tx);
      else if (what < 0.65) await change(tx, "correct");
      else if (what < 0.75) await change(tx, "withdraw");
      else await changeTheTree(tx);
      // Reading in between sums up some weeks and leaves others stale.
      if (random() < 0.05) await figuresOf(tx, { unitIds: topIds(), from: today, to: today, view: "today" });
    }
  });
  if (random() < 0.6) today = addDays(today, 1);
}

const topIds = () => openUnits(tree, "province").map((unit) => unit.id);

function isBelow(place: Place, level: "all" | "province" | "commune" | "village", id: number): boolean {
  if (level === "all") return true;
  return (level === "village" ? place.unit : place[level]) === id;
}

/** A random question: a view, a unit of some level (0: everything), and what it is split by. */
async function compare(tx: Transaction): Promise<number> {
  const view: View = random() < 0.5 ? "as_was" : "today";
  const level = pick(random, ["all", "province", "commune", "village"] as const)!;
  // As it was, also what is gone by now can be asked for.
  const there = [...tree.units.values()].filter(
    (unit) => unit.level === level && (view === "as_was" || unit.closedOn === undefined),
  );
  const root = level === "all" ? 0 : (pick(random, there)?.id ?? 0);
  const by: Level | undefined = pick(random, [undefined, "province", "commune", "unit"] as const);
  const from = addDays(today, -int(80));
  const range = { from, to: addDays(from, int(40)) };
  const groupOf = (place: Place) => (isBelow(place, level, root) ? (by === undefined ? 0 : place[by]) : undefined);
  const asked: Question = { unitIds: level === "all" ? topIds() : [root], by, tree, levels, range, view, groupOf };
  const hint = JSON.stringify({ seed: SEED, view, level, root, by, range });
  const groups = await compareFigures(tx, asked, hint);
  // Everything else asks for weeks: once in a while is enough.
  if (random() < 0.4) await compareWeek(tx, asked, hint);
  if (random() < 0.1) await compareCourse(tx, { ...asked, by: undefined }, hint);
  return groups;
}

test(`figures equal a recount from the revisions after each of ${OPERATIONS} random operations' batches, as it was and on today's map`, {
  // Not tried again: the second time would go on from where the first stopped, and hide what it found.
  retry: 0,
  timeout: Math.max(600_000, OPERATIONS * 400),
}, async () => {
  let compared = 0;
  for (let operations = 0; operations < OPERATIONS; operations += BATCH) {
    await operate();
    compared += await all(async (tx) => {
      let groups = 0;
      for (let n = 0; n < 3; n += 1) groups += await compare(tx);
      return groups;
    });
  }
  expect(compared).toBeGreaterThan(OPERATIONS / BATCH);
  expect(await all((tx) => compareProvinces(tx, JSON.stringify({ seed: SEED })))).toBeGreaterThan(100);
  const kinds = ["rename", "move", "merge", "split", "close"].flatMap((kind) => [`${kind} unit`, `${kind} team`]);
  const missing = ["report", "correct", "withdraw", "import", ...kinds].filter((kind) => !done.has(kind));
  expect(missing).toEqual([]);
  if (process.env.OPERATIONS) console.info(`${compared} groups compared after ${JSON.stringify([...done])}`);
  const { rows } = await all((tx) =>
    tx.execute<{ strays: number }>(sql`
    select count(*)::int as strays from reports r join teams t on t.id = r.team_id where r.commune_id <> t.commune_id`),
  );
  expect(rows).toEqual([{ strays: 0 }]);
});
