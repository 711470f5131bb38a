import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { withScope } from "../../bot/db/connection.ts";
import { identities } from "../../bot/db/schema/index.ts";
import { erasePerson } from "../../bot/services/people/erase.ts";
import { makePerson } from "../helpers/commune.ts";
import { plainJpeg } from "../helpers/photos.ts";
import { openPhone } from "./browser.ts";
import { openDemo } from "./open-demo.ts";
import { logIn, openAs, type Person } from "./people.ts";

const demo = openDemo();

async function open(person: Person | undefined, path: string): Promise<Page> {
  const page = await openAs(await openPhone(demo.browser), person);
  await page.goto(`${demo.server.url}/app${path}`);
  return page;
}

/** A resident who once asked for help by chat, known by the token "stranger-token". */
async function makeResident(): Promise<Person> {
  const commune = { id: demo.server.communeId, oaId: "3000000000000000021", teams: [] };
  const personId = await makePerson(demo.server.database.db, commune, { name: "Bà Sáu", zaloUserId: "ba-sau" });
  await withScope(demo.server.database.db, { communes: [demo.server.communeId] }, (tx) =>
    tx.insert(identities).values({
      communeId: demo.server.communeId,
      personId,
      kind: "app_user",
      scope: "2000000000000000011",
      value: "5003",
    }),
  );
  return logIn(demo.server, "stranger-token");
}

/** Pictures that the phone keeps until the server has them. */
function countWaitingPhotos(page: Page): Promise<number> {
  return page.evaluate(`new Promise((resolve, reject) => {
    const opening = indexedDB.open("toso-photos");
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const counting = opening.result.transaction("photos").objectStore("photos").count();
      counting.onsuccess = () => resolve(counting.result);
    };
  })`);
}

test("a member finds their data from the home page, corrects how they are called, and takes a copy along", async () => {
  const page = await open(demo.leader, "/");
  await page.getByRole("link", { name: "Dữ liệu của tôi và quyền riêng tư" }).tap();
  await page.getByRole("button", { name: "Sửa tên, cách gọi, nơi ở" }).tap();
  await page.getByLabel("Họ và tên").fill("Lan");
  await page.getByLabel("Xin gọi tôi là").selectOption("Bác");
  await page.getByRole("button", { name: "Lưu" }).tap();
  await page.getByText("Xin ghi họ và tên đầy đủ").waitFor();
  await page.getByLabel("Họ và tên").fill("Lê Thị Lan");
  await page.getByRole("button", { name: "Lưu" }).tap();
  await page.locator("dd", { hasText: "bác" }).waitFor();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Bảng để đọc (CSV)" }).tap(),
  ]);
  expect(file.suggestedFilename()).toBe("du-lieu-cua-toi.csv");
  expect(await readFile(await file.path(), "utf8")).toContain("Hồ sơ;Cách gọi;bác");
  await page.getByText("Đã tải tệp").waitFor();
});

test("a resident agrees to messages in the very words, and stops them with one tap", async () => {
  const page = await open(await makeResident(), "/p");
  await page.getByText("Không nhận tin").waitFor();
  await page.getByRole("button", { name: "Nhận tin lại" }).tap();
  await page.getByRole("dialog").getByText("Chúng tôi chỉ lưu mã Zalo").waitFor();
  await page.getByRole("button", { name: "Đồng ý", exact: true }).tap();
  await page.getByText("Đang nhận thông báo").waitFor();
  await page.getByRole("button", { name: "Dừng nhận tin" }).tap();
  await page.getByText("Không nhận tin").waitFor();
});

test("what waits on the phone of somebody who was forgotten by chat goes when the Mini App is opened again", async () => {
  const commune = { id: demo.server.communeId, oaId: "3000000000000000021", teams: [] };
  const personId = await makePerson(demo.server.database.db, commune, { name: "Ông Tám" });
  const page = await open(demo.leader, "/r/new");
  const keep = (whose: number) =>
    page.evaluate(`localStorage.setItem("toso:draft:${whose}:1", JSON.stringify({ note: "nhà ông Ba" }))`);
  await keep(personId);
  await keep(777_777);
  await withScope(demo.server.database.db, { communes: [demo.server.communeId] }, (tx) =>
    erasePerson(tx, { personId, byPersonId: personId, now: new Date() }),
  );
  await page.reload();
  const kept = () => page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('toso:draft:'))");
  await expect.poll(kept).not.toContain(`toso:draft:${personId}:1`);
  expect(await kept()).toContain("toso:draft:777777:1");
});

test("a member is told what goes and what stays, changes their mind, then deletes everything", async () => {
  const page = await open(demo.leader, "/r/new");
  await page.getByRole("textbox", { name: "Chống lừa đảo" }).fill("4");
  await page.getByLabel("Chọn ảnh").setInputFiles({ name: "a.jpg", mimeType: "image/jpeg", buffer: plainJpeg() });
  await page.getByAltText("Ảnh 1").waitFor();
  expect(await countWaitingPhotos(page)).toBe(1);
  await page.goto(`${demo.server.url}/app/p`);
  await page.getByRole("button", { name: "Xóa dữ liệu của tôi" }).tap();
  await page.getByText("số liệu của tổ, không còn ghi ai gửi").waitFor();
  await page.getByRole("button", { name: "Thôi" }).tap();
  await page.getByText("Lê Thị Lan").waitFor();
  await page.getByRole("button", { name: "Xóa dữ liệu của tôi" }).tap();
  await page.getByRole("button", { name: "Xóa hết" }).tap();
  await page.getByText("Đã xóa hết dữ liệu cá nhân").waitFor();
  expect(await page.evaluate("JSON.stringify({ ...localStorage, ...sessionStorage })")).not.toMatch(/Lan|draft:|"4"/);
  await expect.poll(() => countWaitingPhotos(page)).toBe(0);
  await page.goto(`${demo.server.url}/app/`);
  await page.getByRole("link", { name: "Đăng nhập" }).first().waitFor();
});
