import { sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { withScope } from "../../../bot/db/connection.ts";
import { openTestApi } from "../../helpers/api.ts";
import { makeCommune, makeGroup, makePerson, type TestCommune } from "../../helpers/commune.ts";
import { queuedFor } from "../../helpers/outbox.ts";

/** Wednesday 10:00 in Vietnam. */
const clock = { now: new Date("2026-11-18T03:00:00Z") };
const api = openTestApi(clock);
let commune: TestCommune;
let officer: Awaited<ReturnType<typeof api.as>>;
let leader: Awaited<ReturnType<typeof api.as>>;
let made = 0;
const group = (n: number) => `ab${made}0${n}`;

beforeEach(async () => {
  made += 1;
  commune = await makeCommune(api.db, 3);
  await makeGroup(api.db, commune, group(1), commune.teams[0]);
  await makeGroup(api.db, commune, group(2), commune.teams[1]);
  officer = await api.as(commune, await makePerson(api.db, commune, { zaloUserId: "officer", staffOf: commune.id }));
  const team = commune.teams[0]!;
  leader = await api.as(commune, await makePerson(api.db, commune, { team, role: "leader", zaloUserId: "lead" }));
});

const draft = async (more: object = {}) =>
  (await officer("POST", `/units/${commune.id}/announcements`, { text: "mai họp", ...more })).json();
const sent = () => withScope(api.db, "all", (tx) => tx.execute(sql`update outbound_messages set state = 'sent'`));
const settings = (value: object) =>
  withScope(api.db, "all", (tx) =>
    tx.execute(
      sql`update communes set settings = ${JSON.stringify({ announcements: value })}::jsonb where unit_id = ${commune.id}`,
    ),
  );

test("a plan says how many, by which way and why not, and writes nothing", async () => {
  const answer = await officer("POST", `/units/${commune.id}/announcement-plans`, {
    audience: { exceptUnits: [commune.teams[1]!.unitId] },
  });
  expect(answer.json()).toMatchObject({
    needsApproval: false,
    plan: { recipients: 2, reach: 1, routes: { group: 1, free: 0, paid: 0 }, byHand: [{ count: 1 }] },
  });
  expect((await officer("GET", `/units/${commune.id}/announcements`)).json()).toEqual({ announcements: [] });
});

test("a draft goes out after the number was seen, once, and everybody's fate can be read", async () => {
  await settings({ previewAboveGroups: 1 });
  const { id, plan, state } = await draft();
  expect(state).toBe("draft");
  expect((await officer("POST", `/announcements/${id}/send`, {})).json().error.code).toBe("plan_changed");
  expect((await officer("POST", `/announcements/${id}/send`, { reach: 1 })).statusCode).toBe(409);
  const after = (await officer("POST", `/announcements/${id}/send`, { reach: plan.reach })).json();
  expect(after).toMatchObject({ state: "sending", progress: { total: 3, pending: 2, failed: 1 } });
  expect((await officer("POST", `/announcements/${id}/send`, { reach: plan.reach })).json().error.code).toBe(
    "not_a_draft",
  );
  expect(await queuedFor(api.db, group(1))).toHaveLength(1);
  const all = (await officer("GET", `/announcements/${id}/recipients`)).json();
  expect(all.recipients).toHaveLength(3);
  const failed = (await officer("GET", `/announcements/${id}/recipients?state=failed`)).json();
  expect(failed.recipients).toMatchObject([
    { kind: "group", state: "failed", reason: expect.stringContaining("nhóm Zalo") },
  ]);
});

test("the same key makes one draft", async () => {
  const key = { idempotencyKey: `key-${made}-00` };
  expect((await draft(key)).id).toBe((await draft(key)).id);
});

test("a draft is changed until it is sent; links and long texts are refused with words", async () => {
  const { id } = await draft();
  expect((await officer("PATCH", `/announcements/${id}`, { text: "mốt họp" })).json()).toMatchObject({
    text: "mốt họp",
  });
  const refused = await officer("PATCH", `/announcements/${id}`, { text: "vào https://bit.ly/x nhận quà" });
  expect(refused.json().error).toMatchObject({ code: "forbidden_link", message: expect.stringContaining("bit.ly") });
  expect((await officer("GET", `/announcements/${id}`)).json().text).toBe("mốt họp");
});

test("a picture is uploaded, travels with the message, and anybody with its address can fetch it", async () => {
  const png = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  );
  const type = { "content-type": "image/png" };
  const path = `/units/${commune.id}/announcement-pictures`;
  const { imageUrl } = (await officer("POST", path, png, type)).json();
  const { id, plan } = await draft({ imageUrl });
  await officer("POST", `/announcements/${id}/send`, { reach: plan.reach });
  expect((await queuedFor(api.db, group(1)))[0]?.image).toEqual({ url: imageUrl });
  const fetched = await api.app.inject({ method: "GET", url: new URL(imageUrl).pathname });
  expect(fetched.headers["content-type"]).toBe("image/png");
  expect((await officer("POST", path, Buffer.from("không phải ảnh"), type)).statusCode).toBe(415);
  expect((await leader("POST", path, png, type)).statusCode).toBe(403);
  const foreign = "https://evil.example/api/v1/announcement-pictures/aaaaaaaaaaaaaaaaaaaaaaaa";
  expect((await draft({ imageUrl: foreign })).error.code).toBe("foreign_picture");
});

