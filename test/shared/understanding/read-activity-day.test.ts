import { describe, expect, test } from "vitest";
import { readActivityDay } from "../../../shared/understanding/read-activity-day.ts";

/** A Sunday, in week 47. */
const today = "2026-11-22";

describe("the day a message names", () => {
  test.each([
    ["hôm qua vneid 5", "2026-11-21"],
    ["hôm nay tổ em hd 12 ng cài vneid", "2026-11-22"],
    ["chieu qua di duoc 9 nha", "2026-11-21"],
    ["hôm kia dán 2 mã qr", "2026-11-20"],
    ["20/11 nộp 3 hồ sơ", "2026-11-20"],
    ["báo cáo ngày 5/1: vneid 3", "2026-01-05"],
    ["Ngày 15/11/2026, tổ 7 thôn 3: 5 lượt dvc mức độ 4", "2026-11-15"],
    ["ngày 3 tháng 11 vneid 4", "2026-11-03"],
    ["ngay 15-11-2026 vneid 4", "2026-11-15"],
    ["thứ 3 vneid 4 người", "2026-11-17"],
    ["thu bay nop 2 ho so", "2026-11-21"],
    ["chủ nhật dán qr 3 quán", "2026-11-22"],
    ["thứ 6 tuần trước vneid 4", "2026-11-13"],
    ["tuần 46, thứ 6: vneid 4", "2026-11-13"],
    ["tuần trước vneid 4", "2026-11-15"],
    ["bc tuần 46: vneid 9", "2026-11-15"],
    ["bc to 3 tuan 47: tuyen truyen 1 buoi", "2026-11-22"],
    ["từ ngày 10/11 đến 16/11/2026 vneid 4", "2026-11-16"],
    ["Kết quả (10/11–16/11/2026): vneid 4", "2026-11-16"],
    ["tuần 52 vneid 4", "2025-12-28"],
  ])("%s → %s", (text, day) => {
    expect(readActivityDay(text, today)).toEqual({ kind: "day", day });
  });

  test.each([
    "vneid 12, 3 qr",
    "đạt 2/5 sản phẩm xã giao",
    "2/5 hộ dán qr",
    "ra quân mừng 26/3, momo 14",
    "dvc 10-12 lượt",
    "dvc 10-11 lượt",
    "tuần trước 5, tuần này 9 vneid",
    "T2: 3 hộ lên sàn, T4: 1 hộ lên sàn, CN: 2 hộ lên sàn",
    "nhà chú Năm 3 người",
    "12 người, app 1.016 lượt",
  ])("%s names no day", (text) => {
    expect(readActivityDay(text, today)).toBeUndefined();
  });

  test.each([
    ["báo cáo ngày 25/11 vneid 5", "2026-11-25"],
    ["ngày 1/12/2026 nộp 3 hồ sơ", "2026-12-01"],
    ["bc tuần 48 vneid 5", "2026-11-23"],
  ])("%s has not come yet", (text, day) => {
    expect(readActivityDay(text, today)).toEqual({ kind: "future", day });
  });
});
