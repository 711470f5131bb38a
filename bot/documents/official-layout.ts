// The layout of administrative papers: Nghị định 30/2020/NĐ-CP, Phụ lục I. Twips (1/1440 inch) and half points, as Word counts.
import {
  AlignmentType,
  BorderStyle,
  Header,
  type ISectionOptions,
  LineRuleType,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from "docx";

export const FONT = "Times New Roman";
/** A4 less the margins below. */
export const TEXT_WIDTH = 9_355;
/** 20, 20, 30 and 15 mm, within what the decree allows. */
const page = {
  size: { width: 11_906, height: 16_838 },
  margin: { top: 1_134, bottom: 1_134, left: 1_701, right: 850, header: 567 },
};
const BODY_SIZE = 28;
const FIRST_LINE = 720;
const GAP = 120;

const centered = { alignment: AlignmentType.CENTER } as const;

export function run(text: string, options: { bold?: boolean; italics?: boolean; size?: number } = {}): TextRun {
  return new TextRun({ text, font: FONT, size: BODY_SIZE, ...options });
}

/** A body paragraph: justified, first line in, at least 6 points below it. */
export function bodyText(children: string | ParagraphChild[]): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: FIRST_LINE },
    spacing: { after: GAP, line: 240, lineRule: LineRuleType.AUTO },
    children: typeof children === "string" ? [run(children)] : children,
  });
}

/** "I. KẾT QUẢ": capitals, bold; kept with what follows. */
export function heading(text: string): Paragraph {
  return new Paragraph({
    indent: { firstLine: FIRST_LINE },
    spacing: { before: GAP, after: GAP },
    keepNext: true,
    children: [run(text.toLocaleUpperCase("vi"), { bold: true })],
  });
}

/** "1. Chính quyền số": bold. */
export function subheading(text: string): Paragraph {
  return new Paragraph({
    indent: { firstLine: FIRST_LINE },
    spacing: { after: GAP },
    keepNext: true,
    children: [run(text, { bold: true })],
  });
}

export function centeredText(text: string, options: Parameters<typeof run>[1] = {}, after = 0): Paragraph {
  return new Paragraph({ ...centered, spacing: { after }, children: [run(text, options)] });
}

/** A line under a title, this share of the width long. */
export function ruleBelow(width: number, share: number, after = 0): Paragraph {
  const indent = Math.round((width * (1 - share)) / 2);
  return new Paragraph({
    indent: { left: indent, right: indent },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 1 } },
    spacing: { after, line: 120, lineRule: LineRuleType.EXACT },
    children: [],
  });
}

const none = { style: BorderStyle.NONE, size: 0, color: "auto" } as const;
const noBorders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none };

/** Two cells without lines: heads and signatures stand side by side. */
export function sideBySide(left: Paragraph[], right: Paragraph[], leftShare = 0.42): Table {
  const widths = [Math.round(TEXT_WIDTH * leftShare), Math.round(TEXT_WIDTH * (1 - leftShare))];
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: noBorders,
    rows: [
      new TableRow({
        cantSplit: true,
        children: [left, right].map(
          (children, index) =>
            new TableCell({ children, borders: noBorders, width: { size: widths[index] ?? 0, type: WidthType.DXA } }),
        ),
      }),
    ],
  });
}

export interface SheetColumn {
  title: string;
  /** Of the text's width. */
  share: number;
  align?: "left" | "right" | "center";
}

/** A table with lines; its head is repeated on every page and no row is torn. */
export function ruledTable(columns: readonly SheetColumn[], rows: readonly (readonly string[])[]): Table {
  const widths = columns.map(({ share }) => Math.round(TEXT_WIDTH * share));
  const cell = (text: string, index: number, isHead: boolean) =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      margins: { top: 40, bottom: 40, left: 70, right: 70 },
      children: [
        new Paragraph({
          alignment: isHead ? AlignmentType.CENTER : alignments[columns[index]?.align ?? "left"],
          children: [run(text, { bold: isHead, size: 24 })],
        }),
      ],
    });
  const row = (texts: readonly string[], isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: texts.map((text, index) => cell(text, index, isHead)),
    });
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    rows: [
      row(
        columns.map(({ title }) => title),
        true,
      ),
      ...rows.map((texts) => row(texts, false)),
    ],
  });
}

const alignments = { left: AlignmentType.LEFT, right: AlignmentType.RIGHT, center: AlignmentType.CENTER };

/** A4 with the page's number in the middle of the top margin, but not on the first page. */
export function section(children: ISectionOptions["children"]): ISectionOptions {
  const numbered = new Header({
    children: [
      new Paragraph({
        ...centered,
        children: [new TextRun({ children: [PageNumber.CURRENT], font: FONT, size: 26 })],
      }),
    ],
  });
  return {
    properties: { page: { ...page, pageNumbers: { start: 1 } }, titlePage: true },
    headers: { default: numbered, first: new Header({ children: [new Paragraph({})] }) },
    children,
  };
}
