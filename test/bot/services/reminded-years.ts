import { eq, inArray } from "drizzle-orm";
import { type Database, withScope } from "../../../bot/db/connection.ts";
import { communes, holidays, outboundMessages, reminders } from "../../../bot/db/schema/index.ts";
import { remindTeams } from "../../../bot/jobs/remind-teams.ts";
import { CommuneSettings } from "../../../bot/services/communes.ts";
import { releaseHeld, reopenLanes } from "../../../bot/services/outbox/recover.ts";
import { settleMany } from "../../../bot/services/outbox/settle.ts";
import { dueReminders } from "../../../bot/services/reminders/due-reminders.ts";
import { remindMissing } from "../../../bot/services/reminders/remind-missing.ts";
import { addDays, type Day, dayOf, instantOf } from "../../../shared/calendar/day.ts";
import { shippedHolidays } from "../../../shared/calendar/holidays.ts";
import { neighbourPeriod, type Period, periodOf, periodRange } from "../../../shared/calendar/period.ts";
import { makeCommune, makeGroup, makePerson, type TestCommune } from "../../helpers/commune.ts";
import { claimMessages } from "../../helpers/outbox.ts";
import { makeReport } from "../../helpers/report.ts";
import { testDeps } from "../../helpers/turn.ts";

/** A Monday. */
export const FIRST_DAY = "2026-01-05";
export const DAYS = 3_652;

type Team = TestCommune["teams"][number];

export interface Reminded {
  commune: TestCommune;
  settings: CommuneSettings;
  /** The shipped ones and those its staff entered, without those they took out. */
  daysOff: Set<Day>;
  officerId: number;
}

/** A message that left. */
export interface Left {
  at: Date;
  kind: string;
  communeId: number;
  teamId: number | null;
  toPersonId: number | null;
  periods: Period[];
}

/** All that happened in the years, by nobody's word but the clock's, the sender's and the people's. */
export interface Years {
  made: Reminded[];
  left: Left[];
  /** "team period" → when its report came. */
  reported: Map<string, Date>;
  /** "commune day" on which its officer pressed the button. */
  presses: Set<string>;
  /** Days on which the clock's worker, or the sender, was down. */
  outages: Set<Day>;
}

/** Moments at which something happens on a day; minutes since midnight. Reports also come between decision and sending. */
const TICKS = [3 * 60, 7 * 60, 8 * 60, 14 * 60, 20 * 60 + 29, 22 * 60];

