import { beforeEach, expect, test } from "vitest";
import { withScope } from "../../../bot/db/connection.ts";
import { targets as targetRows } from "../../../bot/db/schema/index.ts";
import type { CampaignDetail, CampaignList } from "../../../shared/api/campaign.ts";
import type { TeamTargets } from "../../../shared/api/target.ts";
import { openTestApi } from "../../helpers/api.ts";
import { makeCommune, makePerson, type TestCommune } from "../../helpers/commune.ts";
import { programmeOf, VNEID } from "../../helpers/programme.ts";

/** Day 49 of the 92. */
const clock = { now: new Date("2026-11-18T03:00:00Z") };
const api = openTestApi(clock);
let commune: TestCommune;
let programme: ReturnType<typeof programmeOf>;
let officer: number;

beforeEach(async () => {
  commune = await makeCommune(api.db, 2);
  programme = programmeOf(api.db, commune);
  officer = await makePerson(api.db, commune, { name: "Cán bộ", staffOf: commune.id });
});

const as = (personId: number) => api.as(commune, personId);
const wanted = {
  name: "Chiến dịch 92 ngày đêm",
  document: "Kế hoạch 170/KH-UBND",
  from: "2026-10-01",
  to: "2026-12-31",
  targets: [{ indicatorCode: VNEID, basis: "shared", amount: 200 }],
};
const campaigns = () => `/units/${commune.id}/campaigns`;

async function opened(given: object = {}, idempotencyKey = "chien-dich-92"): Promise<CampaignDetail> {
  const answer = await (await as(officer))("POST", campaigns(), { ...wanted, ...given, idempotencyKey });
  expect(answer.statusCode).toBe(200);
  return answer.json<CampaignDetail>();
}

test("an officer opens a campaign once, and sees its course, forecast and teams", async () => {
  const { campaign } = await opened();
  expect((await opened()).campaign).toEqual(campaign);
  for (const day of ["2026-11-05", "2026-11-09", "2026-11-13", "2026-11-17"])
    await programme.reports(0, day, { [VNEID]: 14 });
  const detail = (await (await as(officer))("GET", `${campaigns()}/${campaign.id}`)).json<CampaignDetail>();
  expect(detail).toMatchObject({
    campaign: { name: wanted.name, document: wanted.document, to: wanted.to, state: "running" },
    daysLeft: 44,
    day: "2026-11-18",
    maySet: true,
  });
  const [vneid] = detail.indicators;
  expect(vneid).toMatchObject({ amount: 200, done: 56, expected: 106, standing: "behind" });
  expect(vneid?.byDay).toHaveLength(49);
  expect([vneid?.byDay[0], vneid?.byDay.at(-1)]).toEqual([null, 56]);
  expect(vneid?.forecast).toMatchObject({ basedOnDays: 14, perDay: 4, expected: 232 });
  expect(vneid?.teams.map(({ amount, done, standing }) => [amount, done, standing])).toEqual([
    [100, 56, "on_pace"],
    [100, undefined, "unknown"],
  ]);
});

test("a member sees the team's part of what runs, not the board of all teams", async () => {
  const { campaign } = await opened();
  await programme.reports(0, "2026-11-05", { [VNEID]: 14 });
  const member = await makePerson(api.db, commune, { name: "Bảy", team: commune.teams[0]! });
  const call = await as(member);
  const { campaigns: own } = (await call("GET", `/teams/${commune.teams[0]!.id}/targets`)).json<TeamTargets>();
  expect(own).toMatchObject([
    { name: wanted.name, daysLeft: 44, parts: [{ amount: 100, done: 14, expected: 53, standing: "behind" }] },
  ]);
  expect((await call("GET", `${campaigns()}/${campaign.id}`)).statusCode).toBe(404);
  expect((await call("PATCH", `/campaigns/${campaign.id}`, wanted)).statusCode).toBe(404);
  expect((await call("POST", `/campaigns/${campaign.id}/cancel`)).statusCode).toBe(404);
});

test("it is changed and cancelled, and then stays as it is", async () => {
  const { campaign } = await opened();
  const call = await as(officer);
  const changed = {
    ...wanted,
    name: "Chiến dịch 60 ngày",
    to: "2026-11-29",
    excluded: { unitIds: [], teamIds: [commune.teams[1]!.id] },
  };
  const detail = (await call("PATCH", `/campaigns/${campaign.id}`, changed)).json<CampaignDetail>();
  expect(detail).toMatchObject({
    campaign: { name: changed.name, to: changed.to },
    excluded: changed.excluded,
    indicators: [{ amount: 200 }],
  });
  expect((await call("POST", `/campaigns/${campaign.id}/cancel`)).statusCode).toBe(204);
  expect((await call("PATCH", `/campaigns/${campaign.id}`, { name: "Muộn rồi" })).json()).toMatchObject({
    error: { code: "campaign_over" },
  });
  const { campaigns: list } = (await call("GET", campaigns())).json<CampaignList>();
  expect(list.map(({ name, state }) => [name, state])).toEqual([[changed.name, "cancelled"]]);
});

