import { nameKey, provinceKey } from "../units/name-key.ts";
import { columnTitles } from "./columns.ts";
import type { RowError } from "./import-error.ts";
import type { ImportRow } from "./row.ts";

/**
 * Remembers who stood in which team, and says when the same person comes twice: the same phone, or the same name unless
 * two different phones tell two people apart.
 */
export function createDuplicateCheck(): (row: ImportRow) => RowError | undefined {
  const rowOfPhone = new Map<string, number>();
  const phonesOfName = new Map<string, Map<string, number>>();
  return (entry) => {
    if (!entry.person) return undefined;
    const { name, phone } = entry.person;
    const team = teamKey(entry);
    const phones = phonesOfName.get(`${team}\n${nameKey(name)}`) ?? new Map<string, number>();
    const sameName = phones.get("") ?? (phone ? phones.get(phone) : [...phones.values()][0]);
    const earlier = (phone ? rowOfPhone.get(`${team}\n${phone}`) : undefined) ?? sameName;
    if (earlier !== undefined) {
      return { row: entry.row, column: columnTitles.person, reason: `đã có trong tổ này ở dòng ${earlier}` };
    }
    phones.set(phone ?? "", entry.row);
    phonesOfName.set(`${team}\n${nameKey(name)}`, phones);
    if (phone) rowOfPhone.set(`${team}\n${phone}`, entry.row);
    return undefined;
  };
}

function teamKey(entry: ImportRow): string {
  const place = entry.communeCode ?? `${provinceKey(entry.province ?? "")}\t${nameKey(entry.commune)}`;
  return `${place}\t${nameKey(entry.village ?? "")}\t${nameKey(entry.team ?? "")}`;
}
