import { sql } from "drizzle-orm";
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { withScope } from "../../bot/db/connection.ts";
import { officialAccounts } from "../../bot/db/schema/index.ts";
import { keepUnansweredQuestion } from "../../bot/services/guides/unanswered-questions.ts";
import { openRequest } from "../../bot/services/help-requests/help-requests.ts";
import { dayOf } from "../../shared/calendar/day.ts";
import { makeGroup, makePerson } from "../helpers/commune.ts";
import { openPhone } from "./browser.ts";
/**
 * What officers come for, as somebody does it who never saw the pages: from the home page, by what is written there. Clicks are
 * counted, typing is not.
 */
import { openDemo } from "./open-demo.ts";
import { countTaps, openAs } from "./people.ts";

const demo = openDemo();

beforeAll(async () => {
  const { db } = demo.server.database;
  const oa = { oaId: "3000000000000000021", appId: "2000000000000000011", secretKeySealed: "x" };
  await withScope(db, "all", (tx) =>
    tx
      .insert(officialAccounts)
      .values({ ...oa, communeId: demo.server.communeId })
      .onConflictDoNothing(),
  );
  const commune = { id: demo.server.communeId, oaId: oa.oaId, teams: [] };
  const team = demo.leader.me.teams[0];
  if (team) await makeGroup(db, commune, "a1b2c3d4e5f6", { id: team.id });
});

/** The home page, at a desk or on a phone, and how often was clicked since. */
async function atHome(on: "desk" | "phone"): Promise<{ page: Page; clicks: () => Promise<number> }> {
  const context = await (on === "phone"
    ? openPhone(demo.browser)
    : demo.browser.newContext({ viewport: { width: 1280, height: 800 } }));
  const page = await openAs(context, demo.officer);
  await page.goto(`${demo.server.url}/app/`);
  await page.getByRole("heading", { name: "Kỳ này đã báo cáo" }).waitFor();
  return { page, clicks: await countTaps(page) };
}

/** At a desk the menu stands beside every page; on a phone it is one tap away. */
async function openFromMenu(page: Page, on: "desk" | "phone", name: string): Promise<void> {
  if (on === "phone") await page.getByRole("link", { name: "Việc khác" }).tap();
  await page.getByRole("navigation").getByRole("link", { name, exact: true }).last().click();
}

/** As by hand: a click into the field, then the words. */
async function write(page: Page, label: string | RegExp, words: string): Promise<void> {
  const field = page.getByLabel(label);
  await field.click();
  await field.fill(words);
}

test("finds who has not reported and sends the nudge in two clicks, on a phone", async () => {
  const { page, clicks } = await atHome("phone");
  await page.getByRole("heading", { name: /Chưa báo cáo/ }).waitFor();
  await page.getByRole("button", { name: /^Nhắc \d+ tổ/ }).click();
  await page.getByRole("button", { name: "Gửi lời nhắc" }).click();
  await page
    .getByText(/(Đã|Sẽ) nhắc \d+ tổ|không gửi tới được/)
    .first()
    .waitFor();
  expect(await clicks()).toBeLessThanOrEqual(2);
});

