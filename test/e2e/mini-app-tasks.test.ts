import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { withScope } from "../../bot/db/connection.ts";
import { confirmLogin } from "../../bot/services/logins/login-requests.ts";
import { openPhone } from "./browser.ts";
import { openDemo } from "./open-demo.ts";
import { countTaps, openAs, savedReports } from "./people.ts";

const demo = openDemo();

const at = (path: string) => `${demo.server.url}/app${path}`;
const field = (page: Page, name: string) => page.getByRole("textbox", { name });

async function openReport(page: Page, figures: Record<string, number>) {
  await page.goto(at("/r/new"));
  for (const [name, value] of Object.entries(figures)) await field(page, name).fill(String(value));
}

describe("a member", () => {
  test("reports three figures in six taps, sees the team's totals, and is due no more", async () => {
    const page = await openAs(await openPhone(demo.browser), demo.leader);
    await page.goto(at("/"));
    await page.getByRole("heading", { name: "Chưa báo cáo" }).waitFor();
    const taps = await countTaps(page);
    await page.getByRole("link", { name: "Báo cáo", exact: true }).tap();
    for (const [name, value] of [
      ["Kích hoạt VNeID mức 2", "12"],
      ["Hồ sơ trực tuyến", "5"],
      ["Cửa hàng có mã QR", "3"],
    ] as const) {
      await field(page, name).tap();
      await page.keyboard.type(value);
    }
    await page.getByRole("button", { name: "Xem lại" }).tap();
    await page.getByRole("button", { name: "Gửi báo cáo" }).tap();
    await page.getByRole("heading", { name: /Xã đã nhận báo cáo số \d+/ }).waitFor();
    expect(await taps()).toBeLessThanOrEqual(6);
    expect((await savedReports(demo.server, demo.leader))[0]?.values).toEqual({
      vneid_level2_activated: 12,
      dvc_files_submitted: 5,
      cashless_shops: 3,
    });
    await page.getByRole("button", { name: "Xong" }).tap();
    await page.getByRole("heading", { name: "Đã báo cáo" }).waitFor();
  });

  test("tells it in free words; what is understood fills the fields, what is not is asked", async () => {
    const page = await openAs(await openPhone(demo.browser), demo.leader);
    await page.goto(at("/r/new"));
    await page.getByLabel("Hoặc kể bằng lời").fill("hom qua giup 7 nguoi cai vneid, 4 ho so dvc");
    await page.getByText("Đã hiểu và điền").waitFor();
    expect(await field(page, "Kích hoạt VNeID mức 2").inputValue()).toBe("7");
    expect(await field(page, "Hồ sơ trực tuyến").inputValue()).toBe("4");
    expect(await page.getByLabel(/Hôm qua/).isChecked()).toBe(true);
    await page.getByLabel("Hoặc kể bằng lời").fill("cai vneid cho may nguoi");
    await page.getByText("Chưa rõ").waitFor();
    expect(await field(page, "Kích hoạt VNeID mức 2").inputValue()).toBe("");
  });

  test("keeps every keystroke over reloads and a killed page, and starts anew once it is sent", async () => {
    const context = await openPhone(demo.browser);
    let page = await openAs(context, demo.leader);
    await page.goto(at("/r/new"));
    for (const [index, digit] of [..."314159"].entries()) {
      await field(page, "Chống lừa đảo").press("End");
      await field(page, "Chống lừa đảo").press(digit);
      if (index % 2 === 0) await page.reload();
      else {
        await page.close();
        page = await context.newPage();
        await page.goto(at("/r/new"));
      }
      expect(await field(page, "Chống lừa đảo").inputValue()).toBe("314159".slice(0, index + 1));
    }
  });

  test("who taps twice reports once", async () => {
    const page = await openAs(await openPhone(demo.browser), demo.leader);
    const before = await savedReports(demo.server, demo.leader);
    await openReport(page, { "Chống lừa đảo": 21 });
    await page.getByRole("button", { name: "Xem lại" }).tap();
    await page.getByRole("button", { name: "Gửi báo cáo" }).dblclick();
    await page.getByRole("heading", { name: /Xã đã nhận/ }).waitFor();
    expect(await savedReports(demo.server, demo.leader)).toHaveLength(before.length + 1);
  });

  test("reports without network; it is sent once when the network is back", async () => {
    const context = await openPhone(demo.browser);
    const page = await openAs(context, demo.leader);
    const before = await savedReports(demo.server, demo.leader);
    await openReport(page, { "Người dự tuyên truyền": 35 });
    await page.getByRole("button", { name: "Xem lại" }).tap();
    await context.setOffline(true);
    await page.getByRole("button", { name: "Gửi báo cáo" }).tap();
    await page.getByRole("heading", { name: "Báo cáo chờ gửi" }).waitFor();
    expect(await savedReports(demo.server, demo.leader)).toHaveLength(before.length);
    await context.setOffline(false);
    await page.getByRole("heading", { name: "Báo cáo chờ gửi" }).waitFor({ state: "detached" });
    const after = await savedReports(demo.server, demo.leader);
    expect(after).toHaveLength(before.length + 1);
    expect(after[0]?.values).toEqual({ propaganda_attendees: 35 });
  });

  test("whose answer got lost on the way has reported once, also after the page was closed meanwhile", async () => {
    const context = await openPhone(demo.browser);
    const page = await openAs(context, demo.leader);
    const before = await savedReports(demo.server, demo.leader);
    await openReport(page, { "Chống lừa đảo": 44 });
    await page.route("**/api/v1/reports", async (route) => {
      await route.fetch();
      await route.abort();
    });
    await page.getByRole("button", { name: "Xem lại" }).tap();
    await page.getByRole("button", { name: "Gửi báo cáo" }).tap();
    await page.getByRole("heading", { name: "Báo cáo chờ gửi" }).waitFor();
    await page.close();
    const later = await context.newPage();
    await later.goto(at("/"));
    await later.getByRole("heading", { name: "Đã báo cáo" }).waitFor();
    await later.getByRole("heading", { name: "Báo cáo chờ gửi" }).waitFor({ state: "detached" });
    expect(await savedReports(demo.server, demo.leader)).toHaveLength(before.length + 1);
  });

  test("is asked when the same activity is there already, and decides", async () => {
    const page = await openAs(await openPhone(demo.browser), demo.leader);
    const before = await savedReports(demo.server, demo.leader);
    await openReport(page, { "Chống lừa đảo": 44 });
    await page.getByRole("button", { name: "Xem lại" }).tap();
    await page.getByRole("button", { name: "Gửi báo cáo" }).tap();
    await page.getByRole("heading", { name: "Giống báo cáo đã có" }).waitFor();
    await page.getByRole("button", { name: /^Thay thế/ }).tap();
    await page.getByRole("heading", { name: /Xã đã nhận/ }).waitFor();
    const after = await savedReports(demo.server, demo.leader);
    expect(after).toHaveLength(before.length);
    expect(after[0]?.id).not.toBe(before[0]?.id);
  });

  test("corrects a report that was sent, and takes another back after being asked", async () => {
    const page = await openAs(await openPhone(demo.browser), demo.leader);
    const before = await savedReports(demo.server, demo.leader);
    await page.goto(at(`/t/${demo.leader.me.teams[0]?.id}/reports`));
    await page.getByRole("link", { name: "Sửa hoặc rút" }).first().tap();
    await field(page, "Chống lừa đảo").fill("45");
    await page.getByRole("button", { name: "Lưu số đã sửa" }).tap();
    await page.getByRole("heading", { name: /Xã đã nhận/ }).waitFor();
    const [amended] = await savedReports(demo.server, demo.leader);
    expect(amended).toMatchObject({ state: "amended", values: { online_safety_guided: 45 } });
    await page.goto(at(`/r/${amended?.id}`));
    await page.getByRole("button", { name: "Rút báo cáo này" }).tap();
    await page.getByRole("button", { name: "Rút báo cáo", exact: true }).tap();
    await page.getByText("Đã rút, không tính vào số liệu").first().waitFor();
    expect(await savedReports(demo.server, demo.leader)).toHaveLength(before.length - 1);
  });
});

