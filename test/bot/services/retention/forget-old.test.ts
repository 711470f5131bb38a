import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { withScope } from "../../../../bot/db/connection.ts";
import {
  announcements,
  auditLog,
  consents,
  conversations,
  helpRequests,
  inboundEvents,
  loginRequests,
  messageRates,
  outboundMessages,
  people,
  quarantinedEvents,
  roleGrants,
  sessions,
  teamMembers,
  unansweredQuestions,
  unitRoles,
  wrongCodes,
} from "../../../../bot/db/schema/index.ts";
import { forgetOld } from "../../../../bot/jobs/forget-old.ts";
import { createLogger } from "../../../../bot/logger.ts";
import { makeCommune, makePerson, type TestCommune } from "../../../helpers/commune.ts";
import { openTestDatabase } from "../../../helpers/test-database.ts";
import { testVault } from "../../../helpers/turn.ts";

const NOW = new Date("2026-11-17T20:30:00Z");
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);
const logger = createLogger("silent", "stderr");
const database = openTestDatabase();
let commune: TestCommune;

beforeEach(async () => {
  await withScope(database.db, "all", async (tx) => {
    await tx.execute(sql`truncate inbound_events, outbound_messages, conversations, help_requests, sessions, login_requests,
      role_grants, quarantined_events, wrong_codes, message_rates, audit_log, announcements, unanswered_questions cascade`);
    await tx.execute(sql`update people set erased_at = now()`);
  });
  commune = await makeCommune(database.db, 1);
});

const all = <T>(work: Parameters<typeof withScope<T>>[2]) => withScope(database.db, "all", work);
const run = () => forgetOld({ db: database.db, logger, now: NOW });

const event = (receivedAt: Date, given: Partial<typeof inboundEvents.$inferInsert> = {}) => ({
  communeId: commune.id,
  oaId: commune.oaId,
  dedupeKey: `user_send_text|${Math.random()}`,
  eventName: "user_send_text",
  conversationKey: `${commune.oaId}:person:u1`,
  raw: "lời bà con",
  receivedAt,
  handledAt: receivedAt,
  ...given,
});

const outbound = (createdAt: Date, given: Partial<typeof outboundMessages.$inferInsert> = {}) => ({
  communeId: commune.id,
  oaId: commune.oaId,
  lane: `${commune.oaId}:person:u1`,
  recipientKind: "person" as const,
  recipientId: "u1",
  kind: "reply" as const,
  contentSealed: testVault.seal("{}"),
  state: "sent" as const,
  createdAt,
  settledAt: createdAt,
  ...given,
});

describe("people's words", () => {
  test("go 30 days after they came, and who wrote them with it; the event stays counted", async () => {
    await all((tx) =>
      tx
        .insert(inboundEvents)
        .values([
          event(daysAgo(31)),
          event(daysAgo(31), { eventName: "follow", dedupeKey: "follow|1|7311245899312345678|5" }),
          event(daysAgo(31), { handledAt: null }),
          event(daysAgo(29)),
        ]),
    );
    expect(await run()).toMatchObject({ inbound_events: 3, failed: 0 });
    const rows = await all((tx) => tx.select().from(inboundEvents).orderBy(inboundEvents.id));
    expect(rows.map(({ raw }) => raw)).toEqual([null, null, null, "lời bà con"]);
    expect(rows.map(({ conversationKey }) => conversationKey !== null)).toEqual([false, false, true, true]);
    expect(rows[0]?.dedupeKey).toMatch(/^user_send_text/);
    expect(rows[1]?.dedupeKey).toBe(`old_${rows[1]?.id}`);
    expect(await run()).toMatchObject({ inbound_events: 0 });
  });

  test("in answers go 30 days after they were settled, never before they are sent", async () => {
    await all((tx) =>
      tx
        .insert(outboundMessages)
        .values([
          outbound(daysAgo(31)),
          outbound(daysAgo(31), { state: "unknown", settledAt: null }),
          outbound(daysAgo(31), { settledAt: daysAgo(29) }),
          outbound(daysAgo(31), { state: "held", settledAt: null }),
          outbound(daysAgo(29)),
        ]),
    );
    expect(await run()).toMatchObject({ outbound_messages: 2 });
    const rows = await all((tx) => tx.select().from(outboundMessages).orderBy(outboundMessages.id));
    expect(rows.map(({ contentSealed }) => contentSealed === null)).toEqual([true, true, false, false, false]);
    expect(rows[0]).toMatchObject({ state: "sent", recipientId: "u1" });
  });

  test("in an open question go after 30 days", async () => {
    const conversation = (key: string, stateAt: Date) => ({
      communeId: commune.id,
      key,
      oaId: commune.oaId,
      kind: "person" as const,
      peerId: key,
      state: { command: "ask_support", data: { words: "giúp mẹ tôi" } },
      stateAt,
    });
    await all((tx) =>
      tx.insert(conversations).values([conversation("old", daysAgo(31)), conversation("new", daysAgo(29))]),
    );
    expect(await run()).toMatchObject({ conversation_states: 1 });
    const rows = await all((tx) => tx.select().from(conversations).orderBy(conversations.id));
    expect(rows.map(({ state }) => state === null)).toEqual([true, false]);
  });

  test("in a request for help go 90 days after its end, not while it is open", async () => {
    const request = (given: Partial<typeof helpRequests.$inferInsert>) => ({
      communeId: commune.id,
      wordsSealed: testVault.seal("giúp mẹ tôi"),
      state: "closed" as const,
      createdAt: daysAgo(200),
      closedAt: daysAgo(91),
      ...given,
    });
    await all((tx) =>
      tx
        .insert(helpRequests)
        .values([
          request({}),
          request({ state: "cancelled", closedAt: null }),
          request({ closedAt: daysAgo(89) }),
          request({ state: "open", closedAt: null }),
        ]),
    );
    expect(await run()).toMatchObject({ help_requests: 2 });
    const rows = await all((tx) => tx.select().from(helpRequests).orderBy(helpRequests.id));
    expect(rows.map(({ wordsSealed }) => wordsSealed === null)).toEqual([true, true, false, false]);
  });

  test("that no guide answered go 90 days after they were asked last", async () => {
    const question = (text: string, lastAskedAt: Date) => ({
      communeId: commune.id,
      question: text,
      firstAskedAt: daysAgo(200),
      lastAskedAt,
    });
    await all((tx) =>
      tx.insert(unansweredQuestions).values([question("cu", daysAgo(91)), question("moi", daysAgo(89))]),
    );
    await run();
    expect(await all((tx) => tx.select().from(unansweredQuestions))).toMatchObject([{ question: "moi" }]);
  });
});

