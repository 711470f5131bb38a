import type { BrowserContext, Page } from "playwright-core";
import { expect, test } from "vitest";
import { openPhone } from "./browser.ts";
import { openAs } from "./people.ts";

/** In all, over so many reports as there is time for; each report is one number that no other has. */
const INTERRUPTIONS = 200;
const TIME_MS = 60_000;
/** Fewer would say little. */
const LEAST_INTERRUPTIONS = 25;

const NAME = "Chống lừa đảo";
const CODE = "online_safety_guided";

import { openDemo } from "./open-demo.ts";

const demo = openDemo();

/** The same run every time: a failure can be looked at again. */
function randomFrom(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state * 48_271) % 0x7fffffff;
    return state % below;
  };
}

interface Phone {
  context: BrowserContext;
  page: Page;
}

const field = (page: Page) => page.getByRole("textbox", { name: NAME });

async function openForm(phone: Phone): Promise<void> {
  await phone.page.goto(`${demo.server.url}/app/r/new`);
  await field(phone.page).waitFor();
}

async function killPage(phone: Phone): Promise<void> {
  await phone.page.close();
  phone.page = await phone.context.newPage();
  await openForm(phone);
}

/** What may happen while a number is put in. Afterwards the form is open again, with or without network. */
const disturbances: ((phone: Phone) => Promise<void>)[] = [
  killPage,
  async ({ page }) => {
    await page.reload();
    await field(page).waitFor();
  },
  async (phone) => {
    await phone.page.goto(`${demo.server.url}/app/g`);
    await openForm(phone);
  },
  // The network goes, comes back, and the page is none the wiser.
  async ({ context, page }) => {
    await context.setOffline(true);
    await page.waitForTimeout(20);
    await context.setOffline(false);
  },
  // Answers get lost on the way back: drafts and reports alike have arrived.
  async ({ page }) => {
    await page.route(
      "**/api/v1/reports**",
      async (route) => {
        await route.fetch().catch(() => undefined);
        await route.abort();
      },
      { times: 1 },
    );
  },
];

/** The number as a thumb puts it in, digit by digit, disturbed at random; what was put in must still be there each time. */
async function putIn(phone: Phone, count: number, random: (below: number) => number): Promise<number> {
  const digits = String(count);
  let disturbed = 0;
  for (let done = 1; done <= digits.length; done += 1) {
    await field(phone.page).fill(digits.slice(0, done));
    if (random(3) === 0) continue;
    const [disturb = killPage] = [disturbances[random(disturbances.length)]];
    await disturb(phone);
    disturbed += 1;
    expect(await field(phone.page).inputValue()).toBe(digits.slice(0, done));
  }
  return disturbed;
}

/** Sends it from the form or from the chat, and is disturbed while it is under way. */
async function sendOff(phone: Phone, random: (below: number) => number): Promise<number> {
  const { page } = phone;
  if (random(3) === 0) {
    const kept = page.waitForResponse((answer) => answer.url().endsWith("/reports/drafts"), { timeout: 4_000 });
    const answer = await kept.catch(() => undefined);
    const draft = answer?.ok()
      ? ((await answer.json().catch(() => undefined)) as { id: number } | undefined)
      : undefined;
    if (draft) {
      await demo.server.confirmInChat(draft.id, demo.leader.me.id);
      // And the form, which does not know, sends it too.
    }
  }
  await page.getByRole("button", { name: "Xem lại" }).tap();
  const isOffline = random(2) === 0;
  if (isOffline) await phone.context.setOffline(true);
  await page.getByRole("button", { name: "Gửi báo cáo" }).tap({ timeout: 2_000 });
  if (random(2) === 0) await page.waitForTimeout(random(80));
  await phone.page.close();
  if (isOffline) await phone.context.setOffline(false);
  phone.page = await phone.context.newPage();
  await openForm(phone);
  return 1;
}

async function countsOf(): Promise<number[]> {
  const counts: number[] = [];
  let cursor = "";
  do {
    const answer = await fetch(`${demo.server.url}/api/v1/teams/${demo.leader.me.teams[0]?.id}/reports${cursor}`, {
      headers: { authorization: `Bearer ${demo.leader.token}` },
    });
    const { reports, next } = (await answer.json()) as {
      reports: { state: string; values: Record<string, number> }[];
      next?: string;
    };
    for (const { state, values } of reports) {
      const count = values[CODE];
      if (state !== "withdrawn" && count !== undefined && count >= 1_000) counts.push(count);
    }
    cursor = next ? `?cursor=${next}` : "";
  } while (cursor !== "");
  return counts.sort((left, right) => left - right);
}

test("random interruptions while reporting lose no draft and double no report", { timeout: TIME_MS * 3 }, async () => {
  const random = randomFrom(20_261_122);
  const context = await openPhone(demo.browser);
  const phone = { context, page: await openAs(context, demo.leader) };
  context.setDefaultTimeout(15_000);
  const endsAt = performance.now() + TIME_MS;
  const wanted: number[] = [];
  let interruptions = 0;
  await openForm(phone);
  while (interruptions < INTERRUPTIONS && performance.now() < endsAt) {
    const count = 1_000 + wanted.length * 7;
    interruptions += await putIn(phone, count, random);
    interruptions += await sendOff(phone, random);
    wanted.push(count);
  }
  // What waits on the phone goes out by itself.
  for (const endOfWait = performance.now() + 30_000; performance.now() < endOfWait; ) {
    if ((await countsOf()).length >= wanted.length) break;
    await phone.page.waitForTimeout(500);
  }
  expect(await countsOf()).toEqual(wanted);
  expect(interruptions).toBeGreaterThanOrEqual(LEAST_INTERRUPTIONS);
  await context.close();
});
