import { gzipSync } from "node:zlib";
import type { Page, Response } from "playwright-core";
import { expect, test } from "vitest";
import { openPhone } from "./browser.ts";
import { openDemo } from "./open-demo.ts";
import { openAs, type Person } from "./people.ts";

const demo = openDemo();

function personOf(who: "nobody" | "member" | "officer"): Person | undefined {
  return { nobody: undefined, member: demo.leader, officer: demo.officer }[who];
}

const KB = 1024;
const MOST_SCRIPT_KB = 80;
/** The goal is 30; this only keeps it from growing unseen. */
const MOST_READER_KB = 60;

test.each([
  ["nobody", "/", "Cỡ chữ"],
  ["member", "/", "Chưa báo cáo"],
  ["member", "/r/new", "Hoặc kể bằng lời"],
] as const)("the first screen of %s at %s needs at most 80 kB of script, compressed", async (who, path, shows) => {
  const page = await openAs(await openPhone(demo.browser), personOf(who));
  const scripts = collect(page);
  await page.goto(`${demo.server.url}/app${path}`);
  await page.getByText(shows).first().waitFor();
  expect((await scripts()) / KB).toBeLessThanOrEqual(MOST_SCRIPT_KB);
});

test("the reader of free words adds at most 60 kB, compressed", async () => {
  const page = await openAs(await openPhone(demo.browser), demo.leader);
  // The last of the pages that are readied in a quiet moment: they are none of the reader's.
  const isQuiet = page.waitForResponse(/\/guide\.[^/]+\.js$/, { timeout: 20_000 });
  await page.goto(`${demo.server.url}/app/r/new`);
  await page.getByLabel("Hoặc kể bằng lời").waitFor();
  await isQuiet;
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
  const context = await openPhone(demo.browser);
  const page = await openAs(context, demo.leader);
  const strangers: string[] = [];
  const errors: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(demo.server.url) && !request.url().startsWith("data:")) strangers.push(request.url());
  });
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(error.message));
  for (const path of ["/", "/g", "/g/vssid", "/r/new", "/me", `/t/${demo.leader.me.teams[0]?.id}/reports`]) {
    await page.goto(`${demo.server.url}/app${path}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.waitForLoadState("networkidle");
  }
  expect({ strangers, errors }).toEqual({ strangers: [], errors: [] });
});

test("a list of reports asks once for the names of what they count, and shows no other name before", async () => {
  const page = await openAs(await openPhone(demo.browser), demo.leader);
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
  await page.goto(`${demo.server.url}/app/t/${demo.leader.me.teams[0]?.id}/reports`);
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
  const page = await openAs(await openPhone(demo.browser), personOf(who));
  await page.addInitScript(NOTE_JUMPS);
  let answers = 0;
  await page.route("**/api/v1/**", async (route) => {
    answers += 1;
    await new Promise((resolve) => setTimeout(resolve, 400 * answers));
    await route.continue();
  });
  await page.goto(`${demo.server.url}/app${path}`);
  await page.getByText(shows).first().waitFor();
  await page.waitForLoadState("networkidle");
  expect(await page.evaluate("window.jumps")).toBeLessThan(MOST_JUMPING);
});

const LET_TIME_PASS = `for (const one of document.getAnimations()) if (one.animationName === "appearing") one.finish()`;

test("before the program has come, the page says that it opens, and after a while what to do", async () => {
  const page = await (await openPhone(demo.browser)).newPage();
  let letCome = () => {};
  const come = new Promise<void>((resolve) => {
    letCome = resolve;
  });
  await page.route("**/assets/*.js", (route) => come.then(() => route.continue()));
  await page.goto(`${demo.server.url}/app/g`, { waitUntil: "commit" });
  await page.getByText("Đang mở…").waitFor();
  const advice = page.getByText("Mạng đang chậm.");
  expect(await advice.isVisible()).toBe(false);
  await page.evaluate(LET_TIME_PASS);
  await advice.waitFor();
  letCome();
  await page.getByRole("heading", { level: 1, name: "Hướng dẫn dịch vụ số" }).waitFor();
  expect(await advice.count()).toBe(0);
});

test("without network at the start every page says so and offers to try again", async () => {
  const context = await openPhone(demo.browser);
  const page = await openAs(context, demo.leader);
  await page.route("**/api/v1/**", (route) => route.abort());
  for (const path of ["/", "/g", "/r/new", `/t/${demo.leader.me.teams[0]?.id}/reports`]) {
    await page.goto(`${demo.server.url}/app${path}`);
    await page.getByText("Không có mạng").first().waitFor();
    await page
      .getByRole("button", { name: /Thử lại|Tải lại/ })
      .first()
      .waitFor();
  }
});
