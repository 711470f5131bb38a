import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { withScope } from "../../../bot/db/connection.ts";
import { openRequest } from "../../../bot/services/help-requests/help-requests.ts";
import type { OwnHelpRequests } from "../../../shared/api/help-request.ts";
import { openTestApi } from "../../helpers/api.ts";
import { makeCommune, makePerson, type TestCommune } from "../../helpers/commune.ts";
import { queuedFor } from "../../helpers/outbox.ts";
import { makeProvince } from "../../helpers/province.ts";
import { testVault } from "../../helpers/turn.ts";

/** Wednesday, 10:00 in Vietnam. */
const clock = { now: new Date("2026-11-18T03:00:00Z") };
const api = openTestApi(clock);
let commune: TestCommune;
let made = 0;
type Call = Awaited<ReturnType<typeof api.as>>;
let as: { leader: Call; other: Call; officer: Call; resident: Call };
let helpId: number;

beforeEach(async () => {
  made += 1;
  clock.now = new Date("2026-11-18T03:00:00Z");
  commune = await makeCommune(api.db, 2);
  const [first, second] = commune.teams;
  const person = (given: object) => makePerson(api.db, commune, given);
  const leader = await person({ name: "Bác Tư", zaloUserId: `l${made}`, team: first, role: "leader" });
  const other = await person({ zaloUserId: `o${made}`, team: second });
  const officer = await person({ name: "Chị Mai", zaloUserId: `c${made}`, staffOf: commune.id });
  const resident = await person({ name: "Bà Sáu", zaloUserId: `r${made}` });
  as = {
    leader: await api.as(commune, leader),
    other: await api.as(commune, other),
    officer: await api.as(commune, officer),
    resident: await api.as(commune, resident),
  };
  helpId = await withScope(api.db, { communes: [commune.id] }, (tx) =>
    openRequest(tx, testVault, {
      communeId: commune.id,
      personId: resident,
      teamId: first?.id,
      villageUnitId: first?.unitId,
      words: "cần cài VNeID",
      now: clock.now,
    }),
  );
});
const last = async (who: string) => (await queuedFor(api.db, `${who}${made}`)).at(-1);

describe("helping over the API", () => {
  test("an officer of a province sees the requests of the unit they chose, and helps there", async () => {
    const province = await makeProvince(api.db, [1, 1]);
    const [home, far] = province.communes;
    const mai = await makePerson(api.db, home!, { name: "Chị Mai", staffOf: province.id });
    const call = await api.as(home!, mai);
    const asks = async (of: TestCommune, teamId: number | undefined, words: string) => {
      const personId = await makePerson(api.db, of, { name: "Bà Bảy" });
      const asked = { communeId: of.id, personId, teamId, villageUnitId: of.teams[0]!.unitId, words, now: clock.now };
      return withScope(api.db, { communes: [of.id] }, (tx) => openRequest(tx, testVault, asked));
    };
    const there = await asks(far!, far!.teams[0]!.id, "cần cài VNeID");
    const forOfficers = await asks(far!, undefined, "cần gặp cán bộ");
    const here = await asks(home!, undefined, "cần mở tài khoản");
    const seen = async (query: string) =>
      (await call("GET", `/help-requests?${query}`)).json().requests.map(({ id }: { id: number }) => id);
    expect(await seen("")).toEqual([here]);
    expect(await seen(`unit=${far!.id}`)).toEqual([forOfficers, there]);
    expect(await seen(`unit=${far!.teams[0]!.unitId}`)).toEqual([there]);
    expect(await seen(`unit=${province.id}`)).toEqual([here, forOfficers, there]);
    expect((await call("POST", `/help-requests/${there}/take`)).json()).toMatchObject({ state: "taken", isMine: true });
    // Who looks after another commune sees nothing of it.
    expect((await as.officer("GET", `/help-requests?unit=${far!.id}`)).statusCode).toBe(404);
    expect((await as.officer("POST", `/help-requests/${forOfficers}/take`)).statusCode).toBe(404);
    expect((await as.leader("GET", `/help-requests?unit=${commune.id}`)).statusCode).toBe(404);
  });

  test("a request is seen by its team and by officers, taken, answered, closed and rated", async () => {
    const list = (await as.leader("GET", "/help-requests")).json();
    expect(list.requests).toMatchObject([
      { id: helpId, state: "open", village: "Tổ dân phố 1", resident: "Bà Sáu", words: "cần cài VNeID", isMine: false },
    ]);
    expect((await as.officer("GET", "/help-requests")).json().requests).toHaveLength(1);
    expect((await as.leader("POST", `/help-requests/${helpId}/take`)).json()).toMatchObject({
      state: "taken",
      isMine: true,
    });
    expect((await as.officer("POST", `/help-requests/${helpId}/take`)).statusCode).toBe(409);
    const answer = { words: "Chiều nay tôi qua", key: "key-000001" };
    for (const _ of [1, 2]) await as.leader("POST", `/help-requests/${helpId}/answers`, answer);
    expect((await queuedFor(api.db, `r${made}`)).filter(({ text }) => text.includes("Chiều nay"))).toHaveLength(1);
    await as.leader("POST", `/help-requests/${helpId}/close`);
    expect((await last("r"))?.buttons).toHaveLength(3);
    const rated = await as.resident("POST", `/me/help-requests/${helpId}/rating`, { rating: 1 });
    expect(rated.json()).toMatchObject({ state: "open", rating: 1, answer: "Chiều nay tôi qua" });
    expect((await last("c"))?.text).toContain("chưa được giúp");
    expect((await as.officer("POST", `/help-requests/${helpId}/take`)).json()).toMatchObject({ isMine: true });
    await as.officer("POST", `/help-requests/${helpId}/close`);
    const again = await as.resident("POST", `/me/help-requests/${helpId}/rating`, { rating: 3 });
    expect(again.json()).toMatchObject({ state: "closed", rating: 3 });
    expect((await as.leader("GET", "/help-requests?show=ended")).json().requests).toMatchObject([{ rating: 3 }]);
  });

  test("another team and residents see nothing, and cannot take it", async () => {
    expect((await as.other("GET", "/help-requests")).json()).toEqual({ requests: [] });
    expect((await as.other("POST", `/help-requests/${helpId}/take`)).statusCode).toBe(404);
    expect((await as.resident("GET", "/help-requests")).statusCode).toBe(403);
    expect((await as.leader("POST", `/me/help-requests/${helpId}/cancel`)).statusCode).toBe(404);
  });

  test("the resident sees all they ever asked for, twenty at a time", async () => {
    await withScope(api.db, { communes: [commune.id] }, (tx) =>
      tx.execute(sql`
        insert into help_requests (commune_id, person_id, words_sealed, state, created_at, closed_at)
        select commune_id, person_id, words_sealed, 'closed', created_at, created_at
        from help_requests, generate_series(1, 44) where id = ${helpId}`),
    );
    const ids: number[] = [];
    const sizes: number[] = [];
    for (let query: string | undefined = ""; query !== undefined; ) {
      const { requests, next }: OwnHelpRequests = (await as.resident("GET", `/me/help-requests${query}`)).json();
      ids.push(...requests.map(({ id }) => id));
      sizes.push(requests.length);
      query = next === undefined ? undefined : `?cursor=${next}`;
    }
    expect(sizes).toEqual([20, 20, 5]);
    expect(new Set(ids).size).toBe(45);
    expect(ids.at(-1)).toBe(helpId);
    expect((await as.resident("GET", "/me/help-requests?cursor=x")).statusCode).toBe(400);
  });

  test("the resident takes it back, once is enough", async () => {
    for (const _ of [1, 2]) {
      const { json } = await as.resident("POST", `/me/help-requests/${helpId}/cancel`);
      expect(json()).toMatchObject({ state: "cancelled" });
    }
    expect((await as.resident("GET", "/me/help-requests")).json().requests).toMatchObject([{ state: "cancelled" }]);
    expect((await as.leader("POST", `/help-requests/${helpId}/close`)).statusCode).toBe(409);
  });

  test("an answer with a password is refused and kept nowhere", async () => {
    const answer = { words: "mật khẩu là Abc12345", key: "key-000002" };
    const refused = await as.leader("POST", `/help-requests/${helpId}/answers`, answer);
    expect([refused.statusCode, refused.json().error.code]).toEqual([400, "secret_in_words"]);
    expect(await queuedFor(api.db, `r${made}`)).toEqual([]);
  });
});

