import { nameKey } from "../units/name-key.ts";
import { columnTitles } from "./columns.ts";
import type { RowError } from "./import-error.ts";
import type { ImportRow } from "./row.ts";

/** Remembers the rows and says when one contradicts an earlier row of its team, or repeats a person of it. */
export function createDuplicateCheck(): (row: ImportRow) => RowError | undefined {
  const findContradiction = createTeamCheck();
  const findSamePerson = createPersonCheck();
  return (entry) => findSamePerson(entry) ?? findContradiction(entry);
}

/** A team has one number of households and one leader. */
function createTeamCheck(): (row: ImportRow) => RowError | undefined {
  const sized = new Map<string, { row: number; households: number }>();
  const rowOfLeader = new Map<string, number>();
  return (entry) => {
    const { row, households, person } = entry;
    const team = teamKey(entry);
    const before = sized.get(team);
    if (before && households !== undefined && households !== before.households) {
      const reason = `khác dòng ${before.row} của cùng tổ (${before.households} hộ)`;
      return { row, column: columnTitles.households, reason };
    }
    if (households !== undefined && !before) sized.set(team, { row, households });
    if (person?.role !== "leader") return undefined;
    const leader = rowOfLeader.get(team);
    if (leader !== undefined) {
      return { row, column: columnTitles.role, reason: `tổ này đã có Tổ trưởng ở dòng ${leader}` };
    }
    rowOfLeader.set(team, row);
    return undefined;
  };
}

/** The same phone, or the same name unless two different phones tell two people apart. */
function createPersonCheck(): (row: ImportRow) => RowError | undefined {
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
  const place = entry.communeCode ?? `${nameKey(entry.province ?? "")}\t${nameKey(entry.commune)}`;
  return `${place}\t${nameKey(entry.village ?? "")}\t${nameKey(entry.team ?? "")}`;
}
