import type { Link } from "./bind-one.ts";
import type { Trouble } from "./combine.ts";
import { misfit } from "./compatibility.ts";
import type { CompiledCatalogue } from "./compile-catalogue.ts";
import type { Quantity } from "./entities.ts";

/** One button of a question: what it says and what it means. */
export interface Choice {
  title: string;
  code?: string;
  value?: number;
}

export interface Question {
  kind: Trouble["kind"] | "which" | "same";
  /** One clear Vietnamese sentence. */
  text: string;
  span?: { start: number; end: number };
  /** The indicators the number may belong to; one code when only the number is in doubt, none when nothing was named. */
  codes: string[];
  choices: Choice[];
}

/** Zalo shows at most this many buttons. */
const mostChoices = 5;
/** More than this at once is too much for a phone screen. */
const mostQuestions = 3;

/** What to ask so that everything left open is settled. There is always at least one question. */
export function questionsFor(
  troubles: readonly Trouble[],
  links: readonly Link[],
  catalogue: CompiledCatalogue,
): Question[] {
  const unnamed = links.flatMap((link): Trouble[] =>
    link.codes.length === 0 && link.quantity.scope === "counts"
      ? [{ kind: link.quantity.doubt ?? "unattributed", quantity: link.quantity, codes: [] }]
      : [],
  );
  const questions = [...troubles, ...unnamed].slice(0, mostQuestions).map((trouble) => ask(trouble, catalogue));
  return questions.length > 0 ? questions : [plainQuestion];
}

const plainQuestion: Question = {
  kind: "same",
  text: "Số liệu riêng của kỳ này là bao nhiêu ạ? Ví dụ: vneid 5, dịch vụ công 3.",
  codes: [],
  choices: [],
};

/** Which figure a correction means. */
export function askWhich(
  codes: readonly string[],
  value: number | undefined,
  quantity: Quantity | undefined,
  catalogue: CompiledCatalogue,
): Question {
  const choices = codes.slice(0, mostChoices).map((code) => choice(code, value, catalogue));
  const text = value === undefined ? "Cần sửa mục nào ạ?" : `Sửa mục nào thành ${value} ạ?`;
  const question: Question = { kind: "which", text, codes: [...codes], choices };
  return quantity ? { ...question, span: { start: quantity.start, end: quantity.end } } : question;
}

function choice(code: string, value: number | undefined, catalogue: CompiledCatalogue): Choice {
  const title = catalogue.indicators.get(code)?.shortLabel ?? code;
  return value === undefined ? { title, code } : { title, code, value };
}

function ask(trouble: Trouble, catalogue: CompiledCatalogue): Question {
  const { kind, quantity, codes } = trouble;
  const whose = kind === "ambiguous" || kind === "mismatch";
  return {
    kind,
    text: textOf(trouble, catalogue),
    span: { start: quantity.start, end: quantity.end },
    codes: [...codes],
    choices:
      kind === "unattributed"
        ? likely(quantity, catalogue)
        : whose
          ? codes.slice(0, mostChoices).map((code) => choice(code, quantity.value, catalogue))
          : [],
  };
}

/** The first indicators of the catalogue that count what the number counts. */
function likely(quantity: Quantity, catalogue: CompiledCatalogue): Choice[] {
  const fitting = [...catalogue.indicators.keys()].filter((code) => misfit(code, quantity, catalogue, false) < 0.3);
  return fitting.slice(0, mostChoices).map((code) => choice(code, quantity.value, catalogue));
}

function textOf({ kind, quantity, codes }: Trouble, catalogue: CompiledCatalogue): string {
  const label = codes.map((code) => catalogue.indicators.get(code)?.label ?? code)[0];
  if (label === undefined) {
    return kind === "unattributed"
      ? `Số ${quantity.value} là của mục nào ạ?`
      : "Con số chính xác là bao nhiêu, của mục nào ạ?";
  }
  switch (kind) {
    case "range":
    case "vague":
    case "percent":
      return `Mục “${label}” chính xác là bao nhiêu ạ?`;
    case "cumulative":
      return `Riêng kỳ này, “${label}” là bao nhiêu ạ?`;
    case "conflict":
      return `Tổng và các phần của “${label}” chưa khớp nhau, số đúng là bao nhiêu ạ?`;
    case "comma":
      return `“${label}” là ${new Intl.NumberFormat("vi-VN").format(quantity.value)} phải không ạ?`;
    case "each":
      return `Tổng cộng “${label}” là bao nhiêu ạ?`;
    default:
      return `Số ${quantity.value} là của mục nào ạ?`;
  }
}
