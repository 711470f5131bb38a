import { sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { withScope } from "../../../bot/db/connection.ts";
import { teamMembers } from "../../../bot/db/schema/index.ts";
import { openTestApi } from "../../helpers/api.ts";
import { makeCommune, makePerson, type TestCommune } from "../../helpers/commune.ts";
import { VNEID } from "../../helpers/programme.ts";

const clock = { now: new Date("2026-11-18T03:00:00Z") };
const api = openTestApi(clock);
let commune: TestCommune;
let officer: Awaited<ReturnType<typeof api.as>>;
let leader: Awaited<ReturnType<typeof api.as>>;
type Answer = Awaited<ReturnType<typeof officer>>;

beforeEach(async () => {
  commune = await makeCommune(api.db, 2);
  officer = await api.as(commune, await makePerson(api.db, commune, { name: "Cán bộ", staffOf: commune.id }));
  const team = commune.teams[0]!;
  const personId = await makePerson(api.db, commune, { name: "Bảy", team, role: "leader" });
  const second = {
    communeId: commune.id,
    teamId: commune.teams[1]!.id,
    personId,
    role: "member",
    source: "import",
  } as const;
  await withScope(api.db, "all", (tx) =>
    tx.insert(teamMembers).values({ ...second, from: clock.now, joinedAt: clock.now }),
  );
  leader = await api.as(commune, personId);
});

const key = { idempotencyKey: "mot-lan-thoi-va-du-dai-1" };
const days = { from: "2026-10-01", to: "2026-12-31" };
const target = { indicatorCode: VNEID, basis: "per_team", amount: 92 };

const grants = () => `/units/${commune.id}/grants`;
const announcements = () => `/units/${commune.id}/announcements`;
const campaigns = () => `/units/${commune.id}/campaigns`;
const campaign = { ...key, ...days, name: "92 ngày", targets: [target] };
const renamed = (name: string) => ({ kind: "rename", of: "team", id: commune.teams[0]!.id, name });
const report = () => ({ ...key, teamId: commune.teams[0]!.id, activityOn: "2026-11-18", values: { [VNEID]: 5 } });

/** Each write, as who may send it, to where, and the table that must hold one row more. */
test.each([
  ["a report", "reports", () => leader("POST", "/reports", report())],
  ["an announcement", "announcements", () => officer("POST", announcements(), { ...key, text: "mai họp" })],
  ["a code for an officer", "role_grants", () => officer("POST", grants(), { ...key, role: "viewer" })],
  ["a campaign", "campaigns", () => officer("POST", campaigns(), campaign)],
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

/** Each write that takes a key: the first request, and others with its key. */
test.each<[string, () => Promise<Answer>, (() => Promise<Answer>)[]]>([
  [
    "an announcement",
    () => officer("POST", announcements(), { ...key, text: "mai họp" }),
    [
      () => officer("POST", announcements(), { ...key, text: "mai nghỉ" }),
      () => officer("POST", announcements(), { ...key, text: "mai họp", urgent: true }),
    ],
  ],
  [
    "a code for an officer",
    () => officer("POST", grants(), { ...key, role: "viewer" }),
    [() => officer("POST", grants(), { ...key, role: "staff" })],
  ],
  [
    "a campaign",
    () => officer("POST", campaigns(), campaign),
    [
      () => officer("POST", campaigns(), { ...campaign, to: "2026-12-30" }),
      () => officer("POST", campaigns(), { ...campaign, targets: [{ ...target, amount: 93 }] }),
      () => officer("POST", campaigns(), { ...campaign, document: "Kế hoạch 170/KH-UBND" }),
    ],
  ],
  [
    "a change of the tree",
    () => officer("POST", "/tree-changes", { ...key, on: "2026-11-18", change: renamed("Tổ Một") }),
    [
      () => officer("POST", "/tree-changes", { ...key, on: "2026-11-18", change: renamed("Tổ Hai") }),
      () => officer("POST", "/tree-changes", { ...key, on: "2026-11-17", change: renamed("Tổ Một") }),
    ],
  ],
  [
    "a report",
    () => leader("POST", "/reports", report()),
    [
      () => leader("POST", "/reports", { ...report(), activityOn: "2026-11-17" }),
      () => leader("POST", "/reports", { ...report(), teamId: commune.teams[1]!.id }),
    ],
  ],
])("%s with the key of another one is refused, and the first stays as it is", async (_name, first, others) => {
  const made = await first();
  expect(made.statusCode).toBe(200);
  for (const other of others) {
    const answer = await other();
    expect(answer.statusCode).toBe(409);
    expect(answer.json()).toEqual({ error: { code: "key_reused", message: expect.stringContaining("nội dung khác") } });
  }
  expect((await first()).json()).toEqual(made.json());
});

test("what was changed since is what its own first request gives back", async () => {
  const made = (await officer("POST", campaigns(), campaign)).json();
  const renaming = await officer("PATCH", `/campaigns/${made.campaign.id}`, { name: "Đợt cao điểm" });
  expect(renaming.statusCode).toBe(200);
  expect((await officer("POST", campaigns(), campaign)).json().campaign).toEqual({
    ...made.campaign,
    name: "Đợt cao điểm",
  });
});
