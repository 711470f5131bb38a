import { expect, test } from "vitest";
import { KeyReusedError, requestHash, requireSameRequest } from "../../../bot/services/same-request.ts";

const asked = { name: "Đợt 1", days: { from: "2026-10-01", to: "2026-12-31" }, amounts: [1, 2] };

test("what is asked is the same in any order of its fields, and without those that are undefined", () => {
  const { name, days, amounts } = asked;
  const turned = { amounts, document: undefined, days: { to: days.to, from: days.from }, name };
  expect(requestHash(turned)).toBe(requestHash(asked));
});

test.each([
  ["another field", { ...asked, document: "KH 170" }],
  ["another value deep inside", { ...asked, days: { ...asked.days, to: "2026-12-30" } }],
  ["another order of a list", { ...asked, amounts: [2, 1] }],
])("%s is another request, and is refused", (_what, other) => {
  expect(() => requireSameRequest(requestHash(asked), requestHash(other))).toThrow(KeyReusedError);
});

test("a first request that was not kept stands for any", () => {
  expect(() => requireSameRequest(null, requestHash(asked))).not.toThrow();
});
