import type { Indicator } from "../indicator.ts";

export const onlineSafetyGuided: Indicator = {
  code: "online_safety_guided",
  label: "Lượt hướng dẫn phòng, chống lừa đảo trực tuyến",
  shortLabel: "Chống lừa đảo",
  unit: "lượt",
  pillar: "xã hội số",
  aliases: [
    "lừa đảo",
    "chống lừa đảo",
    "phòng chống lừa đảo",
    "lừa đảo trực tuyến",
    "lừa đảo qua mạng",
    "an toàn mạng",
    "an toàn thông tin",
    "an ninh mạng",
    "tự bảo vệ trên mạng",
    "ntrust",
  ],
  description: "Số lượt người được hướng dẫn nhận biết cuộc gọi, đường dẫn, ứng dụng giả mạo và cách xử lý.",
  source:
    "Không có trong các bài báo gốc; một trong 5 kỹ năng số cơ bản (vietnam.vn, số liệu Bộ TT&TT 2023); baoxaydung.com.vn 28/02/2024 (Hà Tĩnh)",
  aggregation: "sum",
};
