import fc from "fast-check";

/** A report composed of parts whose meaning is known, so that its truth needs no label. */
export interface Composition {
  text: string;
  values: Record<string, number>;
}

interface Work {
  name: string;
  verb: string;
  unit: string;
  code: string;
}

/** A part of a report: some work, a number that counts and another that does not, or both parts of one. */
type Phrase = (work: Work, count: number, other: number) => { text: string; value: number };

const works: readonly Work[] = [
  { name: "VNeID", verb: "kích hoạt VNeID", unit: "người", code: "vneid_level2_activated" },
  { name: "định danh mức 2", verb: "làm định danh mức 2", unit: "người", code: "vneid_level2_activated" },
  { name: "dịch vụ công", verb: "hướng dẫn dịch vụ công", unit: "lượt", code: "dvc_guided" },
  { name: "mã QR", verb: "dán mã QR", unit: "quán", code: "cashless_shops" },
  { name: "ví điện tử", verb: "cài ví điện tử", unit: "người", code: "ewallet_installed" },
  { name: "sổ sức khỏe", verb: "mở sổ sức khỏe", unit: "người", code: "ehealth_record_activated" },
  { name: "VssID", verb: "cài VssID", unit: "người", code: "vssid_installed" },
  { name: "tài khoản ngân hàng", verb: "mở tài khoản ngân hàng", unit: "người", code: "payment_account_opened" },
  { name: "căn cước", verb: "làm căn cước", unit: "người", code: "id_card_supported" },
  { name: "chống lừa đảo", verb: "hướng dẫn chống lừa đảo", unit: "lượt", code: "online_safety_guided" },
  { name: "chữ ký số", verb: "đăng ký chữ ký số", unit: "người", code: "digital_signature_registered" },
];

const counts = (write: (work: Work, count: number, other: number) => string): Phrase => {
  return (work, count, other) => ({ text: write(work, count, other), value: count });
};
const adds = (write: (work: Work, count: number, other: number) => string): Phrase => {
  return (work, count, other) => ({ text: write(work, count, other), value: count + other });
};

/** By construction: where the number stands, and what is said beside it that must not be counted. */
export const phrases: Readonly<Record<string, readonly Phrase[]>> = {
  "a number": [
    counts(({ name }, count) => `${name} ${count}`),
    counts(({ name, unit }, count) => `${count} ${unit} ${name}`),
    counts(({ verb, unit }, count) => `${verb} cho ${count} ${unit}`),
    counts(({ verb, unit }, count) => `${verb} được ${count} ${unit}`),
  ],
  "a target": [
    counts(({ name }, count, other) => `chỉ tiêu ${name} ${count + other}, đạt ${count}`),
    counts(({ name, unit }, count, other) => `${name} ${count}/${count + other} ${unit}`),
    counts(({ name }, count, other) => `${name} giao ${count + other} mới làm ${count}`),
  ],
  "a running total": [
    counts(({ name }, count, other) => `${name} ${count} (lũy kế ${count + other})`),
    counts(({ name, unit }, count, other) => `${name} ${count} ${unit}, tổng đến nay ${count + other} ${unit}`),
    counts(({ name }, count, other) => `tuần này ${name} ${count}, từ đầu năm ${count + other}`),
  ],
  "a remark on last week": [
    counts(({ name }, count, other) => `${name} ${count} (tuần trước ${other})`),
    counts(({ name }, count, other) => `${name} ${count}, tăng ${other} so với tuần trước`),
  ],
  "two parts": [
    adds(({ name }, count, other) => `${name} sáng ${count} chiều ${other}`),
    adds(({ name }, count, other) => `${name} thôn Đông ${count}, thôn Đoài ${other}`),
    adds(({ verb, unit }, count, other) => `${verb} cho ${count} ${unit}, thêm ${other} ${unit} nữa`),
    adds(({ verb, unit }, count, other) => `${verb} ${count} ${unit} ở chợ, ${other} ${unit} ở trường`),
  ],
  "a total of two parts": [
    adds(({ name }, count, other) => `${name} ${count + other} (sáng ${count}, chiều ${other})`),
    adds(({ name }, count, other) => `${name} sáng ${count} chiều ${other} cộng ${count + other}`),
    adds(({ name }, count, other) => `${name} được ${count + other}: tổ 1 ${count}, tổ 2 ${other}`),
  ],
  "what could not be done": [
    counts(({ name, unit }, count, other) => `${name} ${count} ${unit}, còn ${other} người chưa được`),
    counts(({ name, unit }, count, other) => `${name} ${count} ${unit}, ${other} người hẹn tuần sau`),
    counts(({ name, unit }, count, other) => `${name} ${count} ${unit}, ${other} bác chưa có điện thoại`),
  ],
  "a plan": [
    counts(({ name, unit }, count, other) => `${name} ${count} ${unit}, mai làm tiếp ${other} ${unit}`),
    counts(({ name, unit }, count, other) => `${name} ${count} ${unit}, chiều nay làm thêm ${other} nữa nếu kịp`),
    counts(({ name, unit }, count, other) => `${name} ${count} ${unit}, có ${other} ${unit} đăng ký tuần sau làm`),
  ],
  "those who did the work": [
    counts(({ verb, unit }, count, other) => `huy động ${other} đoàn viên, ${verb} cho ${count} ${unit}`),
    counts(({ name, unit }, count, other) => `${name} ${count} ${unit}, có ${other} bạn tình nguyện viên giúp`),
    counts(({ verb, unit }, count, other) => `em với ${other} bạn đi ${verb} cho ${count} ${unit}`),
  ],
  "things handed out": [
    counts(({ name, unit }, count, other) => `${name} ${count} ${unit}, phát ${other} tờ rơi`),
    counts(({ name, unit }, count, other) => `${name} ${count} ${unit}, chụp ${other} ảnh`),
  ],
  "numbers of other things": [
    counts(({ name }, count) => `${name} ${count}, từ 8h đến 11h`),
    counts(({ verb, unit }, count) => `cụ Tư 82 tuổi nhờ, ${verb} cho ${count} ${unit}`),
    counts(({ verb, unit }, count) => `${verb} cho ${count} ${unit} tại nhà văn hóa thôn 3`),
  ],
};

const heads = fc.constantFrom("", "Tổ 5 báo cáo tuần 47: ", "Ngày 12/11, ", "Thôn 3: ", "Anh Ba ơi, ", "Từ 10-16/11: ");
const joints = fc.constantFrom(", ", "; ", "\n", ". ", "\n- ");

/** Reports of one to three works, each said with a phrase of `kinds`; no two of the same indicator. */
export function compositions(kinds: readonly string[]): fc.Arbitrary<Composition> {
  const part = fc.record({
    phrase: fc.constantFrom(...kinds.flatMap((kind) => phrases[kind] ?? [])),
    count: fc.integer({ min: 10, max: 40 }),
    other: fc.integer({ min: 2, max: 9 }),
  });
  const said = fc.uniqueArray(fc.constantFrom(...works), { selector: ({ code }) => code, minLength: 1, maxLength: 3 });
  const parts = said.chain((chosen) =>
    fc.tuple(
      ...chosen.map((work) =>
        part.map(({ phrase, count, other }) => ({ code: work.code, ...phrase(work, count, other) })),
      ),
    ),
  );
  return fc.record({ head: heads, parts, joint: joints }).map((made) => ({
    text: made.head + made.parts.map(({ text }) => text).join(made.joint),
    values: Object.fromEntries(made.parts.map(({ code, value }) => [code, value])),
  }));
}
