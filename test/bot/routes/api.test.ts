import { tmpdir } from "node:os";
import Fastify, { type FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withScope } from "../../../bot/db/connection.ts";
import { createVault } from "../../../bot/db/vault.ts";
import { apiRoutes } from "../../../bot/routes/api/api.ts";
import { handleErrors } from "../../../bot/routes/error-handler.ts";
import { linkDemoPeople } from "../../../bot/services/demo/link-demo-people.ts";
import { loadDemo } from "../../../bot/services/demo/load-demo.ts";
import { confirmLogin } from "../../../bot/services/logins/login-requests.ts";
import { findPersonByIdentity } from "../../../bot/services/people/known-person.ts";
import { createPhotoFiles } from "../../../bot/services/photos/photo-files.ts";
import { ZaloGraphError } from "../../../bot/zalo/graph-client.ts";
import type { OutgoingMessage } from "../../../shared/api/message.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";
import { withoutZalo } from "../../helpers/zalo-desk.ts";

const now = new Date("2026-11-21T03:00:00Z");
const vault = createVault(Buffer.alloc(32, 7));
const appId = "2000000000000000011";
const miniAppUrl = "https://xa.example.vn/app/";
const cast = {
  oaId: "3000000000000000021",
  appId: "2000000000000000011",
  leader: { userId: "4000000000000000031", userIdByApp: "5001" },
  officer: { userId: "4000000000000000032", userIdByApp: "5002", name: "Nguyễn Thị Hoa" },
  group: { groupId: "f0e1d2c3b4a5968778f0", name: "Tổ CNSCĐ Tổ dân phố 1" },
};
/** Mini App tokens that Zalo would know, and whose they are. */
const zaloTokens: Record<string, string> = {
  "leader-token": "5001",
  "officer-token": "5002",
  "stranger-token": "5003",
};

const database = openTestDatabase();
let app: FastifyInstance;
let communeId: number;

beforeAll(async () => {
  const { db } = database;
  ({ communeId } = await loadDemo(db, vault, now));
  await linkDemoPeople(db, vault, { communeId, cast, now });
  const graph = {
    async me(token: string) {
      const id = zaloTokens[token];
      if (!id) throw new ZaloGraphError("me", 452);
      return { id };
    },
    phoneNumber: () => Promise.reject(new ZaloGraphError("phoneNumber", -501)),
    close() {},
  };
  const outbox = { vault, split: (_kind: string, message: OutgoingMessage) => [message], now: () => now };
  app = Fastify();
  handleErrors(app);
  const photoFiles = createPhotoFiles(tmpdir(), vault);
  await app.register(apiRoutes, {
    prefix: "/api/v1",
    db,
    vault,
    graph,
    outbox,
    photoFiles,
    appId,
    miniAppUrl,
    ...withoutZalo,
    now: () => now,
  });
  await app.ready();
});
afterAll(async () => {
  await app.close();
});

async function call(method: "GET" | "POST" | "PATCH" | "DELETE", url: string, token?: string, payload?: object) {
  const answer = await app.inject({
    method,
    url: `/api/v1${url}`,
    headers: token ? { authorization: `Bearer ${token}` } : {},
    ...(payload ? { payload } : {}),
  });
  return { status: answer.statusCode, body: answer.body ? answer.json() : undefined };
}

async function logIn(miniAppToken: string) {
  const { body } = await call("POST", "/sessions", undefined, { miniAppToken });
  return body as { token: string; me: { teams: { id: number }[]; units: { id: number }[]; role: string } };
}

