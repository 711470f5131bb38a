import { describe, expect, test } from "vitest";
import { courseLines } from "../../miniapp/src/course-lines.ts";
import { paceWords, rangeWords, sizeWords } from "../../miniapp/src/programme-words.ts";
import { spansAround } from "../../miniapp/src/spans.ts";

const one = {
  indicatorCode: "vneid_level2_activated",
  from: "2026-06-01",
  to: "2026-06-10",
  amount: 100,
  done: 30,
  expected: 40,
  standing: "behind" as const,
  byDay: [null, 10, 20, 30],
  teams: [],
  forecast: { basedOnDays: 7, perDay: 10, expected: 90, low: 60, high: 120 },
};

describe("a campaign's lines", () => {
  test("stop where nothing is known, and the forecast begins where the course ends", () => {
    const { places, series, band } = courseLines(one, "2026-06-04");
    expect([places[0], places.at(-1), places.length]).toEqual(["01/06", "10/06", 10]);
    const [done, pace, ahead] = series.map(({ values }) => values);
    expect(done).toEqual([undefined, 10, 20, 30, ...Array(6).fill(undefined)]);
    expect([pace?.[0], pace?.[3], pace?.[9]]).toEqual([10, 40, 100]);
    expect([ahead?.[2], ahead?.[3], ahead?.[6], ahead?.[9]]).toEqual([undefined, 30, 60, 90]);
    expect([band?.low[9], band?.high[9], band?.high[3]]).toEqual([60, 120, 30]);
  });

  test("have no forecast when there is none", () => {
    const { series, band } = courseLines({ ...one, forecast: undefined }, "2026-06-04");
    expect([series.map(({ name }) => name), band]).toEqual([["Đã làm", "Nên được"], undefined]);
  });
});

test("the usual spans are those of the calendar around the day", () => {
  expect(spansAround("2026-11-22").map(({ label, span }) => [label, span.from, span.to])).toEqual([
    ["Năm 2026", "2026-01-01", "2026-12-31"],
    ["6 tháng cuối năm 2026", "2026-07-01", "2026-12-31"],
    ["Quý IV/2026", "2026-10-01", "2026-12-31"],
    ["Tháng 11/2026", "2026-11-01", "2026-11-30"],
    ["Năm 2027", "2027-01-01", "2027-12-31"],
  ]);
});

test("words say what is asked, for which days, and what is left to do", () => {
  expect(sizeWords("per_team", 1_016, "hồ sơ")).toBe("Mỗi tổ 1.016 hồ sơ");
  expect(sizeWords("per_100_households", 60, "")).toBe("60 cho mỗi 100 hộ");
  expect(rangeWords({ from: "2022-06-01", to: "2022-08-31" })).toBe("01/06–31/08/2022");
  expect(rangeWords({ from: "2026-10-12", to: "2027-01-11" })).toBe("12/10/2026–11/01/2027");
  expect(paceWords({ standing: "behind", done: 35, expected: 49 })).toBe("Đến hôm nay nên được 49, cần thêm 14");
  expect(paceWords({ standing: "unknown", expected: 49 })).toBe("Đến hôm nay nên được 49");
});