test.each([
  "desk",
  "phone",
] as const)("writes an announcement for everybody and sends it in seven clicks, on a %s", async (on) => {
  const text = `Sáng thứ Năm, mời bà con ra nhà văn hóa làm căn cước (${on}).`;
  const { page, clicks } = await atHome(on);
  await page.getByRole("navigation").getByRole("link", { name: "Thông báo", exact: true }).first().click();
  await page.getByRole("link", { name: "Soạn thông báo" }).click();
  await write(page, "Nội dung", text);
  await page.getByLabel(/Cho mọi người dân xem/).check();
  await page.getByRole("button", { name: "Xem lại trước khi gửi" }).click();
  await page.getByText("Mọi người dân xem được").waitFor();
  await page.getByRole("button", { name: /^Gửi tới \d+ nơi/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Gửi" }).click();
  await page.getByText("Từng nơi nhận").waitFor();
  expect(await clicks()).toBeLessThanOrEqual(7);
  await withScope(demo.server.database.db, "all", (tx) =>
    tx.execute(sql`update announcements set started_at = coalesce(started_at, now()) where text = ${text}`),
  );
  const guest = await openAs(await openPhone(demo.browser), undefined);
  await guest.goto(`${demo.server.url}/app/`);
  await guest.getByRole("link", { name: "Thông báo của xã, phường" }).tap();
  await guest.getByRole("button", { name: "Phường Thạch Quý" }).tap();
  await guest.getByText(text).waitFor();
  await guest.getByLabel(/nơi ở/).selectOption("Tổ dân phố 1");
  await guest.getByText(text).waitFor();
  await guest.reload();
  expect(await guest.getByLabel(/nơi ở/).locator("option:checked").textContent()).toBe("Tổ dân phố 1");
});

test("gives an indicator another name people use, and tries it, in five clicks", async () => {
  const { page, clicks } = await atHome("desk");
  await openFromMenu(page, "desk", "Danh mục chỉ tiêu");
  await page.getByRole("link", { name: /có mã QR/ }).click();
  await write(page, "Bà con trong tổ thường viết là", "mã qr\ntem thanh toán");
  await write(page, "Tin của tổ", "hôm nay dán tem thanh toán cho 4 cửa hàng");
  await page.locator(".figures", { hasText: "4 cửa hàng" }).waitFor();
  await page.getByRole("button", { name: "Lưu" }).click();
  await page.getByRole("heading", { level: 1, name: "Danh mục chỉ tiêu" }).waitFor();
  expect(await clicks()).toBeLessThanOrEqual(5);
});

test.each(["desk", "phone"] as const)("downloads the report as a Word file in three clicks, on a %s", async (on) => {
  const { page, clicks } = await atHome(on);
  await openFromMenu(page, on, "Tài liệu");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Tải tệp Word" }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^bao-cao-.*\.docx$/);
  expect(await clicks()).toBeLessThanOrEqual(3);
});

test("a link from the chat opens the documents with the period that was asked for", async () => {
  const page = await openAs(await openPhone(demo.browser), demo.officer);
  const year = dayOf(new Date()).slice(0, 4);
  await page.goto(`${demo.server.url}/app/s/documents?ky=${year}`);
  const period = page.getByLabel("Kỳ báo cáo", { exact: true });
  await period.waitFor();
  expect(await period.inputValue()).toBe(year);
  await page.goto(`${demo.server.url}/app/s/documents?ky=1999`);
  await period.waitFor();
  expect(await period.inputValue()).toMatch(/^\d{4}-W\d\d$/);
});

test("takes a resident's request and answers it in six clicks, on a phone", async () => {
  const { db } = demo.server.database;
  const commune = { id: demo.server.communeId, oaId: "3000000000000000021", teams: [] };
  const personId = await makePerson(db, commune, { name: "Bà Sáu", zaloUserId: "ba-sau" });
  await withScope(db, { communes: [demo.server.communeId] }, (tx) =>
    openRequest(tx, demo.server.vault, {
      ...{ communeId: demo.server.communeId, personId, teamId: undefined, villageUnitId: undefined },
      words: "Mẹ tôi 80 tuổi chưa có VNeID, nhờ đến nhà giúp.",
      now: new Date(),
    }),
  );
  const { page, clicks } = await atHome("phone");
  await openFromMenu(page, "phone", "Hỗ trợ bà con");
  await page.getByText("Mẹ tôi 80 tuổi").waitFor();
  await page.getByRole("button", { name: "Nhận việc" }).click();
  await page.getByRole("button", { name: "Trả lời" }).click();
  await write(page, "Lời nhắn cho bà con", "Chiều nay 3 giờ anh Tuấn sẽ đến ạ.");
  await page.getByRole("button", { name: "Gửi lời nhắn" }).click();
  await page.locator(".copy-text", { hasText: "Chiều nay 3 giờ" }).waitFor();
  expect(await clicks()).toBeLessThanOrEqual(6);
});

test.each(["desk", "phone"] as const)("reads who changed what in two clicks, on a %s", async (on) => {
  await fetch(`${demo.server.url}/api/v1/me/personal-data`, {
    method: "PATCH",
    headers: { authorization: `Bearer ${demo.leader.token}`, "content-type": "application/json" },
    body: JSON.stringify({ formOfAddress: "cô" }),
  });
  const { page, clicks } = await atHome(on);
  await openFromMenu(page, on, "Nhật ký");
  await page.getByText("Mọi thay đổi và mọi lần xem dữ liệu cá nhân").waitFor();
  await page.getByText("Sửa thông tin của một người").first().waitFor();
  expect(await clicks()).toBeLessThanOrEqual(2);
});

test("puts a question that no guide answered among the names of the one that does, which takes it off the list", async () => {
  const question = { communeId: demo.server.communeId, text: "Cho mượn sổ đoàn viên cũ ở đâu", now: new Date() };
  await withScope(demo.server.database.db, { communes: [question.communeId] }, (tx) =>
    keepUnansweredQuestion(tx, question),
  );
  const { page } = await atHome("desk");
  await openFromMenu(page, "desk", "Câu hỏi của bà con");
  const card = page.getByRole("region", { name: /so doan vien/ });
  await card.getByRole("button", { name: "Đã có bài" }).click();
  await card.getByLabel("Bài nào trả lời câu này?").selectOption("vssid");
  await card.getByRole("link", { name: "Thêm cách hỏi vào bài này" }).click();
  await page.getByText("Đã thêm cách hỏi của bà con").waitFor();
  await page.getByRole("button", { name: "Lưu và dùng ngay" }).click();
  await page.getByRole("heading", { name: "Câu hỏi chưa có hướng dẫn" }).waitFor();
  await card.waitFor({ state: "detached" });
  const found = await fetch(`${demo.server.url}/api/v1/guides?commune=${question.communeId}&q=${question.text}`);
  expect(await found.json()).toHaveProperty("guides.0.slug", "vssid");
});

test("from what is not there a button leads on to the list it would stand in", async () => {
  const page = await openAs(await openPhone(demo.browser), demo.officer);
  const missing = [
    ["/s/campaigns/999999", "Xem các chiến dịch", "/s/campaigns"],
    ["/s/announcements/999999", "Xem các thông báo", "/s/announcements"],
    ["/s/score/999999", "Xem điểm các tổ", "/s/scores"],
    ["/s/report/999999", "Xem điểm các tổ", "/s/scores"],
    ["/s/teams/999999", "Xem các tổ", "/s/teams"],
    ["/s/guides/khong-co", "Xem các hướng dẫn", "/s/guides"],
    ["/s/indicators/khong_co", "Xem danh mục chỉ tiêu", "/s/indicators"],
    ["/s/targets/edit?chi-tieu=999999", "Xem các chỉ tiêu", "/s/targets"],
    ["/o/999999", "Về trang đầu", ""],
  ] as const;
  for (const [path, label, list] of missing) {
    await page.goto(`${demo.server.url}/app${path}`);
    await page.getByRole("link", { name: label, exact: true }).tap();
    await page.waitForURL(new RegExp(`/app${list}/?$`));
  }
});

test("Monday's message leads to the teams to call, past what stands above them on a phone", async () => {
  const page = await openAs(await openPhone(demo.browser), demo.officer);
  await page.goto(`${demo.server.url}/app/?xem=goi`);
  const heading = page.getByRole("heading", { name: "Tuần này nên gọi", exact: true });
  await heading.waitFor();
  await expect.poll(async () => (await heading.boundingBox())?.y, { timeout: 15_000 }).toBeLessThan(200);
});