/** Always the same numbers, 0 ≤ n < 1. */
function makeRandom(seed: number) {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/** One commune by the shipped rules; one by the month of offices, due two working days later. */
async function makeReminded(db: Database): Promise<Reminded[]> {
  const monthly = { period: { kind: "month", monthEndsOn: 14 }, due: { workingDaysAfter: 2 } };
  const made: Reminded[] = [];
  for (const [index, own] of [{}, monthly].entries()) {
    const commune = await makeCommune(db, 2);
    const [withGroup, alone] = commune.teams as [Team, Team];
    await makeGroup(db, commune, `a${index}`, withGroup);
    await makePerson(db, commune, { zaloUserId: `l${index}1`, team: withGroup, role: "leader" });
    await makePerson(db, commune, { zaloUserId: `l${index}2`, team: alone, role: "leader" });
    const officerId = await makePerson(db, commune, { zaloUserId: `c${index}`, staffOf: commune.id });
    const daysOff = new Set(shippedHolidays().map((holiday) => holiday.day));
    await withScope(db, "all", async (tx) => {
      await tx.update(communes).set({ settings: own }).where(eq(communes.unitId, commune.id));
      for (const { day, isOff } of index === 0 ? ownDays() : []) {
        await tx.insert(holidays).values({ communeId: commune.id, day, name: "Do xã nhập", isOff });
        if (isOff) daysOff.add(day);
        else daysOff.delete(day);
      }
    });
    made.push({ commune, settings: CommuneSettings.parse(own), daysOff, officerId });
  }
  return made;
}

/** What staff enter each year: the second day of 2 September, the new day of culture, and a new year's day that is worked. */
function ownDays(): { day: Day; isOff: boolean }[] {
  return Array.from({ length: 10 }, (_, n) => 2026 + n).flatMap((year) => [
    { day: `${year}-09-03`, isOff: true },
    { day: `${year}-11-24`, isOff: true },
    { day: `${year}-01-01`, isOff: false },
  ]);
}

/**
 * Ten years, day by day: people report in time, late or never; workers and senders are down for days; officers press their button.
 * The product's own clock job and its own claims decide what leaves; a Zalo that takes everything is all that is made up.
 */
export async function liveTenYears(db: Database, seed: number): Promise<Years> {
  const random = makeRandom(seed);
  const years: Years = {
    made: await makeReminded(db),
    left: [],
    reported: new Map(),
    presses: new Set(),
    outages: new Set(),
  };
  const clock = { now: instantOf(FIRST_DAY) };
  const { outbox } = testDeps(clock);
  let workerIsDownUntil = FIRST_DAY;
  let senderIsDownUntil = FIRST_DAY;
  let isWaiting = false;
  let lookedAt = "";
  for (let n = 0; n < DAYS; n += 1) {
    const day = addDays(FIRST_DAY, n);
    if (random() < 0.01) workerIsDownUntil = addDays(day, 1 + Math.floor(random() * 9));
    if (random() < 0.01) senderIsDownUntil = addDays(day, 1 + Math.floor(random() * 4));
    if (day < workerIsDownUntil || day < senderIsDownUntil) years.outages.add(day);
    const reportsAt = TICKS[Math.floor(random() * TICKS.length)];
    const pressesAt = random() < 0.04 ? TICKS[Math.floor(random() * TICKS.length)] : undefined;
    for (const minutes of TICKS) {
      clock.now = instantOf(day, minutes);
      const news = newsOf(years.made, clock.now);
      // Each minute in the product; here when something is newly due, and now and then in vain.
      const looks = day >= workerIsDownUntil && ((news !== "" && news !== lookedAt) || random() < 0.004);
      if (looks) {
        lookedAt = news;
        const { sent, digests } = await remindTeams({ db, outbox, now: clock.now });
        isWaiting ||= sent + digests > 0;
      }
      if (minutes === pressesAt) {
        await officerPresses();
        isWaiting = true;
      }
      if (minutes === reportsAt) await teamsReport(day);
      if (isWaiting && day >= senderIsDownUntil) isWaiting = await senderRuns(db, years, clock.now);
    }
  }
  return years;

  async function teamsReport(day: Day) {
    for (const { commune, settings } of years.made) {
      for (const team of commune.teams) {
        const isWeek = settings.period.kind === "week";
        if (random() > (isWeek ? 0.11 : 0.025)) continue;
        const current = periodOf(settings.period, day);
        const isLate = random() < 0.25;
        const period = isLate ? neighbourPeriod(settings.period, current, -1) : current;
        const range = periodRange(settings.period, period);
        if (!range || years.reported.has(`${team.id} ${period}`)) continue;
        const activityOn = isLate ? range.to : day;
        if (activityOn < FIRST_DAY) continue;
        await makeReport(db, commune, { team, at: clock.now, activityOn, rule: settings.period });
        years.reported.set(`${team.id} ${period}`, clock.now);
      }
    }
  }

  async function officerPresses() {
    const chosen = years.made[Math.floor(random() * years.made.length)];
    if (!chosen) return;
    const { commune, settings, officerId } = chosen;
    const { now } = clock;
    const unitIds = [commune.id, ...commune.teams.map((team) => team.unitId)];
    const period = neighbourPeriod(settings.period, periodOf(settings.period, dayOf(now)), -1);
    const wish = { unitIds, period, byPersonId: officerId, now };
    await withScope(db, { communes: [commune.id] }, (tx) =>
      remindMissing(tx, outbox, { ...wish, commune: { id: commune.id, name: "Phường Thạch Quý", settings } }),
    );
    years.presses.add(`${commune.id} ${dayOf(now)}`);
  }
}

function newsOf(made: readonly Reminded[], now: Date): string {
  const due = made.flatMap(({ settings, daysOff }) => dueReminders(settings, daysOff, now));
  return due.map(({ kind, period }) => `${kind} ${period}`).join();
}

/** What the sender does. True when something still waits. */
async function senderRuns(db: Database, { left }: Years, now: Date): Promise<boolean> {
  return withScope(db, "all", async (tx) => {
    if ((await releaseHeld(tx, now)) > 0) await reopenLanes(tx, now);
    const isPending = eq(outboundMessages.state, "pending");
    for (const { oaId } of await tx
      .selectDistinct({ oaId: outboundMessages.oaId })
      .from(outboundMessages)
      .where(isPending)) {
      const claimed = await claimMessages(tx, { oaId, owner: "t", limit: 50, now });
      if (claimed.length === 0) continue;
      const ids = claimed.map(({ id }) => id);
      for (const row of await tx.select().from(reminders).where(inArray(reminders.outboundMessageId, ids))) {
        const { kind, communeId, teamId, toPersonId, period, alsoPeriods } = row;
        left.push({ at: now, kind, communeId, teamId, toPersonId, periods: [period, ...alsoPeriods] });
      }
      const outcome = { kind: "sent", zaloMessageId: undefined } as const;
      await settleMany(
        tx,
        claimed.map(({ id, lane }) => ({ id, lane, owner: "t", outcome })),
        now,
      );
    }
    return (await tx.$count(outboundMessages, inArray(outboundMessages.state, ["pending", "held"]))) > 0;
  });
}
