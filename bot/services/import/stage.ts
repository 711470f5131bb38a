import { sql } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import type { Vault } from "../../db/vault.ts";
import { nameKey, provinceKey } from "../units/name-key.ts";
import type { ImportRow } from "./row.ts";

/**
 * Checked rows wait in a table of their own transaction, so that matching and writing are a few statements however large
 * the file is. Names and phones are sealed before they get there.
 */
export async function createStage(tx: Transaction): Promise<void> {
  await tx.execute(sql`
    create temporary table import_rows (
      row_no int primary key,
      province text, province_key text, commune text, commune_key text, commune_code text,
      village text, village_key text, team text, team_key text, households int,
      role text, name_sealed text, name_fingerprint text, phone_sealed text, phone_fingerprint text,
      province_id int, ended_province_id int, commune_id int, unit_id int, team_id int, person_id int
    ) on commit drop`);
}

export async function stageRows(tx: Transaction, vault: Vault, rows: readonly ImportRow[]): Promise<void> {
  if (rows.length === 0) return;
  const column = (value: (row: ImportRow) => string | number | undefined) =>
    sql.param(rows.map((row) => value(row) ?? null));
  const key = (name: string | undefined) => (name === undefined ? undefined : nameKey(name));
  const phone = (row: ImportRow) => row.person?.phone;
  await tx.execute(sql`
    insert into import_rows (row_no, province, province_key, commune, commune_key, commune_code, village, village_key,
      team, team_key, households, role, name_sealed, name_fingerprint, phone_sealed, phone_fingerprint)
    select * from unnest(
      ${column((row) => row.row)}::int[],
      ${column((row) => row.province)}::text[], ${column((row) => (row.province === undefined ? undefined : provinceKey(row.province)))}::text[],
      ${column((row) => row.commune)}::text[], ${column((row) => key(row.commune))}::text[],
      ${column((row) => row.communeCode)}::text[],
      ${column((row) => row.village)}::text[], ${column((row) => key(row.village))}::text[],
      ${column((row) => row.team)}::text[], ${column((row) => key(row.team))}::text[],
      ${column((row) => row.households)}::int[],
      ${column((row) => row.person?.role)}::text[],
      ${column((row) => row.person && vault.seal(row.person.name))}::text[],
      ${column((row) => row.person && vault.fingerprint("name", nameKey(row.person.name)))}::text[],
      ${column((row) => phone(row) && vault.seal(phone(row) ?? ""))}::text[],
      ${column((row) => phone(row) && vault.fingerprint("phone", phone(row) ?? ""))}::text[])`);
}

/** What the statements after staging plan by: without it PostgreSQL takes the table for a small one. */
export async function analyseStage(tx: Transaction): Promise<void> {
  await tx.execute(sql`analyze import_rows`);
}
