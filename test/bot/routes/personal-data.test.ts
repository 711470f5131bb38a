import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { withScope } from "../../../bot/db/connection.ts";
import { auditLog, consents, people, reports } from "../../../bot/db/schema/index.ts";
import { readCommune } from "../../../bot/services/communes.ts";
import { giveConsent } from "../../../bot/services/consent/consents.ts";
import { announcementConsent, hashOf, memberConsent } from "../../../bot/services/consent/texts.ts";
import { findPerson } from "../../../bot/services/people/known-person.ts";
import { openTestApi } from "../../helpers/api.ts";
import { makeCommune, makePerson, type TestCommune } from "../../helpers/commune.ts";
import { makeReport } from "../../helpers/report.ts";
import { testVault } from "../../helpers/turn.ts";

const clock = { now: new Date("2026-11-18T03:00:00Z") };
const api = openTestApi(clock);
let commune: TestCommune;
let ids: { member: number; resident: number };
type Call = Awaited<ReturnType<typeof api.as>>;
let as: { member: Call; resident: Call };
let made = 0;

beforeEach(async () => {
  made += 1;
  commune = await makeCommune(api.db, 2, { photoMonths: 18, consentMonths: 36 });
  const [team] = commune.teams;
  const person = (given: object) => makePerson(api.db, commune, given);
  ids = {
    member: await person({
      name: "Trần Văn Bảy",
      phone: "84912000001",
      zaloUserId: `m${made}`,
      team,
      role: "leader",
    }),
    resident: await person({ name: "Bà Sáu", zaloUserId: `r${made}` }),
  };
  as = {
    member: await api.as(commune, ids.member),
    resident: await api.as(commune, ids.resident),
  };
});

const scoped = <T>(work: Parameters<typeof withScope<T>>[2]) => withScope(api.db, { communes: [commune.id] }, work);
const known = (personId: number) => scoped((tx) => findPerson(tx, testVault, { personId, now: clock.now }));
const report = (given: object) =>
  makeReport(api.db, commune, {
    team: commune.teams[0]!,
    at: clock.now,
    activityOn: "2026-11-17",
    authorPersonId: ids.member,
    ...given,
  });
const audited = () =>
  scoped((tx) => tx.select({ action: auditLog.action, by: auditLog.byPersonId }).from(auditLog).orderBy(auditLog.id));

describe("my data", () => {
  test("shows what is held of me, and how long, by the commune's own rules", async () => {
    const own = (await as.member("GET", "/me/personal-data")).json();
    expect(own).toMatchObject({
      controller: "UBND phường Thạch Quý",
      name: "Trần Văn Bảy",
      phone: "84912000001",
      teams: [{ name: commune.teams[0]?.name, role: "leader" }],
      units: [],
      reports: 0,
      receivesMessages: true,
      villages: commune.teams.map(({ unitId, name }) => ({ id: unitId, name: name.slice(name.indexOf("Tổ dân phố")) })),
    });
    expect(own.messagesConsent).toBeUndefined();
    expect(own.keptHowLong).toEqual(
      expect.arrayContaining([expect.stringContaining("18 tháng"), expect.stringContaining("36 tháng")]),
    );
  });

  test("is shown to nobody without a login", async () => {
    for (const [method, url] of [
      ["GET", "/me/personal-data"],
      ["GET", "/me/personal-data/file?format=json"],
      ["DELETE", "/me/personal-data"],
      ["POST", "/me/withdrawal"],
    ] as const) {
      expect((await api.app.inject({ method, url: `/api/v1${url}` })).statusCode).toBe(401);
    }
  });

  test("can be taken along, complete, as a sheet that Excel in Vietnam opens and as JSON with Vietnamese titles", async () => {
    await report({ note: "=họp; thôn", number: 7 });
    const sheet = await as.member("GET", "/me/personal-data/file?format=csv");
    expect(sheet.headers["content-type"]).toBe("text/csv; charset=utf-8");
    expect(sheet.headers["content-disposition"]).toContain("du-lieu-cua-toi.csv");
    expect(sheet.headers["cache-control"]).toBe("no-store");
    expect(sheet.body.charCodeAt(0)).toBe(0xfeff);
    expect(sheet.body).toContain("Phần;Mục;Nội dung;Từ ngày;Đến ngày");
    expect(sheet.body).toContain("Hồ sơ;Số điện thoại;0912000001");
    expect(sheet.body).toMatch(/Báo cáo đã gửi;Báo cáo số 7;"?Tổ .*họp; thôn"?;17\/11\/2026/);
    const copy = (await as.member("GET", "/me/personal-data/file?format=json")).json();
    expect(copy["Bên kiểm soát dữ liệu"]).toBe("UBND phường Thạch Quý");
    expect(copy["Tổ và chức danh"]).toEqual([
      { Mục: "Tổ trưởng", "Nội dung": commune.teams[0]?.name, "Từ ngày": "05/01/2026" },
    ]);
    expect(JSON.stringify(copy)).not.toContain("Bà Sáu");
  });
});

