import { afterAll, beforeAll, expect, test } from "vitest";
import { commands } from "../../../bot/commands/index.ts";
import { officialAccounts } from "../../../bot/db/schema/index.ts";
import { figuresByUnit, figuresOf } from "../../../bot/services/figures/figures.ts";
import type { View } from "../../../bot/services/figures/place.ts";
import { unitProgress } from "../../../bot/services/targets/progress.ts";
import { setTarget } from "../../../bot/services/targets/set-target.ts";
import { changeTree } from "../../../bot/services/units/change-tree.ts";
import { teamLineageOf, teamOn } from "../../../bot/services/units/lineage.ts";
import { instantOf } from "../../../shared/calendar/day.ts";
import { indicators } from "../../../shared/catalogue/indicators.ts";
import { makeChat } from "../../helpers/turn.ts";
import { published } from "./published.ts";
import { SET_UP_TAKES, type SheetTeam, setUpProgramme, sum } from "./set-up.ts";

/**
 * 1,016 village teams, the ward of Thạch Quý with 11 and its own, and the merger of 18/05/2023: in each village the digital team and
 * the team of “Đề án 06” became one, in the ward three bodies did. Where other teams lie, figures and residents are invented; the
 * last “Đề án 06” team serves the ward at large, so that the two views of the past differ.
 */
const programme = published("ha-tinh");
const { name: province, teamName } = programme;
const WARD = "Phường Thạch Quý";
const MERGED_ON = "2023-05-18";
const count = (level: string, place: string) =>
  programme.counts.find((one) => one.level === level && one.place === place)!;
const VILLAGES = count("thôn, tổ dân phố", "toàn tỉnh").teams;
const OF_WARD = count("tổ dân phố", "phường Thạch Quý").teams;
const CITY_WARDS = count("xã, phường", "thành phố Hà Tĩnh").teams;
const LOC_HA = count("thôn", "huyện Lộc Hà").teams;
/** The press gave the city 20 village teams in all; eleven of them are Thạch Quý's. */
const OF_OTHER_WARDS = count("thôn, tổ dân phố", "thành phố Hà Tĩnh").teams - OF_WARD;
const RESIDENTS = 5_000;

const inWard = { province, commune: WARD };
const list: SheetTeam[] = [
  ...Array.from({ length: OF_WARD }, (_, n) => ({
    ...{ ...inWard, village: `Tổ dân phố ${n + 1}`, team: `${teamName} Tổ dân phố ${n + 1}`, people: 3 },
  })),
  { ...inWard, team: `${teamName} ${WARD}`, people: count("phường", "phường Thạch Quý").members! },
  ...Array.from({ length: CITY_WARDS - 1 }, (_, n) => ({
    ...{ province, commune: `Phường ${n + 1}`, team: `${teamName} Phường ${n + 1}`, people: 0 },
  })),
  ...Array.from({ length: OF_OTHER_WARDS }, (_, n) => ({
    ...{ province, commune: `Phường ${n + 1}`, village: "Tổ dân phố 1", team: `${teamName} Tổ dân phố 1`, people: 0 },
  })),
  ...Array.from({ length: LOC_HA }, (_, n) => ({
    ...{ province, commune: `Xã Lộc Hà ${(n % 12) + 1}`, village: `Thôn ${n + 1}`, team: `${teamName} Thôn ${n + 1}` },
    people: 1,
  })),
  ...Array.from({ length: VILLAGES - OF_WARD - OF_OTHER_WARDS - LOC_HA }, (_, n) => ({
    ...{
      province,
      commune: `Xã ${(n % 80) + 1}`,
      village: `Xóm ${n + 1}`,
      team: `${teamName} Xóm ${n + 1}`,
      people: 0,
    },
  })),
];
const project06: SheetTeam[] = [
  ...Array.from({ length: OF_WARD }, (_, n) => ({
    ...{ ...inWard, ...(n < OF_WARD - 1 ? { village: `Tổ dân phố ${n + 1}` } : {}) },
    ...{ team: `Tổ Đề án 06 Tổ dân phố ${n + 1}`, people: 2 },
  })),
  { ...inWard, team: `Tổ công tác Đề án 06 ${WARD}`, people: 2 },
  { ...inWard, team: `Ban chỉ đạo chuyển đổi số ${WARD}`, people: 2 },
];
const april = { from: "2023-04-01", to: "2023-04-30" };
const june = { from: "2023-06-01", to: "2023-06-30" };

