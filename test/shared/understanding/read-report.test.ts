import { describe, expect, test } from "vitest";
import { indicators } from "../../../shared/catalogue/indicators.ts";
import { compileCatalogue, readReport } from "../../../shared/understanding/read-report.ts";
import { catalogue, samplesFrom, score } from "./report-samples.ts";

const read = (text: string) => readReport(text, catalogue);

/** Thousands of messages, on a machine that may be busy. */
const patience = { timeout: 90_000 };

describe("accuracy on labelled messages", patience, () => {
  test("the development messages are read as labelled", () => {
    const result = score(samplesFrom("report-messages.jsonl"));
    expect(result.exact("report"), result.mistakes.join()).toBeGreaterThanOrEqual(0.98);
    expect(result.exact("unclear")).toBeGreaterThanOrEqual(0.9);
    expect(result.exact()).toBeGreaterThanOrEqual(0.98);
    expect(result.wrongValues).toBeLessThanOrEqual(0.01);
    expect(result.falseFigures).toBe(0);
  });

  test("our own messages are read as labelled", () => {
    const result = score(samplesFrom("own-report-messages.jsonl"));
    expect(result.exact("report"), result.mistakes.join()).toBeGreaterThanOrEqual(0.98);
    expect(result.exact("unclear")).toBeGreaterThanOrEqual(0.98);
    expect(result.exact()).toBeGreaterThanOrEqual(0.98);
    expect(result.wrongValues).toBeLessThanOrEqual(0.005);
    expect(result.falseFigures).toBe(0);
  });

  test("messages by other hands are read as labelled, but for those not yet understood", () => {
    const result = score(samplesFrom("unseen-report-messages.jsonl"));
    expect(result.exact("report"), result.mistakes.join()).toBeGreaterThanOrEqual(0.97);
    expect(result.exact("unclear")).toBeGreaterThanOrEqual(0.94);
    expect(result.exact()).toBeGreaterThanOrEqual(0.97);
    expect(result.wrongValues).toBeLessThanOrEqual(0.005);
    expect(result.falseFigures).toBeLessThanOrEqual(0.008);
  });
});

describe("a report in free words", () => {
  test("figures are found whatever the order of names and numbers", () => {
    const values = { vneid_level2_activated: 12, cashless_shops: 5, ecommerce_products: 3 };
    expect(read("báo cáo hôm nay tổ em hd 12 ng cài vneid, 5 hộ quét mã qr, 3 sp lên postmart").values).toEqual(values);
    expect(read("vneid: 12; dán qr: 5; sản phẩm lên sàn: 3").values).toEqual(values);
  });

  test("sessions and the people at them are two figures", () => {
    expect(read("bao cao: tuyen truyen 2 buoi 85 nguoi du, nop 7 ho so dvc").values).toEqual({
      propaganda_sessions: 2,
      propaganda_attendees: 85,
      dvc_files_submitted: 7,
    });
  });

  test("every figure says where in the original text its number stands", () => {
    const text = "Dạ, tổ em cài ví điện tử cho 14 bác ạ".normalize("NFD");
    const [figure] = read(text).figures;
    expect(text.slice(figure?.span.start, figure?.span.end).normalize("NFC")).toBe("14 bác");
  });

  test("a day at the head of a line is no number", () => {
    expect(read("16/11 vneid 5").values).toEqual({ vneid_level2_activated: 5 });
    expect(read("2/5 sản phẩm lên sàn").values).toEqual({ ecommerce_products: 2 });
  });

  test("about-numbers are kept and marked as approximate", () => {
    expect(read("vneid gần 15 người").figures).toMatchObject([{ value: 15, approximate: true }]);
    expect(read("vneid 15 người").figures).toMatchObject([{ value: 15, approximate: false }]);
  });

  test("an indicator that a commune adds is read at once, by its name and its aliases, with its own unit", () => {
    const bees = {
      code: "bee_hives_tagged",
      label: "Đàn ong được gắn mã truy xuất",
      shortLabel: "Đàn ong gắn mã",
      unit: "đàn",
      pillar: "kinh tế số",
      aliases: ["gắn mã đàn ong", "tổ ong"],
      description: "",
      source: "",
      aggregation: "sum",
    } as const;
    const extended = compileCatalogue([...indicators, bees]);
    expect(readReport("vneid 4, gan ma dan ong 7 dan", extended).values).toEqual({
      vneid_level2_activated: 4,
      bee_hives_tagged: 7,
    });
    expect(readReport("đàn ong được gắn mã truy xuất: 3", extended).values).toEqual({ bee_hives_tagged: 3 });
  });

  test("a commune without an indicator never gets a figure for it", () => {
    const few = compileCatalogue(indicators.filter(({ code }) => code !== "vssid_installed"));
    expect(readReport("vneid 4, vssid 9", few)).toMatchObject({
      kind: "unclear",
      values: { vneid_level2_activated: 4 },
    });
  });
});

