import { type SQL, sql } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { type SummaryRow as Row, readRows, rowsOf } from "./summary-rows.ts";

interface Change {
  gone: Row[];
  made: Row[];
}

/**
 * Provinces' weeks are what their communes' rows add up to: rows that are gone are taken out and new ones put in, in the transaction
 * that exchanges them. Whole numbers, so nothing is lost. Needs the lock of the refresh.
 */
export async function addUpProvinces(tx: Transaction, { gone, made }: Change): Promise<void> {
  const changes = new Map<string, Change & { of: Row }>();
  const changeOf = (part: Row) => {
    const key = keyOf(part);
    const change = changes.get(key) ?? { of: emptyLike(part), gone: [], made: [] };
    changes.set(key, change);
    return change;
  };
  for (const part of gone) changeOf(part).gone.push(part);
  for (const part of made) changeOf(part).made.push(part);
  if (changes.size === 0) return;
  const touched = [...changes.values()];
  const keys = touched.map((change) => change.of);
  const known = new Map((await read(tx, "province_weeks", keys)).map((row) => [keyOf(row), row]));
  const doubtful: Row[] = [];
  const rows: Row[] = [];
  for (const { of, ...change } of touched) {
    const row = known.get(keyOf(of)) ?? of;
    if (exchange(row, change)) rows.push(row);
    else doubtful.push(of);
  }
  await replace(tx, keys, [...rows, ...(await addUpAnew(tx, doubtful))]);
}

const keyOf = ({ week, wasProvinceId, nowProvinceId }: Row) => `${week} ${wasProvinceId} ${nowProvinceId}`;

/** Of no day yet: any is earlier than the first and later than the last. */
function emptyLike({ week, wasProvinceId, nowProvinceId }: Row): Row {
  const days = { firstDay: "9999-12-31", lastDay: "" };
  return {
    version: 0,
    week,
    wasProvinceId,
    nowProvinceId,
    ...days,
    sums: {},
    levels: {},
    teams: {},
    sentOn: {},
    noActivity: 0,
  };
}

/**
 * False when something that was taken out comes to 0: whether anybody still says it, only all parts together can tell. The days may
 * stay wider than the reports are: who asks for a part of the week then looks for reports that are not there.
 */
function exchange(row: Row, { gone, made }: Change): boolean {
  const doubts = new Set<string>();
  for (const part of gone) add(row, part, -1, (name, count) => count === 0 && doubts.add(name));
  for (const part of made) add(row, part, 1, (name) => doubts.delete(name));
  return doubts.size === 0 && Object.keys(row.teams).length > 0;
}

async function addUpAnew(tx: Transaction, empty: readonly Row[]): Promise<Row[]> {
  if (empty.length === 0) return [];
  const rows = new Map(empty.map((row) => [keyOf(row), emptyLike(row)]));
  const found = new Set<Row>();
  for (const part of await read(tx, "week_summaries", empty)) {
    const row = rows.get(keyOf(part));
    if (!row) continue;
    add(row, part, 1, () => undefined);
    found.add(row);
  }
  return [...found];
}

/** `tell` hears what each indicator's number has become. */
function add(row: Row, part: Row, sign: 1 | -1, tell: (name: string, count: number) => void): void {
  for (const code in part.sums) tell(code, change(row.sums, code, sign * (part.sums[code] ?? 0)));
  for (const code in part.levels) {
    row.levels[code] ??= {};
    const [level, byNext] = [row.levels[code], part.levels[code] ?? {}];
    for (const next in byNext) tell(`${code} ${next}`, change(level, next, sign * (byNext[next] ?? 0)));
  }
  for (const next in part.teams) dropNone(row.teams, next, change(row.teams, next, sign * (part.teams[next] ?? 0)));
  for (const day in part.sentOn) dropNone(row.sentOn, day, change(row.sentOn, day, sign * (part.sentOn[day] ?? 0)));
  row.noActivity += sign * part.noActivity;
  if (sign < 0) return;
  if (part.firstDay < row.firstDay) row.firstDay = part.firstDay;
  if (part.lastDay > row.lastDay) row.lastDay = part.lastDay;
}

type Counts = Record<string, number>;

function change(counts: Counts, key: string, by: number): number {
  const count = (counts[key] ?? 0) + by;
  counts[key] = count;
  return count;
}

/** No team is nobody, unlike an indicator's 0. */
function dropNone(counts: Counts, key: string, count: number): void {
  if (count === 0) delete counts[key];
}

/** Rows of the same weeks and provinces. */
async function read(tx: Transaction, table: "province_weeks" | "week_summaries", keys: readonly Row[]): Promise<Row[]> {
  // Not flattened (offset 0): these weeks are looked up, though there are years of others.
  return readRows(
    tx,
    sql`with part as (
      select w.* from ${tableOf(keys)} cross join lateral (select * from ${sql.raw(table)} w
        where w.week = k.week and w.was_province_id = k.was and w.now_province_id = k.now offset 0) w)
    ${rowsOf(sql`part`)}`,
  );
}

async function replace(tx: Transaction, keys: readonly Row[], rows: readonly Row[]): Promise<void> {
  await tx.execute(sql`
    delete from province_weeks p using ${tableOf(keys)} where p.week = k.week and p.was_province_id = k.was and p.now_province_id = k.now`);
  await tx.execute(sql`
    insert into province_weeks (week, was_province_id, now_province_id, first_day, last_day, sums, levels, teams, sent_on, no_activity)
    select "week", "wasProvinceId", "nowProvinceId", "firstDay", "lastDay", "sums", "levels", "teams", "sentOn", "noActivity"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r ("week" date, "wasProvinceId" int, "nowProvinceId" int, "firstDay" date,
      "lastDay" date, "sums" jsonb, "levels" jsonb, "teams" jsonb, "sentOn" jsonb, "noActivity" int)`);
}

function tableOf(keys: readonly Row[]): SQL {
  const column = <T>(value: (part: Row) => T) => sql.param(keys.map(value));
  return sql`unnest(${column((part) => part.week)}::date[], ${column((part) => part.wasProvinceId)}::int[],
    ${column((part) => part.nowProvinceId)}::int[]) as k (week, was, now)`;
}
