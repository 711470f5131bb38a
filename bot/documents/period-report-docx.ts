import { AlignmentType, Document, Packer, Paragraph, type Table } from "docx";
import type { DocumentSettings } from "../../shared/api/documents.ts";
import { dayOf } from "../../shared/calendar/day.ts";
import { formatCount, formatDay, formatInstant, formatPercent } from "../../shared/calendar/format.ts";
import { type Pillar, pillars } from "../../shared/catalogue/indicator.ts";
import type { PeriodReport, ReportFigure, ReportPart } from "../services/period-reports/period-report.ts";
import { letterhead, signatures } from "./letterhead.ts";
import { highlights, pillarTexts, reportingText, shortcomings } from "./narrative.ts";
import {
  bodyText,
  centeredText,
  FONT,
  heading,
  ruleBelow,
  ruledTable,
  run,
  section,
  subheading,
  TEXT_WIDTH,
} from "./official-layout.ts";
import { stateNames } from "./state-names.ts";

type Block = Paragraph | Table;

/** What only people can write: marked, so that it is not sent as it is. */
const FOR_PEOPLE = "[Cán bộ bổ sung]";

/** How the receiver can see whether the figures still hold. */
export interface CheckMark {
  code: string;
  url: string;
}

/** The periodic report as a Word file in the layout of Nghị định 30/2020/NĐ-CP. */
export async function periodReportDocx(
  report: PeriodReport,
  settings: DocumentSettings,
  check: CheckMark,
): Promise<Buffer> {
  const document = new Document({
    creator: "Tổ Số",
    title: titleOf(report),
    styles: { default: { document: { run: { font: FONT, size: 28, language: { value: "vi-VN" } } } } },
    sections: [section(bodyOf(report, settings)), section(annexOf(report, check))],
  });
  return Packer.toBuffer(document);
}

function titleOf({ teamTitle, period }: PeriodReport): string {
  return `Kết quả hoạt động ${teamTitle} ${period.label}`;
}

function bodyOf(report: PeriodReport, settings: DocumentSettings): Block[] {
  const day = dayOf(report.preparedAt);
  return [
    letterhead(report, settings, day),
    centeredText("", {}, 120),
    centeredText("BÁO CÁO", { bold: true }),
    centeredText(titleOf(report), { bold: true }),
    ruleBelow(TEXT_WIDTH, 0.3, 160),
    ...addressees(settings.addressees),
    heading("I. Công tác chỉ đạo, điều hành"),
    bodyText(FOR_PEOPLE),
    heading("II. Kết quả hoạt động"),
    subheading("1. Tình hình tổ chức và báo cáo"),
    bodyText(
      `${reportingText(report)} Số liệu tính từ ngày ${formatDay(report.period.from)} đến hết ngày ${formatDay(report.period.to)}.`,
    ),
    subheading("2. Kết quả theo lĩnh vực"),
    ...pillarBlocks(report),
    subheading("3. Tổng hợp chỉ tiêu"),
    figuresTable(report.figures),
    heading("III. Đánh giá chung"),
    ...assessment("1. Kết quả nổi bật", highlights(report)),
    ...assessment("2. Tồn tại, hạn chế", shortcomings(report)),
    subheading("3. Nguyên nhân"),
    bodyText(FOR_PEOPLE),
    heading("IV. Phương hướng, nhiệm vụ kỳ tới"),
    bodyText(FOR_PEOPLE),
    heading("V. Đề xuất, kiến nghị"),
    bodyText(FOR_PEOPLE),
    bodyText("(Kèm theo phụ lục số liệu theo từng tổ.)"),
    signatures(report, settings),
  ];
}

function addressees(names: readonly string[]): Paragraph[] {
  if (names.length === 0) return [];
  const lines = names.length === 1 ? [`Kính gửi: ${names[0]}`] : ["Kính gửi:", ...names.map((name) => `- ${name};`)];
  return lines.map(
    (line) => new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: 60 }, children: [run(line)] }),
  );
}

function pillarBlocks(report: PeriodReport): Paragraph[] {
  const texts = pillarTexts(report);
  if (texts.length === 0) return [bodyText("Trong kỳ chưa có số liệu hoạt động.")];
  return texts.map(({ pillar, text }, index) =>
    bodyText(`${String.fromCharCode(97 + index)}) ${firstCapital(pillar)}: ${text}`),
  );
}

function assessment(title: string, lines: readonly string[]): Paragraph[] {
  return [subheading(title), ...(lines.length > 0 ? lines : [FOR_PEOPLE]).map((line) => bodyText(line))];
}

