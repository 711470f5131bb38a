import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutSecrets, findSecrets } from "../../../shared/understanding/find-secrets.ts";

const idNumbers = [
  "001099012345",
  "số cccd của tôi là 001099012345",
  "0010 9901 2345",
  "001 099 012 345",
  "0 0 1 0 9 9 0 1 2 3 4 5",
  "001.099.012.345",
  "001-099-012-345",
  "００１０９９０１２３４５",
  "cmnd 201234567",
  "cmnd: 352 123 456",
  "so can cuoc cua ba 01 10 99 01 23 45",
  "căn cước 001099012345 cấp ngày 01/01/2021".normalize("NFD"),
  "cccd cua tui la O34O71OO1234",
  "O34 O71 OO1 234",
  "căn cước O01O99O12345 nha cháu",
  "cmnd 2O1234567",
  "cccd 00l099012345",
];
const passports = [
  "hộ chiếu B1234567",
  "ho chieu cua me la c 1234567",
  "số passport P01234567 hết hạn rồi",
  "N1234567 là hộ chiếu của con tui",
  "K0123456",
];
const accounts = [
  "số tài khoản của tui 0123456789012 ngân hàng agribank",
  "stk 19031234567890 techcombank",
  "STK: 0912345678 MB Bank",
  "chuyen khoan vao 3400205123456 nhe",
  "vietcombank 0011001234567",
  "tai khoan so 711412345678",
  "agribank 3400 2051 23456",
  "so tk cua ba la 12345678",
  "tiền an sinh gửi vào 108001234567 vietinbank giúp tui",
];
const cards = [
  "4111 1111 1111 1111",
  "9704150123456789",
  "so the 9704 1501 2345 6789 015",
  "mã cvv 123",
  "CVC: 4821 nhé",
  "cvv của thẻ là 042",
];
const codes = [
  "Ma OTP cua Quy khach la 482913. Hieu luc 3 phut. GD 5,000,000 VND luc 10:32 21/11/2026. Hotline 1900545413",
  "otp 482913",
  "O T P: 482 913",
  "ma xac nhan 48 29 13 nhe",
  "mã xác thực của bác là 4829",
  "ma otp la bon tam hai chin mot ba",
  "passcode là 482913",
  "ma kich hoat VNeID la 482913",
  "Mã OTP: 4️⃣8️⃣2️⃣9️⃣1️⃣3️⃣",
  "dc 482913 la ma xac nhan ha",
  "G-482913 is your verification code",
];
const passwords = [
  "mat khau vneid la Hoa@1985",
  "mk Hoa@1985",
  "pass: hoalan85",
  "mk: hoalan",
  "mật khẩu của tui là hoalan",
  "mk 123456",
  "doi mk thanh Abc@12345",
  "mk vneid cua toi Abcd#2020 giup toi vao voi",
  "m.k = conmeo123",
  "tui quen mk roi, mk cu la Lan1960",
  "mã pin 1234",
  "password Hoa12345!",
];
const harmless = [
  "vneid 12",
  "0912345678",
  "0912 345 678",
  "0912.345.678 12 vneid",
  "+84912345678",
  "lh 0912345678 12 nguoi",
  "ngày 21/11/2026",
  "01.02.2026 1016",
  "gọi 1900 0368",
  "1022: 3 tin",
  "quên mật khẩu",
  "tui quên mật khẩu rồi 0912 345 678",
  "mật khẩu VNeID là gì",
  "đổi mật khẩu",
  "mật khẩu phải có 8 đến 20 ký tự",
  "hỗ trợ đổi mật khẩu 12 người",
  "đặt lại mk 1016 lượt",
  "báo cáo số BC-2026-000123",
  "mã hồ sơ 000.00.01.H29-251122-0001",
  "mã otp gửi về số nào",
  "quên passcode 6 số",
  "mk là cái chi",
  "150000000 đồng",
  "vneid 1016, dvc 1333, vi 986, qr 210",
  "lộ otp mất 500.000 đồng",
  "tổng đài 1900545413 báo mã otp",
  "tuyên truyền về mật khẩu, OTP cho 120 người",
  "tập huấn mã xác thực 1200 lượt",
  "điện thoại pin 5000 mAh",
  "đăng ký TQ-4821",
  "mở 12 tài khoản ngân hàng, liên hệ 0912345678",
  "tài khoản ngân hàng 12, ví 3, qr 2",
  "số tài khoản mở được 1016",
  "số tài khoản bị lỗi, gọi em số 0912345678",
  "ngân hàng báo trừ 150000000 đồng",
  "chuyển khoản 5.000.000đ rồi",
  "mất 12 triệu chuyển khoản vietcombank ngày 21/11/2026",
  "tổng đài agribank 1900558818",
  "agribank 0912345678 gọi cho tui",
  "làm hộ chiếu cho 12 người",
  "hộ chiếu 3, căn cước 12, vneid 1016",
  "công văn 3497/CĐSQG-CNCPS, quyết định 1690/QĐ-TTg",
  "mã vận đơn C1234567 chưa tới",
  "tài khoản zalo 0912345678",
  "mã số thuế 0101234567 mở tài khoản ngân hàng",
  "10l xăng, 2o km, 3o nguoi",
  "io 2 vneid, lo 3 ho so",
];

