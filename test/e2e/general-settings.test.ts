import { expect, test } from "vitest";
import { openPhone } from "./browser.ts";
import { openDemo } from "./open-demo.ts";
import { logIn, openAs } from "./people.ts";

const demo = openDemo();

test("an officer says whom to ask, how long photos stay and who must approve; what is wrong is said beside the field", async () => {
  const page = await openAs(await openPhone(demo.browser), await logIn(demo.server, "officer-token"));
  await page.goto(`${demo.server.url}/app/s/settings`);
  await page.getByLabel("Câu chỉ nơi hỏi").fill("Gặp chị Hoa, tầng 1, trụ sở phường.");
  await page.getByLabel("Ảnh báo cáo (tháng)").fill("0");
  await page.getByText("từ 1 đến 120").waitFor();
  expect(await page.getByRole("button", { name: "Lưu" }).isDisabled()).toBe(true);
  await page.getByLabel("Ảnh báo cáo (tháng)").fill("6");
  await page.getByLabel("Gửi nhiều nơi thì cần người thứ hai duyệt").check();
  await page.getByLabel(/Cần duyệt khi gửi quá/).fill("3");
  await page.getByLabel("Trang được đưa vào thông báo").fill("https://Truong.edu.vn/tin\nkhông phải");
  await page.getByText("“không phải” chưa phải tên miền").waitFor();
  await page.getByLabel("Trang được đưa vào thông báo").fill("https://Truong.edu.vn/tin");
  await page.getByRole("button", { name: "Lưu" }).tap();
  await page.getByText("Đã lưu, có hiệu lực ngay.").waitFor();
  await page.reload();
  expect(await page.getByLabel("Ảnh báo cáo (tháng)").inputValue()).toBe("6");
  expect(await page.getByLabel("Trang được đưa vào thông báo").inputValue()).toBe("truong.edu.vn");
  await page.goto(`${demo.server.url}/app/p`);
  await page.getByText("Gặp chị Hoa, tầng 1").waitFor();
});
