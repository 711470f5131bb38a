import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openBrowser, openPhone } from "./browser.ts";
import { buildMiniApp, type MiniAppServer, startMiniApp } from "./mini-app-server.ts";
import { logIn, openAs, type Person } from "./people.ts";

let server: MiniAppServer;
let browser: Browser;
let officer: Person;

beforeAll(async () => {
  [server, browser] = await Promise.all([buildMiniApp().then(startMiniApp), openBrowser()]);
  officer = await logIn(server, "officer-token");
}, 120_000);
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function openPage(onPhone = false): Promise<Page> {
  const context = onPhone
    ? await openPhone(browser)
    : await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await openAs(context, officer);
  await page.goto(`${server.url}/app/s/periods`);
  await page.getByRole("heading", { name: "Bốn kỳ tới" }).waitFor();
  return page;
}

test("an officer sees what a change would bring before it is kept, and old periods stay", async () => {
  const page = await openPage();
  await page.getByLabel("Mỗi kỳ là một").selectOption({ label: "Tháng" });
  await page.getByLabel("Tháng tính từ").selectOption({ label: "Ngày 15 tháng trước đến ngày 14" });
  await page.getByLabel(/Hạn nộp/).fill("3");
  await page.getByRole("heading", { name: "Bốn kỳ tới, nếu lưu" }).waitFor();
  await page.getByText(/Cách chia kỳ mới bắt đầu từ/).waitFor();
  await page.getByRole("button", { name: "Lưu", exact: true }).click();
  await page.getByRole("button", { name: "Đổi", exact: true }).click();
  await page.getByRole("button", { name: "Chưa đổi gì" }).waitFor();
  await page.reload();
  await page.getByText(/Cách chia kỳ mới bắt đầu từ/).waitFor();
  expect(await page.getByRole("heading", { name: /^Tháng \d+\/\d{4}/ }).count()).toBeGreaterThan(1);
});

test("closes a period and opens it again, and adds a day off", async () => {
  const page = await openPage(true);
  await page
    .getByRole("button", { name: /^Khóa tuần/ })
    .first()
    .tap();
  await page.getByRole("button", { name: "Khóa", exact: true }).last().tap();
  await page.getByText("Đã khóa từ").waitFor();
  await page
    .getByRole("button", { name: /^Mở lại tuần/ })
    .first()
    .tap();
  await page.getByRole("button", { name: "Mở lại", exact: true }).last().tap();
  await page.getByText("Đang mở lại đến hết").waitFor();
  await page.getByLabel("Thêm một ngày").fill("2027-03-15");
  await page.getByLabel("Tên ngày nghỉ").fill("Hội làng");
  await page.getByRole("button", { name: "Thêm ngày nghỉ" }).tap();
  await page.getByText("Hội làng · xã thêm").waitFor();
  await page.getByRole("button", { name: "Bỏ: 15/03/2027" }).tap();
  await page.getByText("Hội làng · xã thêm").waitFor({ state: "detached" });
});
