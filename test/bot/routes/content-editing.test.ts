import { beforeAll, expect, test } from "vitest";
import { withScope } from "../../../bot/db/connection.ts";
import { keepUnansweredQuestion } from "../../../bot/services/guides/unanswered-questions.ts";
import { readIndicators } from "../../../bot/services/indicators.ts";
import { UnansweredList } from "../../../shared/api/content.ts";
import { readReport } from "../../../shared/understanding/read-report.ts";
import { openTestApi } from "../../helpers/api.ts";
import { makeCommune, makePerson, type TestCommune } from "../../helpers/commune.ts";

const clock = { now: new Date("2026-11-22T02:00:00Z") };
let commune: TestCommune;
const api = openTestApi(clock);
let officer: Awaited<ReturnType<(typeof api)["as"]>>;
let leader: typeof officer;

beforeAll(async () => {
  commune = await makeCommune(api.db, 1);
  officer = await api.as(commune, await makePerson(api.db, commune, { name: "Nguyễn Thị Hoa", staffOf: commune.id }));
  const [team] = commune.teams;
  leader = await api.as(commune, await makePerson(api.db, commune, { team: team!, role: "leader" }));
});

const looms = {
  label: "Khung dệt được số hóa",
  shortLabel: "Khung dệt số hóa",
  unit: "khung",
  pillar: "kinh tế số",
  aliases: ["khung dệt", "khung cửi"],
  aggregation: "sum",
} as const;
const indicators = () => `/communes/${commune.id}/indicators`;
const guides = () => `/communes/${commune.id}/guides`;

test("a new indicator is read from chat, offered by the form and listed at once, without code", async () => {
  const { code } = (await officer("POST", indicators(), looms)).json();
  expect(code).toBe("own_khung_det_so_hoa");
  const listed = (await leader("GET", "/indicators")).json();
  expect(listed.indicators).toContainEqual(expect.objectContaining({ code, unit: "khung" }));
  const { catalogue } = await withScope(api.db, { communes: [commune.id] }, (tx) =>
    readIndicators(tx, { communeId: commune.id, day: "2026-11-22" }),
  );
  expect(readReport("hom nay to em 4 khung cui, vneid 3", catalogue).values).toEqual({
    [code]: 4,
    vneid_level2_activated: 3,
  });
});

test("two indicators cannot go by one name", async () => {
  const same = await officer("POST", indicators(), { ...looms, label: "Khác hẳn", shortLabel: "khung DET số hóa" });
  expect(same.statusCode).toBe(409);
  expect(same.json().error.code).toBe("same_label");
  const taken = await officer("POST", indicators(), {
    ...looms,
    label: "Guồng",
    shortLabel: "Guồng",
    aliases: ["KHUNG CUI"],
  });
  expect(taken.json().error).toMatchObject({
    code: "alias_taken",
    message: expect.stringContaining("Khung dệt số hóa"),
  });
});

test("a retired indicator is asked for no more and can be taken up again, with its versions kept", async () => {
  const path = `${indicators()}/cashless_shops`;
  await officer("PUT", `${path}/retired`, { isRetired: true });
  const codes = async () =>
    (await leader("GET", "/indicators")).json().indicators.map((indicator: { code: string }) => indicator.code);
  expect(await codes()).not.toContain("cashless_shops");
  const book = (await officer("GET", indicators())).json();
  expect(book.indicators).toContainEqual(expect.objectContaining({ code: "cashless_shops", isRetired: true }));
  await officer("PUT", `${path}/retired`, { isRetired: false });
  expect(await codes()).toContain("cashless_shops");
  const { versions } = (await officer("GET", `${path}/versions`)).json();
  expect(versions.map(({ definition }: { definition?: object }) => definition !== undefined)).toEqual([true, false]);
});

test("a guide of the commune's own is found once published, and hidden again when it should have been looked at", async () => {
  const guide = {
    title: "Đăng ký xe đưa đón học sinh",
    aliases: ["xe đưa đón", "đưa đón học sinh"],
    steps: ["Gọi cho văn phòng trường.", "Nói tên cháu và lớp."],
    sources: ["Thông báo 12/TB-UBND ngày 01/09/2026"],
    reviewBy: "2026-12-31",
  };
  const { slug } = (await officer("POST", guides(), { guide, published: false })).json();
  const found = async () =>
    (await api.app.inject(`/api/v1/guides?commune=${commune.id}&q=${encodeURIComponent("xe dua don hoc sinh")}`))
      .json()
      .guides.map((card: { slug: string }) => card.slug);
  expect(await found()).not.toContain(slug);
  await officer("PUT", `${guides()}/${slug}`, { guide, published: true });
  expect(await found()).toContain(slug);
  const page = (await api.app.inject(`/api/v1/guides/${slug}?commune=${commune.id}`)).json();
  expect(page).toMatchObject({ sources: guide.sources, updatedOn: "2026-11-22" });
  clock.now = new Date("2027-01-01T02:00:00Z");
  expect(await found()).not.toContain(slug);
  clock.now = new Date("2026-11-22T02:00:00Z");
});