describe("correcting", () => {
  test("changes name, form of address and village, each noted as by chat", async () => {
    const village = commune.teams[1]?.unitId;
    const answer = await as.resident("PATCH", "/me/personal-data", {
      name: "  Nguyễn Thị   Sáu ",
      formOfAddress: "bác",
      villageUnitId: village,
    });
    expect(answer.json()).toMatchObject({
      name: "Nguyễn Thị Sáu",
      formOfAddress: "bác",
      village: { id: village, name: "Tổ dân phố 2" },
    });
    expect(await known(ids.resident)).toMatchObject({ name: "Nguyễn Thị Sáu", formOfAddress: "bác" });
    expect(await audited()).toEqual(Array(3).fill({ action: "person.corrected", by: ids.resident }));
  });

  test("refuses what is no name, another commune's village, and what only the team may change", async () => {
    const elsewhere = await makeCommune(api.db, 1);
    for (const wrong of [
      { name: "Bảy" },
      { name: "0912000001 a" },
      { villageUnitId: elsewhere.teams[0]?.unitId },
      { formOfAddress: "ông" },
      { phone: "84912000009" },
    ]) {
      const refused = await as.member("PATCH", "/me/personal-data", wrong);
      expect([refused.statusCode, wrong]).toEqual([400, wrong]);
    }
    expect(await known(ids.member)).toMatchObject({ name: "Trần Văn Bảy", formOfAddress: "anh/chị" });
  });
});

describe("messages", () => {
  test("stop at once and begin again for a member", async () => {
    expect((await as.member("PUT", "/me/messages", { receive: false })).json().receivesMessages).toBe(false);
    expect((await known(ids.member))?.stopped).toBe(true);
    expect((await as.member("PUT", "/me/messages", { receive: true })).json().receivesMessages).toBe(true);
    expect((await known(ids.member))?.stopped).toBe(false);
  });

  test("begin for a resident only with consent to the very words shown, which is kept as proof", async () => {
    const { messagesConsent, receivesMessages } = (await as.resident("GET", "/me/personal-data")).json();
    expect(receivesMessages).toBe(false);
    const without = await as.resident("PUT", "/me/messages", { receive: true });
    expect(without.json().error.code).toBe("consent_needed");
    expect((await as.resident("PUT", "/me/messages", { receive: true, agreedTo: "có" })).statusCode).toBe(409);
    const agreed = await as.resident("PUT", "/me/messages", { receive: true, agreedTo: messagesConsent });
    expect(agreed.json()).toMatchObject({ receivesMessages: true, consents: [{ to: "nhận thông báo" }] });
    const text = announcementConsent(await scoped((tx) => readCommune(tx, commune.id)));
    const proofs = () => scoped((tx) => tx.select().from(consents).where(eq(consents.personId, ids.resident)));
    expect(await proofs()).toMatchObject([{ textHash: hashOf(text.text), withdrawnAt: null }]);
    await as.resident("PUT", "/me/messages", { receive: false });
    expect(await proofs()).toMatchObject([{ withdrawnAt: clock.now }]);
    expect((await known(ids.resident))?.stopped).toBe(true);
  });
});

describe("leaving", () => {
  test("withdrawing consent ends team and login, and keeps the proof", async () => {
    await scoped(async (tx) => {
      const text = memberConsent(await readCommune(tx, commune.id));
      const given = { communeId: commune.id, personId: ids.member, purpose: "reporting" as const, text };
      await giveConsent(tx, { ...given, now: clock.now });
    });
    expect((await as.member("POST", "/me/withdrawal")).statusCode).toBe(204);
    expect((await known(ids.member))?.memberships).toEqual([]);
    expect((await as.member("GET", "/me")).statusCode).toBe(401);
    const proofs = await scoped((tx) => tx.select().from(consents).where(eq(consents.personId, ids.member)));
    expect(proofs).toMatchObject([{ purpose: "reporting", withdrawnAt: clock.now }]);
    expect(await audited()).toEqual([{ action: "consent.withdrawn", by: ids.member }]);
  });

  test("deleting takes the person and leaves the team's figures without a name", async () => {
    await report({ values: { cashless_shops: 4 }, note: "nhà ông Ba" });
    expect((await as.member("DELETE", "/me/personal-data")).statusCode).toBe(204);
    expect(await known(ids.member)).toBeUndefined();
    expect((await as.member("GET", "/me")).statusCode).toBe(401);
    const [row] = await scoped((tx) => tx.select().from(people).where(eq(people.id, ids.member)));
    expect(row).toMatchObject({ nameSealed: null, phoneSealed: null, erasedAt: clock.now });
    const left = await scoped((tx) => tx.select().from(reports).where(eq(reports.communeId, commune.id)));
    expect(left).toMatchObject([{ values: { cashless_shops: 4 }, authorPersonId: null, note: null }]);
    expect(await audited()).toEqual([{ action: "person.erased", by: ids.member }]);
  });

  test("a phone that keeps something of them learns so without a login, and nothing of anybody else", async () => {
    const gone = ids.resident;
    const other = await makePerson(api.db, commune, { name: "Bà Bảy" });
    await scoped((tx) => tx.update(people).set({ erasedAt: clock.now }).where(eq(people.id, other)));
    await as.resident("DELETE", "/me/personal-data");
    const ask = async (list: string) => api.app.inject({ method: "GET", url: `/api/v1/forgotten-people?ids=${list}` });
    expect((await ask(`${ids.member},${gone},${other},999999999`)).json()).toEqual({ forgotten: [gone] });
    for (const wrong of ["", "a", "1,", "1,,2", Array(21).fill("1").join(",")]) {
      expect((await ask(wrong)).statusCode).toBe(400);
    }
  });
});
