import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import type { MiniAppFrame, Snapshot } from "../../bot/sandbox/protocol.ts";
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
  await hear(phoneOf(desk, group), "Phường Thạch Quý");
  await shoot(desk, "sandbox");
}

/** The same phones, close enough to read in a narrow column. */
async function openClose(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1340, height: 860 },
    deviceScaleFactor: 2,
    locale: "vi-VN",
    timezoneId: "Asia/Ho_Chi_Minh",
    reducedMotion: "reduce",
  });
  return openPage(await context.newPage(), url);
}

/** Home, report form and a guide as the leader sees them, and the officer's overview. */
async function takeMiniApp(browser: Browser, url: string): Promise<void> {
  const page = await (await openPhone(browser)).newPage();
  const open = async (who: string, path: string, seen: string) => {
    await page.goto(await miniAppUrl(url, who, path));
    await page.getByText(seen).first().waitFor();
    await page.waitForLoadState("networkidle");
  };
  await open("Lê Thị Lan", "/", "Kỳ này tổ đã làm");
  await shoot(page, "miniapp-home");
  await page.getByRole("link", { name: "Báo cáo", exact: true }).click();
  await page.getByText("Hoặc kể").waitFor();
  await shoot(page, "miniapp-report");
  await open("Lê Thị Lan", "/g/vneid-kich-hoat-muc-2", "Bước 1");
  await shoot(page, "miniapp-guide");
  await open("Nguyễn Thị Hoa", "/", "tổ");
  await page.getByText("Các tổ").first().waitFor();
  await shoot(page, "miniapp-overview");
}

async function miniAppUrl(url: string, displayName: string, path: string): Promise<string> {
  const control = new URL("control/", url);
  const { people } = (await (await fetch(new URL("snapshot", control))).json()) as Snapshot;
  const person = people.find((known) => known.displayName === displayName);
  const answer = await fetch(new URL(`people/${person?.id}/mini-app`, control), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ path, sharesProfile: true }),
  });
  return ((await answer.json()) as MiniAppFrame).url;
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
