import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { openBrowser, openPhone } from "./browser.ts";
import { buildMiniApp, type MiniAppServer, startMiniApp } from "./mini-app-server.ts";
import { logIn, openAs, type Person, savedReports } from "./people.ts";

let server: MiniAppServer;
let browser: Browser;
let axe: string;
const people: Record<string, Person | undefined> = {};

beforeAll(async () => {
  [server, browser] = await Promise.all([buildMiniApp().then(startMiniApp), openBrowser()]);
  axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  people.member = await logIn(server, "leader-token");
  people.officer = await logIn(server, "officer-token");
}, 120_000);
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const team = () => people.member?.me.teams[0]?.id;
const firstReport = async () => (people.member ? (await savedReports(server, people.member))[0]?.id : undefined);

interface Screen {
  name: string;
  who: "nobody" | "member" | "officer";
  path: () => string | undefined | Promise<string | undefined>;
  /** Something that shows that the page is there with its content. */
  shows: string;
}

const screens: Screen[] = [
  { name: "guides", who: "nobody", path: () => "/g", shows: "Cỡ chữ" },
  { name: "a search without result", who: "nobody", path: () => "/g?q=zzzz", shows: "Chưa có hướng dẫn" },
  { name: "a step", who: "nobody", path: () => "/g/vneid-kich-hoat-muc-2?buoc=2", shows: "trong 8 bước" },
  { name: "all steps", who: "nobody", path: () => "/g/vneid-kich-hoat-muc-2?buoc=tat-ca", shows: "Xem từng bước" },
  {
    name: "a finished guide",
    who: "nobody",
    path: () => "/g/vneid-kich-hoat-muc-2?buoc=xong",
    shows: "Đã xong các bước",
  },
  { name: "an unknown guide", who: "nobody", path: () => "/g/khong-co", shows: "Không có hướng dẫn này" },
  { name: "login", who: "nobody", path: () => "/login", shows: "Đang chờ tin nhắn" },
  { name: "a page that needs a login", who: "nobody", path: () => "/r/new", shows: "dành cho thành viên tổ" },
  { name: "an unknown page", who: "nobody", path: () => "/khong/co", shows: "Không có trang này" },
  { name: "the member's home", who: "member", path: () => "/", shows: "Chưa báo cáo" },
  { name: "the form", who: "member", path: () => "/r/new", shows: "Hoặc kể bằng lời" },
  { name: "nothing to report", who: "member", path: () => "/r/new?buoc=khong-co", shows: "Gửi báo cáo" },
  { name: "sent reports", who: "member", path: () => `/t/${team()}/reports`, shows: "Sửa hoặc rút" },
  { name: "a sent report", who: "member", path: async () => `/r/${await firstReport()}`, shows: "Rút báo cáo này" },
  { name: "me", who: "member", path: () => "/me", shows: "Dữ liệu của tôi" },
  { name: "a team that is not mine", who: "member", path: () => "/t/999999", shows: "chưa có quyền xem" },
  { name: "the overview", who: "officer", path: () => "/", shows: "Các tổ" },
  { name: "a team, seen by the officer", who: "officer", path: () => `/t/${team()}`, shows: "Kỳ này tổ đã làm" },
];

async function show(context: BrowserContext, screen: Screen): Promise<Page> {
  const page = await openAs(context, people[screen.who]);
  await page.goto(`${server.url}/app${await screen.path()}`);
  await page.getByText(screen.shows).first().waitFor();
  return page;
}

/** Elements that reach beyond the right edge, and the page when it can be pushed sideways. */
const OVERFLOW = `[
  ...(document.scrollingElement.scrollWidth > innerWidth ? ["the page scrolls sideways"] : []),
  ...[...document.querySelectorAll("body *")].filter((e) => !e.closest("svg, .only-heard, .line-bar") && e.getBoundingClientRect().right > innerWidth + 1)
    .map((e) => e.tagName + "." + e.className + ": " + (e.textContent || "").slice(0, 40)),
]`;
/** Buttons, fields and rows lower than a thumb needs; links inside a sentence are as high as its letters. */
const SMALL_TARGETS = `[...document.querySelectorAll("button, input:not([type=radio]), textarea, summary, a.button, a.row, nav a, .choice")]
  .filter((e) => e.getBoundingClientRect().height > 0 && e.getBoundingClientRect().height < 47.5)
  .map((e) => e.tagName + " " + (e.getAttribute("aria-label") || e.textContent) + " " + e.getBoundingClientRect().height)`;

