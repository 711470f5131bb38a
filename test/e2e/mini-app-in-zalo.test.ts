import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openBrowser } from "./browser.ts";
import { buildMiniApp, type MiniAppServer, startMiniApp } from "./mini-app-server.ts";
import { type NativeSide, openInsideZalo } from "./zalo-container.ts";

let folder: string;
let server: MiniAppServer;
let browser: Browser;

beforeAll(async () => {
  folder = await buildMiniApp();
  [server, browser] = await Promise.all([startMiniApp(folder), openBrowser()]);
}, 120_000);
afterEach(async () => {
  for (const context of browser.contexts()) {
    await context.unrouteAll({ behavior: "ignoreErrors" });
    await context.close();
  }
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const open = (native: NativeSide, token = "leader-token", path = "/") =>
  openInsideZalo(browser, { server, folder, native, token, path });

test("a member opens the app in Zalo and is known, without a question", async () => {
  const page = await open("answers");
  await page.getByText("Chào anh/chị Lan").waitFor();
  expect(await page.evaluate("document.documentElement.lang")).toBe("vi");
  const asked = await page.evaluate<string[]>("window.nativeCalls");
  expect(asked).toContain("action.jump.login");
  expect(asked).not.toContain("action.mp.user.authorize");
});

test("links into the app open their page below Zalo's own path, and moving on stays there", async () => {
  const page = await open("answers", "leader-token", "/g/vssid?env=TESTING&version=zdev-1&utm_source=qr");
  await page.getByText("Bước 1").first().waitFor();
  await page.getByRole("button", { name: "Quay lại" }).tap();
  await page.getByRole("searchbox").waitFor();
  expect(new URL(page.url()).pathname).toMatch(/^\/zapps\/\d+\/g$/);
});

test.each([
  "refuses",
  "stays silent",
] as const)("when Zalo %s, guides work and nobody waits for ever", async (native) => {
  const page = await open(native);
  await page.getByRole("link", { name: /Cài VNeID/ }).waitFor();
  await page.getByRole("link", { name: "Đăng nhập", exact: true }).tap();
  await page.getByRole("button", { name: "Thử lại" }).waitFor();
});

test("somebody the commune does not know reads guides and is told how to join", async () => {
  const page = await open("answers", "stranger-token");
  await page.getByText("chưa đăng ký với xã").waitFor();
  await page.getByRole("link", { name: /Cài VNeID/ }).waitFor();
});

test("Zalo's own buttons at the top right lie on nothing that can be tapped or read", async () => {
  const page = await open("answers", "leader-token", "/me");
  const heading = page.getByRole("heading", { level: 1 });
  await heading.waitFor();
  const box = await heading.boundingBox();
  // The capsule takes about 104 px (zalo-mini-app.md §9).
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390 - 104);
});
