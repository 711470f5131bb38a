import fc from "fast-check";
import { expect, test } from "vitest";
import { lengthOf } from "../../../bot/zalo/message-limits.ts";
import { splitText } from "../../../bot/zalo/split-text.ts";

test.each([
  ["a short text stays whole", "một hai", ["một hai"]],
  ["exactly the limit stays whole", "0123456789abcdef", ["0123456789abcdef"]],
  ["at a paragraph before a line", "một hai ba\n\nbốn\nnăm sáu", ["một hai ba", "bốn\nnăm sáu"]],
  ["at a line before a sentence", "một hai ba\nbốn. năm sáu", ["một hai ba", "bốn. năm sáu"]],
  ["at a sentence before a word", "một hai. ba bốn năm", ["một hai.", "ba bốn năm"]],
  ["at a word", "một hai ba bốn năm", ["một hai ba bốn", "năm"]],
  ["a word that ends just at the limit stays", "0123456789abcdef ghi", ["0123456789abcdef", "ghi"]],
  ["inside a word too long for a part", "0123456789abcdefghi", ["0123456789abcdef", "ghi"]],
  ["not at an early paragraph that would leave a stub", "a\n\nbcd efgh ijkl mnop", ["a\n\nbcd efgh ijkl", "mnop"]],
  ["a decimal point is no end of a sentence", "tổng 12.500 hộ xa y", ["tổng 12.500 hộ", "xa y"]],
  ["white space only is nothing", " \n ", []],
])("%s", (_, text, parts) => {
  expect(splitText(text, 16)).toEqual(parts);
});

test("never parts a letter from its marks or an emoji from its tone", () => {
  expect(splitText("👍🏽".repeat(10), 15)).toEqual(["👍🏽".repeat(7), "👍🏽".repeat(3)]);
  // Letters with two marks have no composed form for all bases: "x̣̃" stays three code points.
  expect(splitText("x\u0323\u0303".repeat(4), 7)).toEqual(["x\u0323\u0303".repeat(2), "x\u0323\u0303".repeat(2)]);
});

test("one endless grapheme is cut rather than looped over", () => {
  const endless = `a${"\u0301".repeat(50)}`;
  const parts = splitText(endless, 10);
  expect(parts.join("")).toBe(endless);
  expect(parts.every((part) => lengthOf(part) <= 10)).toBe(true);
});

test("loses nothing but white space, whatever the text", () => {
  const unit = fc.constantFrom("a", "ế", "👍🏽", "\n", "\n\n", " ", ". ", "x\u0323\u0303", "…", "từ");
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 200 }), fc.integer({ min: 5, max: 40 }), (text, limit) => {
      const parts = splitText(text, limit);
      expect(parts.join("").replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
      for (const part of parts) {
        expect(lengthOf(part)).toBeLessThanOrEqual(limit);
        expect(part).toBe(part.trim());
        expect(part).not.toBe("");
        expect(Buffer.from(part).toString()).toBe(part);
      }
    }),
  );
});

test("a text of a hundred thousand characters takes well under a second", () => {
  const startedAt = performance.now();
  expect(splitText("từ ".repeat(33_000), 2_000).length).toBeGreaterThan(45);
  expect(splitText("a".repeat(100_000), 2_000)).toHaveLength(50);
  expect(performance.now() - startedAt).toBeLessThan(1_000);
});
