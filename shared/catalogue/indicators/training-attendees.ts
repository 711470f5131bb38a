import type { Indicator } from "../indicator.ts";

export const trainingAttendees: Indicator = {
  code: "training_attendees",
  label: "Lượt người được tập huấn",
  shortLabel: "Người dự tập huấn",
  unit: "lượt",
  pillar: "tuyên truyền - tập huấn",
  aliases: [
    "người tập huấn",
    "lượt tập huấn",
    "học viên",
    "người học",
    "người dự tập huấn",
    "người được tập huấn",
    "tập huấn cho",
  ],
  description: "Tổng lượt người dự các buổi tập huấn trong kỳ.",
  source:
    "Bài báo toàn quốc, 2023 (Bình Phước: 163.410 người được lập tài khoản, tập huấn chữ ký số, ứng dụng số – số gộp); Bài báo về Tuyên Quang, 03/08/2023",
  aggregation: "sum",
};
