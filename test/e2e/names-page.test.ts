import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { withScope } from "../../bot/db/connection.ts";
import { readingCorrections } from "../../bot/db/schema/index.ts";
import { readIndicators } from "../../bot/services/indicators.ts";
import { keepCorrection } from "../../bot/services/readings/corrections.ts";
import { dayOf } from "../../shared/calendar/day.ts";
import { readReport } from "../../shared/understanding/read-report.ts";
import { openBrowser, openPhone } from "./browser.ts";
import { buildMiniApp, type MiniAppServer, startMiniApp } from "./mini-app-server.ts";
import { logIn, openAs, type Person } from "./people.ts";

let server: MiniAppServer;
let browser: Browser;
let officer: Person;
let communeId: number;

beforeAll(async () => {
  [server, browser] = await Promise.all([buildMiniApp().then(startMiniApp), openBrowser()]);
  officer = await logIn(server, "officer-token");
  communeId = officer.me.commune.id;
}, 120_000);
beforeEach(async () => {
  await inScope((tx) => tx.delete(readingCorrections));
  await used("ví xanh", { readAs: "ewallet_installed", code: "vssid_installed" });
  await used("dán tem quét", { readAs: undefined, code: "cashless_shops" });
});
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const inScope = <T>(work: Parameters<typeof withScope<T>>[2]) =>
  withScope(server.database.db, { communes: [communeId] }, work);

async function used(said: string, meant: { readAs: string | undefined; code: string }): Promise<void> {
  const words = said === "ví xanh" ? "vi xanh" : "dan tem quet";
  for (const byPersonId of [1, 2])
    await inScope((tx) =>
      keepCorrection(tx, { communeId, name: { words, said }, ...meant, byPersonId, now: new Date() }),
    );
}

async function openFromIndicators(): Promise<Page> {
  const page = await openAs(await openPhone(browser), officer);
  await page.goto(`${server.url}/app/s/indicators`);
  await page.getByText("Có 2 tên gọi").waitFor();
  await page.getByRole("link", { name: "Xem và thêm tên gọi" }).tap();
  await page.getByRole("heading", { name: "“ví xanh”" }).waitFor();
  return page;
}

const valuesOf = (text: string) =>
  inScope(async (tx) => {
    const { catalogue } = await readIndicators(tx, { communeId, day: dayOf(new Date()) });
    return readReport(text, catalogue).values;
  });

test("an officer comes from the indicators, takes one name and leaves another; the next message is read right", async () => {
  const page = await openFromIndicators();
  expect(await valuesOf("tổ em 4 ví xanh")).toEqual({ ewallet_installed: 4 });
  const wallet = page.getByRole("region", { name: "Tên gọi “ví xanh”" });
  await wallet.getByText("“12 ví xanh” được ghi là 12 người").waitFor();
  await wallet.getByRole("button", { name: "Thêm tên gọi" }).tap();
  await page.getByText("Đã thêm “ví xanh”").waitFor();
  await wallet.waitFor({ state: "detached" });
  expect(await valuesOf("tổ em 4 ví xanh")).toEqual({ vssid_installed: 4 });

  const before = await valuesOf("tổ em 4 dán tem quét");
  const stickers = page.getByRole("region", { name: "Tên gọi “dán tem quét”" });
  await stickers.getByRole("button", { name: "Bỏ qua" }).tap();
  await page.getByText("Đã bỏ qua “dán tem quét”").waitFor();
  await page.getByText("Chưa có tên gọi nào cần xem").waitFor();
  expect(await valuesOf("tổ em 4 dán tem quét")).toEqual(before);
});

test("without network nothing is taken, and the page says so", async () => {
  const page = await openFromIndicators();
  await page.context().setOffline(true);
  const stickers = page.getByRole("region", { name: "Tên gọi “dán tem quét”" });
  await stickers.getByRole("button", { name: "Thêm tên gọi" }).tap();
  await stickers.getByText("Không có mạng").waitFor();
  await page.context().setOffline(false);
  await stickers.getByRole("button", { name: "Thêm tên gọi" }).tap();
  await page.getByText("Đã thêm “dán tem quét”").waitFor();
});
