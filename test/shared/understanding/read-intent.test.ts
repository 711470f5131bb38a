import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { indicators } from "../../../shared/catalogue/indicators.ts";
import { intents, type Role, roles } from "../../../shared/understanding/intent.ts";
import { utterances } from "../../../shared/understanding/intent-utterances.ts";
import { readIntent } from "../../../shared/understanding/read-intent.ts";
import { compileCatalogue } from "../../../shared/understanding/read-report.ts";
import { readUnseen, shareRight } from "./intent-shares.ts";
import { labelledUtterances } from "./labelled.ts";

const catalogue = compileCatalogue(indicators);
const intentOf = (text: string, role: Role) => readIntent(text, role, catalogue);

describe("readIntent", () => {
  it("understands the development utterances", () => {
    const rows = labelledUtterances("intents").map((row) => ({ ...row, read: intentOf(row.text, row.role) }));
    expect(shareRight(rows)).toBeGreaterThanOrEqual(0.97);
  });

  it("understands what every hand wrote by what it learned from the others", () => {
    const ours = ["ourOwn", "smallTalk"];
    const strangers = readUnseen().filter(({ hand }) => !ours.includes(hand));
    expect(shareRight(strangers)).toBeGreaterThanOrEqual(0.97);
  });

  it("takes nothing for a request that only who says it would make one", () => {
    for (const role of ["member", "staff", "resident"] as const) {
      const read = ["...", "asdf", "hhj", "uh", "mai tôi xin nghỉ phép nhé", "gà nhà ai lạc"].map((text) =>
        intentOf(text, role),
      );
      expect(new Set(read)).toEqual(new Set(["other"]));
    }
  });

  it("gives nobody but staff the staff's intents", () => {
    for (const role of ["member", "resident"] as const) {
      expect(["who_missing", "announcement"]).not.toContain(intentOf("ai chưa báo cáo", role));
      expect(["who_missing", "announcement"]).not.toContain(intentOf("thông báo các tổ mai họp", role));
    }
    expect(intentOf("ai chưa báo cáo", "staff")).toBe("who_missing");
    expect(intentOf("thông báo các tổ mai họp", "staff")).toBe("announcement");
  });

  it("understands the fixed words of the conversation with and without accents", () => {
    const fixed = [
      ["báo cáo", "bao cao", "report"],
      ["không có hoạt động", "khong co hoat dong", "report"],
      ["kết quả", "ket qua", "my_stats"],
      ["hỗ trợ", "ho tro", "ask_support"],
      ["trợ giúp", "tro giup", "help"],
      ["dừng", "dung", "stop"],
      ["hủy", "huy", "cancel"],
    ] as const;
    for (const [accented, bare, intent] of fixed) {
      expect([accented, intentOf(accented, "member")]).toEqual([accented, intent]);
      expect([bare, intentOf(bare, "member")]).toEqual([bare, intent]);
    }
  });

  it.each([
    ["report", "Tổ 9: đến nhà 14 hộ, cài app tỉnh 6"],
    ["report", "tổ 2 tới nhà 10 hộ, dán 3 mã qr"],
    ["report", "xuống tận nhà 8 cụ cài vneid"],
    ["ask_support", "cử ai xuống giúp tổ tôi với, có 3 cụ không đi được"],
    ["report", "nay tui muốn báo kết quả"],
    ["report", "muon bao ket qua"],
    ["my_stats", "tui nộp kết quả chưa"],
    ["report", "cho chị nhập số liệu"],
    ["stop", "khỏi nhắc tui nữa"],
    ["stop", "tắt nhắc báo cáo giùm"],
    ["edit_report", "báo cáo hôm qua dư mục vneid, lấy ra giùm"],
    ["edit_report", "bỏ mục qr trong báo cáo sáng nay"],
  ] as const)("takes a member's “%s” from “%s”", (intent, text) => {
    expect(intentOf(text, "member")).toBe(intent);
  });

  it("lets an officer remind the teams without ending their own messages", () => {
    expect(intentOf("nhắc các tổ đừng quên nộp", "staff")).toBe("announcement");
  });

  it("always answers with a known intent", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), fc.constantFrom(...roles), (text, role) => {
        expect(intents).toContain(intentOf(text, role));
      }),
      { numRuns: 50 },
    );
  });

  it("learns from no development utterance", () => {
    const learned = new Set(utterances.map(({ text }) => text));
    expect(labelledUtterances("intents").filter(({ text }) => learned.has(text))).toEqual([]);
  });
});
