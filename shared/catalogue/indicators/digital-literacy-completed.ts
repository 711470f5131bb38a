import type { Indicator } from "../indicator.ts";

export const digitalLiteracyCompleted: Indicator = {
  code: "digital_literacy_completed",
  label: "Người hoàn thành phổ cập kỹ năng số (Bình dân học vụ số)",
  shortLabel: "Bình dân học vụ số",
  unit: "người",
  pillar: "tuyên truyền - tập huấn",
  aliases: [
    "bình dân học vụ số",
    "bdhvs",
    "bdhv số",
    "học vụ số",
    "phổ cập số",
    "phổ cập kỹ năng số",
    "hoàn thành khóa học",
    "học kỹ năng số",
    "chứng nhận kỹ năng số",
  ],
  description: "Số người học xong khóa kỹ năng số hoặc được xác nhận phổ cập trên nền tảng Bình dân học vụ số, VNeID.",
  source: "Không có trong các bài báo gốc; Kế hoạch 01-KH/BCĐTW ngày 21/03/2025; Tây Ninh (sggp.org.vn 07/08/2025)",
  aggregation: "sum",
};