describe("what stands beside a figure and is none", () => {
  test.each([
    ["mỗi ấp phải đạt 30 vneid", {}],
    ["kế hoạch quý IV/2026: dán QR 30 quán", {}],
    ["nộp 4 bộ hồ sơ, 2 bộ để mai", { dvc_files_submitted: 4 }],
    ["ngân hàng xuống mở thẻ 20 người, tổ cài ví 5", { ewallet_installed: 5 }],
    ["lớp có 12 hộ cử 15 người học", { training_attendees: 15 }],
    ["thôn hai vneid 5", { vneid_level2_activated: 5 }],
    ["cả chợ có 30 sạp qr, tuần này dán thêm 4 sạp", { cashless_shops: 4 }],
    ["chữ ký số 3 người, giá 100k một người", { digital_signature_registered: 3 }],
    ["trực thứ 2, 4, 6 được 3 ca", { help_desk_shifts: 3 }],
    ["vneid 5 người mấy bác chưa có máy hẹn bữa sau", { vneid_level2_activated: 5 }],
    ["3 xóm mỗi xóm vneid 4 và ví 2", { vneid_level2_activated: 12, ewallet_installed: 6 }],
    ["tuyên truyền 2 buổi (50 lượt người)", { propaganda_sessions: 2, propaganda_attendees: 50 }],
  ])("%s", (text, values) => {
    expect(read(text).values).toEqual(values);
  });
});

describe("what is not certain", () => {
  test("is asked, with a button for every indicator it may be", () => {
    const reading = read("Lập 7 tài khoản cho bà con");
    expect(reading).toMatchObject({ kind: "unclear", values: {} });
    const [question] = reading.questions;
    expect(question?.text).toContain("7");
    expect(question?.choices.map(({ code }) => code)).toContain("payment_account_opened");
    expect(question?.choices.every(({ value }) => value === 7)).toBe(true);
  });

  test("every unclear message has a question, with at most five buttons", () => {
    for (const sample of [...samplesFrom("report-messages.jsonl"), ...samplesFrom("own-report-messages.jsonl")]) {
      const reading = read(sample.text);
      if (reading.kind !== "unclear") continue;
      expect(reading.questions.length, sample.text).toBeGreaterThan(0);
      expect(Math.max(...reading.questions.map(({ choices }) => choices.length))).toBeLessThanOrEqual(5);
    }
  });

  test("a comma before three digits is asked about, a dot is not", () => {
    expect(read("dvc 1.016 lượt")).toMatchObject({ kind: "report", values: { dvc_guided: 1016 } });
    expect(read("dvc 1,016 lượt")).toMatchObject({ kind: "unclear", values: {} });
  });

  test.each([
    ["cài vneid 12,5 người, qr 3 hộ", { cashless_shops: 3 }],
    ["vneid 5.5 người", {}],
    ["sang 4,5 ho quet qr", {}],
  ])("half a person is asked about and never left out in silence: %s", (text, values) => {
    const reading = read(text);
    expect(reading).toMatchObject({ kind: "unclear", values });
    expect(Object.keys(reading.values)).toEqual(Object.keys(values));
    expect(reading.questions).toHaveLength(1);
  });
});

describe("nothing to report", () => {
  test.each(["tuần này không có hoạt động", "tuan nay k co gi", "nghỉ", "tổ em chưa có số"])("%s", (text) => {
    expect(read(text)).toMatchObject({ kind: "no_activity", values: {} });
  });
});
