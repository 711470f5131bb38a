import fc from "fast-check";
import { expect, test } from "vitest";
import { readJson } from "../../../bot/zalo/read-json.ts";

test.each([
  ["a bare id beyond 2^53", '{"id":4000000000000000031}', { id: "4000000000000000031" }],
  [
    "bare ids in a list",
    '{"ids":[4000000000000000031, 4000000000000000032]}',
    { ids: ["4000000000000000031", "4000000000000000032"] },
  ],
  ["a negative one", '{"id": -4000000000000000031}', { id: "-4000000000000000031" }],
  ["a bare number at the top", '{"a":1}', { a: 1 }],
  ["a time of 13 digits as a number", '{"timestamp":1790000000123}', { timestamp: 1790000000123 }],
  [
    "a long fraction as a number",
    '{"latitude":10.7642473123456789,"id":4000000000000000031}',
    { latitude: 10.76424731234568, id: "4000000000000000031" },
  ],
  [
    "digits inside text untouched",
    '{"text":"so: 4000000000000000031, \\"x\\":4000000000000000031","id":4000000000000000031}',
    {
      text: 'so: 4000000000000000031, "x":4000000000000000031',
      id: "4000000000000000031",
    },
  ],
])("reads %s", (_, json, value) => {
  expect(readJson(json)).toEqual(value);
});

test.each(["", "{", "{'a':1}", '{"a":01}', "nonsense"])("refuses %j as JSON does", (text) => {
  expect(() => readJson(text)).toThrow(SyntaxError);
});

test("agrees with JSON.parse on everything that has no long integer", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value);
      fc.pre(!/\d{16}/.test(text));
      expect(readJson(text)).toEqual(JSON.parse(text));
    }),
  );
});

test("stays quick on a hostile body of escaped quotes", () => {
  const hostile = `{"id":4000000000000000031,"text":"${'\\"'.repeat(250_000)}`;
  const startedAt = performance.now();
  expect(() => readJson(hostile)).toThrow(SyntaxError);
  expect(() => readJson(`${hostile}"}`)).not.toThrow();
  expect(performance.now() - startedAt).toBeLessThan(1_000);
});
