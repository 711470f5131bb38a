import { readFileSync } from "node:fs";
import { indicators } from "../../../shared/catalogue/indicators.ts";
import { compileCatalogue, type Reading, readReport } from "../../../shared/understanding/read-report.ts";

export interface Sample {
  id: string;
  text: string;
  kind: Reading["kind"];
  values: Record<string, number>;
}

export const catalogue = compileCatalogue(indicators);

export function samplesFrom(file: string): Sample[] {
  const text = readFileSync(new URL(`data/${file}`, import.meta.url), "utf8");
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Sample);
}

/** Kind and values in one comparable piece of text. */
export function gist(reading: Pick<Reading, "kind" | "values">): string {
  return `${reading.kind} ${JSON.stringify(Object.entries(reading.values).sort())}`;
}

export interface Score {
  /** Share of samples of this kind read exactly right. */
  exact: (kind?: Sample["kind"]) => number;
  /** Share of the values read that are wrong. */
  wrongValues: number;
  /** Share of the messages without any figure from which one was taken. */
  falseFigures: number;
  mistakes: string[];
}

export function score(samples: readonly Sample[]): Score {
  const results = samples.map((sample) => {
    const reading = readReport(sample.text, catalogue);
    return { sample, reading, right: gist(reading) === gist(sample) };
  });
  const read = results.flatMap(({ sample, reading }) =>
    Object.entries(reading.values).map(([code, value]) => sample.values[code] === value),
  );
  const quiet = results.filter(({ sample }) => sample.kind === "not_report" || sample.kind === "no_activity");
  return {
    exact: (kind) => {
      const asked = results.filter(({ sample }) => kind === undefined || sample.kind === kind);
      return asked.filter(({ right }) => right).length / asked.length;
    },
    wrongValues: read.filter((right) => !right).length / read.length,
    falseFigures: quiet.filter(({ reading }) => Object.keys(reading.values).length > 0).length / quiet.length,
    mistakes: results.filter(({ right }) => !right).map(({ sample }) => sample.id),
  };
}
