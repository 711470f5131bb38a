import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { openBrowser, openPhone } from "./browser.ts";
import { hear, openDesk, openPage, phoneOf, phones, say } from "./sandbox/phones.ts";
import { startSandboxProduct } from "./sandbox/product.ts";

/**
 * Takes the pictures that README shows, from the product as it runs: `npm run pictures`. The demo's figures depend on the day,
 * so that pictures differ a little from run to run.
 */

const FOLDER = join(import.meta.dirname, "pictures");
const REPORT = "báo cáo hôm nay tổ em hd 12 ng cài vneid, 5 hộ quét mã qr, 3 sp lên postmart";

async function takePictures(browser: Browser, url: string): Promise<void> {
  const desk = await openDesk(browser, url);
  const close = await openClose(browser, url);
  const [leader, resident, officer, group] = [phones.leader, phones.resident, phones.officer, phones.group];

  await say(phoneOf(desk, resident), "hướng dẫn VNeID");
  await hear(phoneOf(close, resident), "Bước 1/");
  await shoot(phoneOf(close, resident), "chat-guide");

  await say(phoneOf(desk, officer), "ai chưa báo cáo");
  await hear(phoneOf(close, officer), "đã báo cáo");
  await shoot(phoneOf(close, officer), "chat-missing");

  await takeMiniApp(browser, url);

  await say(phoneOf(desk, leader), REPORT);
  await hear(phoneOf(close, leader), "12 người");
  await shoot(phoneOf(close, leader), "chat-report");

  await say(phoneOf(desk, leader), "Đúng");
  await hear(phoneOf(desk, leader), "Đã lưu");
  await say(phoneOf(desk, group), "@OA kết quả");
  await hear(phoneOf(desk, group), /^Phường Thạch Quý/);
  await shoot(desk, "sandbox");
}

/** The same phones, close enough to read in a narrow column. */
async function openClose(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1340, height: 940 },
    deviceScaleFactor: 2,
    locale: "vi-VN",
    timezoneId: "Asia/Ho_Chi_Minh",
    reducedMotion: "reduce",
  });
  return openPage(await context.newPage(), url);
}

/** Home, report form and a guide as the leader sees them, and the officer's overview, in the frame of their phones. */
async function takeMiniApp(browser: Browser, url: string): Promise<void> {
  const page = await openPage(await (await openPhone(browser, { height: 1040 })).newPage(), url);
  const frame = page.frameLocator("iframe");
  const keep = async (seen: Locator, name: string) => {
    await seen.first().waitFor();
    await shoot(page.locator("iframe"), name);
  };
  const open = async (who: string) => {
    await page.getByRole("navigation").getByRole("button", { name: who }).tap();
    await page.getByRole("button", { name: "Mini App", exact: true }).tap();
  };
  await open("Lê Thị Lan");
  await keep(frame.getByText("Kỳ này tổ đã làm"), "miniapp-home");
  await frame.getByRole("link", { name: "Báo cáo", exact: true }).tap();
  await keep(frame.getByText("Hoặc kể"), "miniapp-report");
  await page.getByRole("button", { name: "Đóng" }).tap();

  await open("Trần Văn Dũng");
  await frame.getByRole("link", { name: /VNeID/ }).first().tap();
  await keep(frame.getByText("Bước 1"), "miniapp-guide");
  await page.getByRole("button", { name: "Đóng" }).tap();

  await open("Nguyễn Thị Hoa");
  await keep(frame.getByRole("button", { name: "Lời nhắn sẵn" }), "miniapp-overview");
}

async function shoot(what: Page | Locator, name: string): Promise<void> {
  const page = "page" in what ? what.page() : what;
  await page.mouse.move(0, 0);
  await page.evaluate("document.activeElement?.blur()");
  await what.screenshot({ path: join(FOLDER, `${name}.png`) });
}

mkdirSync(FOLDER, { recursive: true });
const [product, browser] = await Promise.all([startSandboxProduct(), openBrowser()]);
try {
  await takePictures(browser, product.url);
} finally {
  await browser.close();
  await product.remove();
}
