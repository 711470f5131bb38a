import { writeCsvStream } from "hucre/csv";
import { writeXlsxStream } from "hucre/xlsx";
import { type Day, dayOf, instantOf, minutesOf } from "../../shared/calendar/day.ts";
import { formatDay, formatTime } from "../../shared/calendar/format.ts";
import type { Indicator } from "../../shared/catalogue/indicator.ts";
import type { ReportRow } from "../services/period-reports/report-rows.ts";
import { csvForVietnam } from "./csv-for-vietnam.ts";

type Cell = string | number | Date | null;

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
  if (format === "csv") return writeCsvStream(withHeader(header, cellsOf(rows, indicators, asText)), csvForVietnam);
  const columns = header.map((title, place) => ({ header: title, ...(shapes[place] ?? { width: 16 }) }));
  const freezePane = { rows: 1, columns: 3 };
  return writeXlsxStream(cellsOf(rows, indicators, asSerial), { name: "Báo cáo", columns, freezePane });
}

/** Of the columns before the figures; widths in characters. */
const shapes = [
  { width: 14, numFmt: "dd/mm/yyyy" },
  { width: 22 },
  { width: 30 },
  { width: 11 },
  { width: 18, numFmt: "dd/mm/yyyy hh:mm" },
  { width: 18 },
];

/** A day, or a minute of it, as the clocks in Vietnam show it. */
type Moment = (day: Day, minutes?: number) => Cell;

/** As Excel in Vietnam reads it from a text file. */
const asText: Moment = (day, minutes) =>
  minutes === undefined ? formatDay(day) : `${formatDay(day)} ${formatTime(instantOf(day, minutes))}`;

/** Excel knows no zones. */
const asSerial: Moment = (day, minutes = 0) => new Date(Date.parse(`${day}T00:00:00Z`) + minutes * 60_000);

async function* cellsOf(
  rows: AsyncIterable<ReportRow>,
  indicators: readonly Indicator[],
  moment: Moment,
): AsyncGenerator<Cell[]> {
  for await (const row of rows) {
    yield [
      moment(row.day),
      row.unitName,
      row.teamName,
      row.number ?? null,
      moment(dayOf(row.submittedAt), minutesOf(row.submittedAt)),
      row.nothingToReport ? "có" : "",
      ...indicators.map(({ code }) => row.values[code] ?? null),
    ];
  }
}

async function* withHeader(header: string[], rows: AsyncIterable<Cell[]>): AsyncGenerator<Cell[]> {
  yield header;
  yield* rows;
}