test("a guide of ours can be worded anew, hidden, and brought back", async () => {
  const slug = "vssid";
  const shelf = async () => {
    const { guides: list } = (await officer("GET", guides())).json();
    return list.find((guide: { slug: string }) => guide.slug === slug);
  };
  const { origin: _o, state: _s, slug: _g, updatedOn: _u, ...guide } = await shelf();
  await officer("PUT", `${guides()}/${slug}`, { guide: { ...guide, title: "VssID ở xã mình" }, published: true });
  expect(await shelf()).toMatchObject({ origin: "reworded", title: "VssID ở xã mình" });
  await officer("DELETE", `${guides()}/${slug}`);
  expect(await shelf()).toMatchObject({ state: "hidden" });
  expect((await api.app.inject(`/api/v1/guides/${slug}?commune=${commune.id}`)).statusCode).toBe(404);
  await officer("POST", `${guides()}/${slug}/restore`);
  expect(await shelf()).toMatchObject({ origin: "shipped", state: "published" });
});

test("questions without an answer are a list that gets shorter", async () => {
  const ask = (text: string) =>
    withScope(api.db, { communes: [commune.id] }, (tx) =>
      keepUnansweredQuestion(tx, { communeId: commune.id, text, now: clock.now }),
    );
  for (const text of ["làm hộ chiếu", "Lam ho chieu", "đổi bằng lái"]) await ask(text);
  const path = `/communes/${commune.id}/unanswered-questions`;
  const list = async () => UnansweredList.parse((await officer("GET", path)).json()).groups;
  expect((await list()).map(({ questions }) => questions)).toEqual([["lam ho chieu"], ["doi bang lai"]]);
  await officer("POST", `${path}/done`, { ids: (await list())[0]?.ids });
  expect(await list()).toHaveLength(1);
  await ask("làm hộ chiếu");
  expect(await list()).toHaveLength(2);
});

test("questions for the same are listed together, by all their ways, and done together", async () => {
  const town = await makeCommune(api.db, 1);
  const clerk = await api.as(town, await makePerson(api.db, town, { staffOf: town.id }));
  for (const text of [
    "giá heo hơi hôm nay",
    "giá heo hơi hôm nay",
    "mất căn cước làm lại ở đâu",
    "căn cước mất xin cấp lại chỗ nào",
    "bị mất căn cước rồi làm lại sao",
  ])
    await withScope(api.db, { communes: [town.id] }, (tx) =>
      keepUnansweredQuestion(tx, { communeId: town.id, text, now: clock.now }),
    );
  const path = `/communes/${town.id}/unanswered-questions`;
  const list = async () => UnansweredList.parse((await clerk("GET", path)).json()).groups;
  const [cards, pigs] = await list();
  expect([cards?.askedCount, cards?.questions.length]).toEqual([3, 3]);
  expect(pigs).toMatchObject({ askedCount: 2, questions: ["gia heo hoi hom nay"] });
  const done = { ids: cards?.ids };
  expect((await officer("POST", path.concat("/done"), done)).statusCode).toBe(404);
  expect(await list()).toHaveLength(2);
  await clerk("POST", `${path}/done`, done);
  expect((await clerk("POST", `${path}/done`, done)).statusCode).toBe(200);
  expect((await list()).map(({ questions }) => questions)).toEqual([["gia heo hoi hom nay"]]);
});

test("whoever is no officer of the commune changes nothing", async () => {
  const other = await makeCommune(api.db, 1);
  const stranger = await api.as(other, await makePerson(api.db, other, { staffOf: other.id }));
  for (const call of [leader, stranger]) {
    const answers = await Promise.all([
      call("POST", indicators(), looms),
      call("DELETE", `${guides()}/vssid`),
      call("GET", `/communes/${commune.id}/unanswered-questions`),
    ]);
    expect(answers.every(({ statusCode }) => statusCode === 404 || statusCode === 403)).toBe(true);
  }
});

test("the audit log tells who changed what, to officers only", async () => {
  const path = `/communes/${commune.id}/audit-log`;
  const { entries } = (await officer("GET", path)).json();
  expect(entries).toContainEqual(
    expect.objectContaining({
      what: "Sửa danh mục chỉ tiêu",
      subject: "indicator:own_khung_det_so_hoa",
      by: "Nguyễn Thị Hoa",
    }),
  );
  expect((await leader("GET", path)).statusCode).toBe(404);
});
