import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { commands } from "../../../bot/commands/index.ts";
import { withScope } from "../../../bot/db/connection.ts";
import { conversations, officialAccounts } from "../../../bot/db/schema/index.ts";
import { remindTeams } from "../../../bot/jobs/remind-teams.ts";
import { conversationKey } from "../../../bot/services/conversations.ts";
import { makeCommune, makeGroup, makePerson, type TestCommune } from "../../helpers/commune.ts";
import { queuedFor } from "../../helpers/outbox.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";
import { makeChat, testDeps } from "../../helpers/turn.ts";

/** Monday and Tuesday after week 47 of 2026, 08:00 in Vietnam. */
const monday8 = new Date("2026-11-23T01:00:00Z");
const tuesday8 = new Date("2026-11-24T01:00:00Z");
const DAY = 24 * 3_600_000;

const clock = { now: monday8 };
const { outbox } = testDeps(clock);
const database = openTestDatabase();
let commune: TestCommune;
let made = 0;

const team = () => commune.teams[0]!;
const run = (now: Date) => remindTeams({ db: database.db, outbox, now });

beforeEach(async () => {
  made += 1;
  commune = await makeCommune(database.db, 1);
});

/** Somebody of the team who wrote to the OA that many days ago. */
async function person(name: string, role: "leader" | "deputy" | "member", wroteDaysAgo: number): Promise<string> {
  const zaloUserId = `${name}${made}`;
  const personId = await makePerson(database.db, commune, { name, zaloUserId, team: team(), role });
  await wrote(personId, zaloUserId, wroteDaysAgo);
  return zaloUserId;
}

async function wrote(personId: number, peerId: string, daysAgo: number) {
  const place = { oaId: commune.oaId, kind: "person", peerId } as const;
  const lastInteractionAt = new Date(monday8.getTime() - daysAgo * DAY);
  await withScope(database.db, { communes: [commune.id] }, (tx) =>
    tx
      .insert(conversations)
      .values({ communeId: commune.id, ...place, key: conversationKey(place), personId, lastInteractionAt }),
  );
}

describe("whom Zalo would refuse is not written to in vain", () => {
  test("a leader who was silent for more than a week: the reminder goes to a member who was not", async () => {
    const leader = await person("lead", "leader", 8);
    const member = await person("mem", "member", 1);
    expect(await run(monday8)).toMatchObject({ sent: 1 });
    expect(await queuedFor(database.db, leader)).toEqual([]);
    expect((await queuedFor(database.db, member))[0]?.text).toContain("tuần 47");
  });

  test("the leader goes before the members as long as he can be reached", async () => {
    const leader = await person("lead", "leader", 6);
    const member = await person("mem", "member", 1);
    await run(monday8);
    expect(await queuedFor(database.db, leader)).toHaveLength(1);
    expect(await queuedFor(database.db, member)).toEqual([]);
  });

  test("a resident's request goes past them to the officers, and says so", async () => {
    await person("lead", "leader", 12);
    const officer = `cb${made}`;
    await makePerson(database.db, commune, { zaloUserId: officer, staffOf: commune.id });
    const chat = makeChat({ db: database.db, commune, clock, commands });
    const resident = (text: string) => chat.send({ zaloUserId: `dan${made}`, text });
    await resident("hỗ trợ");
    await resident("tổ dân phố 1");
    expect((await resident("cài giúp VNeID cho mẹ tôi")).text).toContain("cho cán bộ phụ trách");
    expect((await queuedFor(database.db, officer))[0]?.text).toContain("cài giúp VNeID");
  });

  test("the officers' list says which teams nobody could be reminded", async () => {
    commune = await makeCommune(database.db, 2);
    const officer = `cb${made}`;
    await makePerson(database.db, commune, { zaloUserId: officer, staffOf: commune.id });
    await person("lead", "leader", 12);
    await makeGroup(database.db, commune, `aa${made}`, commune.teams[1]!);
    await run(new Date("2026-11-21T01:00:00Z"));
    await run(monday8);
    await run(tuesday8);
    const [list] = await queuedFor(database.db, officer);
    expect(list?.text).toContain(`• ${commune.teams[0]!.name} (chưa nhắc được qua Zalo)`);
    expect(list?.text).toMatch(new RegExp(`• ${commune.teams[1]!.name}$`, "m"));
  });

  test("a group of an OA that may not write to groups: somebody of the team is reminded in person", async () => {
    const group = `aa${made}`;
    await makeGroup(database.db, commune, group, team());
    const leader = await person("lead", "leader", 1);
    await withScope(database.db, "all", (tx) =>
      tx
        .update(officialAccounts)
        .set({ capabilities: { groups: "no" } })
        .where(eq(officialAccounts.oaId, commune.oaId)),
    );
    await run(new Date("2026-11-21T01:00:00Z"));
    expect(await queuedFor(database.db, group)).toEqual([]);
    expect(await queuedFor(database.db, leader)).toHaveLength(1);
  });
});