/** TT | Chỉ tiêu | Đơn vị tính | Chỉ tiêu giao | Kết quả trong kỳ | Lũy kế từ đầu năm | Tỷ lệ | Ghi chú (domain guide 3.1). */
function figuresTable(figures: readonly ReportFigure[]): Table {
  const columns = [
    { title: "TT", share: 0.06, align: "center" },
    { title: "Chỉ tiêu", share: 0.31 },
    { title: "Đơn vị tính", share: 0.1, align: "center" },
    { title: "Chỉ tiêu giao", share: 0.1, align: "right" },
    { title: "Kết quả trong kỳ", share: 0.11, align: "right" },
    { title: "Lũy kế từ đầu năm", share: 0.12, align: "right" },
    { title: "Tỷ lệ (%)", share: 0.09, align: "right" },
    { title: "Ghi chú", share: 0.11 },
  ] as const;
  let place = 0;
  const rows = pillars.flatMap((pillar) => {
    const those = figures.filter((figure) => figure.pillar === pillar);
    if (those.length === 0) return [];
    const head = ["", firstCapital(pillar), "", "", "", "", "", ""];
    return [head, ...those.map((figure) => [String(++place), ...figureCells(figure)])];
  });
  return ruledTable(columns, rows);
}

function figureCells({ label, unit, value, sinceNewYear, target }: ReportFigure): string[] {
  const share = target?.done === undefined ? "" : formatPercent(target.done / target.amount).replace("%", "");
  const note = value === undefined ? "Chưa có báo cáo" : "";
  return [
    label,
    unit,
    target ? formatCount(target.amount) : "",
    value === undefined ? "" : formatCount(value),
    sinceNewYear === undefined ? "" : formatCount(sinceNewYear),
    share,
    note,
  ];
}

function annexOf(report: PeriodReport, check: CheckMark): Block[] {
  const shown = report.figures.filter(({ code }) => report.parts.some(({ values }) => values[code] !== undefined));
  return [
    centeredText("Phụ lục", { bold: true }),
    centeredText(
      report.unit.level === "province" ? "SỐ LIỆU THEO TỪNG XÃ, PHƯỜNG" : "SỐ LIỆU THEO TỪNG TỔ",
      { bold: true },
      60,
    ),
    centeredText(`(Kèm theo Báo cáo ${titleOf(report)})`, { italics: true, size: 26 }, 160),
    partsTable(report),
    centeredText("", {}, 160),
    ...shown.flatMap((figure) => figureAnnex(figure, report.parts)),
    bodyText([
      run(
        `Mã kiểm tra: ${check.code}. Số liệu lập lúc ${formatInstant(report.preparedAt)}; xem số liệu có thay đổi sau đó không tại ${check.url}`,
        { italics: true, size: 24 },
      ),
    ]),
  ];
}

/** Each part's state and the numbers of the reports that its figures come from. */
function partsTable({ parts, unit }: PeriodReport): Table {
  const byCommune = unit.level === "province";
  const rows = parts.map((part, index) => [
    String(index + 1),
    part.name,
    part.state ? stateNames[part.state] : `${formatCount(part.teamsReported)}/${formatCount(part.teams)} tổ đã báo cáo`,
    part.reportNumbers.join(", "),
  ]);
  return ruledTable(
    [
      { title: "TT", share: 0.08, align: "center" },
      { title: byCommune ? "Xã, phường" : "Tổ", share: 0.37 },
      { title: "Báo cáo trong kỳ", share: byCommune ? 0.55 : 0.25 },
      ...(byCommune ? [] : [{ title: "Báo cáo số", share: 0.3 }]),
    ],
    byCommune ? rows.map((row) => row.slice(0, 3)) : rows,
  );
}

function figureAnnex({ code, label, unit, value }: ReportFigure, parts: readonly ReportPart[]): Block[] {
  const rows = parts
    .filter(({ values }) => values[code] !== undefined)
    .map(({ name, values }) => [name, formatCount(values[code] ?? 0)]);
  return [
    subheading(`${label} (${unit})`),
    ruledTable(
      [
        { title: "Nơi báo cáo", share: 0.7 },
        { title: "Kết quả", share: 0.3, align: "right" },
      ],
      [...rows, ["Cộng", formatCount(value ?? 0)]],
    ),
    centeredText("", {}, 120),
  ];
}

function firstCapital(text: Pillar): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