type Set = Awaited<ReturnType<typeof setUpProgramme>>;
let set: Set;
let all: Awaited<ReturnType<Set["everyTeam"]>>;
let ward: Awaited<ReturnType<Set["unitNamed"]>>;
let provinceId: number;
/** The teams before the others came and the merger took them. */
let founded: Awaited<ReturnType<Set["teamsOf"]>>;

const called = (name: string) => all.find((team) => team.name === name)!;
const digital = (n: number) => called(`${teamName} Tổ dân phố ${n}`);
const police = (n: number) => called(`Tổ Đề án 06 Tổ dân phố ${n}`);
const villages = Array.from({ length: OF_WARD }, (_, n) => n + 1);
const now = instantOf("2023-06-01", 8 * 60);

beforeAll(async () => {
  set = await setUpProgramme(list, "2023-01-10");
  founded = await set.teamsOf(province);
  await set.importMore(project06, "2023-02-10");
  all = await set.everyTeam();
  ward = await set.unitNamed(WARD);
  provinceId = (await set.unitNamed(province)).id;
  await set.report([
    ...villages.map((n) => ({ team: digital(n), day: "2023-04-12", values: { vneid_level2_activated: 400 } })),
    ...villages.map((n) => ({ team: police(n), day: "2023-04-13", values: { id_card_supported: n } })),
    ...all
      .filter(({ name }) => /Xóm|Thôn/.test(name))
      .map((team) => ({ team, day: "2023-04-14", values: { dvc_guided: 2 } })),
  ]);
  await mergeBodies();
  await set.report(villages.map((n) => ({ team: digital(n), day: "2023-06-02", values: { id_card_supported: 1 } })));
}, SET_UP_TAKES);
afterAll(() => set?.drop());

async function mergeBodies(): Promise<void> {
  const merge = { kind: "merge" as const, of: "team" as const };
  const wish = { on: MERGED_ON, by: "operator" as const, now };
  await set.all(async (tx) => {
    for (const n of villages) {
      const change = { ...merge, ids: [police(n).id], intoId: digital(n).id };
      await changeTree(tx, { ...wish, change, idempotencyKey: `hop-nhat-${n}` });
    }
    const bodies = [`${teamName} ${WARD}`, `Tổ công tác Đề án 06 ${WARD}`, `Ban chỉ đạo chuyển đổi số ${WARD}`];
    const change = {
      ...{ ...merge, ids: bodies.map((name) => called(name).id) },
      newName: `Ban chỉ đạo chuyển đổi số ${WARD}`,
    };
    await changeTree(tx, { ...wish, change, idempotencyKey: "hop-nhat-phuong" });
  });
}

const figures = (unitId: number, days: { from: string; to: string }, view: View) =>
  set.all((tx) => figuresOf(tx, { unitIds: [unitId], ...days, view }));

test("1,016 village teams and the city's 15 ward teams come out of the import", async () => {
  expect(set.imported).toMatchObject({ teams: VILLAGES + CITY_WARDS, errors: [] });
  const imported = all.slice(0, VILLAGES + CITY_WARDS);
  expect(imported.filter(({ name }) => /Xóm|Thôn|Tổ dân phố/.test(name))).toHaveLength(1_016);
  expect(imported.filter(({ name }) => /Phường/.test(name))).toHaveLength(15);
});

test("the city has 15 wards and 20 village teams, Thạch Quý one in each of its 11 and one of 3 people, Lộc Hà 92", () => {
  const within = (part: string, depth: number) =>
    founded.filter(({ unitPath }) => unitPath.includes(part) && unitPath.split(" › ").length === depth);
  expect([within("Phường", 2).length, within("Phường", 3).length]).toEqual([15, 20]);
  expect(within(WARD, 2).map(({ people }) => people)).toEqual([3]);
  expect(new Set(within(WARD, 3).map(({ unitPath }) => unitPath)).size).toBe(11);
  expect(within("Xã Lộc Hà", 3)).toHaveLength(92);
});

test("before the merger all bodies were expected to work, after it one in each village and one in the ward", async () => {
  const bodies = VILLAGES + CITY_WARDS;
  expect(await figures(provinceId, april, "as_was")).toMatchObject({ teamsExpected: bodies + project06.length });
  expect(await figures(provinceId, june, "as_was")).toMatchObject({ teamsExpected: bodies });
  const open = await set.teamsOf(WARD);
  expect(open.map(({ name }) => name).sort()).toEqual(
    [...villages.map((n) => digital(n).name), `Ban chỉ đạo chuyển đổi số ${WARD}`].sort(),
  );
  // 3 + 2 in each village, 3 + 2 + 2 in the ward: nobody is lost.
  expect(sum(open.map(({ people }) => people))).toBe(OF_WARD * 5 + 7);
});

