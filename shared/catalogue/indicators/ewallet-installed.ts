import type { Indicator } from "../indicator.ts";

export const ewalletInstalled: Indicator = {
  code: "ewallet_installed",
  label: "Lượt cài đặt ví điện tử",
  shortLabel: "Ví điện tử",
  unit: "lượt",
  pillar: "kinh tế số",
  aliases: [
    "ví điện tử",
    "ví đt",
    "cài ví",
    "momo",
    "ví momo",
    "zalopay",
    "zalo pay",
    "viettel money",
    "vnpt money",
    "shopeepay",
    "vnpay",
    "ví vnpay",
    "app thanh toán",
  ],
  description: "Số lượt cài và kích hoạt ví điện tử trên điện thoại người dân.",
  source: "Bài báo toàn quốc, 2023 (Đồng Tháp: 986 lượt); Bài báo về Quảng Nam, 10/08/2022 (các app thanh toán)",
  aggregation: "sum",
};
