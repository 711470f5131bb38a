import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fold } from "../../../shared/understanding/fold.ts";
import { readReport } from "../../../shared/understanding/read-report.ts";
import { type Composition, compositions, phrases } from "./compositions.ts";
import { catalogue } from "./report-samples.ts";

/** What is read of composed reports: values that are not in them, and reports read whole. */
function tally(made: readonly Composition[]): { wrong: string[]; read: number; whole: number } {
  const wrong: string[] = [];
  let read = 0;
  let whole = 0;
  for (const { text, values } of made) {
    const reading = readReport(text, catalogue);
    const entries = Object.entries(reading.values);
    const bad = entries.filter(([code, value]) => values[code] !== value);
    read += entries.length;
    if (bad.length > 0) wrong.push(`${text} → ${JSON.stringify(Object.fromEntries(bad))}`);
    else if (reading.kind === "report" && entries.length === Object.keys(values).length) whole++;
  }
  return { wrong, read, whole };
}

/** The same messages at every run, so that a share can be demanded. */
const sample = (kinds: readonly string[], size: number) =>
  fc.sample(compositions(kinds), { numRuns: size, seed: 20_261_122 });

const perKind = 150;

describe("reports composed of known parts", () => {
  test.each(Object.keys(phrases))("%s: what is read is true, or it is asked", (kind) => {
    const { wrong, read, whole } = tally(sample([kind], perKind));
    expect(wrong.length / read, wrong.slice(0, 5).join("\n")).toBeLessThanOrEqual(0.01);
    expect(whole / perKind).toBeGreaterThanOrEqual(0.9);
  });

  test("mixed, with and without accents, hardly a value is wrong", () => {
    const made = sample(Object.keys(phrases), 600);
    const both = [...made, ...made.map(({ text, values }) => ({ text: fold(text), values }))];
    const { wrong, read, whole } = tally(both);
    expect(wrong.length / read, wrong.slice(0, 5).join("\n")).toBeLessThanOrEqual(0.005);
    expect(whole / both.length).toBeGreaterThanOrEqual(0.93);
  });
});
