import type { Indicator } from "../indicator.ts";

export const dvcFilesSubmitted: Indicator = {
  code: "dvc_files_submitted",
  label: "Hồ sơ dịch vụ công trực tuyến được hỗ trợ nộp",
  shortLabel: "Hồ sơ trực tuyến",
  unit: "hồ sơ",
  pillar: "chính quyền số",
  aliases: [
    "nộp hồ sơ",
    "hồ sơ",
    "hồ sơ trực tuyến",
    "hồ sơ dvc",
    "hồ sơ online",
    "hs dvc",
    "hs trực tuyến",
    "hs online",
    "nộp hs",
    "nộp hồ sơ trực tuyến",
    "nộp hồ sơ online",
    "nộp dvc",
    "hồ sơ tt",
  ],
  description:
    "Số hồ sơ đã bấm nộp thành công trên Cổng Dịch vụ công hoặc VNeID với sự giúp đỡ của tổ (có mã hồ sơ). Không ghi mã hồ sơ, tên người nộp vào báo cáo.",
  source: "Bài báo toàn quốc, 2023 (Đồng Tháp, gộp trong 9.038 lượt); Bài báo về Quảng Nam, 10/08/2022",
  aggregation: "sum",
};
