import type { Indicator } from "../indicator.ts";

export const ecommerceHouseholds: Indicator = {
  code: "ecommerce_households",
  label: "Hộ sản xuất, kinh doanh tham gia sàn thương mại điện tử",
  shortLabel: "Hộ lên sàn",
  unit: "hộ",
  pillar: "kinh tế số",
  aliases: [
    "hộ lên sàn",
    "hộ bán online",
    "gian hàng",
    "mở gian hàng",
    "gian hàng số",
    "tài khoản bán hàng",
    "hộ tham gia sàn",
    "đăng ký bán hàng",
    "cửa hàng số",
  ],
  description:
    "Số hộ sản xuất nông nghiệp, hộ kinh doanh, hợp tác xã được giúp mở tài khoản bán hàng hoặc gian hàng trên sàn.",
  source:
    "Bài báo toàn quốc, 2023 (Bình Phước: hơn 220 doanh nghiệp, hợp tác xã); Bài báo về Tuyên Quang, 03/08/2023; Bài báo về Quảng Nam, 10/08/2022",
  aggregation: "sum",
};
