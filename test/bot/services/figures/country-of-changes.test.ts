// 1,000 random operations in the suite; OPERATIONS=10000 for the whole of it. SEED replays a run.
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Transaction, withScope } from "../../../../bot/db/connection.ts";
import { teams, units } from "../../../../bot/db/schema/index.ts";
import { figuresByUnit, figuresOf } from "../../../../bot/services/figures/figures.ts";
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
import { type DayRange, periodOf } from "../../../../shared/calendar/period.ts";
import { makePerson } from "../../../helpers/commune.ts";
import { makeProvince } from "../../../helpers/province.ts";
import { createTestDatabase, type TestDatabase } from "../../../helpers/test-database.ts";
import { testVault } from "../../../helpers/turn.ts";
import { pick, planChange, seeded } from "./random-changes.ts";
import {
  addTeam,
  addUnit,
  openTeams,
  openUnits,
  type Place,
  placeNow,
  placeThen,
  type ShadowTree,
} from "./shadow-tree.ts";

const OPERATIONS = Number(process.env.OPERATIONS ?? 1_000);
const SEED = Number(process.env.SEED ?? 20_261_122);
const BATCH = 25;
const codes = ["dvc_guided", "vneid_level2_activated", "cashless_shops", "digital_households"];
const levels = new Set(["digital_households"]);

let database: TestDatabase;
const random = seeded(SEED);
const tree: ShadowTree = { units: new Map(), teams: new Map() };
let today: Day = "2026-01-05";
let key = 0;
let author = 0;
/** How often each operation was done, not refused. */
const done = new Map<string, number>();
const count = (what: string) => done.set(what, (done.get(what) ?? 0) + 1);

beforeAll(async () => {
  database = await createTestDatabase();
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
afterAll(() => database.drop());

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

interface Counted {
  id: number;
  team: number;
  day: Day;
  sent: string;
  values: Record<string, number>;
}

/** What counts, by each report's newest revision. */
async function countedReports(tx: Transaction, { from, to }: DayRange): Promise<Counted[]> {
  const { rows } = await tx.execute<Counted & Record<string, unknown>>(sql`
    select r.id::int as id, r.team_id as team, r.activity_on::text as day, r.submitted_at::text as sent, v.values
    from reports r join lateral (select * from report_revisions v where v.report_id = r.id order by v.revision desc limit 1) v on true
    where r.activity_on between ${from} and ${to} and v.change not in ('withdrawn', 'replaced')
    order by r.activity_on, r.submitted_at, r.id`);
  return rows;
}

type Groups = Record<string, { values: Record<string, number>; teamsReported: number; teamsExpected: number }>;

/** The same by hand: from the revisions and the shadow of the tree. */
async function recount(
  tx: Transaction,
  range: DayRange,
  view: View,
  groupOf: (place: Place) => number | undefined,
): Promise<Groups> {
  const groups: Groups = {};
  const at = (place: Place) => {
    const id = groupOf(place);
    if (id === undefined) return undefined;
    groups[id] ??= { values: {}, teamsReported: 0, teamsExpected: 0 };
    return groups[id];
  };
  const placeOf = (team: number, day: Day) => (view === "today" ? placeNow(tree, team) : placeThen(tree, team, day));
  const add = (where: Groups[string] | undefined, code: string, count: number) => {
    if (where) where.values[code] = (where.values[code] ?? 0) + count;
  };
  const newest = new Map<string, { team: number; day: Day; count: number; code: string }>();
  const last = new Map<number, Day>();
  for (const { team, day, values } of await countedReports(tx, range)) {
    last.set(team, day);
    for (const [code, count] of Object.entries(values)) {
      if (levels.has(code)) newest.set(`${team} ${code}`, { team, day, count, code });
      else add(at(placeOf(team, day)), code, count);
    }
  }
  for (const { team, day, count, code } of newest.values()) add(at(placeOf(team, day)), code, count);
  for (const [team, day] of last) {
    const where = at(placeOf(team, day));
    if (where) where.teamsReported += 1;
  }
  for (const team of tree.teams.values()) {
    const isOpen = team.openedOn <= range.to && (team.closedOn === undefined || team.closedOn > range.from);
    if (!isOpen && !last.has(team.id)) continue;
    const lastDay = team.closedOn && addDays(team.closedOn, -1);
    const where = at(placeOf(team.id, lastDay && lastDay < range.to ? lastDay : range.to));
    if (where) where.teamsExpected += 1;
  }
  return groups;
}

/** A level of 0 and none are told apart where reports are read, not where whole weeks are added up. */
function tidy(groups: Groups): Groups {
  for (const group of Object.values(groups)) {
    for (const code of levels) if (group.values[code] === 0) delete group.values[code];
  }
  return groups;
}

function isBelow(place: Place, level: "all" | "province" | "commune" | "village", id: number): boolean {
  if (level === "all") return true;
  return (level === "village" ? place.unit : place[level]) === id;
}

async function compare(tx: Transaction): Promise<number> {
  const view: View = random() < 0.5 ? "as_was" : "today";
  const level = pick(random, ["all", "province", "commune", "village"] as const)!;
  // As it was, also what is gone by now can be asked for.
  const there = [...tree.units.values()].filter(
    (unit) => unit.level === level && (view === "as_was" || unit.closedOn === undefined),
  );
  const root = level === "all" ? 0 : (pick(random, there)?.id ?? 0);
  const by = pick(random, [undefined, "province", "commune", "unit"] as const);
  const from = addDays(today, -int(80));
  const range = { from, to: addDays(from, int(40)) };
  const wish = { unitIds: level === "all" ? topIds() : [root], ...range, view };
  const group = (place: Place) => (by === undefined ? 0 : place[by]);
  const expected = await recount(tx, range, view, (place) => (isBelow(place, level, root) ? group(place) : undefined));
  const got =
    by === undefined
      ? [{ unitId: 0, ...(await figuresOf(tx, wish)) }]
      : await figuresByUnit(tx, { ...wish, by: by as Level });
  const found = tidy(Object.fromEntries(got.map(({ unitId, ...rest }) => [unitId, rest])));
  const wanted = by === undefined ? { 0: expected[0] ?? { values: {}, teamsReported: 0, teamsExpected: 0 } } : expected;
  expect(found, JSON.stringify({ seed: SEED, view, level, root, by, range })).toEqual(tidy(wanted));
  return Object.keys(found).length;
}

test(
  `figures equal a recount from the revisions after each of ${OPERATIONS} random operations' batches, as it was and on today's map`,
  async () => {
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
    const kinds = ["rename", "move", "merge", "split", "close"].flatMap((kind) => [`${kind} unit`, `${kind} team`]);
    const missing = ["report", "correct", "withdraw", "import", ...kinds].filter((kind) => !done.has(kind));
    expect(missing).toEqual([]);
    if (process.env.OPERATIONS) console.info(`${compared} groups compared after ${JSON.stringify([...done])}`);
    const { rows } = await all((tx) =>
      tx.execute<{ strays: number }>(sql`
    select count(*)::int as strays from reports r join teams t on t.id = r.team_id where r.commune_id <> t.commune_id`),
    );
    expect(rows).toEqual([{ strays: 0 }]);
  },
  Math.max(300_000, OPERATIONS * 200),
);
