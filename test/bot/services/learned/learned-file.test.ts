import { endianness } from "node:os";
import { expect, it } from "vitest";
import { packLearned, readLearned, unpackLearned } from "../../../../bot/services/learned/learned-file.ts";
import { indicators } from "../../../../shared/catalogue/indicators.ts";
import { learnedGuides } from "../../../../shared/understanding/guide-evidence.ts";
import { learnedIntents } from "../../../../shared/understanding/intent-evidence.ts";
import { utterances } from "../../../../shared/understanding/intent-utterances.ts";
import { readIntent } from "../../../../shared/understanding/read-intent.ts";
import { compileCatalogue } from "../../../../shared/understanding/read-report.ts";

const us = "our digest";

it("reads back to the last digit what was learned", () => {
  const unpacked = unpackLearned(packLearned(learnedIntents(), ["as compiled", us]), us);
  expect(unpacked).toEqual(learnedIntents());
  const catalogue = compileCatalogue(indicators);
  for (const { text, role } of utterances.slice(0, 50))
    expect(readIntent(text, role, catalogue, unpacked)).toBe(readIntent(text, role, catalogue));
});

it("leaves alone what a machine wrote that has its bytes the other way round", () => {
  const packed = packLearned(learnedIntents(), [us]);
  const other = endianness() === "LE" ? "BE" : "LE";
  expect(unpackLearned(packed.replace(`"byteOrder":"${endianness()}"`, `"byteOrder":"${other}"`), us)).toBeUndefined();
});

it("leaves alone what was learned by a program that learns otherwise, or did not yet say which it was", () => {
  expect(unpackLearned(packLearned(learnedIntents(), ["before a change"]), us)).toBeUndefined();
  expect(unpackLearned(packLearned(learnedIntents(), [us]).replace("learnedBy", "by"), us)).toBeUndefined();
});

it("takes from the build what the sources would learn", () => {
  expect(readLearned("intents")).toEqual(learnedIntents());
  expect(readLearned("guides")).toEqual(learnedGuides());
});