describe("without a login", () => {
  test("guides are open, and a question finds its guide", async () => {
    const all = await call("GET", "/guides");
    expect(all.status).toBe(200);
    expect(all.body.guides.length).toBeGreaterThanOrEqual(14);
    const found = await call("GET", `/guides?q=${encodeURIComponent("cai vneid kieu gi")}`);
    expect(found.body.confident).toBe(true);
    expect(found.body.guides[0]).toMatchObject({ slug: "vneid-kich-hoat-muc-2" });
    expect((await call("GET", "/guides/vneid-kich-hoat-muc-2")).body.steps.length).toBeGreaterThan(4);
    expect((await call("GET", "/guides/khong-co")).body.error).toEqual({
      code: "guide_not_found",
      message: expect.stringContaining("hướng dẫn"),
    });
  });

  test("every operation that does not say it is open answers 401 before it looks at its input", async () => {
    const { paths } = (await call("GET", "/openapi.json")).body as {
      paths: Record<string, Record<string, { security?: unknown[] }>>;
    };
    const operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { security }]) => ({ path, method, isOpen: security?.length === 0 })),
    );
    expect(
      operations
        .filter(({ isOpen }) => isOpen)
        .map(({ path }) => path)
        .sort(),
    ).toEqual([
      "/api/v1/announcement-pictures/{key}",
      "/api/v1/communes",
      "/api/v1/communes/{communeId}",
      "/api/v1/communes/{communeId}/public-announcements",
      "/api/v1/document-checks/{code}",
      "/api/v1/forgotten-people",
      "/api/v1/guide-book",
      "/api/v1/guides",
      "/api/v1/guides/{slug}",
      "/api/v1/health",
      "/api/v1/login-codes",
      "/api/v1/login/zalo",
      "/api/v1/sessions",
    ]);
    for (const { path, method, isOpen } of operations) {
      if (isOpen) continue;
      const url = path.replace("/api/v1", "").replace(/\{\w+\}/g, "không-phải-số");
      const answer = await call(
        method.toUpperCase() as "GET",
        encodeURI(url),
        undefined,
        method === "get" ? undefined : { wrong: true },
      );
      expect([path, method, answer.status, answer.body.error.code]).toEqual([path, method, 401, "login_required"]);
    }
  });

  test("errors have a code and a Vietnamese sentence, also for wrong paths, methods and bodies", async () => {
    expect(await call("GET", "/khong-co")).toMatchObject({ status: 404, body: { error: { code: "not_found" } } });
    expect(await call("DELETE", "/guides")).toMatchObject({
      status: 405,
      body: { error: { code: "method_not_allowed" } },
    });
    expect(await call("POST", "/sessions", undefined, { miniAppToken: 5 })).toMatchObject({
      status: 400,
      body: { error: { code: "invalid_request" } },
    });
  });
});

describe("logging in", () => {
  test("with a Mini App token that Zalo confirms; anybody else is told what to do", async () => {
    expect((await logIn("leader-token")).me).toMatchObject({
      role: "member",
      name: "Lê Thị Lan",
      teams: [{ role: "leader" }],
    });
    expect((await logIn("officer-token")).me).toMatchObject({ role: "staff", units: [{ role: "staff" }] });
    expect(await call("POST", "/sessions", undefined, { miniAppToken: "stranger-token" })).toMatchObject({
      status: 403,
      body: { error: { code: "not_registered" } },
    });
    expect(await call("POST", "/sessions", undefined, { miniAppToken: "forged" })).toMatchObject({
      status: 401,
      body: { error: { code: "zalo_refused" } },
    });
  });

  test("with a code sent by chat, once", async () => {
    const { body } = await call("POST", "/login-codes");
    expect(await call("POST", "/sessions", undefined, { wait: body.wait })).toMatchObject({
      status: 200,
      body: { state: "pending" },
    });
    await withScope(database.db, { communes: [communeId] }, async (tx) => {
      const person = await findPersonByIdentity(tx, vault, { oaId: cast.oaId, zaloUserId: cast.leader.userId, now });
      const given = { communeId, personId: person?.id ?? 0, now };
      expect(await confirmLogin(tx, vault, { ...given, code: "DN-000000" })).toBe(false);
      expect(await confirmLogin(tx, vault, { ...given, code: body.code.toLowerCase().replace("-", " ") })).toBe(true);
    });
    expect(await call("POST", "/sessions", undefined, { wait: body.wait })).toMatchObject({
      status: 200,
      body: { state: "done", me: { role: "member" } },
    });
    expect(await call("POST", "/sessions", undefined, { wait: body.wait })).toMatchObject({ status: 401 });
  });

  test("ends when the person logs out", async () => {
    const { token } = await logIn("leader-token");
    expect((await call("GET", "/me", token)).status).toBe(200);
    expect((await call("DELETE", "/sessions/current", token)).status).toBe(204);
    expect((await call("GET", "/me", token)).status).toBe(401);
  });
});

