import { describe, expect, test } from "vitest";
import { readInConversation } from "../../../shared/understanding/conversation.ts";
import { catalogue } from "./report-samples.ts";

const read = (text: string, context = {}) => readInConversation(text, catalogue, context);
const draft = { vneid_level2_activated: 12, ewallet_installed: 5 };

describe("an answer", () => {
  test("of only a number belongs to the figure that was asked about", () => {
    const [asked] = read("vneid 20-25").questions;
    expect(read("dạ 23 người ạ", { asked }).values).toEqual({ vneid_level2_activated: 23 });
  });

  test("of only a name gives the number that was asked about to that indicator", () => {
    const [asked] = read("làm tài khoản cho 6 người").questions;
    expect(read("ngân hàng", { asked }).values).toEqual({ payment_account_opened: 6 });
    expect(read("tài khoản dvc nhé", { asked }).values).toEqual({ dvc_account_created: 6 });
  });

  test("that speaks of something else is read by itself", () => {
    const [asked] = read("vneid 20-25").questions;
    expect(read("dvc 4 lượt", { asked }).values).toEqual({ dvc_guided: 4 });
  });
});

describe("like last time", () => {
  const previous = { vneid_level2_activated: 5, dvc_guided: 3 };
  test("repeats the last period, with what is said to differ", () => {
    expect(read("như tuần trước nhé", { previous })).toMatchObject({ kind: "report", values: previous });
    expect(read("như tuần trước, riêng vneid 12", { previous }).values).toEqual({
      vneid_level2_activated: 12,
      dvc_guided: 3,
    });
  });

  test("is unclear when there is nothing to repeat", () => {
    expect(read("như tuần trước nhé")).toMatchObject({ kind: "unclear", values: {} });
  });
});

describe("a change of the draft", () => {
  test.each([
    ["thêm 3 vneid", { op: "add", code: "vneid_level2_activated", value: 3 }],
    ["bỏ cái qr", { op: "remove", code: "cashless_shops" }],
    ["xóa vneid đi", { op: "remove", code: "vneid_level2_activated" }],
    ["sửa vneid 15", { op: "set", code: "vneid_level2_activated", value: 15 }],
    ["15 chứ không phải 12", { op: "set", code: "vneid_level2_activated", value: 15 }],
    ["sửa 5 thành 7", { op: "set", code: "ewallet_installed", value: 7 }],
  ])("%s", (text, change) => {
    expect(read(text, { draft })).toMatchObject({ kind: "correction", changes: [change] });
  });

  test("that names no indicator is for the only figure there is", () => {
    const one = { vneid_level2_activated: 12 };
    expect(read("sửa lại là 15", { draft: one }).changes).toEqual([
      { op: "set", code: "vneid_level2_activated", value: 15 },
    ]);
    expect(read("thêm 3", { draft: one }).changes).toEqual([{ op: "add", code: "vneid_level2_activated", value: 3 }]);
    expect(read("bớt 2 người", { draft: one }).changes).toEqual([
      { op: "subtract", code: "vneid_level2_activated", value: 2 },
    ]);
  });

  test("that names no indicator asks which figure, when there are several", () => {
    const reading = read("sửa lại là 15", { draft });
    expect(reading).toMatchObject({
      kind: "correction",
      values: {},
      changes: [{ op: "set", code: undefined, value: 15 }],
    });
    expect(reading.questions[0]?.choices).toEqual([
      { title: "Kích hoạt VNeID mức 2", code: "vneid_level2_activated", value: 15 },
      { title: "Ví điện tử", code: "ewallet_installed", value: 15 },
    ]);
    expect(read("nhầm", { draft }).questions[0]?.choices.map(({ code }) => code)).toEqual(Object.keys(draft));
  });
});

test("people named after a class sat in the class", () => {
  expect(read("30 người dự", { draft: { training_sessions: 1 } }).values).toEqual({ training_attendees: 30 });
  expect(read("30 người dự", { draft: { propaganda_sessions: 1 } }).values).toEqual({ propaganda_attendees: 30 });
});
