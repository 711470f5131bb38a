import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { withScope } from "../../bot/db/connection.ts";
import { findTeam, joinTeam } from "../../bot/services/teams/membership.ts";
import { makePerson } from "../helpers/commune.ts";
import { openPhone } from "./browser.ts";
import { openDemo } from "./open-demo.ts";
import { openAs, type Person } from "./people.ts";

const demo = openDemo();
const teamId = () => demo.leader.me.teams[0]?.id ?? 0;

async function open(person: Person | undefined, path: string): Promise<Page> {
  const page = await openAs(await openPhone(demo.browser), person);
  await page.goto(`${demo.server.url}/app${path}`);
  return page;
}

test("a leader confirms who joined by code with one tap", async () => {
  const commune = { id: demo.server.communeId, oaId: "3000000000000000021", teams: [] };
  const personId = await makePerson(demo.server.database.db, commune, { name: "Phan Mới Vào", zaloUserId: "moi-vao" });
  await withScope(demo.server.database.db, { communes: [demo.server.communeId] }, async (tx) => {
    const team = await findTeam(tx, teamId());
    if (team) await joinTeam(tx, { team, personId, now: new Date() });
  });
  const page = await open(demo.leader, `/t/${teamId()}/members`);
  await page.getByText("Mới vào", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Đúng người" }).tap();
  await page.getByText("Mới vào", { exact: true }).waitFor({ state: "detached" });
});

test("a leader adds a person and puts them out again", async () => {
  const page = await open(demo.leader, `/t/${teamId()}/members`);
  await page.getByRole("button", { name: "Thêm người" }).tap();
  await page.getByLabel("Họ và tên").fill("Vũ Thị Thêm");
  await page.getByLabel("Số điện thoại").fill("123");
  await page.getByRole("button", { name: "Thêm", exact: true }).tap();
  await page.getByText("Số điện thoại chưa đúng").waitFor();
  await page.getByLabel("Số điện thoại").fill("0987 654 321");
  await page.getByRole("button", { name: "Thêm", exact: true }).tap();
  await page.getByRole("group").filter({ hasText: "Vũ Thị Thêm" }).locator("summary").tap();
  await page.getByRole("link", { name: "0987 654 321" }).waitFor();
  await page.getByRole("button", { name: "Đưa ra khỏi tổ" }).filter({ visible: true }).tap();
  await page.getByRole("dialog").getByRole("button", { name: "Đưa ra khỏi tổ" }).tap();
  await page.getByText("Vũ Thị Thêm").first().waitFor({ state: "detached" });
});

test("the code fills the screen for a neighbour's camera, and its page says what to do", async () => {
  const page = await open(demo.leader, `/t/${teamId()}/join`);
  await page.getByRole("button", { name: "Đưa cho người mới quét" }).tap();
  const screen = page.getByRole("dialog", { name: "Mã QR vào tổ" });
  const drawing = await screen.getByRole("img").boundingBox();
  expect(drawing?.width).toBeGreaterThan(300);
  const code = (await screen.locator(".invite-code").textContent()) ?? "";
  await screen.getByRole("button", { name: "Xong" }).tap();
  const door = await open(undefined, `/j/${code}?xa=${demo.server.communeId}`);
  await door.getByText(`đăng ký ${code}`).waitFor();
  await door.getByRole("heading", { name: "2. Gửi cho Zalo của phường Thạch Quý" }).waitFor();
});

test("an officer hands a team to another leader", async () => {
  const page = await open(demo.officer, `/s/teams/${teamId()}`);
  await page.getByRole("group").filter({ hasText: "Nguyễn Thị Mai" }).locator("summary").tap();
  await page.getByRole("button", { name: "Giao làm tổ trưởng" }).filter({ visible: true }).tap();
  await page.getByLabel("Từ nay Lê Thị Lan làm").selectOption("Thành viên");
  await page.getByRole("button", { name: "Bàn giao" }).tap();
  const first = page.getByRole("group").first();
  await first.getByText("Nguyễn Thị Mai").waitFor();
  expect(await first.textContent()).toContain("Tổ trưởng");
  // Lan reports for the team still, and gives no orders.
  const members = await open(demo.leader, `/t/${teamId()}/members`);
  await members.getByText("Nguyễn Thị Mai").waitFor();
  expect(await members.getByRole("button", { name: "Thêm người" }).count()).toBe(0);
});

test("an officer imports a sheet: sees wrong rows, leaves them out, and finds the new team", async () => {
  const sheet = [
    "Xã/Phường/Đặc khu,Thôn/Tổ dân phố,Tên tổ,Số hộ,Họ và tên,Chức danh",
    "Phường Thạch Quý,Tổ dân phố 12,Tổ CNSCĐ Tổ dân phố 12,90,Hà Văn Nhập,Tổ trưởng",
    "Xã Khác,Thôn 1,Tổ thôn 1,,Kẻ Lạ,",
  ].join("\n");
  const page = await open(demo.officer, "/s/import");
  const file = { name: "danh-sach.csv", mimeType: "text/csv", buffer: Buffer.from(sheet) };
  await page.locator("input[type=file]").setInputFiles(file);
  await page.getByText("không phải xã, phường được giao").waitFor();
  const button = page.getByRole("button", { name: "Nhập danh sách này" });
  expect(await button.isDisabled()).toBe(true);
  await page.getByLabel("Bỏ qua các dòng cần sửa").check();
  await button.tap();
  await page.getByText("Đã nhập xong").waitFor();
  await page.getByRole("link", { name: "Xem các tổ" }).tap();
  await page.getByLabel("Tìm tổ").fill("to dan pho 12");
  await page.getByText("Hà Văn Nhập").waitFor();
  expect(await page.getByText("1 tổ", { exact: true }).count()).toBe(1);
});

test("an officer renames a team and finds it in its history, then merges it into another", async () => {
  const page = await open(demo.officer, "/s/teams");
  await page.getByLabel("Tìm tổ").fill("tổ dân phố 11");
  await page.getByRole("link", { name: "Tổ CNSCĐ Tổ dân phố 11" }).tap();
  await page.getByRole("button", { name: "Đổi tên" }).tap();
  await page.getByLabel("Tên mới").fill("Tổ số Đồng Tiến");
  await page.getByRole("dialog").getByRole("button", { name: "Đổi tên" }).tap();
  await page.getByText("Đổi tên từ “Tổ CNSCĐ Tổ dân phố 11” thành “Tổ số Đồng Tiến”").waitFor();
  await page.getByRole("button", { name: "Gộp vào tổ khác" }).tap();
  await page.getByRole("button", { name: "Gộp hai tổ" }).tap();
  await page.getByText("Xin chọn tổ sẽ nhận").waitFor();
  await page.getByLabel("Gộp vào").selectOption("Tổ CNSCĐ Tổ dân phố 10");
  await page.getByRole("button", { name: "Gộp hai tổ" }).tap();
  await page.getByLabel("Tìm tổ").fill("dong tien");
  await page.getByText("Không có tổ nào như vậy").waitFor();
  await page.getByLabel("Tìm tổ").fill("to dan pho 10");
  await page.getByText("0/6 người").waitFor();
});

test("an officer merges a village into its neighbour, and its team goes along", async () => {
  const page = await open(demo.officer, "/s/places");
  await page.getByRole("button", { name: "Sáp nhập Tổ dân phố 9" }).tap();
  await page.getByLabel("Sáp nhập vào").selectOption("Tổ dân phố 8");
  await page.getByRole("button", { name: "Sáp nhập", exact: true }).tap();
  await page.getByText("Đã sáp nhập Tổ dân phố 9 vào Tổ dân phố 8").waitFor();
  await page.getByRole("rowheader", { name: "Tổ dân phố 9" }).waitFor({ state: "detached" });
  const cells = page
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader", { name: "Tổ dân phố 8" }) })
    .getByRole("cell");
  expect(await cells.first().textContent()).toBe("2");
});

test("an officer gives out a code once and takes it back", async () => {
  const page = await open(demo.officer, "/s/officers");
  await page.getByLabel(/^Vai trò ở/).selectOption("Lãnh đạo");
  await page.getByRole("button", { name: "Cấp mã", exact: true }).tap();
  await page.getByText(/Mã CB-/).waitFor();
  const row = page.getByRole("row").filter({ hasText: "Lãnh đạo, Phường Thạch Quý" });
  await row.getByRole("button", { name: "Hủy mã" }).tap();
  await row.waitFor({ state: "detached" });
});

test("an officer merges somebody who joined by code into the imported record of the same name", async () => {
  const commune = { id: demo.server.communeId, oaId: "3000000000000000021", teams: [] };
  const team = { id: teamId() };
  await makePerson(demo.server.database.db, commune, { name: "Nguyễn Thị Mai", zaloUserId: "mai-zalo", team });
  const page = await open(demo.officer, `/s/teams/${teamId()}`);
  const named = page.locator(".person", { hasText: "Nguyễn Thị Mai" });
  await named.nth(1).waitFor();
  await named.filter({ hasText: "Vừa vào bằng mã" }).getByRole("button", { name: "Trùng với người khác" }).tap();
  const dialog = page.getByRole("dialog");
  expect(await dialog.getByLabel("Là cùng một người với").locator("option:checked").textContent()).toContain(
    "Nguyễn Thị Mai",
  );
  await dialog.getByRole("button", { name: "Gộp hai hồ sơ" }).tap();
  await named.nth(1).waitFor({ state: "detached" });
  await named.locator("summary").tap();
  await named.getByText("đã vào Zalo").waitFor();
});

test("merging proposes nobody whom neither name nor phone speaks for", async () => {
  const page = await open(demo.officer, `/s/teams/${teamId()}`);
  const leader = page.locator(".person", { hasText: "Lê Thị Lan" });
  await leader.locator("summary").tap();
  await leader.getByRole("button", { name: "Trùng với người khác" }).tap();
  const dialog = page.getByRole("dialog");
  const merge = dialog.getByRole("button", { name: "Gộp hai hồ sơ" });
  await dialog.getByLabel("Ở tổ").selectOption({ label: "Tổ CNSCĐ Tổ dân phố 3" });
  expect(await merge.isDisabled()).toBe(true);
  await dialog.getByLabel("Là cùng một người với").selectOption({ index: 1 });
  expect(await merge.isEnabled()).toBe(true);
  await dialog.getByRole("button", { name: "Thôi" }).tap();
});

test("nothing of people's data stays on the phone", async () => {
  const page = await open(demo.officer, `/s/teams/${teamId()}`);
  await page.getByText("Nguyễn Thị Mai").first().waitFor();
  expect(await page.evaluate("JSON.stringify({ ...localStorage })")).not.toMatch(/Thị Mai|84\d{9}/);
});
