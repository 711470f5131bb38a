import { beforeAll, describe, expect, it } from "vitest";
import { withScope } from "../../../bot/db/connection.ts";
import { openSession } from "../../../bot/services/logins/sessions.ts";
import { openTestApi } from "../../helpers/api.ts";
import { makeCommune, makePerson, type TestCommune } from "../../helpers/commune.ts";
import { oddBodies, oddTexts, oddVersionsOf, type Schema, sampleOf } from "../../helpers/odd-inputs.ts";

interface Operation {
  method: string;
  path: string;
  isOpen: boolean;
  parameters: { name: string; in: "path" | "query"; required?: boolean; schema: Schema }[];
  body: Schema | undefined;
  /** It asks Zalo, which is away here. */
  mayLackZalo: boolean;
}

interface Described {
  openapi: string;
  paths: Record<
    string,
    Record<
      string,
      {
        security?: object[];
        parameters?: Operation["parameters"];
        requestBody?: { content: Record<string, { schema?: Schema }> };
        responses: Record<string, { description?: string }>;
      }
    >
  >;
}

/** A token may call so often before it is told to slow down. */
const CALLS_A_TOKEN = 1_000;

let commune: TestCommune;
let described: Described;
const clock = { now: new Date("2026-11-21T03:00:00Z") };
const api = openTestApi(clock);
const callers: Record<string, number> = {};

beforeAll(async () => {
  commune = await makeCommune(api.db, 2);
  const [team] = commune.teams;
  callers.officer = await makePerson(api.db, commune, { name: "Cán Bộ", staffOf: commune.id });
  callers.leader = await makePerson(api.db, commune, { name: "Tổ Trưởng", team: team!, role: "leader" });
  callers.resident = await makePerson(api.db, commune, { name: "Bà Con" });
  described = (await api.app.inject("/api/v1/openapi.json")).json();
});

function operations(): Operation[] {
  return Object.entries(described.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { security, parameters = [], requestBody, responses }]) => ({
      method: method.toUpperCase(),
      path,
      isOpen: security?.length === 0,
      parameters,
      body: requestBody?.content["application/json"]?.schema,
      mayLackZalo: "5XX" in responses,
    })),
  );
}

/** Addresses with one piece odd and the others as they may be, ids of things that are there. */
function* addressesOf({ path, parameters }: Operation): Generator<string> {
  const ids: Record<string, string | number> = {
    unitId: commune.id,
    communeId: commune.id,
    teamId: commune.teams[0]?.id ?? 1,
    unit: commune.id,
    parent: commune.id,
    commune: commune.id,
  };
  const usual = (name: string, schema: Schema) => String(ids[name] ?? sampleOf(schema));
  const filled = (odd?: { name: string; text: string }) => {
    const textFor = (name: string, schema: Schema) => (odd?.name === name ? odd.text : usual(name, schema));
    const query = parameters.filter((parameter) => parameter.in === "query" && (parameter.required || odd));
    const place = parameters
      .filter((parameter) => parameter.in === "path")
      .reduce((left, { name, schema }) => left.replace(`{${name}}`, () => textFor(name, schema)), path);
    const asked = query.map(({ name, schema }) => `${name}=${textFor(name, schema)}`).join("&");
    return asked ? `${place}?${asked}` : place;
  };
  yield filled();
  for (const { name } of parameters) for (const text of oddTexts) yield filled({ name, text });
}

function* payloadsOf({ method, body }: Operation): Generator<string | undefined> {
  if (method === "GET") return yield undefined;
  yield* oddBodies;
  if (!body) return;
  for (const odd of oddVersionsOf(sampleOf(body))) yield JSON.stringify(odd);
}

/** What was wrong with an answer, or nothing. */
function faultOf(what: string, { mayLackZalo }: Operation, status: number, text: string): string[] {
  if (status >= 500 && !(mayLackZalo && status !== 500)) return [`${status} ${what}`];
  if (status < 400) return [];
  let error: { code?: unknown; message?: unknown } | undefined;
  try {
    ({ error } = JSON.parse(text) as { error?: typeof error });
  } catch {
    error = undefined;
  }
  const isRight = /^[a-z0-9_]+$/.test(String(error?.code)) && /[à-ỹđ]/i.test(String(error?.message));
  return isRight ? [] : [`${status} without code and sentence: ${what} → ${text.slice(0, 80)}`];
}

async function walk(operation: Operation, personId: number): Promise<string[]> {
  const faults: string[] = [];
  let token = "";
  let calls = 0;
  const call = async (url: string, payload: string | undefined, type = "application/json") => {
    if (calls % CALLS_A_TOKEN === 0) token = await newToken(personId);
    calls += 1;
    const answer = await api.app.inject({
      method: operation.method as "GET",
      url,
      remoteAddress: `10.0.${calls >> 8}.${calls & 255}`,
      headers: { authorization: `Bearer ${token}`, ...(payload === undefined ? {} : { "content-type": type }) },
      ...(payload === undefined ? {} : { payload }),
    });
    const what = `${operation.method} ${url.slice(0, 120)} ${(payload ?? "").slice(0, 160)}`;
    faults.push(...faultOf(what, operation, answer.statusCode, answer.body));
  };
  const [usual = operation.path] = addressesOf(operation);
  const sample = operation.body && JSON.stringify(sampleOf(operation.body));
  for (const url of addressesOf(operation)) await call(url, operation.method === "GET" ? undefined : sample);
  for (const payload of payloadsOf(operation)) await call(usual, payload);
  if (operation.method !== "GET")
    for (const type of ["text/plain", "nonsense", "multipart/form-data"]) await call(usual, "x", type);
  return faults;
}

async function newToken(personId: number): Promise<string> {
  const { token } = await withScope(api.db, { communes: [commune.id] }, (tx) =>
    openSession(tx, { communeId: commune.id, personId, now: clock.now }),
  );
  return token;
}

describe("openapi.json", () => {
  it("is OpenAPI 3.1, names every piece of its paths, and refers to nothing that is missing", () => {
    expect(described.openapi).toMatch(/^3\.1\./);
    for (const { method, path, parameters } of operations()) {
      const inPath = parameters.filter((parameter) => parameter.in === "path");
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(inPath.map(({ name }) => name).sort(), `${method} ${path}`).toEqual(named.sort());
      for (const { required } of inPath) expect(required, `${method} ${path}`).toBe(true);
      for (const answer of Object.values(described.paths[path]?.[method.toLowerCase()]?.responses ?? {})) {
        expect(answer.description, `${method} ${path}`).toEqual(expect.any(String));
      }
    }
    for (const [, reference] of JSON.stringify(described).matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      const found = (reference ?? "")
        .split("/")
        .reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], described);
      expect(found, reference).toBeDefined();
    }
  });
});

/** Who is asked to break what: everything an officer may touch, and what members and residents see besides. */
const walks: [who: string, what: RegExp][] = [
  ["officer", /./],
  ["leader", /\/(?:teams|reports|help-requests|photos)\b/],
  ["resident", /\/(?:me|my-announcements|announcements)\b/],
];

describe("any operation with any input", { timeout: 600_000, retry: 0 }, () => {
  it.each(walks)("tells the %s what went wrong, and never breaks (%s)", async (who, what) => {
    const faults: string[] = [];
    for (const operation of operations()) {
      if (what.test(operation.path)) faults.push(...(await walk(operation, callers[who] ?? 0)));
    }
    expect(faults).toEqual([]);
  });
});
