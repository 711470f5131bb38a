import { describe, expect, test } from "vitest";
import { basenameOf } from "../../miniapp/src/basename.ts";
import { dueWords, givenName } from "../../miniapp/src/state-words.ts";
import { instantOf } from "../../shared/calendar/day.ts";

describe("the deadline in words", () => {
  // Due at 24:00 of Sunday 22/11/2026.
  const period = { dueAt: instantOf("2026-11-23").toISOString() };
  test.each([
    ["2026-11-19", "Hạn: còn 3 ngày, hết Chủ nhật 22/11/2026"],
    ["2026-11-21", "Hạn: ngày mai, hết Chủ nhật 22/11/2026"],
    ["2026-11-22", "Hạn: hôm nay, hết Chủ nhật 22/11/2026"],
    ["2026-11-24", "Hạn: đã qua 2 ngày, hết Chủ nhật 22/11/2026"],
  ])("seen on %s", (today, words) => {
    expect(dueWords(period, instantOf(today, 23 * 60))).toBe(words);
  });
});

test("people call each other by the last word of their name", () => {
  expect(givenName(" Lê Thị  Lan ")).toBe("Lan");
  expect(givenName(undefined)).toBe("");
});

describe("where the app lives", () => {
  test.each([
    ["/zapps/1234567890/g/vssid", "/zapps/1234567890"],
    ["/app/", "/app"],
    ["/app/r/new", "/app"],
    ["/apple", ""],
    ["/", ""],
  ])("%s", (path, basename) => {
    expect(basenameOf(path)).toBe(basename);
  });
});