test("what a change leaves out stays as it is", async () => {
  const excluded = { unitIds: [], teamIds: [commune.teams[1]!.id] };
  const exceptions = [{ teamId: commune.teams[0]!.id, amount: 7 }];
  const { campaign, targets } = await opened({ excluded, targets: [{ ...wanted.targets[0], exceptions }] });
  const call = await as(officer);
  const patched = async (body: object) =>
    (await call("PATCH", `/campaigns/${campaign.id}`, body)).json<CampaignDetail>();
  const asBefore = { campaign, excluded, targets };
  expect(await patched({})).toMatchObject(asBefore);
  const renamed = { ...campaign, name: "Đợt cao điểm" };
  expect(await patched({ name: renamed.name })).toMatchObject({ ...asBefore, campaign: renamed });
  const { document: _, ...bare } = renamed;
  expect((await patched({ document: "" })).campaign).toEqual(bare);
  const longer = await patched({ to: "2027-01-31" });
  expect(longer).toMatchObject({ campaign: { ...bare, to: "2027-01-31" }, excluded });
  expect(longer.targets).toEqual(targets.map((target) => ({ ...target, to: "2027-01-31" })));
  expect(await patched({ excluded: { unitIds: [], teamIds: [] } })).toMatchObject({ excluded: { teamIds: [] } });
  expect((await patched({ targets: wanted.targets })).targets).toMatchObject([{ amount: 200, exceptions: [] }]);
});

test("days of which only one is changed are looked at together", async () => {
  const { campaign } = await opened();
  const call = await as(officer);
  const wrong = [{ to: "2026-09-30" }, { from: "2027-01-01" }, { from: "2020-01-01" }];
  for (const body of wrong) {
    const answer = await call("PATCH", `/campaigns/${campaign.id}`, body);
    expect([answer.statusCode, answer.json().error.code]).toEqual([422, "wrong_days"]);
  }
  const { campaign: after } = (await call("GET", `${campaigns()}/${campaign.id}`)).json<CampaignDetail>();
  expect(after).toEqual(campaign);
});

test("a change may leave out work that is no longer in the catalogue, and may not name it anew", async () => {
  const { campaign, targets } = await opened();
  await withScope(api.db, "all", (tx) => tx.update(targetRows).set({ indicatorCode: "no_longer_known" }));
  const call = await as(officer);
  const renaming = await call("PATCH", `/campaigns/${campaign.id}`, { name: "Đợt cao điểm" });
  expect(renaming.statusCode).toBe(200);
  const [target] = targets;
  const naming = { targets: [{ ...target, indicatorCode: "no_longer_known" }] };
  expect((await call("PATCH", `/campaigns/${campaign.id}`, naming)).statusCode).toBe(422);
});

test("the list comes page by page, and a wrong cursor is refused", async () => {
  for (let n = 10; n < 32; n += 1) await opened({ from: `2026-10-${n}`, name: `Đợt ${n}` }, `chien-dich-${n}`);
  const call = await as(officer);
  const first = (await call("GET", campaigns())).json<CampaignList>();
  expect(first.campaigns).toHaveLength(20);
  const second = (await call("GET", `${campaigns()}?cursor=${first.next}`)).json<CampaignList>();
  expect(second).toMatchObject({ campaigns: [{ name: "Đợt 11" }, { name: "Đợt 10" }] });
  expect(second.next).toBeUndefined();
  expect((await call("GET", `${campaigns()}?cursor=xyz`)).statusCode).toBe(400);
});

test("what makes no campaign is refused", async () => {
  const call = await as(officer);
  const wrong = [
    { ...wanted, to: "2026-09-01" },
    { ...wanted, targets: [...wanted.targets, ...wanted.targets] },
    { ...wanted, excluded: { unitIds: [], teamIds: [999_999] } },
    { ...wanted, targets: [] },
    { ...wanted, name: "  " },
  ];
  const answers = await Promise.all(
    wrong.map((body) => call("POST", campaigns(), { ...body, idempotencyKey: "khoa-sai-1" })),
  );
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([422, 422, 422, 400, 400]);
  expect((await call("GET", campaigns())).json<CampaignList>().campaigns).toEqual([]);
  expect((await call("GET", `${campaigns()}/999999`)).statusCode).toBe(404);
});
