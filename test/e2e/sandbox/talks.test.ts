import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { seedIds } from "../../../bot/sandbox/seed-ids.ts";
import { openBrowser, openPhone } from "../browser.ts";
import { accessibilityProblems } from "./axe.ts";
import { hear, openDesk, openPage, phoneOf, phones, say } from "./phones.ts";
import { type SandboxProduct, startSandboxProduct } from "./product.ts";

const REPORT = "báo cáo hôm nay tổ em hd 12 ng cài vneid, 5 hộ quét mã qr, 3 sp lên postmart";

// A busy machine makes the browser slow, not wrong.
vi.setConfig({ testTimeout: 60_000 });

let browser: Browser;
let product: SandboxProduct;
let page: Page;
let errors: string[];

beforeAll(async () => {
  [product, browser] = await Promise.all([startSandboxProduct(), openBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await product?.remove();
});
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});

async function openPhones(): Promise<Page> {
  errors = [];
  page = await openDesk(browser, product.url, errors);
  return page;
}

const overflow = (wide: Page) => wide.evaluate<number>("document.documentElement.scrollWidth - innerWidth");
const isFocused = async (place: Locator) => (await page.locator("*:focus").and(place).count()) === 1;

/** Presses Tab (or Shift+Tab) until the place has the focus, as somebody without a mouse would. */
async function tabTo(place: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if (await isFocused(place)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} never reaches ${place}`);
}

it("lets the officer see the leader's team as missing until the leader has reported and confirmed", async () => {
  await openPhones();
  const [leader, officer] = [phoneOf(page, phones.leader), phoneOf(page, phones.officer)];
  await say(officer, "ai chưa báo cáo");
  expect(await (await hear(officer, "chưa:")).innerText()).toMatch(/Tổ dân phố 1\n/);

  await say(leader, REPORT);
  const readBack = await hear(leader, "12 người");
  expect(await readBack.innerText()).toMatch(/5 cửa hàng(.|\n)*3 sản phẩm/);
  await readBack.getByRole("button", { name: "Đúng" }).click();
  await hear(leader, "Đã lưu. Báo cáo số");

  await say(officer, "ai chưa báo cáo");
  await officer.getByRole("article").filter({ hasText: "chưa:" }).nth(1).waitFor();
  expect(await (await hear(officer, "chưa:")).innerText()).not.toMatch(/Tổ dân phố 1\n/);
  expect(errors).toEqual([]);
});

it("leads a resident through a guide with Tiếp and Xong, the newest message in view", async () => {
  const phone = phoneOf(await openPhones(), phones.resident);
  await say(phone, "hướng dẫn VNeID");
  await (await hear(phone, "Bước 1/")).getByRole("button", { name: "Tiếp" }).click();
  const second = await hear(phone, "Bước 2/");
  const done = second.getByRole("button", { name: "Xong" });
  expect(await isInView(done, phone.getByRole("log"))).toBe(true);
  const before = await phone.getByRole("article").count();
  await done.click();
  await expect.poll(() => phone.getByRole("article").count()).toBe(before + 2);
  expect(await phone.getByRole("article").last().innerText()).toContain("Phường Thạch Quý");
});

/** Neither above nor below what the scrolled list shows. */
async function isInView(place: Locator, list: Locator): Promise<boolean> {
  const [inner, outer] = await Promise.all([place.boundingBox(), list.boundingBox()]);
  if (!inner || !outer) return false;
  return inner.y >= outer.y && inner.y + inner.height <= outer.y + outer.height;
}

it("answers in the group when the OA is mentioned, and leaves the other talk alone", async () => {
  const group = phoneOf(await openPhones(), phones.group);
  await say(group, "mai cả tổ đi chợ nhé");
  await say(group, "@OA kết quả");
  await hear(group, "@Phường Thạch Quý kết quả");
  await hear(group, "Tổ CNSCĐ Tổ dân phố 1");
  const [next] = (await group.getByRole("article").allInnerTexts()).flatMap((text, at, all) =>
    text.includes("mai cả tổ đi chợ nhé") ? [all[at + 1]] : [],
  );
  expect(next).toContain("@Phường Thạch Quý kết quả");
});

it("shows pictures as one album, a quote, a reaction, and files by name", async () => {
  const phone = phoneOf(await openPhones(), phones.newcomer);
  const picture = await page.screenshot({ clip: { x: 0, y: 0, width: 40, height: 30 } });
  const files = phone.getByLabel("Chọn ảnh hoặc tệp để gửi");
  await files.setInputFiles(["mot.png", "hai.png"].map((name) => ({ name, mimeType: "image/png", buffer: picture })));
  const album = phone.getByRole("article").filter({ has: page.getByRole("img", { name: "Ảnh trong tin nhắn" }) });
  await album.locator("img").nth(1).waitFor();
  expect(await album.count()).toBe(1);
  await files.setInputFiles({ name: "danh-sach.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4") });
  await phone.getByRole("link", { name: "danh-sach.pdf" }).waitFor();

  await say(phone, "trợ giúp");
  const answerId = await (await hear(phone, "quyền riêng tư")).getAttribute("id");
  const answer = phone.locator(`[id="${answerId}"]`);
  const menu = answer.getByRole("button", { name: "Trả lời hoặc thả cảm xúc" });
  await menu.click();
  await answer.getByRole("button", { name: "Thả tim" }).click();
  await phone.getByText("Cảm xúc:").waitFor();
  await menu.click();
  await answer.getByRole("button", { name: "Trả lời tin này" }).click();
  await page.keyboard.type("hỗ trợ");
  await page.keyboard.press("Enter");
  await phone.getByTitle("Tới tin được trả lời").waitFor();
});

it("can be used with the keyboard alone: write, press the answer's button, open and close menus and tools", async () => {
  const phone = phoneOf(await openPhones(), phones.leader);
  await tabTo(phone.getByRole("textbox", { name: "Tin nhắn" }));
  await page.keyboard.type("hướng dẫn quét mã qr");
  await page.keyboard.press("Enter");
  const next = (await hear(phone, "Trả tiền bằng quét mã QR")).getByRole("button").first();
  const asked = await phone.getByRole("article").count();
  await tabTo(next, "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect.poll(() => phone.getByRole("article").count()).toBeGreaterThan(asked);

  const menu = phone.getByRole("button", { name: /^Việc khác/ });
  await tabTo(menu, "Shift+Tab");
  await page.keyboard.press("Enter");
  expect(await isFocused(phone.getByRole("button", { name: "Bỏ quan tâm OA" }))).toBe(true);
  await page.keyboard.press("Escape");
  expect(await isFocused(menu)).toBe(true);

  const toggle = page.getByRole("button", { name: "Công cụ cho kỹ thuật" });
  await tabTo(toggle, "Shift+Tab");
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowRight");
  expect(await page.getByRole("tab", { name: "Lỗi giả" }).getAttribute("aria-selected")).toBe("true");
  await page.keyboard.press("Escape");
  expect(await isFocused(toggle)).toBe(true);
});

it("opens the Mini App of the person in the phone's frame and closes it again", async () => {
  const phone = phoneOf(await openPhones(), phones.leader);
  await phone.getByRole("button", { name: "Mini App", exact: true }).click();
  await page.frameLocator("iframe").getByText("Lan").first().waitFor();
  await phone.getByRole("button", { name: "Đóng" }).click();
  expect(await page.locator("iframe").count()).toBe(0);
});

it("shows one phone at a time on a phone, chosen above, and counts what was not seen there", async () => {
  errors = [];
  page = await openPage(await (await openPhone(browser)).newPage(), product.url, errors);
  const choice = page.getByRole("navigation", { name: "Chọn điện thoại" });
  const phone = phoneOf(page, phones.resident);
  // From elsewhere, while the leader's phone is in view: the answer may come faster than a thumb changes phones.
  const { userId, personId } = seedIds.people.dung;
  const said = await page.request.post(new URL(`/sandbox/control/conversations/${userId}/messages`, product.url).href, {
    data: { personId, content: { kind: "text", text: "hướng dẫn VNeID" } },
  });
  expect(said.ok()).toBe(true);
  await choice.getByRole("button", { name: /Trần Văn Dũng 1 tin chưa xem/ }).tap();
  await (await hear(phone, "Bước 1/")).getByRole("button", { name: "Tiếp" }).tap();
  await hear(phone, "Bước 2/");
  expect(await page.getByRole("region", { name: phones.leader }).count()).toBe(0);
  // The page's own line leaves the phone nine tenths of the screen.
  expect((await phone.boundingBox())?.height).toBeGreaterThan(0.9 * 844);
  await page.getByRole("button", { name: /^Giờ Zalo .* Tua nhanh$/ }).tap();
  await page.getByRole("button", { name: "Tua nhanh 1 giờ" }).tap();
  await page.getByText("đã tua nhanh 1 giờ").waitFor();
  expect(await overflow(page)).toBe(0);
  expect(errors).toEqual([]);
});

it("has no accessibility problem that axe finds, in any part, wide and narrow", async () => {
  await openPhones();
  expect(await accessibilityProblems(page)).toEqual([]);
  await phoneOf(page, phones.leader)
    .getByRole("button", { name: /^Việc khác/ })
    .click();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Công cụ cho kỹ thuật" }).click();
  await page.locator(".log summary").first().click();
  for (const tab of ["Nhật ký gọi", "Lỗi giả", "OA, webhook", "Người, nhóm"]) {
    await page.getByRole("tab", { name: tab }).click();
    expect(await accessibilityProblems(page), tab).toEqual([]);
  }
  await page.getByRole("button", { name: "Đóng công cụ" }).click();
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await accessibilityProblems(page)).toEqual([]);
});

it("fits 320 pixels, also with letters twice as large", async () => {
  await openPhones();
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await overflow(page)).toBe(0);
  await page.addStyleTag({ content: "html { font-size: 200% }" });
  expect(await overflow(page)).toBe(0);
  await page.getByRole("button", { name: "Công cụ cho kỹ thuật" }).click();
  for (const tab of await page.getByRole("tab").all()) {
    await tab.click();
    expect(await overflow(page)).toBe(0);
  }
});
