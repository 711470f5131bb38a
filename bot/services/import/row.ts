import { fold } from "../../../shared/understanding/fold.ts";
import { tidyName } from "../units/name-key.ts";
import { type Column, type ColumnPlaces, columnTitles } from "./columns.ts";
import type { RowError } from "./import-error.ts";
import type { SheetRow } from "./read-sheet.ts";

export type TeamRole = "leader" | "deputy" | "member" | "officer";

/** One row of the sheet, checked: a team, and a person of it unless the row has none; or a village that has no team yet. */
export interface ImportRow {
  row: number;
  province: string | undefined;
  commune: string;
  communeCode: string | undefined;
  village: string | undefined;
  /** Undefined: the sheet says that the village has none yet. */
  team: string | undefined;
  households: number | undefined;
  person: { name: string; role: TeamRole; phone: string | undefined } | undefined;
}

const roles: Record<string, TeamRole> = {
  "": "member",
  "to truong": "leader",
  "to pho": "deputy",
  "thanh vien": "member",
  "can bo": "officer",
};

/** What people write for a village that still has no team; an empty cell is a mistake. */
const NO_TEAM = /^(?:chua|khong) (?:co|thanh lap|lap)(?: to)?$/;
/** What Excel shows for a formula that failed. */
const FAILED_FORMULA = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!)$/;
/** Lists for print have their commune and team in one cell over many rows; as CSV nothing is left of that cell but its first row. */
const empty: Record<SheetRow["format"], string> = {
  xlsx: "còn trống; ô gộp (merge) thì bỏ gộp và ghi ở từng dòng",
  csv: "còn trống; xin ghi ở từng dòng, dù giống dòng trên",
};
const LONGEST_CELL = 200;
/** The largest village of the country has a few thousand households; more is a slip of the keyboard. */
const MOST_HOUSEHOLDS = 100_000;

/** Undefined for a row without any content. */
export function readRow(
  { format, row, cells }: SheetRow,
  places: ColumnPlaces,
): ImportRow | readonly RowError[] | undefined {
  const cell = (column: Column) => tidyName(cells[places.get(column) ?? -1] ?? "");
  if (![...places.values()].some((place) => (cells[place] ?? "").trim())) return undefined;
  const errors: RowError[] = [];
  const wrong = (column: Column, reason: string) => void errors.push({ row, column: columnTitles[column], reason });

  for (const column of ["commune", "team"] as const) if (!cell(column)) wrong(column, empty[format]);
  for (const column of places.keys()) if (cell(column).length > LONGEST_CELL) wrong(column, "dài quá 200 ký tự");
  const failed = [...places.keys()].filter((column) => FAILED_FORMULA.test(cell(column)));
  if (failed.length > 0) {
    for (const column of failed) wrong(column, `“${cell(column)}” là công thức lỗi; hãy ghi hẳn giá trị`);
    return errors;
  }
  const households = readHouseholds(cell("households"));
  if (households === "wrong") wrong("households", `“${short(cell("households"))}” không phải số nguyên`);
  const role = roles[fold(cell("role"))];
  if (!role) wrong("role", `“${short(cell("role"))}” không phải Tổ trưởng, Tổ phó, Thành viên hay Cán bộ`);
  const phone = readPhone(cell("phone"));
  if (phone === "wrong") wrong("phone", "không phải số điện thoại Việt Nam");
  if (!cell("person") && (cell("phone") || cell("role")))
    wrong("person", "còn trống dù có chức danh hoặc số điện thoại");
  const communeCode = cell("communeCode").toLowerCase();
  if (!/^[a-z0-9._-]*$/.test(communeCode)) wrong("communeCode", "chỉ được gồm chữ không dấu, chữ số, dấu -, _ và chấm");
  const hasNoTeam = NO_TEAM.test(fold(cell("team")));
  if (hasNoTeam) errors.push(...beyondVillage(row, cell));
  if (errors.length > 0 || households === "wrong" || phone === "wrong" || !role) return errors;
  return {
    row,
    province: cell("province") || undefined,
    commune: cell("commune"),
    communeCode: communeCode || undefined,
    village: cell("village") || undefined,
    team: hasNoTeam ? undefined : cell("team"),
    households,
    person: cell("person") ? { name: cell("person"), role, phone } : undefined,
  };
}

/** A village without a team is a name and nothing else. */
function beyondVillage(row: number, cell: (column: Column) => string): RowError[] {
  const wrong = (column: Column, reason: string): RowError => ({ row, column: columnTitles[column], reason });
  return [
    ...(cell("village") ? [] : [wrong("village", "còn trống dù ghi là chưa có tổ")]),
    ...(cell("person") ? [wrong("person", "ghi là chưa có tổ thì chưa có người của tổ")] : []),
    ...(cell("households") ? [wrong("households", "là của tổ; chưa có tổ thì để trống")] : []),
  ];
}

/** "1.016" and "1016.0" (a spreadsheet's number) are whole numbers; "12,5" is none. */
function readHouseholds(text: string): number | undefined | "wrong" {
  if (!text) return undefined;
  const digits = /^\d{1,3}(\.\d{3})+$/.test(text) ? text.replaceAll(".", "") : text.replace(/[.,]0+$/, "");
  if (!/^\d{1,9}$/.test(digits) || Number(digits) > MOST_HOUSEHOLDS) return "wrong";
  return Number(digits);
}

/**
 * "0912 345 678", "+84912345678", "0084912345678", and 912345678 (a spreadsheet drops the leading zero) → "84912345678"; landlines
 * (02x) have ten or eleven digits.
 */
export function readPhone(text: string): string | undefined | "wrong" {
  if (!text) return undefined;
  const digits = text.replace(/[\s.()-]/g, "").replace(/^(?:\+|00(?=84))/, "");
  const national = /^84\d{9,10}$/.test(digits) ? digits.slice(2) : digits.replace(/^0/, "");
  if (!/^(?:[35789]\d{8}|2\d{8,9})$/.test(national)) return "wrong";
  return `84${national}`;
}

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
