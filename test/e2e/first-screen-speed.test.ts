import { expect, test, vi } from "vitest";
import { openPhone } from "./browser.ts";
import { openAs, type Person } from "./people.ts";

vi.setConfig({ testTimeout: 180_000 });

/** Issue 6: interactive within 2 s on a slow phone and a slow village network. */
const LIMIT_MS = 2_000;
const RUNS = 3;
const CPU_SLOWDOWN = 4;
/** "Slow 4G" as Lighthouse has it: 1.6 Mbit/s down, 750 kbit/s up, 150 ms there and back. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };

import { openDemo } from "./open-demo.ts";

const demo = openDemo();

/**
 * Looks for the control in every frame and presses it once it is there; notes when the app has reacted by showing another address. A
 * press that the app does not handle loads a new document, in which nothing is noted.
 */
const pressWhenThere = (name: string) => `{
  const look = () => {
    const control = [...document.querySelectorAll("a, button")].find((one) => one.textContent.includes(${JSON.stringify(name)}));
    if (!control) return requestAnimationFrame(look);
    const before = location.pathname;
    control.click();
    const noteReaction = () => {
      if (location.pathname === before) return requestAnimationFrame(noteReaction);
      document.documentElement.dataset.reactedAt = String(performance.now());
    };
    noteReaction();
  };
  if (location.pathname === "/app/") requestAnimationFrame(look);
}`;

interface Visit {
  person: Person | undefined;
  control: string;
}

/** Milliseconds from the navigation's start, nothing cached, until the control has reacted. */
async function visit({ person, control }: Visit, isSlow: boolean): Promise<number> {
  const context = await openPhone(demo.browser);
  const page = await openAs(context, person);
  page.setDefaultTimeout(60_000);
  await page.addInitScript(pressWhenThere(control));
  if (isSlow) {
    const devtools = await context.newCDPSession(page);
    await devtools.send("Network.enable");
    await devtools.send("Network.emulateNetworkConditions", SLOW_4G);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN });
  }
  await page.goto(`${demo.server.url}/app/`, { waitUntil: "commit" });
  await page.locator("html[data-reacted-at]").waitFor({ state: "attached" });
  const reactedAt = Number(await page.locator("html").getAttribute("data-reacted-at"));
  await context.close();
  return reactedAt;
}

/** How much longer than alone this machine takes now: many slices of work against the fastest of them. */
function loadNow(): number {
  const slices = Array.from({ length: 60 }, () => {
    const start = performance.now();
    let sum = 0;
    for (let n = 0; n < 2_000_000; n += 1) sum += n % 7;
    return sum > 0 ? performance.now() - start : 0;
  });
  return slices.reduce((sum, ms) => sum + ms, 0) / (slices.length * Math.min(...slices));
}

const median = (numbers: number[]) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

test.each([
  ["a resident's", () => ({ person: undefined, control: "Cài VNeID" })],
  ["a member's", () => ({ person: demo.leader, control: "Báo cáo" })],
])("%s first screen reacts to a tap within 2 s on a slow phone and a slow network", async (whose, open) => {
  const plain = await visit(open(), false);
  const slow: number[] = [];
  const loads: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const before = loadNow();
    slow.push(await visit(open(), true));
    loads.push(Math.max(before, loadNow()));
  }
  const [ms, load] = [median(slow), median(loads)];
  console.info(
    `${whose} first screen: ${Math.round(ms)} ms slow, ${Math.round(plain)} ms plain, load ${load.toFixed(2)}`,
  );
  expect(ms / load).toBeLessThanOrEqual(LIMIT_MS);
});
