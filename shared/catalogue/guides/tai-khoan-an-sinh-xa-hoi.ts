import { type Guide, neverAskedForSecrets, usualHelp } from "../guide.ts";

export const taiKhoanAnSinhXaHoi: Guide = {
  slug: "tai-khoan-an-sinh-xa-hoi",
  title: "Đăng ký tài khoản nhận tiền an sinh xã hội",
  category: "an-sinh",
  aliases: [
    "tài khoản an sinh",
    "tài khoản an sinh xã hội",
    "tài khoản hưởng an sinh",
    "an sinh xã hội",
    "asxh",
    "tk an sinh",
    "nhận tiền an sinh",
    "tiền an sinh",
    "tiền trợ cấp",
    "nhận trợ cấp qua tài khoản",
    "lãnh trợ cấp",
    "nhận tiền hỗ trợ của nhà nước",
    "liên kết tài khoản an sinh",
    "đăng ký nhận an sinh",
  ],
  steps: [
    "Chuẩn bị số tài khoản ngân hàng đứng tên chính người nhận. Chưa có thì nhờ ngân hàng hoặc Tổ công nghệ số giúp mở trước.",
    "Mở VNeID, đăng nhập.",
    "Chọn “An sinh xã hội”, rồi chọn “Tài khoản hưởng An sinh xã hội”.",
    "Nhập passcode 6 số.",
    "Chọn ngân hàng, tự nhập số tài khoản của mình.",
    "Nhìn kỹ tên và số tài khoản, đúng rồi mới bấm xác nhận.",
  ],
  notes: [
    "Đăng ký tài khoản chỉ là khai nơi nhận tiền. Có được hưởng trợ cấp hay không, mức bao nhiêu thì hỏi cán bộ xã, phường.",
  ],
  safety: ["Ai đòi phí, đòi chuyển thử tiền để được nhận trợ cấp là lừa đảo.", neverAskedForSecrets],
  help: usualHelp,
  updatedOn: "2026-11-22",
  needsCheck: true,
  checkNote:
    "Tên nút ở bước 3 có nguồn 08/2025; bước 5, 6 (màn hình chọn ngân hàng, nút xác nhận) và loại tài khoản và ví được nhận: cần kiểm trên VNeID bản hiện hành trước khi phát hành.",
  sources: [
    "huengaynay.vn (17/08/2025, đăng ký tài khoản hưởng an sinh xã hội trên VNeID)",
    "znews.vn (28/08/2025, các bước trên VNeID)",
  ],
};
