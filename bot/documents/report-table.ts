import { writeCsvStream } from "hucre/csv";
import { writeXlsxStream } from "hucre/xlsx";
import { formatDay, formatInstant } from "../../shared/calendar/format.ts";
import type { Indicator } from "../../shared/catalogue/indicator.ts";
import type { ReportRow } from "../services/period-reports/report-rows.ts";
import { csvForVietnam } from "./csv-for-vietnam.ts";

type Cell = string | number | null;

/** All reports as one table, a row a report, as bytes that come while they are made. */
export function reportTable(
  rows: AsyncIterable<ReportRow>,
  indicators: readonly Indicator[],
  format: "csv" | "xlsx",
): ReadableStream<Uint8Array> {
  const header = [
    "Ngày hoạt động",
    "Thôn, tổ dân phố",
    "Tổ",
    "Báo cáo số",
    "Gửi lúc",
    "Không có hoạt động",
    ...indicators.map(({ label, unit }) => `${label} (${unit})`),
  ];
  const cells = cellsOf(rows, indicators);
  if (format === "csv") return writeCsvStream(withHeader(header, cells), csvForVietnam);
  return writeXlsxStream(cells, { name: "Báo cáo", columns: header.map((title) => ({ header: title })) });
}

async function* cellsOf(rows: AsyncIterable<ReportRow>, indicators: readonly Indicator[]): AsyncGenerator<Cell[]> {
  for await (const row of rows) {
    yield [
      formatDay(row.day),
      row.unitName,
      row.teamName,
      row.number ?? null,
      formatInstant(row.submittedAt),
      row.nothingToReport ? "có" : "",
      ...indicators.map(({ code }) => row.values[code] ?? null),
    ];
  }
}

async function* withHeader(header: string[], rows: AsyncIterable<Cell[]>): AsyncGenerator<Cell[]> {
  yield header;
  yield* rows;
}
