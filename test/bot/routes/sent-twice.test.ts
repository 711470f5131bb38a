import { sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { withScope } from "../../../bot/db/connection.ts";
import { openTestApi } from "../../helpers/api.ts";
import { makeCommune, makePerson, type TestCommune } from "../../helpers/commune.ts";
import { VNEID } from "../../helpers/programme.ts";

const clock = { now: new Date("2026-11-18T03:00:00Z") };
const api = openTestApi(clock);
let commune: TestCommune;
let officer: Awaited<ReturnType<typeof api.as>>;
let leader: Awaited<ReturnType<typeof api.as>>;

beforeEach(async () => {
  commune = await makeCommune(api.db, 2);
  officer = await api.as(commune, await makePerson(api.db, commune, { name: "Cán bộ", staffOf: commune.id }));
  const team = commune.teams[0]!;
  leader = await api.as(commune, await makePerson(api.db, commune, { name: "Bảy", team, role: "leader" }));
});

const key = { idempotencyKey: "mot-lan-thoi-va-du-dai-1" };
const days = { from: "2026-10-01", to: "2026-12-31" };
const target = { indicatorCode: VNEID, basis: "per_team", amount: 92 };

/** Each write, as who may send it, to where, and the table that must hold one row more. */
test.each([
  [
    "a report",
    "reports",
    () =>
      leader("POST", "/reports", {
        ...key,
        teamId: commune.teams[0]!.id,
        activityOn: "2026-11-18",
        values: { [VNEID]: 5 },
      }),
  ],
  [
    "an announcement",
    "announcements",
    () => officer("POST", `/units/${commune.id}/announcements`, { ...key, text: "mai họp" }),
  ],
  [
    "a code for an officer",
    "role_grants",
    () => officer("POST", `/units/${commune.id}/grants`, { ...key, role: "viewer" }),
  ],
  [
    "a campaign",
    "campaigns",
    () => officer("POST", `/units/${commune.id}/campaigns`, { ...key, ...days, name: "92 ngày", targets: [target] }),
  ],
  ["a target", "targets", () => officer("POST", `/units/${commune.id}/targets`, { ...days, ...target })],
  [
    "a member",
    "people",
    () =>
      leader("POST", `/teams/${commune.teams[0]!.id}/members`, {
        name: "Trần Hai",
        phone: "0900000123",
        role: "member",
      }),
  ],
])("%s sent twice at the same moment, and once more later, is one and has one answer", async (_name, table, send) => {
  const count = async () => {
    const query = sql`select count(*)::int as n from ${sql.identifier(table)}`;
    const { rows } = await withScope(api.db, "all", (tx) => tx.execute<{ n: number }>(query));
    return rows[0]!.n;
  };
  const before = await count();
  const answers = [...(await Promise.all([send(), send()])), await send()];
  expect(answers.map(({ statusCode, body }) => (statusCode < 300 ? "good" : body))).toEqual(["good", "good", "good"]);
  expect(await count()).toBe(before + 1);
  const ids = answers.map((answer) => {
    const { id, code, campaign, personId } = answer.json();
    return id ?? code ?? campaign?.id ?? personId;
  });
  expect(new Set(ids).size).toBe(1);
});
