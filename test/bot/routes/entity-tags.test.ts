import { beforeAll, describe, expect, it } from "vitest";
import { openTestApi } from "../../helpers/api.ts";
import { makeCommune, makePerson, type TestCommune } from "../../helpers/commune.ts";

let commune: TestCommune;
let officer: Awaited<ReturnType<typeof api.as>>;
let leader: typeof officer;
const clock = { now: new Date("2026-11-21T03:00:00Z") };
const api = openTestApi(clock);

beforeAll(async () => {
  commune = await makeCommune(api.db, 2);
  const leaderId = await makePerson(api.db, commune, { name: "Lan", team: commune.teams[0]!, role: "leader" });
  leader = await api.as(commune, leaderId);
  officer = await api.as(commune, await makePerson(api.db, commune, { name: "Hoa", staffOf: commune.id }));
});

const tagOf = async (path: string, as = officer) => String((await as("GET", path)).headers.etag);
const again = (path: string, tag: string, as = officer) => as("GET", path, undefined, { "if-none-match": tag });

describe("an answer that is asked for again", () => {
  it.each([
    "/me",
    "overview",
    "announcements",
    "/help-requests",
    "/indicators",
  ])("to %s costs nothing while it is the same", async (name) => {
    const path = name.startsWith("/") ? name : `/units/${commune.id}/${name}`;
    const first = await officer("GET", path);
    expect(first.headers).toMatchObject({
      etag: expect.stringMatching(/^W\/".{27}"$/),
      "cache-control": "private, no-cache",
    });
    const second = await again(path, String(first.headers.etag));
    expect(second).toMatchObject({ statusCode: 304, body: "" });
    expect(second.headers["content-type"]).toBeUndefined();
    expect(second.headers.etag).toBe(first.headers.etag);
  });

  it("is whole again as soon as something changed", async () => {
    const path = `/units/${commune.id}/overview`;
    const tag = await tagOf(path);
    const report = { teamId: commune.teams[0]!.id, activityOn: "2026-11-20", values: { cashless_shops: 3 } };
    expect((await leader("POST", "/reports", { ...report, idempotencyKey: "tag-report-1" })).statusCode).toBe(200);
    const answer = await again(path, tag);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ values: { cashless_shops: 3 } });
    expect(answer.headers.etag).not.toBe(tag);
  });

  it("is known among several tags, made strong by a balancer, or asked for as whatever there is", async () => {
    const tag = await tagOf("/me");
    for (const header of [`W/"other", ${tag}`, tag.replace("W/", ""), "*"]) {
      expect((await again("/me", header)).statusCode, header).toBe(304);
    }
    expect((await again("/me", 'W/"other"')).statusCode).toBe(200);
  });

  it("of another person is never taken for one's own", async () => {
    expect(await again("/me", await tagOf("/me", leader))).toMatchObject({ statusCode: 200 });
  });

  it("is refused as before without a right or a login, whatever tag is sent", async () => {
    const path = `/units/${commune.id}/overview`;
    const tag = await tagOf(path);
    expect((await again(path, tag, leader)).statusCode).toBe(404);
    const nobody = await api.app.inject({ url: `/api/v1${path}`, headers: { "if-none-match": "*" } });
    expect(nobody.statusCode).toBe(401);
    expect(nobody.headers.etag).toBeUndefined();
  });
});

it("a table that is sent while it is read comes whole and without a tag", async () => {
  const path = `/units/${commune.id}/report-table?from=2026-11-01&to=2026-11-30&format=csv`;
  const table = await again(path, "*");
  expect(table.statusCode).toBe(200);
  expect(table.body.split("\r\n").length).toBeGreaterThan(1);
  expect(table.headers).toMatchObject({ "cache-control": "no-store" });
  expect(table.headers.etag).toBeUndefined();
});

it("Zalo's container may call with every method that a route has", async () => {
  const { paths } = (await api.app.inject("/api/v1/openapi.json")).json() as { paths: Record<string, object> };
  const used = new Set(Object.values(paths).flatMap((methods) => Object.keys(methods)));
  const asked = await api.app.inject({
    method: "OPTIONS",
    url: "/api/v1/me",
    headers: { origin: "https://h5.zdn.vn", "access-control-request-method": "PUT" },
  });
  const allowed = String(asked.headers["access-control-allow-methods"]).toLowerCase().split(", ");
  expect(allowed.sort()).toEqual([...used].sort());
});
