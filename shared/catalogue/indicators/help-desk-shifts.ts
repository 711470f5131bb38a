import type { Indicator } from "../indicator.ts";

export const helpDeskShifts: Indicator = {
  code: "help_desk_shifts",
  label: "Buổi trực hỗ trợ tại bộ phận Một cửa, Trung tâm Phục vụ hành chính công",
  shortLabel: "Buổi trực hỗ trợ",
  unit: "buổi",
  pillar: "tuyên truyền - tập huấn",
  aliases: [
    "trực một cửa",
    "trực hỗ trợ",
    "trực trung tâm",
    "trực tại xã",
    "trực phục vụ hành chính công",
    "trực tthcc",
    "trực ttpvhcc",
    "buổi trực",
    "ca trực",
    "hỗ trợ tại một cửa",
    "điểm hỗ trợ",
  ],
  description:
    "Số buổi (sáng hoặc chiều) thành viên tổ trực giúp người dân tại bộ phận Một cửa, Trung tâm Phục vụ hành chính công, điểm hỗ trợ ở nhà văn hóa.",
  source:
    "Bài báo toàn quốc, 2023 (Đồng Tháp: tổ hỗ trợ tại bộ phận một cửa; Đà Nẵng: Điểm hỗ trợ DVCTT); Bài báo về Quảng Nam, 10/08/2022 (đoàn thanh niên tại một cửa); baodanang.vn 15/08/2025 (phường Bàn Thạch)",
  aggregation: "sum",
};
