import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import type { Snapshot } from "../../../bot/sandbox/protocol.ts";
import { openBrowser } from "../browser.ts";
import { hear, openDesk, phoneOf, phones, say } from "./phones.ts";
import { type SandboxProduct, startSandboxProduct } from "./product.ts";

// A busy machine makes the browser slow, not wrong.
vi.setConfig({ testTimeout: 60_000 });

let browser: Browser;
let product: SandboxProduct;
let page: Page;

beforeAll(async () => {
  [product, browser] = await Promise.all([startSandboxProduct(), openBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await product?.remove();
});
beforeEach(async () => {
  page = await openDesk(browser, product.url);
});
afterEach(async () => {
  await page.context().close();
});

async function openTool(name: string): Promise<void> {
  const toggle = page.getByRole("button", { name: "Công cụ cho kỹ thuật" });
  if ((await toggle.getAttribute("aria-expanded")) === "false") await toggle.click();
  await page.getByRole("tab", { name }).click();
}

async function addFault(title: string, count: string, calls?: string): Promise<void> {
  await openTool("Lỗi giả");
  await page.getByRole("combobox", { name: /^Lỗi/ }).selectOption({ label: title });
  if (calls) await page.getByRole("combobox", { name: "Chỉ khi" }).selectOption({ label: calls });
  await page.getByRole("textbox", { name: "Số lần" }).fill(count);
  await page.getByRole("button", { name: "Bật lỗi" }).click();
  await page.getByRole("button", { name: `Bỏ ${title}` }).waitFor();
  if (calls) await page.getByText(`chỉ khi: ${calls}`).waitFor();
}

it("shows a fault in the call log, and the answer still comes", async () => {
  // What the product asks of Zalo by itself meanwhile must not meet the fault.
  await addFault("Lỗi −216: mã truy cập sai", "1", "Gửi tin cho một người");
  const phone = phoneOf(page, phones.resident);
  await say(phone, "trợ giúp");
  await hear(phone, "Phường Thạch Quý");
  await openTool("Nhật ký gọi");
  await page.getByRole("button", { name: /^Lỗi/ }).click();
  const refused = page.getByRole("listitem").filter({ hasText: "lỗi -216" });
  await refused.locator("summary").click();
  await refused.getByText('"error": -216').waitFor();
});

it("answers once what a webhook brought three times, and finds all three in the log", async () => {
  await addFault("Webhook đến 3 lần", "1");
  const phone = phoneOf(page, phones.officer);
  const answer = "Chưa có thông báo nào được gửi";
  await say(phone, "kết quả thông báo");
  await hear(phone, answer);
  await openTool("Nhật ký gọi");
  await page.getByRole("searchbox").fill("kết quả thông báo");
  const deliveries = page.getByRole("listitem").filter({ hasText: "user_send_text" });
  await expect.poll(() => deliveries.count()).toBe(3);
  // Not all messages: on a Monday morning the officer is also told of the week's calls.
  expect(await phone.getByRole("article").filter({ hasText: answer }).count()).toBe(1);
});

it("removes a fault, mutes an event and lets it through again", async () => {
  await addFault("HTTP 500", "");
  await page.getByRole("button", { name: "Bỏ HTTP 500" }).click();
  await page.getByText("Không có lỗi nào").waitFor();

  await openTool("OA, webhook");
  await page.getByLabel("Sự kiện cần tắt").fill("user_send_text");
  await page.getByRole("button", { name: "Tắt", exact: true }).click();
  const muted = page.getByRole("button", { name: /user_send_text/ });
  await muted.waitFor();
  const phone = phoneOf(page, phones.newcomer);
  await say(phone, "tin không ai nghe");
  await muted.click();
  await muted.waitFor({ state: "detached" });
  await say(phone, "trợ giúp");
  await hear(phone, "Phường Thạch Quý");
  expect(await phone.getByRole("article").filter({ hasText: "Phường Thạch Quý" }).count()).toBe(1);
});

it("adds a person, a group and a second OA, each of them at once on the page", async () => {
  await openTool("Người, nhóm");
  await page.getByLabel("Họ và tên").fill("Võ Thị Mai");
  await page.getByLabel("Là ai").fill("Người dân tổ dân phố 2");
  await page.getByLabel("Là ai").press("Enter");
  await phoneOf(page, "Điện thoại của Võ Thị Mai").waitFor();
  await page.getByLabel("Tên nhóm").fill("Tổ CNSCĐ Tổ dân phố 2");
  await page.getByLabel("Tên nhóm").press("Enter");
  await phoneOf(page, "Nhóm Tổ CNSCĐ Tổ dân phố 2").waitFor();
  await openTool("OA, webhook");
  await page.getByLabel("Tên OA mới").fill("Xã Thạch Hưng");
  await page.getByLabel("Tên OA mới").press("Enter");
  await page.getByText("ZALO_OA_SECRET_KEY=").waitFor();
  const choice = phoneOf(page, phones.leader).getByLabel("Zalo OA");
  await choice.selectOption({ label: "Xã Thạch Hưng" });
});

it("shows on every phone that the window has closed when time is moved, and opens it with the next message", async () => {
  const phone = phoneOf(page, phones.leader);
  await phone.getByText(/OA nhắn tự do, còn/).waitFor();
  await page.getByRole("button", { name: "Tua nhanh 2 ngày" }).click();
  await phone.getByText(/Quá 48 giờ/).waitFor();
  await page.getByRole("button", { name: "Tua nhanh 7 ngày" }).click();
  await phone.getByText("Quá 7 ngày, OA không nhắn được").waitFor();
  await say(phone, "kết quả");
  await phone.getByText(/OA nhắn tự do, còn/).waitFor();
});

it("loads older messages above and stays where the reader was", async () => {
  const phone = phoneOf(page, phones.group);
  await postToGroup(Array.from({ length: 54 }, (_, place) => `tin số ${place + 1}.`));
  await page.reload();
  await hear(phone, "tin số 54.");
  expect(await phone.getByText("tin số 3.").count()).toBe(0);
  const oldest = phone.getByText("tin số 5.");
  await phone.getByRole("button", { name: "Xem tin cũ hơn" }).click();
  await phone.getByText("tin số 3.").waitFor();
  expect((await oldest.boundingBox())?.y).toBeGreaterThan(0);
  expect((await oldest.boundingBox())?.y).toBeLessThan(400);
  await phone.getByRole("button", { name: "Tin mới nhất" }).click();
  await phone.getByRole("button", { name: "Tin mới nhất" }).waitFor({ state: "detached" });
});

/** As the page itself sends, many times without typing. */
async function postToGroup(texts: readonly string[]): Promise<void> {
  const control = new URL("control/", product.url);
  const { groups } = (await (await fetch(new URL("snapshot", control))).json()) as Snapshot;
  for (const text of texts) {
    await fetch(new URL(`conversations/${groups[0]?.id}/messages`, control), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ personId: groups[0]?.members[0]?.personId, content: { kind: "text", text } }),
    });
  }
}

it("says so when the server is away, keeps what was typed, and connects again by itself", async () => {
  const phone = phoneOf(page, phones.leader);
  await product.stop();
  await page.getByText("Mất kết nối với máy chủ tập thử").waitFor();
  await say(phone, "trợ giúp");
  await page.getByText("Không tới được máy chủ tập thử").waitFor();
  expect(await phone.getByRole("textbox", { name: "Tin nhắn" }).inputValue()).toBe("trợ giúp");
  await product.start();
  await page.getByText("Mất kết nối với máy chủ tập thử").waitFor({ state: "detached" });
  const before = await phone.getByRole("article").count();
  await phone.getByRole("button", { name: "Gửi", exact: true }).click();
  await expect.poll(() => phone.getByRole("article").count(), { timeout: 20_000 }).toBeGreaterThan(before + 1);
}, 120_000);
