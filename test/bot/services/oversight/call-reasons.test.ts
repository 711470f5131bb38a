import { describe, expect, test } from "vitest";
import { callReason } from "../../../../bot/services/oversight/call-reasons.ts";
import { signsOfCopying } from "../../../../bot/services/oversight/signs-of-copying.ts";
import { isActive, type TeamHistory } from "../../../../bot/services/oversight/team-history.ts";
import {
  count,
  generateCommune,
  generateTeam,
  habitsOf,
  indicators,
  monday,
  pick,
  type Random,
  randomFrom,
} from "./generated.ts";

const reasonOf = (history: TeamHistory, more: Partial<Parameters<typeof callReason>[0]> = {}) =>
  callReason({ history, signs: [], openRequests: [], hasMembers: true, now: monday, ...more });

const settled = (history: TeamHistory) => history.periods.filter((one) => one.period.isSettled);

function goQuiet(history: TeamHistory, periods: number): void {
  for (const one of settled(history).slice(-periods)) Object.assign(one, { state: "missing", values: {} });
}

/** A quarter of what it did, as often as before. */
function fade(history: TeamHistory, random: Random): void {
  const usual = settled(history).find(isActive)?.values ?? {};
  for (const one of settled(history).slice(-3)) {
    const values = Object.entries(usual).map(([code, figure]) => [code, count(random, figure / 4)]);
    Object.assign(one, { state: "on_time", values: Object.fromEntries(values) });
  }
}

test("of the three teams named first, at least nine in ten are planted declines", () => {
  let found = 0;
  let named = 0;
  for (let seed = 0; seed < 60; seed += 1) {
    const random = randomFrom(5000 + seed);
    const commune = generateCommune(random, 30);
    const planted = new Set<number>();
    while (planted.size < 3) {
      const history = pick(random, commune);
      if (planted.has(history.team.id)) continue;
      planted.add(history.team.id);
      if (random() < 0.5) goQuiet(history, 2 + Math.floor(random() * 3));
      else fade(history, random);
    }
    const ranked = commune
      .flatMap((history) => {
        const others = commune.filter((other) => other !== history);
        const reason = reasonOf(history, { signs: signsOfCopying(history, others, { indicators }) });
        return reason ? [{ id: history.team.id, urgency: reason.urgency }] : [];
      })
      .sort((a, b) => b.urgency - a.urgency)
      .slice(0, 3);
    found += ranked.filter(({ id }) => planted.has(id)).length;
    named += 3;
  }
  expect(found / named).toBeGreaterThanOrEqual(0.9);
});

describe("a reason to call", () => {
  const regular = () => generateTeam(randomFrom(4), 1, { ...habitsOf(randomFrom(4)), missing: 0, late: 0, nothing: 0 });

  test("is none for a team that goes on as ever, nor for one missed week", () => {
    const history = regular();
    expect(reasonOf(history)).toBeUndefined();
    goQuiet(history, 1);
    expect(reasonOf(history)).toBeUndefined();
  });

  test("is the silence of a team that used to report, with how often it did", () => {
    const history = regular();
    goQuiet(history, 3);
    expect(reasonOf(history)).toMatchObject({ kind: "gone_quiet", reportedBefore: 9, of: 9 });
  });

  test("ends with the report of the running week", () => {
    const history = regular();
    goQuiet(history, 3);
    Object.assign(history.periods.at(-1)!, { state: "on_time", values: { vneid_level2_activated: 8 } });
    expect(reasonOf(history)).toBeUndefined();
  });

  test("is less urgent when the team has been quiet for months than when it just fell silent", () => {
    const [fresh, long] = [regular(), regular()];
    goQuiet(fresh, 3);
    goQuiet(long, 10);
    expect(reasonOf(long)?.kind).toBe("long_quiet");
    expect(reasonOf(fresh)?.urgency).toBeGreaterThan(reasonOf(long)?.urgency ?? 100);
  });

  test("is that a team never began, and whether anybody of it can be written to", () => {
    const history = regular();
    goQuiet(history, 12);
    expect(reasonOf(history, { hasMembers: false })).toMatchObject({ kind: "never_started", nobodyJoined: true });
  });

  test("is not that a team founded last week sent nothing yet", () => {
    const history = regular();
    goQuiet(history, 12);
    const openedOn = settled(history).at(-1)!.period.from;
    expect(reasonOf({ ...history, team: { ...history.team, openedOn } })).toBeUndefined();
  });

  test("is a resident's request that has waited for days", () => {
    const asked = new Date(monday.getTime() - 5 * 86_400_000);
    expect(reasonOf(regular(), { openRequests: [asked] })).toMatchObject({
      kind: "residents_wait",
      requests: 1,
      oldestDays: 5,
    });
    expect(reasonOf(regular(), { openRequests: [monday] })).toBeUndefined();
  });

  test("is “nothing to report” for a month", () => {
    const history = regular();
    for (const one of settled(history).slice(-5)) Object.assign(one, { state: "no_activity", values: {} });
    expect(reasonOf(history)).toMatchObject({ kind: "nothing_again", times: 5 });
  });

  test("names the work that fell, from what to what", () => {
    const history = regular();
    for (const one of settled(history)) one.values = { vneid_level2_activated: 12 };
    for (const one of settled(history).slice(-3)) one.values = { vneid_level2_activated: 3 };
    expect(reasonOf(history)).toMatchObject({ kind: "falling", code: "vneid_level2_activated", from: 12, to: 3 });
  });
});
