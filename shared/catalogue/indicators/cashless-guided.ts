import type { Indicator } from "../indicator.ts";

export const cashlessGuided: Indicator = {
  code: "cashless_guided",
  label: "Lượt hướng dẫn thanh toán không dùng tiền mặt",
  shortLabel: "Không dùng tiền mặt",
  unit: "lượt",
  pillar: "kinh tế số",
  aliases: [
    "thanh toán không dùng tiền mặt",
    "thanh toán không tiền mặt",
    "ttkdtm",
    "tt kdtm",
    "không dùng tiền mặt",
    "không tiền mặt",
    "quét mã",
    "quét qr",
    "quét mã qr",
    "chuyển khoản",
    "hướng dẫn chuyển khoản",
    "thanh toán điện tử",
    "thanh toán online",
    "thanh toán trực tuyến",
  ],
  description: "Số lượt người dân được hướng dẫn quét mã, chuyển khoản, trả phí, tiền điện, tiền nước qua điện thoại.",
  source:
    "Bài báo về Hà Tĩnh, 2023 (thanh toán không dùng tiền mặt); Bài báo về Quảng Nam, 10/08/2022 (chợ); Bài báo về Tuyên Quang, 03/08/2023",
  aggregation: "sum",
};
