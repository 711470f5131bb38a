import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findWarnings, warningSentences } from "../../../shared/warnings/figure-warnings.ts";

const warn = (count: number, before: number[], levels?: Set<string>) =>
  findWarnings({ vneid: count }, { vneid: before }, levels);
const say = (count: number, before: number[]) => warningSentences(warn(count, before), () => "VNeID");

describe("a figure far above what the team mostly reports", () => {
  test.each([
    [120, [12, 10, 14, 11], "Số 120 của “VNeID” gấp 10 lần mọi khi (khoảng 12), có phải 12 không?"],
    [1200, [12, 10, 14, 11], "Số 1.200 của “VNeID” gấp 104 lần mọi khi (khoảng 12), có phải 12 không?"],
    [155, [12, 10, 14, 11], "Số 155 của “VNeID” gấp 13 lần mọi khi (khoảng 12), xin xem có thừa số 0 không."],
    [61, [10, 11, 9, 10, 12], "Số 61 của “VNeID” gấp 6 lần mọi khi (khoảng 10), xin xem có thừa số 0 không."],
    [20_000, [], "Số 20.000 của “VNeID” lớn hơn thường thấy ở một tổ, xin xem có thừa số 0 không."],
    [1500, [3], "Số 1.500 của “VNeID” lớn hơn thường thấy ở một tổ, xin xem có thừa số 0 không."],
  ])("%i after %j", (count, before, sentence) => {
    expect(say(count, before)).toEqual([sentence]);
  });

  test.each([
    ["a good week is no mistake", 25, [10, 11, 9, 10, 12]],
    ["a team whose numbers jump may jump", 60, [10, 2, 40, 5, 25]],
    ["thousands are usual for who reports thousands", 2400, [1800, 2100, 1500]],
    ["small numbers vary", 7, [1, 2, 1]],
    ["too little is known to compare", 300, [2, 3]],
    ["zero of it until now", 8, [0, 0, 0, 0]],
  ])("%s", (_name, count, before) => {
    expect(warn(count, before)).toEqual([]);
  });

  test("one typing error in the past does not hide the next", () => {
    expect(warn(130, [12, 1200, 14, 11, 13])).toMatchObject([{ kind: "much_more", usual: 13, meant: 13 }]);
  });
});

describe("a figure that repeats", () => {
  test("is asked about from the fourth time on, all of them in one sentence", () => {
    const history = { vneid: [12, 12, 12, 8], dvc: [5, 5, 5], qr: [2, 2, 2, 2] };
    const warnings = findWarnings({ vneid: 12, dvc: 5, qr: 2 }, history);
    expect(warningSentences(warnings, (code) => code)).toEqual([
      "“vneid” 12, “dvc” 5: giống hệt 3 lần báo cáo trước. Đúng là số của lần này không?",
    ]);
  });

  test("is fine after three times, after a change, and for what only says how it stands", () => {
    expect(warn(12, [12, 12])).toEqual([]);
    expect(warn(12, [12, 11, 12, 12])).toEqual([]);
    expect(warn(120, [120, 120, 120, 120], new Set(["vneid"]))).toEqual([]);
  });
});

test("whatever the numbers are, a warning is one sentence and never more than one a figure", () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.array(fc.nat(1_000_000), { maxLength: 20 }), (count, before) => {
      const warnings = warn(count, before);
      const sentences = say(count, before);
      return warnings.length <= 1 && sentences.length === warnings.length && !sentences.join().includes("NaN");
    }),
  );
});
