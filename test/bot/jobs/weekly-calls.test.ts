import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { withScope } from "../../../bot/db/connection.ts";
import { communes, holidays, people } from "../../../bot/db/schema/index.ts";
import { tellWeeklyCalls } from "../../../bot/jobs/weekly-calls.ts";
import { makeCommune, makePerson, type TestCommune } from "../../helpers/commune.ts";
import { queuedFor } from "../../helpers/outbox.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";
import { testDeps } from "../../helpers/turn.ts";
import { reportWeeks, thenSilent, usualWeeks } from "../../helpers/weeks-of-reports.ts";

/** Monday 23/11/2026, 08:15 in Vietnam. */
const monday = new Date("2026-11-23T01:15:00Z");
const hours = (count: number) => new Date(monday.getTime() + count * 3_600_000);
const clock = { now: monday };
const { outbox, miniAppUrl } = testDeps(clock);
const database = openTestDatabase();
let commune: TestCommune;
let officer: string;
let officerId: number;
let made = 0;

beforeEach(async () => {
  made += 1;
  officer = `canbo${made}`;
  commune = await makeCommune(database.db, 6);
  officerId = await makePerson(database.db, commune, { zaloUserId: officer, staffOf: commune.id });
});

async function teams(silent: number) {
  for (const [index, team] of commune.teams.entries()) {
    const weeks = index === 0 ? thenSilent(usualWeeks(16 - silent), silent) : usualWeeks(16, { seed: index });
    await reportWeeks(database.db, commune, { team, weeks });
  }
}
const run = (now: Date) => {
  clock.now = now;
  return tellWeeklyCalls({ db: database.db, outbox, miniAppUrl, now });
};
const heard = () => queuedFor(database.db, officer);
const settings = (oversight: object) =>
  withScope(database.db, "all", (tx) =>
    tx.update(communes).set({ settings: { oversight } }).where(eq(communes.unitId, commune.id)),
  );
const defaults = {
  weights: { regularity: 25, reach: 15, variety: 10, outcome: 40, followThrough: 10 },
  lights: { greenFrom: 0.9, amberFrom: 0.7 },
  callsAtMinutes: 495,
};

test("officers are told on Monday morning, not a minute before, once a week however often the job runs", async () => {
  await teams(3);
  await run(hours(-1 / 60));
  expect(await heard()).toEqual([]);
  await Promise.all([run(monday), run(monday)]);
  await run(hours(1));
  const messages = await heard();
  expect(messages).toHaveLength(1);
  expect(messages[0]).toMatchObject({ kind: "notice", state: "pending" });
  const [said] = messages;
  expect(said?.text).toMatch(
    /^Chào anh\/chị, .+: tuần 47 \(16\/11–22\/11\/2026\) có 5\/6 tổ đã báo cáo\.\nTuần này nên gọi 1 tổ:\n/,
  );
  expect(said?.text).toContain("1. Tổ dân phố 1. Trước đây 13/13 tuần có báo cáo");
  await run(hours(7 * 24));
  expect(await heard()).toHaveLength(2);
});

test("nobody is told in a week in which no team needs a call", async () => {
  await teams(0);
  expect(await run(monday)).toMatchObject({ told: 0 });
  expect(await heard()).toEqual([]);
});

test("a worker that was down tells later on Monday, but not on Tuesday", async () => {
  await teams(3);
  await run(hours(24));
  expect(await heard()).toEqual([]);
  await run(hours(7 * 24 + 8));
  expect(await heard()).toHaveLength(1);
});

test("waits for Tuesday when Monday is off", async () => {
  await teams(3);
  await withScope(database.db, "all", (tx) =>
    tx.insert(holidays).values({ communeId: commune.id, day: "2026-11-23", name: "Nghỉ bù", isOff: true }),
  );
  await run(monday);
  expect(await heard()).toEqual([]);
  await run(hours(24));
  expect(await heard()).toHaveLength(1);
});

test("a commune may do without, and so may an officer who said “dừng”", async () => {
  await teams(3);
  await settings({ ...defaults, weeklyCalls: false });
  await run(monday);
  expect(await heard()).toEqual([]);
  await settings({ ...defaults, weeklyCalls: true });
  await withScope(database.db, { communes: [commune.id] }, (tx) =>
    tx.update(people).set({ announcementsStoppedAt: monday }).where(eq(people.id, officerId)),
  );
  await run(monday);
  expect(await heard()).toEqual([]);
});
