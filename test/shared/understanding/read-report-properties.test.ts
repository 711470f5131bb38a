import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fold } from "../../../shared/understanding/fold.ts";
import { readReport } from "../../../shared/understanding/read-report.ts";
import { catalogue, gist, samplesFrom } from "./report-samples.ts";

const names = [
  ["VNeID", "vneid_level2_activated"],
  ["ví điện tử", "ewallet_installed"],
  ["dịch vụ công", "dvc_guided"],
  ["chữ ký số", "digital_signature_registered"],
  ["sổ sức khỏe", "ehealth_record_activated"],
  ["VssID", "vssid_installed"],
  ["tài khoản ngân hàng", "payment_account_opened"],
  ["hóa đơn điện tử", "einvoice_supported"],
  ["tích hợp bằng lái", "vneid_docs_integrated"],
] as const;

const entries = fc
  .shuffledSubarray([...names], { minLength: 1 })
  .chain((chosen) =>
    fc.tuple(...chosen.map(([name, code]) => fc.nat({ max: 999 }).map((value) => ({ name, code, value })))),
  );
const layouts = fc.constantFrom(
  (name: string, value: number) => `${name} ${value}`,
  (name: string, value: number) => `${name}: ${value}`,
  (name: string, value: number) => `${value} ${name}`,
  (name: string, value: number) => `hỗ trợ ${name} cho ${value} người`,
);
const separators = fc.constantFrom(", ", "; ", "\n", "\n- ");

/** Messages made of a name and a number each, in every layout, with what must be read. */
const reports = fc.record({ entries, layout: layouts, separator: separators }).map((made) => ({
  text: made.entries.map(({ name, value }) => made.layout(name, value)).join(made.separator),
  values: Object.fromEntries(made.entries.map(({ code, value }) => [code, value])),
}));

const samples = [...samplesFrom("report-messages.jsonl"), ...samplesFrom("own-report-messages.jsonl")];
const read = (text: string) => gist(readReport(text, catalogue));

describe("a report made of names and numbers", () => {
  test("is read whole, in every layout", () => {
    fc.assert(fc.property(reports, ({ text, values }) => read(text) === gist({ kind: "report", values })));
  });

  test("means the same with and without accents, in any case and in NFD", () => {
    fc.assert(
      fc.property(reports, ({ text }) => {
        const plain = read(text);
        return [fold(text), text.toUpperCase(), text.toLowerCase(), text.normalize("NFD")].every(
          (form) => read(form) === plain,
        );
      }),
    );
  });

  test("means the same with greetings and thanks around it", () => {
    const greetings = fc.constantFrom("Dạ em chào chị ạ. ", "Chào cháu, bác báo nhé. ", "Kính gửi anh Hòa,\n");
    const thanks = fc.constantFrom("", " ạ", ". Em cảm ơn chị nhiều", "\nCảm ơn anh ạ 🙏");
    fc.assert(
      fc.property(reports, greetings, thanks, ({ text }, greeting, bye) => read(greeting + text + bye) === read(text)),
    );
  });
});

/** Thousands of messages, each read several times, on a machine that may be busy. */
const patience = { timeout: 90_000 };

describe("the labelled messages", patience, () => {
  test("mean the same in NFC and NFD and in capitals", () => {
    const differing = samples.filter(({ text }) => {
      const plain = read(text);
      return [text.normalize("NFD"), text.normalize("NFC"), text.toUpperCase()].some((form) => read(form) !== plain);
    });
    expect(differing.map(({ text }) => text)).toEqual([]);
  });

  test("nearly always mean the same without accents", () => {
    const differing = samples.filter(({ text }) => read(fold(text)) !== read(text));
    expect(differing.length / samples.length).toBeLessThan(0.03);
  });

  test("mean the same with a greeting and thanks, when they are reports", () => {
    const differing = samples.filter(
      ({ text, kind }) => kind === "report" && read(`Dạ em chào chị ạ. ${text}\nEm cảm ơn chị nhiều ạ`) !== read(text),
    );
    expect(differing.map(({ text }) => text)).toEqual([]);
  });
});

describe("whatever is sent", () => {
  const pieces = fc.constantFrom(
    ..."vneid|qr|5|12|1.016|20/11|không có ai|mỗi lớp|lũy kế|tuần sau|trong đó|tổng|người|buổi|,|.|\n|:|nhầm|sửa|hay|-|(|)|chục|trăm|k|x|=|->|%|😀|tổ 5|không phải|lần lượt|và".split(
      "|",
    ),
  );
  const soup = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(" "));
  const anything = fc.oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    fc.string({ unit: "grapheme", maxLength: 300 }),
    soup,
    fc.constantFrom(...samples.map(({ text }) => text)),
  );

  test("the reader never throws, and figures are whole numbers within the text", () => {
    fc.assert(
      fc.property(anything, (text) => {
        for (const figure of readReport(text, catalogue).figures) {
          if (!Number.isSafeInteger(figure.value) || figure.value < 0) return false;
          const { start, end } = figure.span;
          if (start < 0 || end > text.length || start >= end) return false;
        }
        return true;
      }),
      { numRuns: 500 },
    );
  });

  test("a text without digits, number words or a denial gives no figure", () => {
    const words = fc.constantFrom(..."vneid ví qr hồ sơ dvc cks hôm nay bà con cài được người lượt em ạ".split(" "));
    fc.assert(
      fc.property(fc.array(words, { maxLength: 30 }), (parts) => {
        return readReport(parts.join(" "), catalogue).figures.length === 0;
      }),
    );
  });

  test("a figure from one number is that number", () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.nat({ max: 99_999 }), ([name, code], value) => {
        const { values } = readReport(`${name} ${value}`, catalogue);
        return values[code] === value;
      }),
    );
  });
});
