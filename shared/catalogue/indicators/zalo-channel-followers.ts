import type { Indicator } from "../indicator.ts";

export const zaloChannelFollowers: Indicator = {
  code: "zalo_channel_followers",
  label: "Người được hướng dẫn quan tâm kênh Zalo của xã, phường",
  shortLabel: "Quan tâm Zalo của xã",
  unit: "người",
  pillar: "chính quyền số",
  aliases: [
    "zalo oa",
    "zalo xã",
    "zalo phường",
    "quan tâm zalo",
    "quan tâm oa",
    "kênh zalo",
    "theo dõi zalo",
    "follow zalo",
    "nhóm zalo",
  ],
  description: "Số người dân được giúp bấm Quan tâm trang Zalo OA hoặc vào nhóm Zalo thông tin của xã, phường, thôn.",
  source:
    "Bài báo toàn quốc, 2023 (Đà Nẵng: Zalo OA phường, xã; Bình Phước: kênh Zalo “CNCĐ Bình Phước” 116 thành viên)",
  aggregation: "sum",
};