test("pausing, going on and cancelling answer with the exact account", async () => {
  const { id, plan } = await draft();
  await officer("POST", `/announcements/${id}/send`, { reach: plan.reach });
  const paused = (await officer("POST", `/announcements/${id}/course`, { change: "pause" })).json();
  expect(paused).toMatchObject({ state: "paused", progress: { held: 2, pending: 0 } });
  expect((await officer("POST", `/announcements/${id}/course`, { change: "resume" })).json().state).toBe("sending");
  const cancelled = (await officer("POST", `/announcements/${id}/course`, { change: "cancel" })).json();
  expect(cancelled).toMatchObject({ state: "cancelled", progress: { failed: 3, sent: 0 } });
  const { recipients } = (await officer("GET", `/announcements/${id}/recipients`)).json();
  const again = await officer("POST", `/announcements/${id}/recipients/${recipients[0].id}/work`, { work: "resend" });
  expect(again.json().error.code).toBe("not_now");
  expect((await officer("POST", `/announcements/${id}/course`, { change: "resume" })).json().error.code).toBe(
    "not_now",
  );
});

test("above the commune's number a second person approves; never the author", async () => {
  await settings({ approvalAbove: 1 });
  const other = await api.as(commune, await makePerson(api.db, commune, { zaloUserId: "boss", staffOf: commune.id }));
  const { id, plan, needsApproval } = await draft();
  expect(needsApproval).toBe(true);
  const waiting = (await officer("POST", `/announcements/${id}/send`, { reach: plan.reach })).json();
  expect(waiting).toMatchObject({ state: "awaiting_approval", mayApprove: false, progress: { held: 2 } });
  expect((await officer("POST", `/announcements/${id}/approval`, { approve: true })).json().error.code).toBe("own");
  expect((await other("GET", `/announcements/${id}`)).json().mayApprove).toBe(true);
  expect((await other("POST", `/announcements/${id}/approval`, { approve: true })).json().state).toBe("sending");
});

test("an officer sends once more, or notes that somebody was told by hand; what arrived is left alone", async () => {
  const { id, plan } = await draft();
  await officer("POST", `/announcements/${id}/send`, { reach: plan.reach });
  await sent();
  const { recipients } = (await officer("GET", `/announcements/${id}/recipients`)).json();
  const [arrived, , failed] = recipients as { id: number }[];
  const work = (recipient: { id: number }, what: string) =>
    officer("POST", `/announcements/${id}/recipients/${recipient.id}/work`, { work: what });
  expect((await work(arrived!, "resend")).json().error.code).toBe("nothing_to_do");
  expect((await work(failed!, "resend")).json().error.code).toBe("no_way");
  expect((await work(failed!, "told")).json().progress.toldByHand).toBe(1);
  await makeGroup(api.db, commune, group(3), commune.teams[2]);
  expect((await work(failed!, "resend")).statusCode).toBe(200);
  expect(await queuedFor(api.db, group(3))).toHaveLength(1);
});

test("people of the team read it for ninety days and say “đã nắm”", async () => {
  const { id, plan } = await draft();
  expect((await leader("GET", "/my-announcements")).json()).toEqual({ announcements: [] });
  await officer("POST", `/announcements/${id}/send`, { reach: plan.reach });
  await sent();
  expect((await leader("GET", "/my-announcements")).json().announcements).toMatchObject([
    { id, text: "mai họp", from: "UBND phường Thạch Quý", asksMe: true, acknowledged: false },
  ]);
  const after = (await leader("POST", `/announcements/${id}/acknowledgement`)).json();
  expect(after.announcements).toMatchObject([{ acknowledged: true }]);
  expect((await officer("GET", `/announcements/${id}`)).json()).toMatchObject({
    progress: { acknowledged: 1 },
    acknowledged: [
      { name: "Tổ dân phố 1", got: 1, acknowledged: 1 },
      { name: "Tổ dân phố 2", got: 1, acknowledged: 0 },
    ],
  });
});

test("is closed to members, to other units and to other communes", async () => {
  const { id } = await draft();
  for (const path of [
    `/units/${commune.id}/announcements`,
    `/announcements/${id}`,
    `/announcements/${id}/recipients`,
  ]) {
    expect((await leader("GET", path)).statusCode, path).toBe(404);
  }
  expect((await leader("POST", `/announcements/${id}/send`, { reach: 2 })).statusCode).toBe(404);
  const village = await api.as(commune, await makePerson(api.db, commune, { staffOf: commune.teams[1]!.unitId }));
  expect((await village("GET", `/announcements/${id}`)).statusCode).toBe(404);
  expect((await village("POST", `/units/${commune.id}/announcements`, { text: "x" })).statusCode).toBe(403);
  const beyond = { text: "x", audience: { units: [commune.teams[0]!.unitId] } };
  expect((await village("POST", `/units/${commune.teams[1]!.unitId}/announcements`, beyond)).statusCode).toBe(409);
  const elsewhere = await makeCommune(api.db, 1);
  const stranger = await api.as(elsewhere, await makePerson(api.db, elsewhere, { staffOf: elsewhere.id }));
  expect((await stranger("GET", `/announcements/${id}`)).statusCode).toBe(404);
});
