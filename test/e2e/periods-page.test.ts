import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { openPhone } from "./browser.ts";
import { openDemo } from "./open-demo.ts";
import { openAs } from "./people.ts";

const demo = openDemo();

async function openPage(onPhone = false): Promise<Page> {
  const context = onPhone
    ? await openPhone(demo.browser)
    : await demo.browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await openAs(context, demo.officer);
  await page.goto(`${demo.server.url}/app/s/periods`);
  await page.getByRole("heading", { name: "Bốn kỳ tới" }).waitFor();
  return page;
}

test("an officer sees what a change would bring before it is kept, and old periods stay", async () => {
  const page = await openPage();
  await page.getByLabel("Mỗi kỳ là một").selectOption({ label: "Tháng" });
  await page.getByLabel("Tháng tính từ").selectOption({ label: "Ngày 15 tháng trước đến ngày 14" });
  await page.getByLabel(/Hạn nộp/).fill("3");
  await page.getByRole("heading", { name: "Bốn kỳ tới, nếu lưu" }).waitFor();
  await page.getByText(/Cách chia kỳ mới bắt đầu từ/).waitFor();
  await page.getByRole("button", { name: "Lưu", exact: true }).click();
  await page.getByRole("button", { name: "Đổi", exact: true }).click();
  await page.getByRole("button", { name: "Chưa đổi gì" }).waitFor();
  await page.reload();
  await page.getByText(/Cách chia kỳ mới bắt đầu từ/).waitFor();
  expect(await page.getByRole("heading", { name: /^Tháng \d+\/\d{4}/ }).count()).toBeGreaterThan(1);
});

test("closes a period and opens it again, and adds a day off", async () => {
  const page = await openPage(true);
  await page
    .getByRole("button", { name: /^Khóa tuần/ })
    .first()
    .tap();
  await page.getByRole("button", { name: "Khóa", exact: true }).last().tap();
  await page.getByText("Đã khóa từ").waitFor();
  await page
    .getByRole("button", { name: /^Mở lại tuần/ })
    .first()
    .tap();
  await page.getByRole("button", { name: "Mở lại", exact: true }).last().tap();
  await page.getByText("Đang mở lại đến hết").waitFor();
  await page.getByLabel("Thêm một ngày").fill("2027-03-15");
  await page.getByLabel("Tên ngày nghỉ").fill("Hội làng");
  await page.getByRole("button", { name: "Thêm ngày nghỉ" }).tap();
  await page.getByText("Hội làng · xã thêm").waitFor();
  await page.getByRole("button", { name: "Bỏ: 15/03/2027" }).tap();
  await page.getByText("Hội làng · xã thêm").waitFor({ state: "detached" });
});
