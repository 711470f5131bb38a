import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";
import type { Browser, BrowserContext, Page, Response } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { openBrowser, openPhone } from "./browser.ts";
import { buildMiniApp, type MiniAppServer, startMiniApp } from "./mini-app-server.ts";
import { logIn, openAs, type Person, savedReports } from "./people.ts";
import { type Places, type Screen, screens } from "./screens.ts";

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

function places(): Places {
  const [team] = people.member?.me.teams ?? [];
  const [unit] = people.officer?.me.units ?? [];
  if (!team || !unit || !people.member) throw new Error("the demo commune has no team or no officer");
  const member = people.member;
  const firstReportId = async () => (await savedReports(server, member))[0]?.id;
  const token = people.officer?.token;
  const asOfficer = (method: string, path: string, body?: object) =>
    fetch(`${server.url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      ...(body && { body: JSON.stringify(body) }),
    });
  return { server, teamId: team.id, unitId: unit.id, firstReportId, asOfficer };
}

async function show(context: BrowserContext, screen: Screen): Promise<Page> {
  const page = await openAs(context, people[screen.who]);
  await page.goto(`${server.url}/app${await screen.path(places())}`);
  await page.getByText(screen.shows).first().waitFor();
  await takePicture(page, screen);
  return page;
}

/** PICTURES_TO=folder keeps what the tests looked at, for people to look at. */
async function takePicture(page: Page, { name }: Screen): Promise<void> {
  const folder = process.env.PICTURES_TO;
  const width = page.viewportSize()?.width;
  if (!folder) return;
  await page.waitForLoadState("networkidle");
  await page.screenshot({ path: `${folder}/${name.replaceAll(/\W+/g, "-")}-${width}.png`, fullPage: true });
}

/** Elements that reach beyond the right edge, and the page when it can be pushed sideways. */
const OVERFLOW = `[
  ...(document.scrollingElement.scrollWidth > innerWidth ? ["the page scrolls sideways"] : []),
  ...[...document.querySelectorAll("body *")].filter((e) => !e.closest("svg, .only-heard, .line-bar") && e.getBoundingClientRect().right > innerWidth + 1)
    .map((e) => e.tagName + "." + e.className + ": " + (e.textContent || "").slice(0, 40)),
]`;
/** Buttons, fields and rows lower than a thumb needs; links inside a sentence are as high as its letters. */
const SMALL_TARGETS = `[...document.querySelectorAll("button, input:not([type=radio], [type=checkbox]), .check-field, textarea, summary, a.button, a.row, nav a, .choice")]
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

describe.each(screens.filter(({ who }) => who === "officer"))("$name at a desk", (screen) => {
  test("fits 1,280 px and has no fault that axe finds", async () => {
    const page = await show(await browser.newContext({ viewport: { width: 1280, height: 800 } }), screen);
    expect(await page.evaluate(OVERFLOW)).toEqual([]);
    await page.evaluate(axe);
    expect(await page.evaluate("axe.run().then(({ violations }) => violations.map(({ id }) => id))")).toEqual([]);
  });
});

const KB = 1024;
const MOST_SCRIPT_KB = 80;
const MOST_READER_KB = 54;

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

test("the reader of free words adds at most 54 kB, compressed", async () => {
  const page = await openAs(await openPhone(browser), people.member);
  await page.goto(`${server.url}/app/r/new`);
  await page.getByLabel("Hoặc kể bằng lời").waitFor();
  await page.waitForTimeout(5_000);
  const scripts = collect(page);
  await page.getByLabel("Hoặc kể bằng lời").fill("vneid 5");
  await page.getByText("Đã hiểu và điền").waitFor();
  expect((await scripts()) / KB).toBeLessThanOrEqual(MOST_READER_KB);
});

/** Sums up what scripts come in from now on until it is asked, as gzip makes them. */
function collect(page: Page): () => Promise<number> {
  const bodies: Promise<Buffer>[] = [];
  const take = (response: Response) => {
    if (response.url().endsWith(".js")) bodies.push(response.body());
  };
  page.on("response", take);
  return async () => {
    // What comes in while the page closes has no body any more.
    page.off("response", take);
    return (await Promise.all(bodies)).reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0);
  };
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
  for (const path of ["/", "/g", "/g/vssid", "/r/new", "/me", `/t/${places().teamId}/reports`]) {
    await page.goto(`${server.url}/app${path}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.waitForLoadState("networkidle");
  }
  expect({ strangers, errors }).toEqual({ strangers: [], errors: [] });
});

test("a list of reports asks once for the names of what they count, and shows no other name before", async () => {
  const page = await openAs(await openPhone(browser), people.member);
  let calls = 0;
  let answer = () => {};
  const asked = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route("**/api/v1/indicators", async (route) => {
    calls += 1;
    await asked;
    await route.continue();
  });
  await page.goto(`${server.url}/app/t/${places().teamId}/reports`);
  await page.getByText("Báo cáo số 1 ").waitFor();
  expect(await page.getByText("Chỉ tiêu cũ").count()).toBe(0);
  answer();
  await page.getByText("Kích hoạt VNeID mức 2").first().waitFor();
  expect(await page.getByText("…", { exact: true }).count()).toBe(0);
  expect(calls).toBe(1);
});

/** What is called good: above it people press what was somewhere else a moment ago (web.dev/articles/cls). */
const MOST_JUMPING = 0.1;
const NOTE_JUMPS = `window.jumps = 0;
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) window.jumps += value;
  }).observe({ type: "layout-shift", buffered: true });`;

test.each([
  ["nobody", "/g", "Thông báo của xã, phường"],
  ["member", "/", "So với chỉ tiêu"],
  ["officer", "/", "Số liệu kỳ này"],
] as const)("the first screen of %s at %s does not jump while one answer comes after the other", async (who, path, shows) => {
  const page = await openAs(await openPhone(browser), people[who]);
  await page.addInitScript(NOTE_JUMPS);
  let answers = 0;
  await page.route("**/api/v1/**", async (route) => {
    answers += 1;
    await new Promise((resolve) => setTimeout(resolve, 400 * answers));
    await route.continue();
  });
  await page.goto(`${server.url}/app${path}`);
  await page.getByText(shows).first().waitFor();
  await page.waitForLoadState("networkidle");
  expect(await page.evaluate("window.jumps")).toBeLessThan(MOST_JUMPING);
});

test("without network at the start every page says so and offers to try again", async () => {
  const context = await openPhone(browser);
  const page = await openAs(context, people.member);
  await page.route("**/api/v1/**", (route) => route.abort());
  for (const path of ["/", "/g", "/r/new", `/t/${places().teamId}/reports`]) {
    await page.goto(`${server.url}/app${path}`);
    await page.getByText("Không có mạng").first().waitFor();
    await page
      .getByRole("button", { name: /Thử lại|Tải lại/ })
      .first()
      .waitFor();
  }
});
