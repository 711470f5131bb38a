import { type SQL, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { withScope } from "../../../bot/db/connection.ts";
import { openTestApi } from "../../helpers/api.ts";
import { makeCommune, makePerson, type TestCommune } from "../../helpers/commune.ts";

/** Wednesday of week 47. */
const clock = { now: new Date("2026-11-18T03:00:00Z") };
/** Two pages and a bit of the longest page. */
const ROWS = 203;
/** Many rows share their moments, so that an order by time alone would lose some. */
const AT = sql`timestamptz '2026-11-10' + (n % 7) * interval '1 hour'`;

const api = openTestApi(clock);
let commune: TestCommune;
let call: Awaited<ReturnType<typeof api.as>>;
let announcementId: number;

const rows = (statement: SQL) =>
  withScope(api.db, { communes: [commune.id] }, (tx) => tx.execute<{ id: number }>(statement));

beforeAll(async () => {
  commune = await makeCommune(api.db, 1);
  call = await api.as(commune, await makePerson(api.db, commune, { name: "Cán bộ", staffOf: commune.id }));
  await fill();
});

async function fill(): Promise<void> {
  const { id } = commune;
  const [team] = commune.teams;
  const many = sql`from generate_series(1, ${ROWS}::int) n`;
  await rows(sql`insert into teams (commune_id, unit_id, code, name, name_key, join_code, opened_on)
    select ${id}, ${team!.unitId}, 'nhieu-' || n, 'Tổ ' || n % 9, 'to ' || n, 'NH-' || (10000 + n), '2026-01-01' ${many}`);
  await rows(sql`insert into reports (commune_id, team_id, state, channel, activity_on, period, values, number, revision,
      idempotency_key, created_at, updated_at, submitted_at)
    select ${id}, ${team!.id}, 'submitted', 'chat', '2026-11-10', '2026-W46', '{"vneid_level2_activated": 1}', n, 1,
      'trang_' || n, ${AT}, ${AT}, ${AT} ${many}`);
  await rows(sql`with made as (insert into people (commune_id, created_at) select ${id}, ${AT} ${many} returning id)
    insert into team_members (commune_id, team_id, person_id, role, source, from_at)
    select ${id}, ${team!.id}, id, 'member', 'import', '2026-01-05' from made`);
  await rows(sql`insert into unanswered_questions (commune_id, question, asked_count, first_asked_at, last_asked_at)
    select ${id}, 'câu hỏi ' || n, 1 + n % 3, ${AT}, ${AT} ${many}`);
  await rows(sql`insert into help_requests (commune_id, team_id, state, created_at)
    select ${id}, ${team!.id}, 'open', ${AT} ${many}`);
  await rows(
    sql`insert into audit_log (commune_id, action, subject, at) select ${id}, 'person.viewed', 'person 1', ${AT} ${many}`,
  );
  await rows(sql`insert into issued_reports (code, unit_id, period, from_on, to_on, values, teams_expected, teams_reported, issued_at)
    select 'MA' || n, ${id}, '2026-10', '2026-10-01', '2026-10-31', '{}', 1, 1, ${AT} ${many}`);
  await rows(sql`insert into campaigns (unit_id, name, starts_on, ends_on, excluded, idempotency_key, created_at)
    select ${id}, 'Đợt ' || n, date '2026-10-01' + n % 5, '2026-12-31', '{}', 'dot_' || n, ${AT} ${many}`);
  const announced = await rows(sql`insert into announcements (commune_id, unit_id, text, state, audience, created_at)
    select ${id}, ${id}, 'Tin ' || n, 'done', '{"teams": "all", "residents": false}', ${AT} ${many} returning id`);
  announcementId = announced.rows[0]!.id;
  await rows(sql`insert into announcement_recipients (commune_id, announcement_id, kind, name)
    select ${id}, ${announcementId}, 'person', 'Người ' || n % 5 ${many}`);
}

interface Page {
  next?: string;
}

test.each([
  ["reports", () => `/teams/${commune.teams[0]!.id}/reports`, "id"],
  ["members", () => `/teams/${commune.teams[0]!.id}/members`, "personId"],
  ["teams", () => `/units/${commune.id}/teams`, "id"],
  ["teams", () => `/missing-teams?unit=${commune.id}&period=2026-W47`, "id"],
  ["documents", () => `/units/${commune.id}/documents`, "code"],
  ["entries", () => `/communes/${commune.id}/audit-log`, "id"],
  ["groups", () => `/communes/${commune.id}/unanswered-questions`, "ids"],
  ["announcements", () => `/units/${commune.id}/announcements`, "id"],
  ["recipients", () => `/announcements/${announcementId}/recipients`, "id"],
  ["requests", () => "/help-requests?show=waiting", "id"],
  ["campaigns", () => `/units/${commune.id}/campaigns`, "id"],
])("following the pages of %s ends, and shows every one exactly once", async (list, path, key) => {
  const seen: unknown[] = [];
  let cursor: string | undefined;
  let pages = 0;
  do {
    const at = path();
    const more = cursor === undefined ? "" : `${at.includes("?") ? "&" : "?"}cursor=${encodeURIComponent(cursor)}`;
    const answer = await call("GET", at + more);
    expect(answer.statusCode, answer.body).toBe(200);
    const page = answer.json<Page & Record<string, Record<string, unknown>[]>>();
    seen.push(...page[list]!.flatMap((one) => one[key]));
    cursor = page.next;
    pages += 1;
  } while (cursor !== undefined && pages < ROWS);
  expect(pages).toBeGreaterThan(2);
  expect(seen).not.toContain(undefined);
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.length).toBeGreaterThanOrEqual(ROWS);
});

test("the units below one come 200 at a time, by name, each with its teams", async () => {
  await rows(sql`insert into units (code, name, name_key, level, parent_id, commune_id, valid_from)
    select 'nhieu-thon-' || n, 'Thôn ' || lpad(n::text, 3, '0'), 'thon' || n, 'village', ${commune.id}, ${commune.id}, '2025-07-01'
    from generate_series(1, 401) n`);
  const sizes: number[] = [];
  const names: string[] = [];
  let next: string | undefined = "";
  while (next !== undefined && sizes.length < 10) {
    const answer = await call("GET", `/units?parent=${commune.id}${next && `&cursor=${next}`}`);
    const page: { units: { name: string; teams: number }[]; next?: string } = answer.json();
    sizes.push(page.units.length);
    names.push(...page.units.filter(({ teams }) => teams === 0).map(({ name }) => name));
    next = page.next;
  }
  expect(sizes.slice(0, -1).every((size) => size === 200)).toBe(true);
  expect(sizes.length).toBe(3);
  expect(names.filter((name) => /^Thôn \d{3}$/.test(name))).toHaveLength(401);
});
