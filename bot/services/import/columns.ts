import { fold } from "../../../shared/understanding/fold.ts";
import { ImportFileError } from "./import-error.ts";

/** The sheet's columns (contract.md §6), as people write their headers. */
export const columnTitles = {
  province: "Tỉnh/Thành phố",
  commune: "Xã/Phường/Đặc khu",
  village: "Thôn/Tổ dân phố",
  team: "Tên tổ",
  households: "Số hộ",
  person: "Họ và tên",
  role: "Chức danh",
  phone: "Số điện thoại",
  communeCode: "Mã đơn vị",
} as const;

export type Column = keyof typeof columnTitles;

/** Where each column stands in a row. */
export type ColumnPlaces = ReadonlyMap<Column, number>;

const required: readonly Column[] = ["commune", "team"];

/**
 * Reads the header row, in any order, without case and accents. Throws ImportFileError when a required column is missing
 * or one stands twice.
 */
export function findColumns(header: readonly string[]): ColumnPlaces {
  const columns = new Map(Object.entries(columnTitles).map(([column, title]) => [headerKey(title), column as Column]));
  const places = new Map<Column, number>();
  header.forEach((title, place) => {
    const column = columns.get(headerKey(title));
    if (!column) return;
    if (places.has(column)) throw new ImportFileError(`Cột “${columnTitles[column]}” có hai lần ở dòng tiêu đề.`);
    places.set(column, place);
  });
  const missing = required.filter((column) => !places.has(column));
  if (missing.length > 0) {
    const titles = missing.map((column) => `“${columnTitles[column]}”`).join(" và ");
    throw new ImportFileError(`Dòng đầu của bảng phải có cột ${titles}.`);
  }
  return places;
}

function headerKey(title: string): string {
  return fold(title).replace(/[^a-z0-9]+/g, "");
}
