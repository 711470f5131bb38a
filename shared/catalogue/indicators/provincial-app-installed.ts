import type { Indicator } from "../indicator.ts";

export const provincialAppInstalled: Indicator = {
  code: "provincial_app_installed",
  label: "Lượt cài đặt ứng dụng công dân số của tỉnh, thành phố",
  shortLabel: "Ứng dụng của tỉnh",
  unit: "lượt",
  pillar: "chính quyền số",
  aliases: [
    "e-đồng tháp",
    "e đồng tháp",
    "eđồng tháp",
    "edongthap",
    "smart quảng nam",
    "smartquangnam",
    "app tỉnh",
    "ứng dụng tỉnh",
    "công dân số",
    "app công dân số",
    "ứng dụng công dân số",
    "hue-s",
    "hues",
    "danang smart city",
    "công dân số xứ lạng",
    "app của tỉnh",
  ],
  description:
    "Số lượt cài và đăng nhập lần đầu ứng dụng dùng chung của tỉnh (tên do từng tỉnh cấu hình: e-Đồng Tháp, Smart Quảng Nam, Hue-S, Công dân số TP.HCM…).",
  source: "Bài báo toàn quốc, 2023 (e-Đồng Tháp: 1.333 lượt); Bài báo về Quảng Nam, 10/08/2022 (Smart Quảng Nam)",
  aggregation: "sum",
};
