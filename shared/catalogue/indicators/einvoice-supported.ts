import type { Indicator } from "../indicator.ts";

export const einvoiceSupported: Indicator = {
  code: "einvoice_supported",
  label: "Hộ kinh doanh được hỗ trợ hóa đơn điện tử, khai thuế điện tử",
  shortLabel: "Hóa đơn, thuế điện tử",
  unit: "hộ",
  pillar: "kinh tế số",
  aliases: [
    "hóa đơn điện tử",
    "hđđt",
    "hóa đơn đt",
    "etax",
    "etax mobile",
    "thuế điện tử",
    "kê khai thuế",
    "khai thuế điện tử",
    "máy tính tiền",
  ],
  description: "Số hộ kinh doanh được giúp đăng ký, chuẩn hóa dữ liệu hoặc sử dụng hóa đơn điện tử, eTax Mobile.",
  source:
    "Bài báo toàn quốc, 2023 (Bình Phước: ngành thuế chuẩn hóa dữ liệu hóa đơn điện tử cho hơn 8.000 doanh nghiệp, hộ kinh doanh)",
  aggregation: "sum",
};