describe("a member", () => {
  test("sends a report once, sees it in the figures at once, corrects and withdraws it", async () => {
    const { token, me } = await logIn("leader-token");
    const teamId = me.teams[0]?.id ?? 0;
    const before = (await call("GET", `/teams/${teamId}`, token)).body;
    expect(before).toMatchObject({ state: "missing", values: {}, period: { key: "2026-W47" } });
    const report = {
      teamId,
      activityOn: "2026-11-20",
      values: { vneid_level2_activated: 12, cashless_shops: 5 },
      idempotencyKey: "phone-1-report-1",
    };
    const first = await call("POST", "/reports", token, report);
    expect(first).toMatchObject({
      status: 200,
      body: { report: { state: "submitted", revision: 1 }, home: { state: "on_time", values: report.values } },
    });
    const again = await call("POST", "/reports", token, report);
    expect(again.body.report.id).toBe(first.body.report.id);
    expect(again.body.home.values).toEqual(report.values);
    const changed = await call("PATCH", `/reports/${first.body.report.id}`, token, {
      values: { vneid_level2_activated: 15 },
    });
    expect(changed.body).toMatchObject({
      report: { state: "amended", revision: 2 },
      home: { values: { vneid_level2_activated: 15 } },
    });
    expect((await call("DELETE", `/reports/${first.body.report.id}`, token)).body).toMatchObject({
      home: { state: "missing", values: {} },
    });
    expect((await call("GET", `/teams/${teamId}/reports`, token)).body.reports[0]).toMatchObject({
      state: "withdrawn",
      isMine: true,
    });
  });

  test("is asked when the same activity is there already, and may add or replace", async () => {
    const { token, me } = await logIn("leader-token");
    const teamId = me.teams[0]?.id ?? 0;
    const report = { teamId, activityOn: "2026-11-19", values: { dvc_files_submitted: 7 } };
    const send = (key: string, onSimilar?: string) =>
      call("POST", "/reports", token, { ...report, idempotencyKey: key, ...(onSimilar ? { onSimilar } : {}) });
    const first = await send("similar-key-1");
    expect(await send("similar-key-2")).toMatchObject({
      status: 409,
      body: { error: { code: "similar_report" }, similar: [{ id: first.body.report.id }] },
    });
    expect((await send("similar-key-2", "replace")).body.home.values).toEqual({ dvc_files_submitted: 7 });
    expect((await send("similar-key-3", "add")).body.home.values).toEqual({ dvc_files_submitted: 14 });
  });

  test("cannot report tomorrow, unknown indicators, nothing at all, or for another team, nor see it", async () => {
    const { token, me } = await logIn("leader-token");
    const teamId = me.teams[0]?.id ?? 0;
    const good = {
      teamId,
      activityOn: "2026-11-18",
      values: { vneid_level2_activated: 1 },
      idempotencyKey: "refused-key-1",
    };
    expect(await call("POST", "/reports", token, { ...good, activityOn: "2026-11-22" })).toMatchObject({
      status: 422,
      body: { error: { code: "future_day" } },
    });
    expect(await call("POST", "/reports", token, { ...good, values: { not_ours: 1 } })).toMatchObject({
      status: 422,
      body: { error: { code: "unknown_indicator" } },
    });
    expect(await call("POST", "/reports", token, { ...good, values: {} })).toMatchObject({
      status: 422,
      body: { error: { code: "no_figures" } },
    });
    expect(await call("POST", "/reports", token, { ...good, values: { vneid_level2_activated: -1 } })).toMatchObject({
      status: 400,
    });
    expect(await call("POST", "/reports", token, { ...good, teamId: teamId + 1 })).toMatchObject({
      status: 403,
      body: { error: { code: "not_allowed" } },
    });
    expect((await call("GET", `/teams/${teamId + 1}`, token)).status).toBe(404);
    expect((await call("GET", `/units/${communeId}/overview`, token)).status).toBe(404);
  });
});

test("reports may add up to more than one of them may say, for the team and for the officer", async () => {
  const { token, me } = await logIn("leader-token");
  const teamId = me.teams[0]?.id ?? 0;
  const values = { dvc_files_submitted: 900_000 };
  for (const activityOn of ["2026-11-16", "2026-11-17"]) {
    const idempotencyKey = `much-${activityOn}`;
    expect(await call("POST", "/reports", token, { teamId, activityOn, values, idempotencyKey })).toMatchObject({
      status: 200,
    });
  }
  expect(await call("GET", `/teams/${teamId}`, token)).toMatchObject({ status: 200 });
  expect(await call("GET", `/teams/${teamId}/score`, token)).toMatchObject({ status: 200 });
  const officer = await logIn("officer-token");
  const { status, body } = await call("GET", `/units/${officer.me.units[0]?.id}/overview`, officer.token);
  expect(status).toBe(200);
  expect(body.values.dvc_files_submitted).toBeGreaterThan(1_800_000);
});

