import { Paragraph, type Table } from "docx";
import type { DocumentSettings } from "../../shared/api/documents.ts";
import { formatOfficialDay } from "../../shared/calendar/format.ts";
import type { PeriodReport } from "../services/period-reports/period-report.ts";
import { centeredText, ruleBelow, run, sideBySide, TEXT_WIDTH } from "./official-layout.ts";

const LEFT = TEXT_WIDTH * 0.42;
const RIGHT = TEXT_WIDTH - LEFT;

/** Who gives it out, the nation's name and motto, number, place and day. */
export function letterhead(report: PeriodReport, settings: DocumentSettings, day: string): Table {
  const issuer = issuerLines(report, settings);
  const superior = report.unit.level === "village" ? undefined : settings.superior;
  const left = [
    ...(superior ? [centeredText(capitals(superior), { size: 24 })] : []),
    ...issuer.map((line, index) =>
      // A team has no seal and no superior's line of its own: the commune above it is not bold.
      centeredText(capitals(line), { size: 24, bold: report.unit.level !== "village" || index > 0 }),
    ),
    ruleBelow(LEFT, 0.4, 60),
    ...(report.unit.level === "village" ? [] : [centeredText(`Số:          /${settings.symbol}`, { size: 26 })]),
  ];
  const right = [
    centeredText("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", { bold: true, size: 24 }),
    centeredText("Độc lập - Tự do - Hạnh phúc", { bold: true, size: 26 }),
    ruleBelow(RIGHT, 0.58, 60),
    centeredText(`${placeOf(report, settings)}, ${formatOfficialDay(day)}`, { italics: true, size: 26 }),
  ];
  return sideBySide(left, right);
}

function issuerLines(report: PeriodReport, settings: DocumentSettings): string[] {
  if (report.unit.level === "village") {
    return [`UBND ${report.commune?.name ?? ""}`, `${report.teamTitle} ${report.unit.name}`];
  }
  return settings.issuer ?? ["Ủy ban nhân dân", report.unit.name];
}

/** "phường Thạch Quý" → "Thạch Quý". */
function placeOf({ unit, commune }: PeriodReport, settings: DocumentSettings): string {
  return settings.place ?? (commune ?? unit).name.replace(/^(Tỉnh|Thành phố|Xã|Phường|Đặc khu)\s+/iu, "");
}

/** Who gets it at the left, who signs at the right; seals and signatures are the clerk's. */
export function signatures(report: PeriodReport, settings: DocumentSettings): Table {
  const isTeam = report.unit.level === "village";
  const recipients = isTeam ? ["Như trên", "Lưu: Tổ"] : settings.recipients;
  const left = [
    new Paragraph({ children: [run("Nơi nhận:", { bold: true, italics: true, size: 24 })] }),
    ...recipients.map(
      (line, index) =>
        new Paragraph({ children: [run(`- ${line}${index === recipients.length - 1 ? "." : ";"}`, { size: 22 })] }),
    ),
  ];
  const signing = isTeam ? ["TỔ TRƯỞNG"] : settings.signing;
  const right = [
    ...signing.map((line) => centeredText(capitals(line), { bold: true })),
    centeredText("", {}, 1_200),
    centeredText((isTeam ? undefined : settings.signer) ?? "", { bold: true }),
  ];
  return sideBySide(left, right, 0.5);
}

function capitals(text: string): string {
  return text.toLocaleUpperCase("vi");
}
