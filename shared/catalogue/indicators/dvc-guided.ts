import type { Indicator } from "../indicator.ts";

export const dvcGuided: Indicator = {
  code: "dvc_guided",
  label: "Lượt hướng dẫn thực hiện dịch vụ công trực tuyến",
  shortLabel: "Hướng dẫn dịch vụ công",
  unit: "lượt",
  pillar: "chính quyền số",
  aliases: [
    "dvc",
    "dvctt",
    "dvc tt",
    "dịch vụ công",
    "dịch vụ công trực tuyến",
    "hướng dẫn dvc",
    "hd dvc",
    "hd dvctt",
    "hướng dẫn dịch vụ công",
    "dịch vụ công mức độ 3",
    "dịch vụ công mức độ 4",
    "dvc toàn trình",
    "dvc một phần",
    "dvcqg",
    "cổng dịch vụ công",
  ],
  description:
    "Số lượt người được hướng dẫn tra cứu, khai, nộp, theo dõi thủ tục trực tuyến (một người hai lần tính hai lượt). Nếu đã nộp xong thì đếm thêm vào chỉ tiêu hồ sơ.",
  source:
    "Bài báo toàn quốc, 2023 (Đồng Tháp: 9.038 lượt, gồm cả tạo tài khoản và hướng dẫn nộp); Bài báo về Hà Tĩnh, 2023; Bài báo về Tuyên Quang, 03/08/2023; Bài báo về Quảng Nam, 10/08/2022 (mức độ 3, 4)",
  aggregation: "sum",
};