test("announcements are public record and stay", async () => {
  await all((tx) =>
    tx.insert(announcements).values({
      communeId: commune.id,
      unitId: commune.id,
      text: "Ngày mai cắt điện.",
      state: "done",
      audience: {},
      createdAt: daysAgo(1_000),
    }),
  );
  await run();
  expect(await all((tx) => tx.select().from(announcements))).toMatchObject([{ text: "Ngày mai cắt điện." }]);
});

test("logins, codes, suspect events and limits go when they are long over", async () => {
  const personId = await makePerson(database.db, commune, { name: "Cán bộ", staffOf: commune.id });
  const session = (tokenHash: string, expiresAt: Date, revokedAt: Date | null = null) => ({
    communeId: commune.id,
    personId,
    tokenHash,
    createdAt: daysAgo(60),
    lastUsedAt: daysAgo(60),
    expiresAt,
    revokedAt,
  });
  const request = (code: string, expiresAt: Date) => ({
    codeFingerprint: code,
    waitFingerprint: code,
    createdAt: expiresAt,
    expiresAt,
  });
  const grant = (codeFingerprint: string, expiresAt: Date) => ({
    codeFingerprint,
    unitId: commune.id,
    role: "staff" as const,
    createdAt: expiresAt,
    expiresAt,
  });
  const suspect = (bodySha256: string, receivedAt: Date) => ({
    reason: "unknown_oa" as const,
    bodySha256,
    receivedAt,
  });
  await all(async (tx) => {
    await tx
      .insert(sessions)
      .values([session("a", daysAgo(31)), session("b", daysAgo(-1), daysAgo(31)), session("c", daysAgo(29))]);
    await tx.insert(loginRequests).values([request("a", daysAgo(31)), request("c", daysAgo(29))]);
    await tx.insert(roleGrants).values([grant("a", daysAgo(31)), grant("c", daysAgo(29))]);
    await tx.insert(quarantinedEvents).values([suspect("a", daysAgo(31)), suspect("c", daysAgo(29))]);
    await tx.insert(wrongCodes).values([
      { writer: "a", at: daysAgo(2) },
      { writer: "c", at: daysAgo(0.5) },
    ]);
    await tx.insert(messageRates).values([
      { writer: "a", since: daysAgo(2), count: 1 },
      { writer: "c", since: daysAgo(0.5), count: 1 },
    ]);
  });
  expect(await run()).toMatchObject({
    sessions: 2,
    login_requests: 1,
    role_grants: 1,
    quarantined_events: 1,
    wrong_codes: 1,
    message_rates: 1,
  });
  expect((await all((tx) => tx.select().from(sessions))).map(({ tokenHash }) => tokenHash)).toEqual(["c"]);
  expect((await all((tx) => tx.select().from(roleGrants))).map((row) => row.codeFingerprint)).toEqual(["c"]);
  expect((await all((tx) => tx.select().from(wrongCodes))).map(({ writer }) => writer)).toEqual(["c"]);
});

