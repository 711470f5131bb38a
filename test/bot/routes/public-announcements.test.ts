import { sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { withScope } from "../../../bot/db/connection.ts";
import { openTestApi } from "../../helpers/api.ts";
import { makeCommune, makeGroup, makePerson, type TestCommune } from "../../helpers/commune.ts";

/** Wednesday 10:00 in Vietnam. */
const clock = { now: new Date("2026-11-18T03:00:00Z") };
const api = openTestApi(clock);
let commune: TestCommune;
type Call = Awaited<ReturnType<typeof api.as>>;
let officer: Call;
let resident: Call;
let made = 0;

beforeEach(async () => {
  made += 1;
  clock.now = new Date("2026-11-18T03:00:00Z");
  commune = await makeCommune(api.db, 2);
  for (const [n, team] of commune.teams.entries()) await makeGroup(api.db, commune, `pub${made}-${n}`, team);
  officer = await api.as(commune, await makePerson(api.db, commune, { staffOf: commune.id }));
  resident = await api.as(commune, await makePerson(api.db, commune, { zaloUserId: `r${made}` }));
});

const draft = async (text: string, more: object = {}) =>
  (await officer("POST", `/units/${commune.id}/announcements`, { text, ...more })).json();
const send = (id: number) => officer("POST", `/announcements/${id}/send`, {});
const asGuest = async (path: string) => (await api.app.inject({ method: "GET", url: `/api/v1${path}` })).json();
const textsOf = async (query = "") =>
  (await asGuest(`/communes/${commune.id}/public-announcements${query}`)).announcements.map(
    ({ text }: { text: string }) => text,
  );

test("only what an officer made public is read without a login, and only once it is sent", async () => {
  const hidden = await draft("Họp tổ trưởng chiều thứ Sáu");
  const open = await draft("Sáng mai làm căn cước ở nhà văn hóa", { isPublic: true });
  expect([hidden.isPublic, open.isPublic]).toEqual([false, true]);
  await send(hidden.id);
  expect(await textsOf()).toEqual([]);
  await send(open.id);
  const answer = await asGuest(`/communes/${commune.id}/public-announcements`);
  expect(answer).toEqual({
    commune: { id: commune.id, name: "Phường Thạch Quý" },
    villages: commune.teams.map(({ unitId }, n) => ({ id: unitId, name: `Tổ dân phố ${n + 1}` })),
    announcements: [
      {
        id: open.id,
        text: "Sáng mai làm căn cước ở nhà văn hóa",
        urgent: false,
        from: "UBND phường Thạch Quý",
        sentAt: clock.now.toISOString(),
      },
    ],
  });
  clock.now = new Date(clock.now.getTime() + 91 * 86_400_000);
  expect(await textsOf()).toEqual([]);
});

test("correcting a draft keeps what it does not name", async () => {
  const { id } = await draft("Mời bà con tiêm phòng cho chó mèo", { isPublic: true, urgent: true });
  const changed = await officer("PATCH", `/announcements/${id}`, { text: "Mời bà con tiêm phòng dại cho chó mèo" });
  expect(changed.json()).toMatchObject({ isPublic: true, urgent: true, text: expect.stringContaining("dại") });
  expect((await officer("PATCH", `/announcements/${id}`, { isPublic: false })).json().isPublic).toBe(false);
});

test("a draft's chosen time can be taken away again: it then goes at once", async () => {
  const { id, sendAt } = await draft("Họp thứ Hai", { sendAt: "2026-11-20T08:00:00+07:00" });
  expect(sendAt).toBe("2026-11-20T01:00:00.000Z");
  expect((await officer("PATCH", `/announcements/${id}`, { text: "Họp thứ Ba" })).json().sendAt).toBe(sendAt);
  expect((await officer("PATCH", `/announcements/${id}`, { sendAt: null })).json().sendAt).toBeUndefined();
});

test("a village reads what was meant for it and for all", async () => {
  const [one, two] = commune.teams.map(({ unitId }) => unitId);
  await send((await draft("Cho cả phường", { isPublic: true })).id);
  await send((await draft("Cho tổ dân phố 1", { isPublic: true, audience: { units: [one] } })).id);
  expect(await textsOf(`?village=${one}`)).toHaveLength(2);
  expect(await textsOf(`?village=${two}`)).toEqual(["Cho cả phường"]);
});

test("a resident with a login reads it among their own, and is not asked to acknowledge it", async () => {
  const { id } = await draft("Sáng mai làm căn cước", { isPublic: true });
  await send(id);
  expect((await resident("GET", "/my-announcements")).json().announcements).toMatchObject([{ id, asksMe: false }]);
});

test("communes are found by name, with or without accents; a unit that is none is not there", async () => {
  const other = await makeCommune(api.db, 1);
  await withScope(api.db, "all", (tx) => tx.execute(sql`update units set name = 'Xã Đức Thọ' where id = ${other.id}`));
  const wanted = { communes: [{ id: other.id, name: "Xã Đức Thọ" }], more: false };
  expect(await asGuest("/communes?q=duc%20tho")).toEqual(wanted);
  expect(await asGuest(`/communes?q=${encodeURIComponent("Đức")}`)).toEqual(wanted);
  expect((await asGuest("/communes?q=zzz")).communes).toEqual([]);
  for (const id of [commune.teams[0]?.unitId, 2_000_000_000, 0, "x"]) {
    const answer = await asGuest(`/communes/${id}/public-announcements`);
    expect(answer.error.message).toBeTruthy();
  }
});
