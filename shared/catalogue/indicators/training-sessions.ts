import type { Indicator } from "../indicator.ts";

export const trainingSessions: Indicator = {
  code: "training_sessions",
  label: "Buổi tập huấn kỹ năng số",
  shortLabel: "Buổi tập huấn",
  unit: "buổi",
  pillar: "tuyên truyền - tập huấn",
  aliases: ["tập huấn", "buổi tập huấn", "lớp tập huấn", "mở lớp", "lớp học", "lớp kỹ năng số", "bồi dưỡng", "lớp cđs"],
  description: "Số buổi, lớp tập huấn cho thành viên tổ hoặc người dân, có người dạy và nội dung rõ ràng.",
  source:
    "Bài báo về Hà Tĩnh, 2023 (phường Thạch Quý mời VNPT, công an, ngân hàng, điện lực, bưu điện tập huấn); Bài báo về Tuyên Quang, 03/08/2023; Bài báo về Quảng Nam, 10/08/2022",
  aggregation: "sum",
};