test("an officer sees who reported, in numbers that add up", async () => {
  const { token, me } = await logIn("officer-token");
  const { body } = await call("GET", `/units/${me.units[0]?.id}/overview`, token);
  expect(body).toMatchObject({ unit: { name: "Phường Thạch Quý" }, period: { key: "2026-W47" } });
  const { teams, onTime, late, noActivity, missing } = body.counts;
  expect(onTime + late + noActivity + missing).toBe(teams);
  expect(teams).toBe(11);
  expect(missing).toBe(body.teams.filter((team: { state: string }) => team.state === "missing").length);
});

test("places come in the order of their numbers", async () => {
  const officer = await logIn("officer-token");
  const below = await call("GET", `/units?parent=${officer.me.units[0]?.id}`, officer.token);
  const names = (below.body.units as { name: string }[]).map(({ name }) => name);
  expect(names).toEqual(Array.from({ length: 11 }, (_, index) => `Tổ dân phố ${index + 1}`));
});

test("an officer reminds the missing teams; a member may not", async () => {
  const { token, me } = await logIn("officer-token");
  const unitId = me.units[0]?.id;
  const { body } = await call("POST", `/units/${unitId}/reminders`, token);
  const overview = (await call("GET", `/units/${unitId}/overview`, token)).body;
  expect(body.reached + body.unreachable.length).toBe(overview.counts.missing);
  expect(body.copyText).toContain("báo cáo");
  expect(overview).toMatchObject({ mayRemind: true, lastRemindedAt: now.toISOString() });
  const member = await logIn("leader-token");
  expect(await call("POST", `/units/${unitId}/reminders`, member.token)).toMatchObject({
    status: 403,
    body: { error: { code: "not_allowed" } },
  });
});

test("a sent report can be read by those who see the team, and a draft by nobody", async () => {
  const { token, me } = await logIn("leader-token");
  const { reports } = (await call("GET", `/teams/${me.teams[0]?.id}/reports`, token)).body;
  const officer = await logIn("officer-token");
  expect((await call("GET", `/reports/${reports[0].id}`, officer.token)).body).toMatchObject({
    id: reports[0].id,
    isMine: false,
  });
  expect(await call("GET", "/reports/999999", token)).toMatchObject({
    status: 404,
    body: { error: { code: "report_not_found" } },
  });
});

test("Zalo's pages may call from their own address, also to be refused; other sites may not", async () => {
  const ask = (method: "GET" | "OPTIONS", origin: string) =>
    app.inject({ method, url: "/api/v1/me", headers: { origin, "access-control-request-method": "GET" } });
  const preflight = await ask("OPTIONS", "https://h5.zdn.vn");
  expect([preflight.statusCode, preflight.headers["access-control-allow-origin"]]).toEqual([204, "https://h5.zdn.vn"]);
  expect(preflight.headers["access-control-allow-headers"]).toContain("authorization");
  const refused = await ask("GET", "zbrowser://h5.zdn.vn");
  expect([refused.statusCode, refused.headers["access-control-allow-origin"]]).toEqual([401, "zbrowser://h5.zdn.vn"]);
  for (const method of ["GET", "OPTIONS"] as const) {
    const stranger = await ask(method, "https://h5.zdn.vn.example.com");
    expect(stranger.headers["access-control-allow-origin"]).toBeUndefined();
  }
});

test("who calls without end is stopped, and nobody who is logged in behind the same address", async () => {
  const officer = await logIn("officer-token");
  let answer = await call("GET", "/health");
  for (let calls = 1; answer.status === 200 && calls < 3_000; calls += 1) answer = await call("GET", "/health");
  expect(answer.body.error).toEqual({ code: "too_many_requests", message: expect.stringContaining("đợi một phút") });
  expect((await call("GET", "/me", officer.token)).status).toBe(200);
});