describe("a resident", () => {
  test("finds a guide in own words and finishes it in four taps, without a login", async () => {
    const page = await openAs(await openPhone(demo.browser), undefined);
    await page.goto(at("/"));
    await page.getByRole("link", { name: /Cài VNeID/ }).waitFor();
    const taps = await countTaps(page);
    await page.getByRole("searchbox").tap();
    await page.keyboard.type("cai vneid kieu gi");
    await page.getByRole("heading", { name: /Tìm thấy|Có phải/ }).waitFor();
    await page.getByRole("link", { name: /kích hoạt định danh/ }).tap();
    await page.getByRole("button", { name: "Xem tất cả các bước" }).tap();
    await page.getByRole("button", { name: "Xong" }).tap();
    await page.getByRole("heading", { name: "Đã xong các bước" }).waitFor();
    expect(await taps()).toBeLessThanOrEqual(4);
    expect(page.url()).toContain("vneid-kich-hoat-muc-2");
  });

  test("finds a guide none of whose names has the words, and the phone loads no finder for it", async () => {
    const page = await openAs(await openPhone(demo.browser), undefined);
    const scripts: string[] = [];
    page.on("request", (request) => scripts.push(request.url()));
    await page.goto(at("/g"));
    await page.getByRole("searchbox").fill("có người xưng công an gọi đòi chuyển tiền");
    await page.getByRole("heading", { name: "Tìm thấy" }).waitFor();
    await page.getByRole("link", { name: /lừa đảo/ }).waitFor();
    expect(scripts.filter((url) => url.includes("search-guides"))).toEqual([]);
    await page.getByRole("searchbox").fill("zzz qqq");
    await page.getByRole("heading", { name: "Chưa có hướng dẫn cho “zzz qqq”" }).waitFor();
  });

  test("walks through the steps one at a time; the place is kept when the page is loaded again", async () => {
    const page = await openAs(await openPhone(demo.browser), undefined);
    await page.goto(at("/g/vssid"));
    await page.getByRole("button", { name: "Tiếp" }).tap();
    await page.getByRole("button", { name: "Tiếp" }).tap();
    await page.getByText("Bước 3").first().waitFor();
    await page.reload();
    await page.getByText("Bước 3").first().waitFor();
    await page.getByRole("button", { name: "Trước" }).tap();
    await page.getByText("Bước 2").first().waitFor();
  });

  test("reads and searches guides without network once they were seen", async () => {
    const context = await openPhone(demo.browser);
    const page = await openAs(context, undefined);
    await page.goto(at("/g"));
    await page.getByRole("searchbox").tap();
    await page.getByRole("link", { name: /VssID/ }).tap();
    await page.getByRole("button", { name: "Quay lại" }).tap();
    await context.setOffline(true);
    await page.getByRole("searchbox").fill("quet ma tra tien");
    await page.getByRole("link", { name: /quét mã QR/ }).tap();
    await page.getByText("Bước 1").first().waitFor();
  });
});

