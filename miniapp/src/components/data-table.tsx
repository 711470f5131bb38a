import type { ReactNode } from "react";

export interface Column<Row> {
  title: string;
  /** Numbers stand at the right, one under the other. */
  isNumber?: boolean;
  /** A word or two that never break, e.g. a unit. */
  isShort?: boolean;
  cell: (row: Row) => ReactNode;
}

interface DataTableProps<Row> {
  /** What the table is, for those who hear it. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string | number;
  /** What stands there instead of no rows. */
  empty: string;
}

/** A table at a desk; on a phone every row is a card with its titles. The first column names the row. */
export function DataTable<Row>({ caption, columns, rows, keyOf, empty }: DataTableProps<Row>) {
  if (rows.length === 0) return <p className="card">{empty}</p>;
  return (
    <table className="table">
      <caption className="only-heard">{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ title, ...kind }) => (
            <th key={title} scope="col" className={classOf(kind)}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            {columns.map(({ title, cell, ...kind }, index) =>
              index === 0 ? (
                <th key={title} scope="row">
                  {cell(row)}
                </th>
              ) : (
                <td key={title} data-title={title} className={classOf(kind)}>
                  {cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function classOf({ isNumber, isShort }: { isNumber?: boolean; isShort?: boolean }): string | undefined {
  if (isNumber) return "table-number";
  return isShort ? "table-short" : undefined;
}
