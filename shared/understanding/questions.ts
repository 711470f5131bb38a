import type { Trouble } from "./combine.ts";
import type { CompiledCatalogue } from "./compile-catalogue.ts";

/** One button of a question: what it says and what it means. */
export interface Choice {
  title: string;
  code?: string;
  value?: number;
}

export interface Question {
  kind: Trouble["kind"];
  /** One clear Vietnamese sentence. */
  text: string;
  span?: { start: number; end: number };
  /** The indicators the number may belong to; one code when only the number is in doubt, none when nothing was named. */
  codes: string[];
  choices: Choice[];
}

const mostChoices = 5;

export function questionsFor(troubles: readonly Trouble[], catalogue: CompiledCatalogue): Question[] {
  return troubles.map((trouble) => {
    const { quantity, codes } = trouble;
    const labels = codes.map((code) => catalogue.indicators.get(code)?.label ?? code);
    return {
      kind: trouble.kind,
      text: textOf(trouble, labels),
      span: { start: quantity.start, end: quantity.end },
      codes: [...codes],
      choices:
        trouble.kind === "ambiguous" || trouble.kind === "mismatch"
          ? codes.slice(0, mostChoices).map((code) => ({
              title: catalogue.indicators.get(code)?.shortLabel ?? code,
              code,
              value: quantity.value,
            }))
          : [],
    };
  });
}

function textOf(trouble: Trouble, labels: readonly string[]): string {
  const label = labels[0] ?? "mục này";
  switch (trouble.kind) {
    case "range":
    case "vague":
    case "percent":
      return `Mục “${label}” chính xác là bao nhiêu ạ?`;
    case "cumulative":
      return `Riêng kỳ này, “${label}” là bao nhiêu ạ?`;
    case "conflict":
      return `Tổng và các phần của “${label}” chưa khớp nhau, số đúng là bao nhiêu ạ?`;
    case "comma":
      return `“${label}” là ${trouble.quantity.value} phải không ạ?`;
    case "each":
      return `Tổng cộng “${label}” là bao nhiêu ạ?`;
    default:
      return `Số ${trouble.quantity.value} là của mục nào ạ?`;
  }
}
