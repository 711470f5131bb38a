import { describe, expect, test } from "vitest";
import { readSendTime } from "../../../shared/understanding/read-send-time.ts";

/** Wednesday 18/11/2026, 10:00 in Vietnam. */
const now = new Date("2026-11-18T03:00:00Z");
const read = (text: string) => {
  const at = readSendTime(text, now);
  return at && new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 16);
};

describe("when something shall be sent", () => {
  test.each([
    ["lúc 7h sáng thứ hai", "2026-11-23T07:00"],
    ["7h sang thu 2", "2026-11-23T07:00"],
    ["hẹn 7h30 mai", "2026-11-19T07:30"],
    ["8 giờ tối nay", "2026-11-18T20:00"],
    ["8 giờ rưỡi tối mai", "2026-11-19T20:30"],
    ["14:30 ngày 25/11", "2026-11-25T14:30"],
    ["14h 25 tháng 11", "2026-11-25T14:00"],
    ["9h ngày 5/1", "2027-01-05T09:00"],
    ["sáng mai", "2026-11-19T08:00"],
    ["chiều thứ sáu", "2026-11-20T14:00"],
    ["3h chiều mốt", "2026-11-20T15:00"],
    ["15h", "2026-11-18T15:00"],
    ["7h", "2026-11-19T07:00"],
    ["12h trưa thứ tư", "2026-11-18T12:00"],
    ["7h sáng thứ tư", "2026-11-25T07:00"],
    ["7h sáng thứ ba tuần sau", "2026-11-24T07:00"],
    ["8h chủ nhật", "2026-11-22T08:00"],
    ["1h trưa mai", "2026-11-19T13:00"],
  ])("%j", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test.each([
    "mai",
    "thứ hai",
    "",
    "gửi đi",
    "25/11",
    "7h sáng nay",
    "25h mai",
    "10h ngày 31/2",
    "9h ngày 18/11",
  ])("%j names no time to come", (text) => {
    expect(read(text)).toBeUndefined();
  });
});
