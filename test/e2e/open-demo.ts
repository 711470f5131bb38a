import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll } from "vitest";
import { openBrowser } from "./browser.ts";
import { buildMiniApp, type MiniAppServer, startMiniApp } from "./mini-app-server.ts";
import { logIn, type Person } from "./people.ts";

export interface Demo {
  server: MiniAppServer;
  browser: Browser;
  /** Of tổ dân phố 1. */
  leader: Person;
  officer: Person;
}

/** For all tests of a file: the Mini App over the demo commune, and a browser whose pages end with each test. Filled before the first. */
export function openDemo(): Demo {
  const demo = {} as Demo;
  beforeAll(async () => {
    [demo.server, demo.browser] = await Promise.all([buildMiniApp().then(startMiniApp), openBrowser()]);
    [demo.leader, demo.officer] = await Promise.all([
      logIn(demo.server, "leader-token"),
      logIn(demo.server, "officer-token"),
    ]);
  }, 180_000);
  afterEach(async () => {
    for (const context of demo.browser.contexts()) await context.close();
  });
  afterAll(async () => {
    await demo.browser?.close();
    await demo.server?.close();
  });
  return demo;
}
