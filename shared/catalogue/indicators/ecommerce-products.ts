import type { Indicator } from "../indicator.ts";

export const ecommerceProducts: Indicator = {
  code: "ecommerce_products",
  label: "Sản phẩm đưa lên sàn thương mại điện tử",
  shortLabel: "Sản phẩm lên sàn",
  unit: "sản phẩm",
  pillar: "kinh tế số",
  aliases: [
    "lên sàn",
    "đưa lên sàn",
    "sản phẩm lên sàn",
    "sp lên sàn",
    "nông sản lên sàn",
    "sàn tmđt",
    "tmđt",
    "thương mại điện tử",
    "postmart",
    "post mart",
    "voso",
    "vỏ sò",
    "buudien.vn",
    "shopee",
    "tiktok shop",
    "lazada",
    "ocop",
    "ocop lên sàn",
  ],
  description:
    "Số sản phẩm (mặt hàng) mới được đăng bán trên sàn thương mại điện tử trong kỳ. Cùng một mặt hàng trên hai sàn chỉ tính một.",
  source:
    "Bài báo toàn quốc, 2023 (Đồng Tháp: 189 sản phẩm; Bình Phước: 466 sản phẩm); Bài báo về Tuyên Quang, 03/08/2023 (Voso.vn, Postmart.vn); Bài báo về Quảng Nam, 10/08/2022 (OCOP 3, 4 sao)",
  aggregation: "sum",
};