describe("logging in", () => {
  test("at a desk by a code sent by chat", async () => {
    const page = await openAs(await demo.browser.newContext(), undefined);
    await page.goto(at("/login"));
    await page.getByText("Cách khác: nhắn mã qua Zalo").click();
    await page.getByText("Đang chờ tin nhắn").waitFor();
    const code = (await page.locator(".code strong").textContent()) ?? "";
    const confirmed = await withScope(demo.server.database.db, { communes: [demo.server.communeId] }, (tx) =>
      confirmLogin(tx, demo.server.vault, {
        code,
        communeId: demo.server.communeId,
        personId: demo.officer.me.id,
        now: new Date(),
      }),
    );
    expect(confirmed).toBe(true);
    await page.getByRole("heading", { name: "Phường Thạch Quý" }).waitFor();
  });

  test("in the chat page's frame the person is known at once; a token in any other address is ignored", async () => {
    const page = await openAs(await openPhone(demo.browser), undefined);
    await page.goto(demo.server.framed("/", "leader-token"));
    const frame = page.frameLocator("iframe");
    await frame.getByText("Chào anh/chị Lan").waitFor();
    expect(page.frames()[1]?.url()).not.toContain("sandboxToken");
    await page.goto(at("/?sandboxToken=leader-token"));
    await page.getByRole("link", { name: "Đăng nhập", exact: true }).waitFor();
    expect(page.url()).not.toContain("sandboxToken");
  });

  test("somebody who is not registered reads guides and is told how to join", async () => {
    const page = await openAs(await openPhone(demo.browser), undefined);
    await page.goto(demo.server.framed("/", "stranger-token"));
    const frame = page.frameLocator("iframe");
    await frame.getByText("chưa đăng ký với xã").waitFor();
    await frame.getByRole("link", { name: /Cài VNeID/ }).tap();
    await frame.getByText("Bước 1").first().waitFor();
  });
});

test("an officer sees who has not reported, reminds them in two clicks, and is one click from each team", async () => {
  const page = await openAs(await demo.browser.newContext({ viewport: { width: 1280, height: 800 } }), demo.officer);
  await page.goto(at("/"));
  await page.getByRole("heading", { name: "Kỳ này đã báo cáo" }).waitFor();
  const missing = page.locator(".group", { hasText: "Chưa báo cáo" });
  const names = await missing.getByRole("link").allTextContents();
  expect(names.length).toBeGreaterThan(0);
  expect(await page.locator(".legend li", { hasText: "Chưa báo cáo" }).textContent()).toContain(String(names.length));
  const reporting = page.locator(".desk-reporting");
  await reporting.getByRole("button", { name: /^Nhắc/ }).click();
  await reporting.getByRole("button", { name: "Gửi lời nhắc" }).click();
  await reporting
    .getByText(/(Đã|Sẽ) nhắc \d+ tổ|không gửi tới được/)
    .first()
    .waitFor();
  await missing.getByRole("link").last().click();
  await page.getByRole("heading", { name: "Điểm hoạt động" }).waitFor();
  expect(await page.getByRole("link", { name: "Báo cáo", exact: true }).count()).toBe(0);
});