test("who did what, and that an event came, is known for twelve months", async () => {
  const entry = (at: Date) => ({ communeId: commune.id, action: "person.viewed", subject: "person:1", at });
  await all(async (tx) => {
    await tx.insert(auditLog).values([entry(daysAgo(366)), entry(daysAgo(364))]);
    await tx.insert(inboundEvents).values([event(daysAgo(366)), event(daysAgo(364))]);
  });
  expect(await run()).toMatchObject({ audit_log: 1, event_log: 1 });
  expect(await all((tx) => tx.select().from(auditLog))).toMatchObject([{ at: daysAgo(364) }]);
});

describe("people who left", () => {
  const leave = (personId: number, until: Date | null) =>
    all((tx) => tx.update(teamMembers).set({ until }).where(sql`person_id = ${personId}`));
  const member = (name: string) => makePerson(database.db, commune, { name, team: commune.teams[0]! });
  const names = async () => {
    const rows = await all((tx) => tx.select().from(people).where(sql`erased_at is null`).orderBy(people.id));
    return rows.map(({ nameSealed }) => testVault.open(nameSealed ?? ""));
  };

  test("are erased 24 months after, with their proofs; who is still somewhere is not", async () => {
    const gone = await member("Đã đi");
    const recent = await member("Mới đi");
    const officer = await makePerson(database.db, commune, {
      name: "Còn là cán bộ",
      team: commune.teams[0]!,
      staffOf: commune.id,
    });
    await member("Còn ở tổ");
    await makePerson(database.db, commune, { name: "Bà con" });
    await all((tx) =>
      tx.insert(consents).values({
        communeId: commune.id,
        personId: gone,
        purpose: "reporting",
        textVersion: "member-1",
        textHash: "x",
        givenAt: daysAgo(1_000),
      }),
    );
    await leave(gone, new Date("2024-11-16T00:00:00Z"));
    await leave(recent, new Date("2024-11-19T00:00:00Z"));
    await leave(officer, new Date("2020-01-01T00:00:00Z"));
    expect(await run()).toMatchObject({ former_members: 1 });
    expect(await names()).toEqual(["Mới đi", "Còn là cán bộ", "Còn ở tổ", "Bà con"]);
    expect(await all((tx) => tx.select().from(consents).where(sql`person_id = ${gone}`))).toEqual([]);
    const [done] = await all((tx) => tx.select().from(auditLog));
    expect(done).toMatchObject({ action: "person.erased", subject: `person:${gone}`, byPersonId: null });
  });

  test("are erased as many months after as their commune promised", async () => {
    commune = await makeCommune(database.db, 1, { consentMonths: 3 });
    await leave(await member("Đi ba tháng"), new Date("2026-08-16T00:00:00Z"));
    const former = await makePerson(database.db, commune, { name: "Thôi làm cán bộ", staffOf: commune.id });
    await all((tx) =>
      tx
        .update(unitRoles)
        .set({ until: new Date("2026-08-16T00:00:00Z") })
        .where(sql`person_id = ${former}`),
    );
    await leave(await member("Đi hai tháng"), new Date("2026-09-16T00:00:00Z"));
    await run();
    expect(await names()).toEqual(["Đi hai tháng"]);
  });

  test("are not erased while they wait for help", async () => {
    const waiting = await member("Đang chờ");
    await leave(waiting, new Date("2020-01-01T00:00:00Z"));
    await all((tx) =>
      tx
        .insert(helpRequests)
        .values({ communeId: commune.id, personId: waiting, state: "taken", createdAt: daysAgo(1) }),
    );
    expect(await run()).toMatchObject({ former_members: 0 });
  });
});

test("more than one batch is forgotten in one night, and communes do not hide from it", async () => {
  const count = 12_001;
  const other = await makeCommune(database.db, 1);
  await all((tx) =>
    tx.execute(sql`
      insert into inbound_events (dedupe_key, commune_id, oa_id, event_name, conversation_key, raw, received_at, handled_at)
      select 'user_send_text|b' || n, case when n % 2 = 0 then ${commune.id} else ${other.id}::int end, 'x', 'user_send_text', 'x:person:1',
        'lời bà con', ${daysAgo(40)}::timestamptz, ${daysAgo(40)}::timestamptz
      from generate_series(1, ${count}) as n`),
  );
  expect(await run()).toMatchObject({ inbound_events: count });
  const left = await all((tx) => tx.select().from(inboundEvents).where(sql`raw is not null`).limit(1));
  expect(left).toEqual([]);
});

test("one rule that fails does not keep the others from theirs", async () => {
  await all(async (tx) => {
    await tx.insert(inboundEvents).values(event(daysAgo(31)));
    await tx.insert(wrongCodes).values({ writer: "a", at: daysAgo(2) });
  });
  await database.db.execute(sql`alter table wrong_codes rename to wrong_codes_away`);
  try {
    expect(await run()).toMatchObject({ failed: 1, inbound_events: 1, message_rates: 0 });
  } finally {
    await database.db.execute(sql`alter table wrong_codes_away rename to wrong_codes`);
  }
});
