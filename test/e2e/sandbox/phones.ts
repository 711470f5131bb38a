import type { Browser, Locator, Page } from "playwright-core";

/** Names of the demo's phones, as a screen reader says them. */
export const phones = {
  leader: "Điện thoại của Lê Thị Lan",
  resident: "Điện thoại của Trần Văn Dũng",
  officer: "Điện thoại của Nguyễn Thị Hoa",
  newcomer: "Điện thoại của Phạm Văn Tư",
  group: "Nhóm Tổ CNSCĐ Tổ dân phố 1",
} as const;

const PATIENCE_MS = 20_000;

/** The page on a developer's screen; every error it reports goes to `errors`. */
export async function openDesk(browser: Browser, url: string, errors: string[] = []): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: "vi-VN",
    timezoneId: "Asia/Ho_Chi_Minh",
    reducedMotion: "reduce",
  });
  return openPage(await context.newPage(), url, errors);
}

export async function openPage(page: Page, url: string, errors: string[] = []): Promise<Page> {
  page.setDefaultTimeout(PATIENCE_MS);
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  await page.goto(url);
  await page.getByRole("region", { name: phones.leader }).waitFor();
  return page;
}

export const phoneOf = (page: Page, name: string): Locator => page.getByRole("region", { name });

export async function say(phone: Locator, text: string): Promise<void> {
  const box = phone.getByRole("textbox", { name: "Tin nhắn" });
  await box.fill(text);
  await box.press("Enter");
}

/** Waits for a message with the text, and gives the newest such one. */
export async function hear(phone: Locator, text: string | RegExp): Promise<Locator> {
  const message = phone.getByRole("article").filter({ hasText: text }).last();
  await message.waitFor();
  return message;
}
