import type { Indicator } from "../indicator.ts";

export const cashlessShops: Indicator = {
  code: "cashless_shops",
  label: "Cửa hàng, hộ kinh doanh chấp nhận thanh toán điện tử (có mã QR)",
  shortLabel: "Cửa hàng có mã QR",
  unit: "cửa hàng",
  pillar: "kinh tế số",
  aliases: [
    "qr",
    "mã qr",
    "dán qr",
    "dán mã qr",
    "cửa hàng qr",
    "quầy qr",
    "vietqr",
    "điểm qr",
    "cửa hàng thanh toán điện tử",
    "cửa hàng không tiền mặt",
    "hộ kinh doanh qr",
    "tiểu thương qr",
    "chợ 4.0",
    "chợ không dùng tiền mặt",
    "chợ không tiền mặt",
    "tuyến phố không dùng tiền mặt",
  ],
  description:
    "Số cửa hàng, quầy, sạp được giúp lập và dán mã QR, bắt đầu nhận tiền điện tử trong kỳ. Mỗi điểm tính một lần.",
  source:
    "Bài báo toàn quốc, 2023 (Đồng Tháp: 210 cửa hàng, dịch vụ; Đà Nẵng: tuyến phố, chợ không dùng tiền mặt); Bài báo về Quảng Nam, 10/08/2022 (tổ xung kích tại chợ)",
  aggregation: "sum",
};
