import { beforeAll, expect, test } from "vitest";
import { addDays, type Day, dayOf, daysBetween, instantOf, weekdayOf } from "../../../shared/calendar/day.ts";
import { neighbourPeriod, periodOf, periodRange } from "../../../shared/calendar/period.ts";
import { isQuiet } from "../../../shared/calendar/quiet-hours.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";
import { DAYS, FIRST_DAY, type Left, liveTenYears, type Reminded, type Years } from "./reminded-years.ts";

const database = openTestDatabase();
const end = addDays(FIRST_DAY, DAYS);
let years: Years;

beforeAll(async () => {
  years = await liveTenYears(database.db, 7);
  // 12 minutes were seen on two cores that had twenty other things to do.
}, 1_800_000);

const of = (communeId: number) => years.made.find(({ commune }) => commune.id === communeId)!;
const mondayOf = (day: Day) => addDays(day, 1 - weekdayOf(day));
const isClocks = ({ kind }: Left) => kind !== "officer_button";
/** When the team's report of a period came, if it did before a moment. */
const cameBefore = (teamId: number, period: string, moment: Date) => {
  const came = years.reported.get(`${teamId} ${period}`);
  return came !== undefined && came < moment;
};

test("the ten years are whole, and hold all that may happen", () => {
  expect(daysBetween(dayOf(years.left[0]!.at), dayOf(years.left.at(-1)!.at))).toBeGreaterThan(3_600);
  for (const kind of ["group", "leader", "digest", "officer_button"]) {
    expect(years.left.filter((message) => message.kind === kind).length, kind).toBeGreaterThan(50);
  }
  expect(years.outages.size).toBeGreaterThan(100);
  expect(years.presses.size).toBeGreaterThan(100);
  expect(years.reported.size).toBeGreaterThan(500);
});

test("nothing leaves in the night, on a Sunday, from 28 Tết to mùng 6, on a holiday, or on a day off that staff entered", () => {
  for (const { at, communeId } of years.left) {
    const { settings, daysOff } = of(communeId);
    expect(isQuiet(settings.quiet, at, daysOff), at.toISOString()).toBe(false);
    expect([weekdayOf(dayOf(at)) === 7, daysOff.has(dayOf(at))], at.toISOString()).toEqual([false, false]);
  }
});

test("nothing leaves after the report it asks for", () => {
  for (const { at, teamId, periods } of years.left) {
    for (const period of periods) {
      if (teamId !== null)
        expect(cameBefore(teamId, period, at), `${teamId} ${period} ${at.toISOString()}`).toBe(false);
    }
  }
});

test("no team and no person gets more than the week's cap by the clock, nor a team two on one day, also after an outage or Tết", () => {
  const ofWeek = new Map<string, number>();
  const ofDay = new Set<string>();
  for (const message of years.left) {
    const { at, communeId, teamId, toPersonId } = message;
    const { maxPerTeamAndWeek, maxPerPersonAndWeek } = of(communeId).settings.reminders;
    const receivers: [string, number][] = [];
    if (teamId !== null) receivers.push([`team ${teamId}`, maxPerTeamAndWeek]);
    if (toPersonId !== null) receivers.push([`person ${toPersonId}`, maxPerPersonAndWeek]);
    for (const [receiver, most] of receivers) {
      const week = `${receiver} ${mondayOf(dayOf(at))}`;
      ofWeek.set(week, (ofWeek.get(week) ?? 0) + 1);
      // The officer's button counts and is never refused.
      if (isClocks(message)) expect(ofWeek.get(week), week).toBeLessThanOrEqual(most);
    }
    if (!isClocks(message) || teamId === null) continue;
    const day = `team ${teamId} ${dayOf(at)}`;
    expect(ofDay.has(day), day).toBe(false);
    ofDay.add(day);
  }
});

/** Whether the day is one on which nothing but a missing report decides: no holiday near, no outage, no officer's haste. */
function isPlainWeek({ commune, daysOff }: Reminded, day: Day): boolean {
  return Array.from({ length: 14 }, (_, n) => addDays(day, n - 13)).every(
    (near) => !daysOff.has(near) && !years.outages.has(near) && !years.presses.has(`${commune.id} ${near}`),
  );
}

test.each([
  ["each Saturday in the group", "group", 6, false],
  ["each Monday of the leader", "leader", 1, true],
  ["each Tuesday on the officers' list", "digest", 2, true],
] as const)("in a week like any other what is missing is asked for %s", (_, kind, weekday, isOfWeekBefore) => {
  const weekly = years.made[0]!;
  const { commune, settings } = weekly;
  let asked = 0;
  for (let n = 21; n < DAYS; n += 1) {
    const day = addDays(FIRST_DAY, n);
    if (weekdayOf(day) !== weekday || !isPlainWeek(weekly, day)) continue;
    const current = periodOf(settings.period, day);
    const period = isOfWeekBefore ? neighbourPeriod(settings.period, current, -1) : current;
    const evening = instantOf(addDays(day, 1));
    const missing = commune.teams.filter(({ id }) => !cameBefore(id, period, evening));
    const sent = years.left.filter((one) => one.kind === kind && one.communeId === commune.id && dayOf(one.at) === day);
    if (kind === "digest") {
      if (missing.length > 0) expect(sent, day).toMatchObject([{ periods: [period], at: instantOf(day, 8 * 60) }]);
    } else {
      const teams = sent.filter(({ periods }) => periods[0] === period).map(({ teamId }) => teamId);
      expect(teams, day).toEqual(expect.arrayContaining(missing.map(({ id }) => id)));
    }
    asked += missing.length;
  }
  expect(asked).toBeGreaterThan(100);
});

test("what stayed missing was asked for or told to the officers, whatever lay in between", () => {
  for (const { commune, settings } of years.made) {
    const ours = years.left.filter(({ communeId }) => communeId === commune.id);
    const told = new Set(ours.flatMap(({ teamId, periods }) => (teamId === null ? periods : [])));
    for (const team of commune.teams) {
      const asked = new Set(ours.flatMap(({ teamId, periods }) => (teamId === team.id ? periods : [])));
      let period = periodOf(settings.period, addDays(FIRST_DAY, 40));
      for (;;) {
        const last = periodRange(settings.period, period)!.to;
        if (daysBetween(last, end) <= 40) break;
        const stayedMissing = !cameBefore(team.id, period, instantOf(addDays(last, 31)));
        if (stayedMissing) expect(asked.has(period) || told.has(period), `team ${team.id}, ${period}`).toBe(true);
        period = neighbourPeriod(settings.period, period, 1);
      }
    }
  }
});
