import { sql } from "drizzle-orm";
import { type Database, type Transaction, withScope } from "../../db/connection.ts";
import type { Vault } from "../../db/vault.ts";
import { type AllowedCommune, admitTo } from "./allowed-communes.ts";
import { applyPeople } from "./apply-people.ts";
import { applyTeams } from "./apply-teams.ts";
import { applyUnits } from "./apply-units.ts";
import type { Changes } from "./changes.ts";
import { createDuplicateCheck } from "./check-duplicates.ts";
import { findColumns } from "./columns.ts";
import { ImportFileError, type RowError } from "./import-error.ts";
import { readSheet, type SheetRow } from "./read-sheet.ts";
import { type ImportRow, readRow } from "./row.ts";
import { analyseStage, createStage, stageRows } from "./stage.ts";

const BATCH_ROWS = 2_000;
/** Reasons for more wrong rows than this help nobody: the file has one mistake, repeated. */
const MOST_ERRORS = 10_000;

/** New and changed ones of one kind. */
type KindChanges = Pick<Changes, "created" | "updated">;

export interface ImportResult {
  /** Distinct units (provinces, communes, villages), teams and people of the file. */
  units: number;
  teams: number;
  people: number;
  /** How many of those are new, changed, or as they were. All zero when nothing was written. */
  created: number;
  updated: number;
  unchanged: number;
  /** The same, by what they are. */
  changes: { units: KindChanges; teams: KindChanges; people: KindChanges };
  errors: RowError[];
}

export interface ImportOptions {
  /** Everything is tried and counted, nothing kept. */
  dryRun?: boolean;
  /** Wrong rows are left out instead of stopping the whole. */
  skipErrors?: boolean;
  /** Rows of other communes are wrong; all may come when absent. */
  communes?: readonly AllowedCommune[];
  now: Date;
}

/** Carries the result of a transaction that must not be kept. */
class NotKept extends Error {
  readonly result: ImportResult;
  constructor(result: ImportResult) {
    super("not kept");
    this.result = result;
  }
}

/** `importRows` of a file's first sheet. Throws ImportFileError when the file as a whole cannot be read. */
export async function importFile(
  db: Database,
  vault: Vault,
  path: string,
  options: ImportOptions,
): Promise<ImportResult> {
  return importRows(db, vault, readRows(readSheet(path), options.communes), options);
}

/** A row that can be imported, or what is wrong with one. */
type Row = ImportRow | readonly RowError[];

/**
 * Imports units, teams and people (contract.md §6) in one transaction. The same rows twice change nothing. Unless
 * `skipErrors`, one wrong row keeps everything out.
 */
export async function importRows(
  db: Database,
  vault: Vault,
  rows: AsyncIterable<Row> | Iterable<Row>,
  options: ImportOptions,
): Promise<ImportResult> {
  try {
    return await withScope(db, "all", async (tx) => {
      // A nation's file takes minutes, and two imports at once would make the same units twice.
      await tx.execute(sql`set local statement_timeout = 0`);
      await tx.execute(sql`select pg_advisory_xact_lock(hashtext('to-so import'))`);
      await createStage(tx);
      const { errors, staged } = await stageAll(tx, vault, rows);
      if (staged === 0 && errors.length === 0) throw new ImportFileError("Bảng không có dòng nào dưới dòng tiêu đề.");
      if (errors.length > 0 && !options.skipErrors) throw new NotKept({ ...nothing(), errors });
      const result = { ...(await applyRows(tx, options.now)), errors };
      if (options.dryRun) throw new NotKept(result);
      return result;
    });
  } catch (error) {
    if (error instanceof NotKept) return error.result;
    throw error;
  }
}

async function stageAll(tx: Transaction, vault: Vault, rows: AsyncIterable<Row> | Iterable<Row>) {
  const errors: RowError[] = [];
  let batch: ImportRow[] = [];
  let staged = 0;
  const flush = async () => {
    await stageRows(tx, vault, batch);
    staged += batch.length;
    batch = [];
  };
  for await (const entry of rows) {
    if ("commune" in entry) batch.push(entry);
    else if (errors.length < MOST_ERRORS) errors.push(...entry);
    if (batch.length >= BATCH_ROWS) await flush();
  }
  await flush();
  await analyseStage(tx);
  return { errors, staged };
}

async function* readRows(
  sheet: AsyncIterable<SheetRow>,
  communes: readonly AllowedCommune[] | undefined,
): AsyncGenerator<Row> {
  const admit = communes && admitTo(communes);
  const findDuplicate = createDuplicateCheck();
  let places: ReturnType<typeof findColumns> | undefined;
  for await (const sheetRow of sheet) {
    if (!places) {
      places = findColumns(sheetRow.cells);
      continue;
    }
    const read = readRow(sheetRow, places);
    if (read === undefined) continue;
    const entry = admit && "commune" in read ? admit(read) : read;
    const duplicate = "commune" in entry ? findDuplicate(entry) : undefined;
    yield duplicate ? [duplicate] : entry;
  }
  if (!places) throw new ImportFileError("Tệp trống: không có dòng tiêu đề.");
}

async function applyRows(tx: Transaction, now: Date): Promise<Omit<ImportResult, "errors">> {
  const units = await applyUnits(tx, now);
  const teams = await applyTeams(tx);
  const people = await applyPeople(tx, now);
  await giveWaitingAccount(tx);
  const created = units.created + teams.created + people.created;
  const updated = units.updated + teams.updated + people.updated;
  const total = units.total + teams.total + people.total;
  return {
    units: units.total,
    teams: teams.total,
    people: people.total,
    created,
    updated,
    unchanged: total - created - updated,
    changes: { units: kind(units), teams: kind(teams), people: kind(people) },
  };
}

/** An OA not yet given to a commune serves the first commune imported (contract.md §2). */
async function giveWaitingAccount(tx: Transaction): Promise<void> {
  await tx.execute(sql`
    update official_accounts set commune_id = (select commune_id from import_rows order by row_no limit 1)
    where commune_id is null`);
}

function kind({ created, updated }: Changes): KindChanges {
  return { created, updated };
}

function nothing(): Omit<ImportResult, "errors"> {
  const none = { created: 0, updated: 0 };
  const changes = { units: none, teams: none, people: none };
  return { units: 0, teams: 0, people: 0, created: 0, updated: 0, unchanged: 0, changes };
}
