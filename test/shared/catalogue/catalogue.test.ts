import { describe, expect, it } from "vitest";
import { guides } from "../../../shared/catalogue/guides.ts";
import { pillars } from "../../../shared/catalogue/indicator.ts";
import { indicators } from "../../../shared/catalogue/indicators.ts";
import { fold } from "../../../shared/understanding/fold.ts";

const repeated = (values: readonly string[]) => values.filter((value, at) => values.indexOf(value) !== at);

describe("the indicators we ship", () => {
  it("are at least the thirty of the domain guide, each with its own code, label and short label", () => {
    expect(indicators.length).toBeGreaterThanOrEqual(30);
    for (const key of ["code", "label", "shortLabel"] as const) {
      expect(repeated(indicators.map((indicator) => fold(indicator[key])))).toEqual([]);
    }
  });

  it("have short labels that fit a button", () => {
    expect(indicators.filter(({ shortLabel }) => shortLabel.length > 22)).toEqual([]);
  });

  it("fill every pillar, and only the number of digital families is a running level", () => {
    expect(new Set(indicators.map(({ pillar }) => pillar))).toEqual(new Set(pillars));
    expect(indicators.filter(({ aggregation }) => aggregation === "latest").map(({ code }) => code)).toEqual([
      "digital_households",
    ]);
  });

  it("list no name twice, not even for two indicators", () => {
    expect(repeated(indicators.flatMap(({ aliases }) => aliases.map(fold)))).toEqual([]);
  });
});

describe("the guides we ship", () => {
  it("have their own slugs and titles", () => {
    expect(repeated(guides.map(({ slug }) => slug))).toEqual([]);
    expect(repeated(guides.map(({ title }) => fold(title)))).toEqual([]);
  });

  it("keep to eight short steps", () => {
    expect(guides.filter(({ steps }) => steps.length === 0 || steps.length > 8).map(({ slug }) => slug)).toEqual([]);
    expect(guides.flatMap(({ steps }) => steps).filter((step) => step.length > 190)).toEqual([]);
  });

  it("warn, name a person to turn to and say where they come from", () => {
    for (const { safety, help, sources, updatedOn } of guides) {
      expect(safety.length).toBeGreaterThan(0);
      expect(help).toContain("Tổ công nghệ số");
      expect(sources.length).toBeGreaterThan(0);
      expect(updatedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
  });

  it("say what has to be checked whenever something has", () => {
    for (const { needsCheck, checkNote } of guides) expect(checkNote !== undefined).toBe(needsCheck);
  });

  it("are written in composed letters", () => {
    for (const guide of guides) expect(JSON.stringify(guide)).toBe(JSON.stringify(guide).normalize("NFC"));
  });
});
