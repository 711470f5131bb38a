import { eq } from "drizzle-orm";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { withScope } from "../../bot/db/connection.ts";
import { identities } from "../../bot/db/schema/index.ts";
import { seedIds } from "../../bot/sandbox/index.ts";
import { createGraphClient } from "../../bot/zalo/graph-client.ts";
import { createOauthClient } from "../../bot/zalo/oauth-client.ts";
import { Stand } from "../bot/sandbox/stand.ts";
import { withoutZalo } from "../helpers/zalo-desk.ts";
import { openBrowser } from "./browser.ts";
import { buildMiniApp, type MiniAppServer, startMiniApp } from "./mini-app-server.ts";
import { openAs } from "./people.ts";

// A busy machine makes the browser slow, not wrong.
vi.setConfig({ testTimeout: 60_000 });

let stand: Stand;
let server: MiniAppServer;
let browser: Browser;
const clients: { close(): void }[] = [];

/** Our server in front of the sandbox's Zalo. */
beforeAll(async () => {
  const folder = await buildMiniApp();
  [stand, browser] = await Promise.all([Stand.open(), openBrowser()]);
  const { appId, appSecret } = stand.sandbox.credentials;
  const { oauthUrl, graphUrl } = stand.sandbox.urls(stand.base);
  const oauth = createOauthClient({ oauthUrl, appId, appSecret, timeoutMs: 5_000 });
  const graph = createGraphClient({ graphUrl, appSecret, timeoutMs: 5_000 });
  clients.push(oauth, graph);
  server = await startMiniApp(folder, (publicUrl) => ({
    publicUrl,
    miniAppUrl: `${publicUrl}/app/`,
    appId,
    graph,
    zaloDesk: { ...withoutZalo.zaloDesk, oauth },
  }));
  await linkOfficer(appId);
}, 180_000);
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});
afterAll(async () => {
  for (const one of clients) one.close();
  await browser?.close();
  await server?.close();
  await stand?.close();
});

/** The demo commune's officer is the sandbox's Nguyễn Thị Hoa. */
async function linkOfficer(appId: string): Promise<void> {
  await withScope(server.database.db, { communes: [server.communeId] }, async (tx) => {
    const [officer] = await tx.select().from(identities).where(eq(identities.value, "5002"));
    if (officer === undefined) throw new Error("the demo commune has no officer");
    const { communeId, personId } = officer;
    await tx
      .insert(identities)
      .values({ communeId, personId, kind: "app_user", scope: appId, value: seedIds.people.hoa.userIdByApp });
  });
}

async function openDesk(path: string): Promise<Page> {
  const page = await openAs(await browser.newContext({ viewport: { width: 1280, height: 800 } }), undefined);
  page.setDefaultTimeout(20_000);
  await page.goto(`${server.url}/app${path}`);
  return page;
}

const button = (page: Page) => page.getByRole("link", { name: "Đăng nhập bằng Zalo" });

test("an officer comes in by Zalo's page in two clicks, to the page that asked for the login", async () => {
  const page = await openDesk("/login?den=/s/teams");
  await button(page).click();
  await page.getByRole("link", { name: /Cho phép: Nguyễn Thị Hoa/ }).click();
  await page.waitForURL(`${server.url}/app/s/teams`);
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  expect(await page.evaluate("sessionStorage.getItem('toso:begun-login')")).toBeNull();
});

test("who refused at Zalo, or is not registered, reads why and comes in by the same page afterwards", async () => {
  const page = await openDesk("/login");
  await button(page).click();
  await page.getByRole("link", { name: "Không cho phép" }).click();
  await page.getByRole("alert").getByText("chưa cho phép ở Zalo").waitFor();
  if (process.env.PICTURES_TO) await page.screenshot({ path: `${process.env.PICTURES_TO}/login-refused-1280.png` });
  await button(page).click();
  await page.getByRole("link", { name: /Cho phép: Phạm Văn Tư/ }).click();
  await page.getByRole("alert").getByText("chưa đăng ký với xã").waitFor();
  await button(page).click();
  await page.getByRole("link", { name: /Cho phép: Nguyễn Thị Hoa/ }).click();
  await page.getByRole("heading", { name: "Phường Thạch Quý" }).waitFor();
});

test("where the way led into another tab, that tab says so and the first one opens by itself", async () => {
  const page = await openDesk("/login");
  const zalo = await page.context().newPage();
  await zalo.goto((await button(page).getAttribute("href")) ?? "");
  await zalo.getByRole("link", { name: /Cho phép: Nguyễn Thị Hoa/ }).click();
  await zalo.getByRole("alert").getByText("quay lại trang đã mở lúc đầu").waitFor();
  await page.getByRole("heading", { name: "Phường Thạch Quý" }).waitFor();
});
