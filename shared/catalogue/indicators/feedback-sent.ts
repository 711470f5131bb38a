import type { Indicator } from "../indicator.ts";

export const feedbackSent: Indicator = {
  code: "feedback_sent",
  label: "Tin phản ánh, kiến nghị được hỗ trợ gửi (1022, phản ánh hiện trường)",
  shortLabel: "Gửi phản ánh (1022)",
  unit: "tin phản ánh",
  pillar: "chính quyền số",
  aliases: [
    "1022",
    "tổng đài 1022",
    "phản ánh",
    "phản ánh 1022",
    "phản ánh hiện trường",
    "tin phản ánh",
    "phản ánh kiến nghị",
    "kiến nghị",
    "pakn",
    "paht",
    "góp ý 1022",
    "1022 quảng nam",
  ],
  description:
    "Số tin phản ánh, kiến nghị người dân gửi qua kênh 1022, ứng dụng của tỉnh, Cổng Dịch vụ công hoặc VNeID với sự giúp đỡ của tổ.",
  source: "Bài báo về Quảng Nam, 10/08/2022 (1022 Quảng Nam)",
  aggregation: "sum",
};
