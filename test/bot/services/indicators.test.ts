import { beforeEach, expect, test } from "vitest";
import { withScope } from "../../../bot/db/connection.ts";
import { communeIndicators } from "../../../bot/db/schema/index.ts";
import { readIndicators } from "../../../bot/services/indicators.ts";
import { indicators as shipped } from "../../../shared/catalogue/indicators.ts";
import { readReport } from "../../../shared/understanding/read-report.ts";
import { makeCommune, type TestCommune } from "../../helpers/commune.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";

const bins = {
  label: "Hộ được hướng dẫn phân loại rác qua ứng dụng",
  shortLabel: "Phân loại rác",
  unit: "hộ",
  pillar: "xã hội số",
  aliases: ["phân loại rác"],
  description: "Số hộ.",
  source: "Xã tự đặt",
  aggregation: "sum",
};
const database = openTestDatabase();
let commune: TestCommune;

beforeEach(async () => {
  commune = await makeCommune(database.db, 1);
});

const read = (day: string) =>
  withScope(database.db, { communes: [commune.id] }, (tx) => readIndicators(tx, { communeId: commune.id, day }));
const add = (row: { code: string; definition: unknown; validFrom: string; validTo?: string }) =>
  withScope(database.db, { communes: [commune.id] }, (tx) =>
    tx.insert(communeIndicators).values({ communeId: commune.id, ...row }),
  );

test("a commune without own indicators shares ours, prepared once", async () => {
  const set = await read("2026-11-18");
  expect(set.indicators).toEqual(shipped);
  expect(await read("2026-11-19")).toBe(set);
});

test("an added indicator is read in messages from its first day on, and retires on its last", async () => {
  await add({ code: "waste_sorting", definition: bins, validFrom: "2026-11-10", validTo: "2026-11-20" });
  expect((await read("2026-11-09")).indicators).toHaveLength(shipped.length);
  const { indicators, catalogue } = await read("2026-11-10");
  expect(indicators.at(-1)).toMatchObject({ code: "waste_sorting", shortLabel: "Phân loại rác" });
  expect(readReport("phân loại rác 8 hộ", catalogue).values).toEqual({ waste_sorting: 8 });
  expect((await read("2026-11-20")).indicators).toHaveLength(shipped.length);
});

test("a changed definition takes the place of ours at once", async () => {
  await read("2026-11-18");
  await add({ code: "vssid_installed", definition: { ...bins, label: "VssID của xã" }, validFrom: "2026-01-01" });
  const changed = (await read("2026-11-18")).indicators.find(({ code }) => code === "vssid_installed");
  expect(changed?.label).toBe("VssID của xã");
});

test("one of ours can be retired, and a row that is no indicator changes nothing", async () => {
  await add({ code: "vssid_installed", definition: bins, validFrom: "2026-01-01", validTo: "2026-06-30" });
  await add({ code: "broken", definition: { label: "" }, validFrom: "2026-01-01" });
  const codes = (await read("2026-11-18")).indicators.map(({ code }) => code);
  expect(codes).not.toContain("vssid_installed");
  expect(codes).toHaveLength(shipped.length - 1);
});
