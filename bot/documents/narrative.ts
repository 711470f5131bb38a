import { formatCount, formatDay, formatPercent } from "../../shared/calendar/format.ts";
import { type Pillar, pillars } from "../../shared/catalogue/indicator.ts";
import type { PeriodReport, ReportFigure } from "../services/period-reports/period-report.ts";

/** More names than this make a paragraph nobody reads; the annex has them all. */
const MOST_NAMES = 12;
const MOST_HIGHLIGHTS = 3;

const area = { province: "Toàn tỉnh", commune: "Toàn xã, phường", village: "Trên địa bàn" } as const;

/** "Toàn xã, phường có 11 tổ … 9/11 tổ đã báo cáo (81,8%) …" */
export function reportingText({ unit, teamTitle, counts }: PeriodReport): string {
  const reported = counts.on_time + counts.late + counts.no_activity;
  const share = counts.teams === 0 ? 0 : reported / counts.teams;
  const parts = [
    `${area[unit.level]} có ${formatCount(counts.teams)} ${teamTitle} với ${formatCount(counts.members)} thành viên.`,
    `Trong kỳ có ${formatCount(reported)}/${formatCount(counts.teams)} tổ báo cáo (${formatPercent(share)}), gồm ${formatCount(counts.on_time)} tổ đúng hạn, ${formatCount(counts.late)} tổ sau hạn, ${formatCount(counts.no_activity)} tổ không có hoạt động; ${formatCount(counts.missing)} tổ chưa báo cáo.`,
  ];
  return parts.join(" ");
}

/** A sentence for each part of the work in which something was done. */
export function pillarTexts(report: PeriodReport): { pillar: Pillar; text: string }[] {
  return pillars.flatMap((pillar) => {
    const done = report.figures.filter((figure) => figure.pillar === pillar && figure.value !== undefined);
    if (done.length === 0) return [];
    return [{ pillar, text: `${done.map(figureText).join("; ")}.` }];
  });
}

function figureText({ label, unit, value, previous }: ReportFigure): string {
  const before = previous === undefined ? "" : ` (kỳ trước ${formatCount(previous)})`;
  return `${lowerFirst(label)}: ${formatCount(value ?? 0)} ${unit}${before}`;
}

/** What went better than before, or reached its target; empty when there is nothing to praise. */
export function highlights({ figures }: PeriodReport): string[] {
  const reached = figures.filter(({ target }) => target?.done !== undefined && target.done >= target.amount);
  const grown = figures
    .filter(({ value, previous }) => value !== undefined && previous !== undefined && previous > 0 && value > previous)
    .sort((left, right) => growth(right) - growth(left));
  return [
    ...reached.map(
      ({ label, target }) =>
        `${label} đạt chỉ tiêu giao (${formatCount(target?.done ?? 0)}/${formatCount(target?.amount ?? 0)}).`,
    ),
    ...grown
      .slice(0, MOST_HIGHLIGHTS)
      .map(
        ({ label, value, previous, unit }) =>
          `${label} tăng so với kỳ trước: ${formatCount(value ?? 0)} ${unit} (kỳ trước ${formatCount(previous ?? 0)}).`,
      ),
  ];
}

const growth = ({ value = 0, previous = 1 }: ReportFigure) => value / previous;

/** Teams without a report, targets not reached, what fell; empty when there is nothing. */
export function shortcomings({ figures, parts, unit }: PeriodReport): string[] {
  const missing = unit.level === "province" ? [] : parts.filter(({ state }) => state === "missing");
  const behind = figures.filter(({ target }) => target && (target.done ?? 0) < target.amount);
  return [
    ...(missing.length > 0 ? [missingText(missing.map(({ name }) => name))] : []),
    ...behind.map(
      ({ label, target }) =>
        `${label} mới đạt ${formatCount(target?.done ?? 0)}/${formatCount(target?.amount ?? 0)} (${formatPercent((target?.done ?? 0) / (target?.amount ?? 1))}) chỉ tiêu đến ngày ${formatDay(target?.to ?? "")}.`,
    ),
  ];
}

function missingText(names: readonly string[]): string {
  const some = names.slice(0, MOST_NAMES).join(", ");
  const more = names.length > MOST_NAMES ? ` và ${names.length - MOST_NAMES} tổ khác (xem phụ lục)` : "";
  return `${formatCount(names.length)} tổ chưa báo cáo: ${some}${more}.`;
}

function lowerFirst(label: string): string {
  // "VNeID", "QR": names keep their capitals.
  return /^\p{Lu}\p{Ll}*(\s|$)/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}
