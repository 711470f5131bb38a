import type { Button, OutgoingMessage } from "../../shared/api/message.ts";
import { formatCount } from "../../shared/calendar/format.ts";
import type { Indicator } from "../../shared/catalogue/indicator.ts";
import type { FigureValues } from "../db/schema/reports.ts";

/** Characters that fit a small phone's screen at large type. */
export const ONE_SCREEN = 900;

/** "• Hồ sơ dịch vụ công trực tuyến được hỗ trợ nộp: 1.016 hồ sơ", in the catalogue's order. */
export function figureLines(indicators: readonly Indicator[], values: FigureValues): string[] {
  return codesInOrder(indicators, values).map((code) => figureLine(indicators, code, values[code] ?? 0));
}

export function figureLine(indicators: readonly Indicator[], code: string, count: number): string {
  const indicator = indicators.find((known) => known.code === code);
  return `• ${indicator?.label ?? retired(code)}: ${amount(indicators, code, count)}`;
}

/** The same in one line: "Hồ sơ trực tuyến: 7 hồ sơ; Cửa hàng có mã QR: 3 cửa hàng". */
export function figuresInShort(indicators: readonly Indicator[], values: FigureValues): string {
  return codesInOrder(indicators, values)
    .map((code) => `${shortName(indicators, code)}: ${amount(indicators, code, values[code] ?? 0)}`)
    .join("; ");
}

export function shortName(indicators: readonly Indicator[], code: string): string {
  return indicators.find((indicator) => indicator.code === code)?.shortLabel ?? retired(code);
}

/** "1.016 hồ sơ" */
export function amount(indicators: readonly Indicator[], code: string, count: number): string {
  const unit = indicators.find((indicator) => indicator.code === code)?.unit;
  return unit ? `${formatCount(count)} ${unit}` : formatCount(count);
}

/** Codes the commune no longer counts come last. */
export function codesInOrder(indicators: readonly Indicator[], values: FigureValues): string[] {
  const place = new Map(indicators.map(({ code }, index) => [code, index]));
  return Object.keys(values).sort((a, b) => (place.get(a) ?? Infinity) - (place.get(b) ?? Infinity));
}

/** As many messages as the lines need at one screen each; the head on the first, foot and buttons on the last. */
export function inScreens(
  { head, lines, foot }: { head: string; lines: readonly string[]; foot: string },
  buttons: readonly Button[],
): OutgoingMessage[] {
  const screens: string[] = [];
  let screen = head;
  for (const line of [...lines, ...(foot ? [foot] : [])]) {
    if (screen.length + line.length + 1 > ONE_SCREEN) {
      screens.push(screen);
      screen = line;
    } else screen = `${screen}\n${line}`;
  }
  return [...screens.map((text) => ({ text })), { text: screen, buttons }];
}

function retired(code: string): string {
  return `Chỉ tiêu không còn dùng (${code})`;
}
