import type { Indicator } from "../indicator.ts";

export const paymentAccountOpened: Indicator = {
  code: "payment_account_opened",
  label: "Tài khoản thanh toán được hỗ trợ mở (ngân hàng, Mobile Money)",
  shortLabel: "Tài khoản ngân hàng",
  unit: "tài khoản",
  pillar: "kinh tế số",
  aliases: [
    "tài khoản ngân hàng",
    "tk ngân hàng",
    "mở tài khoản",
    "mở tài khoản ngân hàng",
    "mở tk",
    "tài khoản thanh toán",
    "tk thanh toán",
    "mobile banking",
    "mobile money",
    "mở thẻ",
    "thẻ ngân hàng",
    "tkthanhtoan",
  ],
  description: "Số tài khoản thanh toán không dùng tiền mặt được giúp mở mới. Không thu số tài khoản.",
  source:
    "Bài báo về Tuyên Quang, 03/08/2023 (tạo lập tài khoản thanh toán không dùng tiền mặt; đăng ký tài khoản thanh toán trực tuyến cho hộ bán hàng); Bài báo về Hà Tĩnh, 2023",
  aggregation: "sum",
};