test("what both bodies did before stays: the same total in both views, on today's map under the village that took over", async () => {
  const values = {
    vneid_level2_activated: 4_400,
    id_card_supported: 66,
    dvc_guided: 2 * (VILLAGES - OF_WARD - OF_OTHER_WARDS),
  };
  for (const view of ["as_was", "today"] as const) {
    expect((await figures(provinceId, april, view)).values).toEqual(values);
    expect((await figures(ward.id, april, view)).values.id_card_supported).toBe(66);
  }
  const cards = (view: View) =>
    set.all(async (tx) => {
      const rows = await figuresByUnit(tx, { unitIds: [ward.id], ...april, view, by: "unit" });
      return new Map(rows.map(({ unitId, values: own }) => [unitId, own.id_card_supported]));
    });
  const [then, today] = [await cards("as_was"), await cards("today")];
  const lastVillage = digital(OF_WARD).unitId;
  expect([then.get(ward.id), then.get(lastVillage)]).toEqual([OF_WARD, undefined]);
  expect([today.get(ward.id), today.get(lastVillage)]).toEqual([undefined, OF_WARD]);
  for (const n of villages.slice(0, -1)) {
    expect([then.get(digital(n).unitId), today.get(digital(n).unitId)]).toEqual([n, n]);
  }
});

test("a merged team tells where it went and on which day, and the new ward body where it came from", async () => {
  await set.all(async (tx) => {
    const [merged] = await teamLineageOf(tx, police(1).id);
    expect(merged).toEqual({
      ...{ on: MERGED_ON, kind: "merged", carriesPast: true },
      from: { id: police(1).id, name: "Tổ Đề án 06 Tổ dân phố 1" },
      to: { id: digital(1).id, name: digital(1).name },
    });
    expect((await teamOn(tx, police(1).id, "2023-05-17"))?.name).toBe("Tổ Đề án 06 Tổ dân phố 1");
    expect(await teamOn(tx, police(1).id, MERGED_ON)).toBeUndefined();
    const [lineage] = await teamLineageOf(tx, called(`Tổ công tác Đề án 06 ${WARD}`).id);
    const ofNew = await teamLineageOf(tx, lineage!.to.id);
    expect(ofNew.map(({ from }) => from.name).sort()).toEqual(
      [`${teamName} ${WARD}`, `Ban chỉ đạo chuyển đổi số ${WARD}`, `Tổ công tác Đề án 06 ${WARD}`].sort(),
    );
  });
});

test("more than 90 % of Thạch Quý's residents are activated once three teams have reported by chat", async () => {
  const unit = { id: ward.id, communeId: ward.id };
  const days = { from: "2022-12-01", to: "2023-12-31" };
  const amounts = { basis: "shared" as const, amount: RESIDENTS, exceptions: [] };
  await set.all(async (tx) => {
    const code = { indicatorCode: "vneid_level2_activated" };
    await setTarget(tx, { unit, ...days, ...code, ...amounts }, { personId: undefined, communeId: ward.id, now });
    await tx
      .insert(officialAccounts)
      .values({ oaId: "3000000000000000099", appId: "2000000000000000011", communeId: ward.id, secretKeySealed: "x" });
  });
  const rate = () =>
    set.all(async (tx) => {
      const [progress] = await unitProgress(tx, { unitId: ward.id, indicators, day: "2023-06-30" });
      return (100 * progress!.done!) / progress!.amount;
    });
  expect(await rate()).toBe(88);
  const clock = { now: instantOf("2023-06-07", 10 * 60) };
  const { send } = makeChat({ db: set.db, commune: { id: ward.id, oaId: "3000000000000000099" }, clock, commands });
  const said = [
    "báo cáo hôm nay tổ em hd 12 ng cài vneid",
    "hôm nay kích hoạt vneid 70 người",
    "bao cao vneid 30 nguoi",
  ];
  for (const [n, text] of said.entries()) {
    const talk = (words: string) => send({ zaloUserId: `to-${n + 1}`, text: words });
    await talk(`đăng ký ${digital(n + 1).joinCode}`);
    await talk("Đồng ý");
    await talk(text);
    expect((await talk("Đúng")).text).toContain("Đã lưu");
  }
  expect((await figures(ward.id, june, "as_was")).values).toEqual({
    vneid_level2_activated: 112,
    id_card_supported: 11,
  });
  expect(await rate()).toBeGreaterThan(90);
}, 60_000);
