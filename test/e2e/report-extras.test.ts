import { rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { plainJpeg, TOLD, toldJpeg } from "../helpers/photos.ts";
import { openPhone } from "./browser.ts";
import { openDemo } from "./open-demo.ts";
import { openAs, type Person, savedReports } from "./people.ts";

const demo = openDemo();
const picture = join(tmpdir(), `to-so-picture-${process.pid}.jpg`);

beforeAll(async () => {
  await writeFile(picture, toldJpeg(6));
});
afterAll(async () => {
  await rm(picture, { force: true });
});

const at = (path: string) => `${demo.server.url}/app${path}`;
const field = (page: Page, name: string) => page.getByRole("textbox", { name });
const call = async (who: Person, path: string, init: RequestInit = {}) =>
  fetch(`${demo.server.url}/api/v1${path}`, {
    ...init,
    headers: { authorization: `Bearer ${who.token}`, "content-type": "application/json" },
  });

async function openForm(values: Record<string, number>): Promise<Page> {
  const page = await openAs(await openPhone(demo.browser), demo.leader);
  await page.goto(at("/r/new"));
  for (const [name, value] of Object.entries(values)) await field(page, name).fill(String(value));
  return page;
}

async function send(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Xem lại" }).tap();
  await page.getByRole("button", { name: "Gửi báo cáo" }).tap();
}

const photosOf = async (reportId: number) =>
  ((await (await call(demo.leader, `/reports/${reportId}`)).json()) as { photos: { id: number; width: number }[] })
    .photos;

/** Until the report has so many photos, or the test's time is over. */
async function waitForPhotos(reportId: number, count: number) {
  for (;;) {
    const photos = await photosOf(reportId);
    if (photos.length >= count) return photos;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

describe("pictures in the form", () => {
  test("are made small, turned upright, sent after the report, and seen in the history", async () => {
    const page = await openForm({ "Chống lừa đảo": 31 });
    await page.getByLabel("Chọn ảnh").setInputFiles([picture]);
    await page.getByAltText("Ảnh 1").waitFor();
    await send(page);
    await page.getByRole("heading", { name: /Xã đã nhận/ }).waitFor();
    const [report] = await savedReports(demo.server, demo.leader);
    const [photo] = await waitForPhotos(report!.id, 1);
    // 24 × 16 that is to be turned by a quarter.
    expect(photo).toMatchObject({ width: 16, height: 24, state: "stored" });
    const stored = Buffer.from(await (await call(demo.leader, `/photos/${photo!.id}`)).arrayBuffer());
    expect(stored.includes(TOLD)).toBe(false);
    await page.goto(at(`/r/${report!.id}`));
    await page.getByAltText("Ảnh 1 của báo cáo").waitFor();
    await page.getByRole("button", { name: "Xóa ảnh 1" }).tap();
    await page.getByRole("button", { name: "Xóa ảnh 1" }).tap();
    await page.getByAltText("Ảnh 1 của báo cáo").waitFor({ state: "detached" });
    expect(await photosOf(report!.id)).toEqual([]);
  });

  test("what a photo of the chat says about being turned is understood by browsers after it was cleaned", async () => {
    const [report] = await savedReports(demo.server, demo.leader);
    const upload = await fetch(`${demo.server.url}/api/v1/reports/${report!.id}/photos?key=turned-photo-key`, {
      method: "POST",
      headers: { authorization: `Bearer ${demo.leader.token}`, "content-type": "image/jpeg" },
      body: new Uint8Array(toldJpeg(6)),
    });
    const { id } = (await upload.json()) as { id: number };
    const page = await openAs(await openPhone(demo.browser), demo.leader);
    await page.goto(at(`/r/${report!.id}`));
    const shown = page.getByAltText("Ảnh 1 của báo cáo");
    await shown.waitFor();
    const size = await shown.evaluate((image) => [
      (image as unknown as { naturalWidth: number }).naturalWidth,
      (image as unknown as { naturalHeight: number }).naturalHeight,
    ]);
    expect(size).toEqual([16, 24]);
    await call(demo.leader, `/photos/${id}`, { method: "DELETE" });
  });

  test("taken without network wait on the phone, also when the page is closed, and go when it is back", async () => {
    const context = await openPhone(demo.browser);
    const page = await openAs(context, demo.leader);
    await page.goto(at("/r/new"));
    await field(page, "Người dự tuyên truyền").fill("17");
    await page.getByLabel("Chọn ảnh").setInputFiles([picture]);
    await page.getByAltText("Ảnh 1").waitFor();
    await page.reload();
    await page.getByAltText("Ảnh 1").waitFor();
    await page.route("**/api/v1/reports/*/photos*", (route) => route.abort());
    await send(page);
    await page.getByRole("heading", { name: /Xã đã nhận/ }).waitFor();
    const [report] = await savedReports(demo.server, demo.leader);
    expect(await photosOf(report!.id)).toEqual([]);
    await page.close();
    const later = await context.newPage();
    await later.goto(at("/"));
    expect(await waitForPhotos(report!.id, 1)).toHaveLength(1);
  });

  test("a file that is no picture is said so, and kept nowhere", async () => {
    const page = await openForm({ "Chống lừa đảo": 2 });
    await page
      .getByLabel("Chọn ảnh")
      .setInputFiles({ name: "a.jpg", mimeType: "image/jpeg", buffer: Buffer.from("no") });
    await page.getByText("không đọc được tệp này").waitFor();
    await page.getByLabel("Chọn ảnh").setInputFiles(
      Array.from({ length: 6 }, (_, index) => ({
        name: `${index}.jpg`,
        mimeType: "image/jpeg",
        buffer: plainJpeg(),
      })),
    );
    await page.getByText("tối đa 4 ảnh").waitFor();
    await page.getByAltText("Ảnh 4").waitFor();
    expect(await page.getByAltText(/^Ảnh \d$/).count()).toBe(4);
    expect(await page.getByRole("button", { name: "Thêm ảnh" }).count()).toBe(0);
  });
});

test("a figure far beyond the usual is asked about while it is typed, and can be sent all the same", async () => {
  const page = await openForm({ "Kích hoạt VNeID mức 2": 20_000 });
  await page.getByText(/Số 20\.000 của “Kích hoạt VNeID mức 2”/).waitFor();
  await page.getByRole("button", { name: "Thêm ghi chú" }).tap();
  await page.getByLabel("Ghi chú cho xã").fill("đợt cao điểm toàn phường");
  await send(page);
  await page.getByRole("heading", { name: /Xã đã nhận/ }).waitFor();
  const [report] = await savedReports(demo.server, demo.leader);
  expect(report).toMatchObject({ note: "đợt cao điểm toàn phường", warnings: [{ kind: "much_more", count: 20_000 }] });
});

test("a report that was sent back is on the member's first page, and answered with one tap", async () => {
  const [report] = await savedReports(demo.server, demo.leader);
  const returned = await call(demo.officer, `/reports/${report!.id}/return`, {
    method: "POST",
    body: JSON.stringify({ reason: "20.000 có đúng không?" }),
  });
  expect(returned.status).toBe(200);
  const page = await openAs(await openPhone(demo.browser), demo.leader);
  await page.goto(at("/"));
  await page.getByText("Xã nhờ xem lại báo cáo số").waitFor();
  await page.getByRole("link", { name: "Xem và trả lời" }).tap();
  await page.getByRole("button", { name: "Số đúng rồi" }).waitFor();
  await page.getByRole("button", { name: "Số đúng rồi" }).tap();
  await page.getByRole("heading", { name: "Xã nhờ xem lại" }).waitFor({ state: "detached" });
});

test("what is put in at the form can be confirmed in the chat; the form then knows that it was sent", async () => {
  const page = await openForm({ "Chống lừa đảo": 73 });
  const drafts = page.waitForResponse((answer) => answer.url().endsWith("/reports/drafts") && answer.ok());
  const draft = (await (await drafts).json()) as { id: number; values: object };
  expect(draft.values).toEqual({ online_safety_guided: 73 });
  await demo.server.confirmInChat(draft.id, demo.leader.me.id);
  await page.reload();
  await page.getByText("đã được gửi trong Zalo").waitFor();
  expect(await field(page, "Chống lừa đảo").inputValue()).toBe("");
  const sent = (await savedReports(demo.server, demo.leader)).filter(
    ({ values }) => values.online_safety_guided === 73,
  );
  expect(sent).toHaveLength(1);
});

test("a report for a closed period says so and asks for it with one tap; when it is opened the same report goes", async () => {
  const home = await call(demo.leader, `/teams/${demo.leader.me.teams[0]!.id}`);
  const { period } = (await home.json()) as { period: { key: string } };
  const decide = (what: "lock" | "reopen") =>
    call(demo.officer, `/units/${demo.officer.me.units[0]!.id}/periods/${period.key}/${what}`, {
      method: "POST",
      body: "{}",
    });
  expect((await decide("lock")).status).toBe(200);
  const page = await openForm({ "Chống lừa đảo": 47 });
  await send(page);
  await page.getByText("Chưa gửi được: Số liệu").waitFor();
  await page.getByRole("button", { name: "Xin mở lại kỳ này" }).tap();
  // The demo's officer has no chat here: it is kept, and the page of periods shows it.
  await page.getByText("Đã ghi lại lời xin").waitFor();
  expect((await decide("reopen")).status).toBe(200);
  await page.getByRole("button", { name: "Gửi báo cáo" }).tap();
  await page.getByRole("heading", { name: /Xã đã nhận/ }).waitFor();
});
