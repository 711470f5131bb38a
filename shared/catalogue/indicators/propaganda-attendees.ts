import type { Indicator } from "../indicator.ts";

export const propagandaAttendees: Indicator = {
  code: "propaganda_attendees",
  label: "Lượt người dự tuyên truyền",
  shortLabel: "Người dự tuyên truyền",
  unit: "lượt",
  pillar: "tuyên truyền - tập huấn",
  aliases: [
    "người dự tuyên truyền",
    "lượt tuyên truyền",
    "người nghe tuyên truyền",
    "lượt người tuyên truyền",
    "người tham dự tuyên truyền",
    "tuyên truyền cho",
    "người dự họp",
  ],
  description: "Tổng lượt người có mặt ở các buổi tuyên truyền trong kỳ (đếm đầu người, không thu tên).",
  source: "Bài báo về Quảng Nam, 10/08/2022 (đến tận nhà tuyên truyền); Bài báo toàn quốc, 2023",
  aggregation: "sum",
};
