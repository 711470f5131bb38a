import type { IndicatorList } from "../../../shared/api/indicator.ts";
import type { Indicator } from "../../../shared/catalogue/indicator.ts";
import { compileCatalogue, readReport } from "../../../shared/understanding/read-report.ts";

export interface Heard {
  values: Record<string, number>;
  /** What stayed unclear, as one Vietnamese sentence each. */
  questions: string[];
}

/** The same reading as in the chat, made for the indicators of one commune. */
export function makeReader({ indicators }: IndicatorList): (words: string) => Heard {
  const catalogue = compileCatalogue(indicators.map((entry) => ({ ...entry, source: "" }) as Indicator));
  return (words) => {
    const { values, questions } = readReport(words, catalogue);
    return { values, questions: questions.map((question) => question.text) };
  };
}
