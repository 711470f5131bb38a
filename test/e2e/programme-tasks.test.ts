import { expect, test } from "vitest";
import { openPhone } from "./browser.ts";
import { openDemo } from "./open-demo.ts";
import { openAs, type Person } from "./people.ts";

const demo = openDemo();

const open = async (who: Person, path: string) => {
  const page = await openAs(await openPhone(demo.browser), who);
  await page.goto(`${demo.server.url}/app${path}`);
  return page;
};

test("an officer sets a target with one exception, and the team sees its own amount", async () => {
  const page = await open(demo.officer, "/s/targets");
  await page.getByRole("link", { name: "Giao chỉ tiêu" }).tap();
  await page.getByLabel("Việc", { exact: true }).selectOption("cashless_shops");
  await page.getByLabel("Cách giao").selectOption({ label: "Tổng chung, chia cho các tổ" });
  await page.getByLabel(/^Bao nhiêu/).fill("1.100");
  await page.getByText("Cộng các tổ: 1.100").waitFor();
  await page.getByLabel("Mức riêng của Tổ CNSCĐ Tổ dân phố 1", { exact: true }).fill("77");
  await page.getByText("1 tổ có mức riêng").waitFor();
  await page.getByText("Cộng các tổ: 1.100").waitFor();
  await page.getByRole("button", { name: "Giao cho các tổ" }).tap();
  await page.getByText("Tổng 1.100 cửa hàng, chia cho các tổ").waitFor();

  const team = await open(demo.leader, "/");
  await team.getByRole("heading", { name: "So với chỉ tiêu" }).waitFor();
  expect(await team.getByText("/77 cửa hàng").count()).toBe(1);
});

test("an officer opens a campaign without some teams, sees its page, and cancels it", async () => {
  const page = await open(demo.officer, "/s/campaigns/new");
  await page.getByLabel("Tên chiến dịch").fill("Tháng cao điểm ví điện tử");
  await page.getByText("Cả 11 tổ tham gia").tap();
  await page.getByLabel("Tổ CNSCĐ Tổ dân phố 2", { exact: true }).uncheck();
  await page.getByText("10/11 tổ tham gia").waitFor();
  await page.getByLabel("Việc", { exact: true }).selectOption("ewallet_installed");
  await page.getByLabel(/^Bao nhiêu/).fill("20");
  await page.getByText("Cộng các tổ: 200 lượt").waitFor();
  await page.getByRole("button", { name: "Mở chiến dịch" }).tap();
  await page.getByText("Chưa đủ số liệu để dự báo").waitFor();
  await page.getByText("Cần giúp thêm (10 tổ)").waitFor();
  await page.getByRole("button", { name: "Hủy chiến dịch" }).tap();
  await page.getByRole("dialog").getByRole("button", { name: "Hủy chiến dịch" }).tap();
  await page.getByText("Đã hủy").waitFor();
  expect(await page.getByRole("link", { name: "Sửa chiến dịch" }).count()).toBe(0);
});

test("a chart's numbers can be read in a table", async () => {
  const page = await open(demo.officer, "/s/campaigns/1");
  await page.getByText("Xem bảng số").first().tap();
  const table = page.getByRole("table").first();
  await table.getByRole("row").nth(92).waitFor();
  expect(await table.getByRole("row").count()).toBe(93);
  expect(await table.getByRole("columnheader").allTextContents()).toEqual([
    "Ngày",
    "Đã làm",
    "Nên được",
    "Dự báo",
    "Khoảng dự báo",
  ]);
});
