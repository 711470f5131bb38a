import { writeXlsx } from "hucre/xlsx";
import { formatDay, formatInstant } from "../../shared/calendar/format.ts";
import type { PeriodReport } from "../services/period-reports/period-report.ts";
import type { CheckMark } from "./period-report-docx.ts";
import { stateNames } from "./state-names.ts";

const COUNT_FORMAT = "#,##0";

type Cell = string | number | null;

/** The periodic report's figures as a workbook: totals, one row a team (or a province's commune), and where they come from. */
export async function periodReportXlsx(report: PeriodReport, check: CheckMark): Promise<Uint8Array> {
  return writeXlsx({
    defaultFont: { name: "Times New Roman", size: 12 },
    sheets: [totalsSheet(report), partsSheet(report), originSheet(report, check)],
  });
}

function totalsSheet({ figures }: PeriodReport) {
  const header = ["Lĩnh vực", "Chỉ tiêu", "Đơn vị tính", "Chỉ tiêu giao", "Trong kỳ", "Kỳ trước", "Lũy kế từ đầu năm"];
  const rows: Cell[][] = figures.map((figure) => [
    figure.pillar,
    figure.label,
    figure.unit,
    figure.target?.amount ?? null,
    figure.value ?? null,
    figure.previous ?? null,
    figure.sinceNewYear ?? null,
  ]);
  return sheet("Tổng hợp", header, rows, [22, 52, 12, 14, 12, 12, 18]);
}

function partsSheet({ parts, figures, unit }: PeriodReport) {
  const byCommune = unit.level === "province";
  const header = [
    byCommune ? "Xã, phường" : "Tổ",
    ...(byCommune ? ["Số tổ", "Đã báo cáo"] : ["Báo cáo"]),
    ...figures.map(({ label, unit: counted }) => `${label} (${counted})`),
  ];
  const rows: Cell[][] = parts.map((part) => [
    part.name,
    ...(part.state ? [stateNames[part.state]] : [part.teams, part.teamsReported]),
    ...figures.map(({ code }) => part.values[code] ?? null),
  ]);
  return sheet(byCommune ? "Theo xã" : "Theo tổ", header, rows, [34, 18, ...header.slice(2).map(() => 14)]);
}

/** Enough for whoever has only this file to ask what is behind a number. */
function originSheet(report: PeriodReport, { code, url }: CheckMark) {
  const { unit, period, preparedAt, parts } = report;
  const rows: Cell[][] = [
    ["Đơn vị", unit.name],
    ["Kỳ báo cáo", `${period.label}, từ ${formatDay(period.from)} đến hết ${formatDay(period.to)}`],
    ["Lập lúc", formatInstant(preparedAt)],
    ["Ô trống", "Chưa có báo cáo, không phải là 0"],
    ["Mã kiểm tra", code],
    ["Kiểm tra tại", url],
    ...parts
      .filter(({ reportNumbers }) => reportNumbers.length > 0)
      .map(({ name, reportNumbers }): Cell[] => [name, `Báo cáo số ${reportNumbers.join(", ")}`]),
  ];
  return sheet("Nguồn số liệu", ["Mục", "Nội dung"], rows, [34, 80]);
}

function sheet(name: string, header: string[], rows: Cell[][], widths: readonly number[]) {
  return {
    name,
    columns: widths.map((width) => ({ width, numFmt: COUNT_FORMAT })),
    rows: [header, ...rows],
    rowDefs: new Map([[0, { height: 36 }]]),
    freezePane: { rows: 1, columns: 1 },
  };
}
