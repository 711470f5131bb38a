import { expect, test } from "vitest";
import { CommuneSettings } from "../../../bot/services/communes.ts";
import { dueReminders, stepsOf } from "../../../bot/services/reminders/due-reminders.ts";
import { shippedHolidays } from "../../../shared/calendar/holidays.ts";
import { isQuiet } from "../../../shared/calendar/quiet-hours.ts";

const daysOff = new Set(shippedHolidays().map((holiday) => holiday.day));
const settings = CommuneSettings.parse({});
const MINUTE = 60_000;

/** First moments of each kind and period, as a clock that looks every `step` minutes sees them. */
function simulate(from: string, days: number, step: number) {
  const seen = new Set<string>();
  const moments: string[] = [];
  for (let minute = 0; minute < days * 24 * 60; minute += step) {
    const now = new Date(Date.parse(from) + minute * MINUTE);
    for (const due of dueReminders(settings, daysOff, now)) {
      const key = `${due.kind} ${due.period}`;
      if (!seen.has(key)) moments.push(`${now.toISOString().slice(0, 16)} ${key}`);
      seen.add(key);
    }
  }
  return moments;
}

test("around Tết 2027 nothing is dropped: each step waits for a decent moment and leaves the one before it a night", () => {
  // Monday 18 January, 07:00 in Vietnam; days off for Tết are 4 to 11 February.
  expect(simulate("2027-01-18T00:00:00Z", 35, 10)).toEqual([
    "2027-01-18T01:00 leader 2027-W02",
    "2027-01-19T01:00 digest 2027-W02",
    "2027-01-23T01:00 group 2027-W03",
    "2027-01-25T01:00 leader 2027-W03",
    "2027-01-26T01:00 digest 2027-W03",
    "2027-01-30T01:00 group 2027-W04",
    "2027-02-01T01:00 leader 2027-W04",
    "2027-02-02T01:00 digest 2027-W04",
    "2027-02-12T00:00 group 2027-W05",
    "2027-02-13T01:00 leader 2027-W05",
    "2027-02-13T01:00 group 2027-W06",
    "2027-02-15T00:00 digest 2027-W05",
    "2027-02-15T01:00 leader 2027-W06",
    "2027-02-16T01:00 digest 2027-W06",
    "2027-02-20T01:00 group 2027-W07",
  ]);
});

test("a commune can switch off each step, or all of them", () => {
  const steps = (reminders: object) =>
    stepsOf(CommuneSettings.parse({ reminders }), daysOff, "2026-W47").map(
      ({ kind, from }) => `${kind} ${from.toISOString()}`,
    );
  expect(steps({ groupIsOn: false, digestDaysAfterEnd: 3 })).toEqual([
    "leader 2026-11-23T01:00:00.000Z",
    "digest 2026-11-25T01:00:00.000Z",
  ]);
  expect(steps({ leaderIsOn: false, digestIsOn: false, groupDaysBeforeEnd: 2, atMinutes: 17 * 60 })).toEqual([
    "group 2026-11-20T10:00:00.000Z",
  ]);
  const off = CommuneSettings.parse({ reminders: { isOn: false } });
  expect(dueReminders(off, daysOff, new Date("2026-11-21T01:00:00Z"))).toEqual([]);
});

test("in ten years nothing is due in quiet time", () => {
  for (let hour = 0; hour < 10 * 366 * 24; hour += 1) {
    const now = new Date(Date.parse("2026-01-01T00:00:00Z") + hour * 60 * MINUTE);
    if (!isQuiet(settings.quiet, now, daysOff)) continue;
    expect([now.toISOString(), dueReminders(settings, daysOff, now)]).toEqual([now.toISOString(), []]);
  }
});
