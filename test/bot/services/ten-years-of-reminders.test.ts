import { eq, inArray } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { withScope } from "../../../bot/db/connection.ts";
import { communes, outboundMessages, reminders } from "../../../bot/db/schema/index.ts";
import { remindTeams } from "../../../bot/jobs/remind-teams.ts";
import { CommuneSettings } from "../../../bot/services/communes.ts";
import { releaseHeld } from "../../../bot/services/outbox/recover.ts";
import { settle } from "../../../bot/services/outbox/settle.ts";
import { dueReminders } from "../../../bot/services/reminders/due-reminders.ts";
import { remindMissing } from "../../../bot/services/reminders/remind-missing.ts";
import { addDays, type Day, dayOf, daysBetween, instantOf, weekdayOf } from "../../../shared/calendar/day.ts";
import { shippedHolidays } from "../../../shared/calendar/holidays.ts";
import { neighbourPeriod, type Period, periodOf, periodRange } from "../../../shared/calendar/period.ts";
import { isQuiet } from "../../../shared/calendar/quiet-hours.ts";
import { makeCommune, makeGroup, makePerson, type TestCommune } from "../../helpers/commune.ts";
import { claimMessages } from "../../helpers/outbox.ts";
import { makeReport } from "../../helpers/report.ts";
import { createTestDatabase, type TestDatabase } from "../../helpers/test-database.ts";
import { testDeps } from "../../helpers/turn.ts";

/** Ten years are looked at as far as they come within this; the first two always are. */
const AT_MOST_MS = 40_000;
const FIRST_DAY = "2026-01-05";
const DAYS = 3_652;

type Team = TestCommune["teams"][number];

const daysOff = new Set(shippedHolidays().map((holiday) => holiday.day));
const clock = { now: instantOf(FIRST_DAY) };
const { outbox } = testDeps(clock);
let database: TestDatabase;
let made: { commune: TestCommune; settings: CommuneSettings; officerId: number }[];

beforeAll(async () => {
  database = await createTestDatabase();
  made = [];
  for (const [index, own] of [
    {},
    { period: { kind: "month", monthEndsOn: 14 }, due: { workingDaysAfter: 2 } },
  ].entries()) {
    const commune = await makeCommune(database.db, 2);
    await withScope(database.db, "all", (tx) =>
      tx.update(communes).set({ settings: own }).where(eq(communes.unitId, commune.id)),
    );
    const [withGroup, alone] = commune.teams as [Team, Team];
    await makeGroup(database.db, commune, `a${index}`, withGroup);
    await makePerson(database.db, commune, { zaloUserId: `l${index}1`, team: withGroup, role: "leader" });
    await makePerson(database.db, commune, { zaloUserId: `l${index}2`, team: alone, role: "leader" });
    const officerId = await makePerson(database.db, commune, { zaloUserId: `c${index}`, staffOf: commune.id });
    made.push({ commune, settings: CommuneSettings.parse(own), officerId });
  }
});
afterAll(() => database.drop());

/** Always the same numbers, 0 ≤ n < 1. */
function makeRandom(seed: number) {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}
const random = makeRandom(7);

interface Left {
  at: Date;
  kind: string;
  communeId: number;
  teamId: number | null;
  toPersonId: number | null;
  periods: Period[];
}
const left: Left[] = [];
/** "team period" → when its report came. */
const reported = new Map<string, Date>();

async function clockRuns() {
  await remindTeams({ db: database.db, outbox, now: clock.now });
}

/** What the sender does, with a Zalo that takes everything. */
async function senderRuns() {
  const now = clock.now;
  await withScope(database.db, "all", async (tx) => {
    await releaseHeld(tx, now);
    for (const { commune } of made) {
      const claimed = await claimMessages(tx, { oaId: commune.oaId, owner: "t", limit: 50, now });
      if (claimed.length === 0) continue;
      const ids = claimed.map(({ id }) => id);
      for (const row of await tx.select().from(reminders).where(inArray(reminders.outboundMessageId, ids))) {
        const { kind, communeId, teamId, toPersonId, period, alsoPeriods } = row;
        left.push({ at: now, kind, communeId, teamId, toPersonId, periods: [period, ...alsoPeriods] });
      }
      for (const { id, lane } of claimed) {
        await settle(tx, { id, lane, owner: "t" }, { kind: "sent", zaloMessageId: undefined }, now);
      }
    }
  });
}

async function waits(): Promise<boolean> {
  return withScope(database.db, "all", async (tx) => {
    return (await tx.$count(outboundMessages, inArray(outboundMessages.state, ["pending", "held"]))) > 0;
  });
}

async function teamsReport(day: Day) {
  for (const { commune, settings } of made) {
    for (const team of commune.teams) {
      const isWeek = settings.period.kind === "week";
      if (random() > (isWeek ? 0.11 : 0.025)) continue;
      const current = periodOf(settings.period, day);
      const isLate = random() < 0.25;
      const period = isLate ? neighbourPeriod(settings.period, current, -1) : current;
      const range = periodRange(settings.period, period);
      if (!range || reported.has(`${team.id} ${period}`)) continue;
      const activityOn = isLate ? range.to : day;
      if (activityOn < FIRST_DAY) continue;
      await makeReport(database.db, commune, { team, at: clock.now, activityOn, rule: settings.period });
      reported.set(`${team.id} ${period}`, clock.now);
    }
  }
}

