import { beforeEach, expect, test } from "vitest";
import { withScope } from "../../../bot/db/connection.ts";
import { auditLog, unitRoles } from "../../../bot/db/schema/index.ts";
import { readCommune } from "../../../bot/services/communes.ts";
import { openTestApi } from "../../helpers/api.ts";
import { makeCommune, makePerson, type TestCommune } from "../../helpers/commune.ts";

/** Wednesday 10:00 in Vietnam. */
const clock = { now: new Date("2026-11-18T03:00:00Z") };
const api = openTestApi(clock);
let commune: TestCommune;
let officer: Awaited<ReturnType<typeof api.as>>;
let leader: Awaited<ReturnType<typeof api.as>>;

beforeEach(async () => {
  commune = await makeCommune(api.db, 1, { teamTitle: "Tổ chuyển đổi số cộng đồng", contact: "Gặp chị Mai." });
  officer = await api.as(commune, await makePerson(api.db, commune, { staffOf: commune.id }));
  const leaderId = await makePerson(api.db, commune, {});
  await scoped((tx) =>
    tx.insert(unitRoles).values({
      ...{ communeId: commune.id, personId: leaderId, unitId: commune.id },
      role: "leader",
      from: new Date("2026-01-05T01:00:00Z"),
    }),
  );
  leader = await api.as(commune, leaderId);
});

const scoped = <T>(work: Parameters<typeof withScope<T>>[2]) => withScope(api.db, { communes: [commune.id] }, work);
const path = () => `/units/${commune.id}/settings`;
const wish = {
  workingHours: "7h–11h và 13h–17h",
  photoMonths: 6,
  consentMonths: 36,
  announcements: { approvalAbove: 5, previewAboveGroups: 20, allowedHosts: ["truong.edu.vn"] },
};

test("an officer changes what has no page of its own; the rest of the settings stays", async () => {
  const before = (await officer("GET", path())).json();
  expect(before).toMatchObject({
    settings: { contact: "Gặp chị Mai.", photoMonths: 12, consentMonths: 24, announcements: { allowedHosts: [] } },
    defaults: { controller: "UBND phường Thạch Quý", contact: expect.stringContaining("trụ sở") },
    mayChange: true,
  });
  expect((await officer("PUT", path(), wish)).json()).toMatchObject({ settings: wish });
  const { settings } = await scoped((tx) => readCommune(tx, commune.id));
  expect(settings).toMatchObject({ ...wish, teamTitle: "Tổ chuyển đổi số cộng đồng" });
  expect(settings.contact).toBeUndefined();
  expect(await scoped((tx) => tx.select({ action: auditLog.action }).from(auditLog))).toEqual([
    { action: "settings.changed" },
  ]);
});

test("a leader of the commune looks and changes nothing; wrong values are refused", async () => {
  expect((await leader("GET", path())).json().mayChange).toBe(false);
  expect((await leader("PUT", path(), wish)).statusCode).toBe(403);
  for (const wrong of [
    { ...wish, photoMonths: 0 },
    { ...wish, consentMonths: 500 },
    { ...wish, contact: "x".repeat(301) },
    { ...wish, announcements: { allowedHosts: ["https://truong.edu.vn/"] } },
  ]) {
    expect((await officer("PUT", path(), wrong)).statusCode).toBe(400);
  }
  const village = `/units/${commune.teams[0]?.unitId}/settings`;
  expect((await officer("GET", village)).json().error.code).toBe("no_commune");
});

test("announcements may link to the pages named here, and to no others", async () => {
  await officer("PUT", path(), { ...wish, announcements: {} });
  const text = "Xem lịch ở https://truong.edu.vn nhé";
  const refused = await officer("POST", `/units/${commune.id}/announcements`, { text });
  expect(refused.statusCode).toBe(409);
  await officer("PUT", path(), { ...wish, announcements: { allowedHosts: ["truong.edu.vn"] } });
  expect((await officer("POST", `/units/${commune.id}/announcements`, { text })).statusCode).toBe(200);
});