describe("findSecrets", () => {
  it.each([
    ["id_number", idNumbers],
    ["passport", passports],
    ["card_number", cards],
    ["bank_account", accounts],
    ["otp", codes],
    ["password", passwords],
  ] as const)("finds every %s however it is typed", (kind, texts) => {
    expect(texts.filter((text) => findSecrets(text).length !== 1 || findSecrets(text)[0]?.kind !== kind)).toEqual([]);
  });

  it("leaves phones, figures, dates, hotlines and questions about passwords alone", () => {
    expect(harmless.filter((text) => findSecrets(text).length > 0)).toEqual([]);
  });

  it("takes a bare number for a code only after somebody spoke of a code", () => {
    expect(findSecrets("482913")).toEqual([]);
    expect(cutSecrets("482913", { afterOtpTalk: true })).toBe("[đã cắt]");
    expect(cutSecrets("nó gửi 4829 nha", { afterOtpTalk: true })).toBe("nó gửi [đã cắt] nha");
    expect(findSecrets("vneid 12, qr 3", { afterOtpTalk: true })).toEqual([]);
    expect(findSecrets("0912345678", { afterOtpTalk: true })).toEqual([]);
    // Our own codes: who has just asked what an OTP is may register all the same.
    for (const joining of ["đăng ký TQ-60108", "dk tq-60108", "A-60108", "đăng ký CB-7K4M-2219", "CB-4829-MGNK"]) {
      expect(findSecrets(joining, { afterOtpTalk: true }), joining).toEqual([]);
    }
    expect(cutSecrets("G-482913", { afterOtpTalk: true })).toBe("G-[đã cắt]");
    expect(cutSecrets("đăng ký 60108", { afterOtpTalk: true })).toBe("đăng ký [đã cắt]");
  });

  it("cuts the secret itself and nothing beside it, also in decomposed text", () => {
    const text = "Căn cước: 001099012345, mật khẩu là Hoa@1985 đó cháu";
    const cut = "Căn cước: [đã cắt], mật khẩu là [đã cắt] đó cháu";
    expect(cutSecrets(text)).toBe(cut);
    expect(cutSecrets(text.normalize("NFD")).normalize("NFC")).toBe(cut);
  });

  it("leaves nothing of a 12-digit number whatever stands around it", () => {
    const id = fc.stringMatching(/^0\d{11}$/);
    const around = fc.stringMatching(/^[a-zà-ỹ ,.!?]{0,20}$/);
    fc.assert(
      fc.property(around, id, around, (before, digits, after) => {
        expect(cutSecrets(`${before} ${digits} ${after}`)).not.toContain(digits);
      }),
    );
  });

  it("never throws, and its spans are in order and inside the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.boolean(), (text, afterOtpTalk) => {
        let last = 0;
        for (const { start, end } of findSecrets(text, { afterOtpTalk })) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
