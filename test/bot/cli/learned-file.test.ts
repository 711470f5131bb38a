import { endianness } from "node:os";
import { expect, it } from "vitest";
import { packLearned, unpackLearned } from "../../../bot/cli/learned-file.ts";
import { indicators } from "../../../shared/catalogue/indicators.ts";
import { learnedIntents } from "../../../shared/understanding/intent-evidence.ts";
import { utterances } from "../../../shared/understanding/intent-utterances.ts";
import { readIntent } from "../../../shared/understanding/read-intent.ts";
import { compileCatalogue } from "../../../shared/understanding/read-report.ts";

it("reads back to the last digit what was learned", () => {
  const unpacked = unpackLearned(packLearned(learnedIntents()));
  expect(unpacked).toEqual(learnedIntents());
  const catalogue = compileCatalogue(indicators);
  for (const { text, role } of utterances.slice(0, 50))
    expect(readIntent(text, role, catalogue, unpacked)).toBe(readIntent(text, role, catalogue));
});

it("leaves alone what a machine wrote that has its bytes the other way round", () => {
  const packed = packLearned(learnedIntents());
  const other = endianness() === "LE" ? "BE" : "LE";
  expect(unpackLearned(packed.replace(`"byteOrder":"${endianness()}"`, `"byteOrder":"${other}"`))).toBeUndefined();
});