describe("the reminders' rules over the API", () => {
  const path = () => `/units/${commune.id}/reminder-rules`;

  test("show what comes next, with its words; the defaults of a new commune", async () => {
    const page = (await as.officer("GET", path())).json();
    expect(page).toMatchObject({
      rhythm: "week",
      mayChange: true,
      quiet: { fromMinutes: 1230, untilMinutes: 420, sundays: true },
    });
    expect(page.next.map((step: { kind: string; at: string }) => [step.kind, step.at])).toEqual([
      ["group", "2026-11-21T01:00:00.000Z"],
      ["leader", "2026-11-23T01:00:00.000Z"],
      ["digest", "2026-11-24T01:00:00.000Z"],
      ["group", "2026-11-28T01:00:00.000Z"],
    ]);
    expect(page.next[0].text).toContain("chưa gửi báo cáo tuần 47");
  });

  test("are tried without being kept, and hold once they are kept", async () => {
    const { rules, quiet } = (await as.officer("GET", path())).json();
    const wish = {
      rules: { ...rules, atMinutes: 17 * 60, leaderIsOn: false, groupWords: "{tổ} ơi, {kỳ} nhé. {hạn}" },
      quiet,
    };
    const tried = (await as.officer("POST", `${path()}/preview`, wish)).json();
    expect(tried.next[0]).toMatchObject({
      at: "2026-11-21T10:00:00.000Z",
      text: expect.stringContaining("ơi, tuần 47"),
    });
    expect((await as.officer("GET", path())).json().rules).toEqual(rules);
    await as.officer("PUT", path(), wish);
    expect((await as.officer("GET", path())).json()).toMatchObject({ rules: wish.rules });
  });

  test("refuse words with a link, an unknown placeholder or no period, and everybody who is no officer of the commune", async () => {
    const { rules, quiet } = (await as.officer("GET", path())).json();
    for (const groupWords of ["{kỳ} xem http://x.vn", "{kỳ} {ten}", "xin gửi báo cáo"]) {
      const answer = await as.officer("PUT", path(), { rules: { ...rules, groupWords }, quiet });
      expect([groupWords, answer.statusCode]).toEqual([groupWords, 400]);
    }
    expect((await as.leader("PUT", path(), { rules, quiet })).statusCode).toBe(404);
  });
});