describe.each(screens)("$name", (screen) => {
  test("has no fault that axe finds, and every target is high enough for a thumb", async () => {
    const page = await show(await openPhone(browser), screen);
    await page.evaluate(axe);
    const { violations } = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>(
      "axe.run()",
    );
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
    expect(await page.evaluate(SMALL_TARGETS)).toEqual([]);
  });

  test("fits 320 px, also with type twice as large", async () => {
    const page = await show(await openPhone(browser, { width: 320, height: 640 }), screen);
    expect(await page.evaluate(OVERFLOW)).toEqual([]);
    await page.evaluate("document.documentElement.style.fontSize = '36px'");
    expect(await page.evaluate(OVERFLOW)).toEqual([]);
  });
});

test("the overview fits a desk screen and uses its width", async () => {
  const overview = screens.find((screen) => screen.name === "the overview");
  const page = await show(await browser.newContext({ viewport: { width: 1280, height: 800 } }), overview as Screen);
  expect(await page.evaluate(OVERFLOW)).toEqual([]);
  await page.evaluate(axe);
  expect(await page.evaluate("axe.run().then(({ violations }) => violations.map(({ id }) => id))")).toEqual([]);
});

const KB = 1024;
const MOST_SCRIPT_KB = 80;
const MOST_READER_KB = 44;

test.each([
  ["nobody", "/", "Cỡ chữ"],
  ["member", "/", "Chưa báo cáo"],
  ["member", "/r/new", "Hoặc kể bằng lời"],
] as const)("the first screen of %s at %s needs at most 80 kB of script, compressed", async (who, path, shows) => {
  const page = await openAs(await openPhone(browser), people[who]);
  const scripts = collect(page);
  await page.goto(`${server.url}/app${path}`);
  await page.getByText(shows).first().waitFor();
  expect((await scripts()) / KB).toBeLessThanOrEqual(MOST_SCRIPT_KB);
});

test("the reader of free words adds at most 44 kB, compressed", async () => {
  const page = await openAs(await openPhone(browser), people.member);
  await page.goto(`${server.url}/app/r/new`);
  await page.getByLabel("Hoặc kể bằng lời").waitFor();
  await page.waitForTimeout(5_000);
  const scripts = collect(page);
  await page.getByLabel("Hoặc kể bằng lời").fill("vneid 5");
  await page.getByText("Đã hiểu và điền").waitFor();
  expect((await scripts()) / KB).toBeLessThanOrEqual(MOST_READER_KB);
});

/** Sums up what scripts come in from now on, as gzip makes them. */
function collect(page: Page): () => Promise<number> {
  const bodies: Promise<Buffer>[] = [];
  page.on("response", (response) => {
    if (response.url().endsWith(".js")) bodies.push(response.body());
  });
  return async () => (await Promise.all(bodies)).reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0);
}

test("asks nobody but our own server, and logs no error", async () => {
  const context = await openPhone(browser);
  const page = await openAs(context, people.member);
  const strangers: string[] = [];
  const errors: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(server.url) && !request.url().startsWith("data:")) strangers.push(request.url());
  });
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(error.message));
  for (const path of ["/", "/g", "/g/vssid", "/r/new", "/me", `/t/${team()}/reports`]) {
    await page.goto(`${server.url}/app${path}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.waitForLoadState("networkidle");
  }
  expect({ strangers, errors }).toEqual({ strangers: [], errors: [] });
});

test("without network at the start every page says so and offers to try again", async () => {
  const context = await openPhone(browser);
  const page = await openAs(context, people.member);
  await page.route("**/api/v1/**", (route) => route.abort());
  for (const path of ["/", "/g", "/r/new", `/t/${team()}/reports`]) {
    await page.goto(`${server.url}/app${path}`);
    await page.getByText("Không có mạng").first().waitFor();
    await page
      .getByRole("button", { name: /Thử lại|Tải lại/ })
      .first()
      .waitFor();
  }
});
