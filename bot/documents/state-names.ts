/** How a team stands in a period, as reports to authorities say it. */
export const stateNames = {
  on_time: "Đúng hạn",
  late: "Sau hạn",
  no_activity: "Không có hoạt động",
  missing: "Chưa báo cáo",
} as const;