async function officerPresses() {
  const chosen = made[Math.floor(random() * made.length)];
  if (!chosen) return;
  const { commune, settings, officerId } = chosen;
  const unitIds = [commune.id, ...commune.teams.map((team) => team.unitId)];
  const period = neighbourPeriod(settings.period, periodOf(settings.period, dayOf(clock.now)), -1);
  await withScope(database.db, { communes: [commune.id] }, (tx) =>
    remindMissing(tx, outbox, {
      commune: { id: commune.id, name: "Phường Thạch Quý", settings },
      unitIds,
      period,
      byPersonId: officerId,
      now: clock.now,
    }),
  );
}

/** Moments at which something happens on a day; minutes since midnight. Reports also come between decision and sending. */
const TICKS = [3 * 60, 7 * 60, 8 * 60, 14 * 60, 20 * 60 + 29, 22 * 60];

async function live(days: number): Promise<Day> {
  const endsAt = performance.now() + AT_MOST_MS;
  let workerIsDownUntil = FIRST_DAY;
  let senderIsDownUntil = FIRST_DAY;
  let isWaiting = false;
  let lookedAt = "";
  for (let n = 0; n < days; n += 1) {
    const day = addDays(FIRST_DAY, n);
    if (n > 2 * 365 && performance.now() > endsAt) return day;
    if (random() < 0.01) workerIsDownUntil = addDays(day, 1 + Math.floor(random() * 9));
    if (random() < 0.01) senderIsDownUntil = addDays(day, 1 + Math.floor(random() * 4));
    const reportsAt = TICKS[Math.floor(random() * TICKS.length)];
    const pressesAt = random() < 0.04 ? TICKS[Math.floor(random() * TICKS.length)] : undefined;
    for (const minutes of TICKS) {
      clock.now = instantOf(day, minutes);
      const due = made.flatMap(({ settings }) => dueReminders(settings, daysOff, clock.now));
      const news = due.map(({ kind, period }) => `${kind} ${period}`).join();
      // Each minute in the product; here when something is newly due, and now and then in vain.
      const looks = day >= workerIsDownUntil && ((news !== "" && news !== lookedAt) || random() < 0.05);
      if (looks) lookedAt = news;
      if (looks) await clockRuns();
      if (minutes === pressesAt) await officerPresses();
      if (minutes === reportsAt) await teamsReport(day);
      if (looks || minutes === pressesAt) isWaiting = await waits();
      if (!isWaiting || day < senderIsDownUntil) continue;
      await senderRuns();
      isWaiting = await waits();
    }
  }
  return addDays(FIRST_DAY, days);
}

const settingsOf = (communeId: number) => made.find(({ commune }) => commune.id === communeId)!.settings;
const mondayOf = (at: Date) => addDays(dayOf(at), 1 - weekdayOf(dayOf(at)));
const isClocks = ({ kind }: Left) => kind !== "officer_button";

test("ten years of reminders, with holidays, outages and officers' haste: none in quiet time, after the report, above a cap; none lost", async () => {
  const end = await live(DAYS);
  expect(daysBetween(FIRST_DAY, end)).toBeGreaterThan(2 * 365);
  expect(left.length).toBeGreaterThan(300);
  for (const kind of ["group", "leader", "digest", "officer_button"]) {
    expect(left.filter((message) => message.kind === kind).length, kind).toBeGreaterThan(10);
  }

  for (const message of left) {
    const { at, communeId, teamId, periods } = message;
    expect(isQuiet(settingsOf(communeId).quiet, at, daysOff), at.toISOString()).toBe(false);
    if (teamId === null) continue;
    for (const period of periods) {
      const came = reported.get(`${teamId} ${period}`);
      expect(came === undefined || came >= at, `${teamId} ${period} ${at.toISOString()}`).toBe(true);
    }
  }

  const ofWeek = new Map<string, number>();
  const ofDay = new Set<string>();
  for (const message of left) {
    const { at, communeId, teamId, toPersonId } = message;
    const { maxPerTeamAndWeek, maxPerPersonAndWeek } = settingsOf(communeId).reminders;
    const receivers: [string, number][] = [];
    if (teamId !== null) receivers.push([`team ${teamId}`, maxPerTeamAndWeek]);
    if (toPersonId !== null) receivers.push([`person ${toPersonId}`, maxPerPersonAndWeek]);
    for (const [receiver, most] of receivers) {
      const week = `${receiver} ${mondayOf(at)}`;
      ofWeek.set(week, (ofWeek.get(week) ?? 0) + 1);
      // The officer's button counts and is never refused.
      if (isClocks(message)) expect(ofWeek.get(week), week).toBeLessThanOrEqual(most);
    }
    // Never a flood, also on the day after an outage or Tết.
    if (!isClocks(message) || teamId === null) continue;
    const day = `team ${teamId} ${dayOf(at)}`;
    expect(ofDay.has(day), day).toBe(false);
    ofDay.add(day);
  }

  for (const { commune, settings } of made) {
    for (const team of commune.teams) {
      const named = new Set(left.flatMap((message) => (message.teamId === team.id ? message.periods : [])));
      const told = new Set(
        left.flatMap((message) => (message.communeId === commune.id && message.teamId === null ? message.periods : [])),
      );
      let period = periodOf(settings.period, addDays(FIRST_DAY, 40));
      for (
        let last = periodRange(settings.period, period)!.to;
        daysBetween(last, end) > 40;
        last = periodRange(settings.period, period)!.to
      ) {
        const came = reported.get(`${team.id} ${period}`);
        const stayedMissing = came === undefined || daysBetween(last, dayOf(came)) > 30;
        if (stayedMissing) expect(named.has(period) || told.has(period), `team ${team.id}, ${period}`).toBe(true);
        period = neighbourPeriod(settings.period, period, 1);
      }
    }
  }
}, 120_000);
