import { eq } from "drizzle-orm";
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { withScope } from "../../bot/db/connection.ts";
import { unitRoles, units } from "../../bot/db/schema/index.ts";
import { makeProvince } from "../helpers/province.ts";
import { openPhone } from "./browser.ts";
import { openDemo } from "./open-demo.ts";
import { logIn, openAs } from "./people.ts";

const demo = openDemo();

beforeAll(async () => {
  const { me } = await logIn(demo.server, "officer-token");
  const { id } = await makeProvince(demo.server.database.db, [1, 2, 0]);
  await withScope(demo.server.database.db, "all", async (tx) => {
    await tx.update(units).set({ name: "Tỉnh Hà Tĩnh" }).where(eq(units.id, id));
    await tx.insert(unitRoles).values({
      ...{ communeId: demo.server.communeId, personId: me.id, unitId: id },
      role: "staff",
      from: new Date(Date.now() - 86_400_000),
    });
  });
  demo.officer = await logIn(demo.server, "officer-token");
});

/** PICTURES_TO=folder keeps what the test looked at, for people to look at. */
async function takePicture(page: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES_TO;
  const width = page.viewportSize()?.width;
  if (folder) await page.screenshot({ path: `${folder}/several-units-${name}-${width}.png` });
}

test.each([390, 1280])("one choice of unit holds on every page and after a reload, at %i px", async (width) => {
  const isPhone = width < 900;
  const context = await (isPhone
    ? openPhone(demo.browser)
    : demo.browser.newContext({ viewport: { width, height: 800 } }));
  const page = await openAs(context, demo.officer);
  const at = (path: string) => page.goto(`${demo.server.url}/app${path}`);
  await at("/");
  const choice = page.getByLabel("Đang xem");
  await page.getByRole("heading", { level: 1, name: "Tỉnh Hà Tĩnh" }).waitFor();
  await page.getByRole("link", { name: "Xã B" }).first().waitFor();
  await takePicture(page, "province");

  await choice.selectOption("Phường Thạch Quý");
  await page.getByRole("heading", { level: 1, name: "Phường Thạch Quý" }).waitFor();
  await at("/s/teams");
  await page.getByText("11 tổ", { exact: true }).waitFor();
  await takePicture(page, "teams");

  await choice.selectOption("Xã B");
  await page.getByText("2 tổ", { exact: true }).waitFor();
  await page.reload();
  await page.getByText("2 tổ", { exact: true }).waitFor();
  for (const path of [
    "/s/documents",
    "/s/targets",
    "/s/audit-log",
    "/s/indicators",
    "/s/periods",
    "/s/announcements",
  ]) {
    await at(path);
    await page.locator("header", { hasText: "Xã B" }).waitFor();
    await page.getByText("chưa có quyền xem").waitFor({ state: "detached" });
  }
});

test("on a page of communes a province's officer is asked which one; a page of one team leads back to the list", async () => {
  const page = await openAs(await openPhone(demo.browser), demo.officer);
  await page.goto(`${demo.server.url}/app/s/periods`);
  await page.getByText("mỗi xã, phường có riêng").waitFor();
  await takePicture(page, "which-commune");
  await page.getByRole("button", { name: "Xã A" }).tap();
  await page.getByText("Bốn kỳ tới").waitFor();
  expect(await page.getByLabel("Đang xem").locator("option:checked").textContent()).toBe("Xã A");

  const desk = await openAs(await demo.browser.newContext({ viewport: { width: 1280, height: 800 } }), demo.officer);
  await desk.goto(`${demo.server.url}/app/s/teams`);
  await desk.getByLabel("Đang xem").selectOption("Xã B");
  await desk.getByRole("link", { name: "Tổ công nghệ số cộng đồng Tổ dân phố 1" }).click();
  await desk.getByRole("heading", { level: 1, name: "Tổ công nghệ số cộng đồng Tổ dân phố 1" }).waitFor();
  await desk.getByLabel("Đang xem").selectOption("Phường Thạch Quý");
  await desk.getByText("11 tổ", { exact: true }).waitFor();
});

test("where there is no team yet, pages say where to begin, and nothing about teams that do well", async () => {
  const page = await openAs(await openPhone(demo.browser), demo.officer);
  await page.goto(`${demo.server.url}/app/`);
  await page.getByLabel("Đang xem").selectOption("Xã C");
  for (const path of ["/", "/s/scores", "/s/groups"]) {
    await page.goto(`${demo.server.url}/app${path}`);
    await page.getByRole("heading", { name: "Chưa có tổ nào" }).waitFor();
    await takePicture(page, `no-teams${path.replaceAll("/", "-")}`);
    expect(await page.getByText(/đều đặn|Tổ nào cũng/).count()).toBe(0);
  }
  await page.getByRole("link", { name: "Nhập danh sách" }).tap();
  await page.getByText("Chọn tệp danh sách").waitFor();
});
