import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { withScope } from "../../../bot/db/connection.ts";
import { readingCorrections } from "../../../bot/db/schema/index.ts";
import { readIndicators } from "../../../bot/services/indicators.ts";
import { keepCorrection } from "../../../bot/services/readings/corrections.ts";
import { wordRules } from "../../../bot/services/retention/words.ts";
import type { NameProposals } from "../../../shared/api/name-proposal.ts";
import { fold } from "../../../shared/understanding/fold.ts";
import { readReport } from "../../../shared/understanding/read-report.ts";
import { openTestApi } from "../../helpers/api.ts";
import { makeCommune, makePerson, type TestCommune } from "../../helpers/commune.ts";

const clock = { now: new Date("2026-11-18T03:00:00Z") };
const VNEID = "vneid_level2_activated";
const api = openTestApi(clock);
let commune: TestCommune;
let officer: number;

beforeEach(async () => {
  commune = await makeCommune(api.db, 1);
  officer = await makePerson(api.db, commune, { name: "Cán bộ", staffOf: commune.id });
});

const inScope = <T>(work: Parameters<typeof withScope<T>>[2]) => withScope(api.db, { communes: [commune.id] }, work);
/** Says what a number was, as often as there are people given. */
async function named(said: string, code: string, { by = [1, 2], readAs, now = clock.now }: Named = {}): Promise<void> {
  const name = { words: fold(said), said };
  for (const byPersonId of by)
    await inScope((tx) => keepCorrection(tx, { communeId: commune.id, name, readAs, code, byPersonId, now }));
}
interface Named {
  by?: number[];
  readAs?: string;
  now?: Date;
}
const path = () => `/units/${commune.id}/name-proposals`;
const valuesOf = async (text: string) => {
  const { catalogue } = await inScope((tx) => readIndicators(tx, { communeId: commune.id, day: "2026-11-18" }));
  return readReport(text, catalogue).values;
};

describe("names members use", () => {
  test("are proposed to officers with what was meant and what it was taken for, those of most people first", async () => {
    await named("hồ sơ xanh", "dvc_guided", { by: [5, 6], readAs: "dvc_files_submitted" });
    await named("thẻ đỏ", "id_card_supported", { by: [4, 4, 4], readAs: VNEID });
    await named("the xanh", VNEID, { by: [1] });
    await named("thẻ xanh", VNEID, { by: [2, 3] });
    const list = (await (await api.as(commune, officer))("GET", path())).json<NameProposals>();
    expect(list.proposals).toMatchObject([
      { words: "the xanh", said: "thẻ xanh", means: { code: VNEID }, people: 3, times: 3, willRead: true },
      { words: "ho so xanh", readAs: { code: "dvc_files_submitted" }, people: 2 },
      { words: "the do", said: "thẻ đỏ", means: { code: "id_card_supported" }, readAs: { code: VNEID }, people: 1 },
    ]);
    expect(list.proposals[0]).not.toHaveProperty("readAs");
  });

  test("are no proposal while one person said so once or twice: that may be a slip", async () => {
    await named("thẻ xanh", VNEID, { by: [1, 1] });
    const call = await api.as(commune, officer);
    expect((await call("GET", path())).json()).toEqual({ proposals: [] });
    await named("thẻ xanh", VNEID, { by: [2] });
    expect((await call("GET", path())).json<NameProposals>().proposals).toHaveLength(1);
  });

  test("are understood as soon as an officer takes them, and are proposed no longer", async () => {
    await named("the xanh", VNEID);
    expect(await valuesOf("thẻ xanh 4 người")).toEqual({});
    const call = await api.as(commune, officer);
    const taken = await call("POST", path(), { words: "the xanh", code: VNEID, decision: "accepted" });
    expect(taken.json()).toEqual({ proposals: [] });
    expect(await valuesOf("thẻ xanh 4 người")).toEqual({ [VNEID]: 4 });
    const again = await call("POST", path(), { words: "the xanh", code: VNEID, decision: "accepted" });
    expect(again.statusCode).toBe(200);
  });

  test("are put away when an officer does not want them", async () => {
    await named("viec kia", VNEID);
    const call = await api.as(commune, officer);
    await call("POST", path(), { words: "viec kia", code: VNEID, decision: "dismissed" });
    expect((await call("GET", path())).json()).toEqual({ proposals: [] });
    expect(await valuesOf("việc kia 4 người")).toEqual({});
    expect((await call("POST", path(), { words: "chua ai noi", code: VNEID, decision: "accepted" })).statusCode).toBe(
      404,
    );
  });

  test("are nothing for members to see or settle", async () => {
    const member = await makePerson(api.db, commune, { name: "Bảy", team: commune.teams[0]! });
    const call = await api.as(commune, member);
    expect((await call("GET", path())).statusCode).toBeGreaterThanOrEqual(403);
    expect(
      (await call("POST", path(), { words: "the xanh", code: VNEID, decision: "accepted" })).statusCode,
    ).toBeGreaterThanOrEqual(403);
  });

  test("lose their words after 30 days; that something was corrected stays", async () => {
    await named("the xanh", VNEID, { by: [1], now: new Date("2026-10-10T03:00:00Z") });
    await named("the do", VNEID, { by: [2] });
    const rule = wordRules.find(({ name }) => name === "reading_corrections");
    await inScope((tx) => rule!.forget(tx, { now: clock.now, limit: 100 }));
    const rows = await inScope((tx) =>
      tx
        .select({
          words: readingCorrections.words,
          said: readingCorrections.said,
          by: readingCorrections.byPersonId,
          code: readingCorrections.code,
        })
        .from(readingCorrections)
        .where(eq(readingCorrections.communeId, commune.id))
        .orderBy(readingCorrections.id),
    );
    expect(rows).toEqual([
      { words: null, said: null, by: null, code: VNEID },
      { words: "the do", said: "the do", by: 2, code: VNEID },
    ]);
  });
});
