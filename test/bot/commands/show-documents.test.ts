import { expect, test } from "vitest";
import { openOffice } from "../../helpers/office.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";

const { say } = openOffice(openTestDatabase());

test.each([
  ["tải báo cáo tuần này", "?ky=2026-W48", "tuần 48"],
  ["tai bao cao tuan truoc", "?ky=2026-W47", "tuần 47"],
  ["tải về cho tôi báo cáo tuần 46", "?ky=2026-W46", "tuần 46"],
  ["xuất excel tháng này", "?ky=2026-11", "tháng 11"],
  ["xuất số liệu tháng 10 giúp em", "?ky=2026-10", "tháng 10"],
  ["in báo cáo quý 3", "?ky=2026-Q3", "quý III"],
  ["xuất báo cáo quý IV", "?ky=2026-Q4", "quý IV"],
  ["gửi tôi file báo cáo 6 tháng đầu năm", "?ky=2026-H1", "6 tháng"],
  ["gửi tôi file báo cáo năm 2025", "?ky=2025", "2025"],
  ["gửi tôi file báo cáo", "", "từng kỳ"],
  ["cho xin file excel số liệu", "", "từng kỳ"],
  ["em cần báo cáo bằng word", "", "từng kỳ"],
  ["tải báo cáo tuần 3", "", "từng kỳ"],
])("“%s” leads an officer to the page that makes the file, with the period chosen", async (text, query, label) => {
  const heard = await say(text);
  expect(heard.command).toBe("show_documents");
  expect(heard.text.toLocaleLowerCase("vi")).toContain(label.toLocaleLowerCase("vi"));
  expect(heard.messages[0]?.buttons).toEqual([
    { title: "Tải báo cáo", open: `https://xa.example.vn/app/s/documents${query}` },
  ]);
});

test.each([
  "tại thôn 3 báo cáo vneid 5 người",
  "báo cáo vneid 5 người",
  "gửi báo cáo vneid 5 người",
  "tài khoản dịch vụ công 5",
  "ai chưa báo cáo",
  "cho xem kết quả tuần này",
  "làm báo cáo tuần này",
])("“%s” is something else", async (text) => {
  expect((await say(text)).command).not.toBe("show_documents");
});

test("a member's words go where they went before", async () => {
  expect((await say("tải báo cáo tuần này", "lan")).command).not.toBe("show_documents");
});
