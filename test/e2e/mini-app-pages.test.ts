import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from "vitest";
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

/** What axe finds on the page as it is now: the rules and the elements. */
async function faultsOn(page: Page): Promise<[string, string[]][]> {
  await page.evaluate(axe);
  // Only what is wrong is told of: describing every element that is right takes most of axe's time.
  return page.evaluate(`axe.run({ resultTypes: ["violations"] }).then(({ violations }) =>
    violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]))`);
}

describe.each(screens)("$name", (screen) => {
  /** Shown once for all widths of a phone: what the width changes is only styles. A test that failed leaves nothing to the next. */
  let onPhone: Page | undefined;
  async function onPhoneOf(width: number, height: number): Promise<Page> {
    onPhone ??= await show(await openPhone(browser, { width, height }), screen);
    if (onPhone.viewportSize()?.width === width) return onPhone;
    await onPhone.setViewportSize({ width, height });
    await onPhone.evaluate("new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))");
    await takePicture(onPhone, screen);
    return onPhone;
  }
  afterEach(async ({ task }) => {
    if (task.result?.state !== "fail") return;
    await onPhone?.context().close();
    onPhone = undefined;
  });
  afterAll(() => onPhone?.context().close());

  test("has no fault that axe finds, and every target is high enough for a thumb", async () => {
    const page = await onPhoneOf(390, 844);
    expect(await faultsOn(page)).toEqual([]);
    expect(await page.evaluate(SMALL_TARGETS)).toEqual([]);
  });

  test("fits 320 px, also with type twice as large", async () => {
    const page = await onPhoneOf(320, 640);
    expect(await page.evaluate(OVERFLOW)).toEqual([]);
    await page.evaluate("document.documentElement.style.fontSize = '36px'");
    expect(await page.evaluate(OVERFLOW)).toEqual([]);
  });
});

describe.each(screens.filter(({ who }) => who === "officer"))("$name at a desk", (screen) => {
  test("fits 1,280 px and has no fault that axe finds", async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    onTestFinished(() => context.close());
    const page = await show(context, screen);
    expect(await page.evaluate(OVERFLOW)).toEqual([]);
    expect(await faultsOn(page)).toEqual([]);
  });
});
