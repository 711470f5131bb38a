import { describe, expect, test } from "vitest";
import { basenameOf } from "../../miniapp/src/basename.ts";
import { dayFromEnd } from "../../miniapp/src/reminders/day-from-end.ts";
import { dueWords, givenName, standingOf } from "../../miniapp/src/state-words.ts";
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
    expect(dueWords(period, instantOf(today, 23 * 60)).replaceAll("\u00a0", " ")).toBe(words);
  });

  test("keeps the day in one piece", () => {
    expect(dueWords(period, instantOf("2026-11-19"))).toContain("hết\u00a0Chủ\u00a0nhật\u00a022/11/2026");
  });
});

describe("a report that is missing", () => {
  const period = { dueAt: instantOf("2026-11-23").toISOString() };
  test.each([
    ["2026-11-16", "is no alarm at the beginning of its week", "plain"],
    ["2026-11-21", "asks for care in the last two days", "warn"],
    ["2026-11-23", "is overdue from the deadline on", "bad"],
  ])("on %s %s", (today, _says, tone) => {
    expect(standingOf("missing", period, instantOf(today))).toMatchObject({ title: "Chưa báo cáo", tone });
  });

  test("is not said of what was reported", () => {
    expect(standingOf("late", period, instantOf("2026-11-24")).tone).toBe("warn");
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

test("a reminder's day is named in its week, or by how far it is from the period's end", () => {
  const named = [-14, -7, -1, 0, 1, 2, 7, 8].map((days) => dayFromEnd(days, "week"));
  expect(named).toEqual([
    "Chủ nhật 2 tuần trước",
    "Chủ nhật tuần trước",
    "Thứ Bảy trong tuần",
    "Chủ nhật trong tuần",
    "Thứ Hai tuần sau",
    "Thứ Ba tuần sau",
    "Chủ nhật tuần sau",
    "Thứ Hai 2 tuần sau",
  ]);
  expect([-3, 0, 1].map((days) => dayFromEnd(days, "month"))).toEqual([
    "Trước khi hết kỳ 3 ngày",
    "Ngày cuối kỳ",
    "Sau khi hết kỳ 1 ngày",
  ]);
});
