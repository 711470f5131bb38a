import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { openBrowser, openPhone } from "./browser.ts";
import { movedClock, movedClockOptions } from "./moved-clock.ts";
import { hear, openDesk, openPage, phoneOf, phones, say } from "./sandbox/phones.ts";
import { startSandboxProduct } from "./sandbox/product.ts";

/** Takes the pictures that README shows, from the product as it runs, on an evening on which some teams have reported: `npm run pictures`. */

/** Saturday 28/11/2026, 19:40 in Vietnam: the demo's teams of this week have reported, the others have a day left. */
const EVENING = new Date("2026-11-28T12:40:00Z");
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
  await takeDesk(browser, url);

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

/** The same overview at a desk, where an officer comes in by Zalo's page. */
async function takeDesk(browser: Browser, url: string): Promise<void> {
  const page = await openDesk(browser, url);
  await page.goto(new URL("/app/login?den=/", url).href);
  await page.getByRole("link", { name: "Đăng nhập bằng Zalo" }).click();
  await page.getByRole("link", { name: /Cho phép: Nguyễn Thị Hoa/ }).click();
  await page.getByRole("button", { name: "Lời nhắn sẵn" }).first().waitFor();
  await shoot(page, "desk-overview");
}

/** Every page that is opened from now on is in the evening too. */
function moveClocks(browser: Browser): void {
  const open = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await open(options);
    await context.addInitScript({ content: movedClock(EVENING) });
    return context;
  };
}

async function shoot(what: Page | Locator, name: string): Promise<void> {
  const page = "page" in what ? what.page() : what;
  await page.mouse.move(0, 0);
  await page.evaluate("document.activeElement?.blur()");
  writeFileSync(join(FOLDER, `${name}.webp`), await toWebp(page, await what.screenshot()));
}

/** A third of the PNG's size, made on a page of its own: ours let no picture in from elsewhere. */
async function toWebp(beside: Page, png: Buffer): Promise<Buffer> {
  const page = await beside.context().newPage();
  const address = await page.evaluate<string>(`(async () => {
    const given = await fetch("data:image/png;base64,${png.toString("base64")}");
    const picture = await createImageBitmap(await given.blob());
    const canvas = Object.assign(document.createElement("canvas"), { width: picture.width, height: picture.height });
    canvas.getContext("2d").drawImage(picture, 0, 0);
    return canvas.toDataURL("image/webp", 0.75);
  })()`);
  await page.close();
  return Buffer.from(address.replace("data:image/webp;base64,", ""), "base64");
}

mkdirSync(FOLDER, { recursive: true });
const [product, browser] = await Promise.all([startSandboxProduct(movedClockOptions(EVENING)), openBrowser()]);
moveClocks(browser);
try {
  await takePictures(browser, product.url);
} finally {
  await browser.close();
  await product.remove();
}
