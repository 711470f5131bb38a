import type { Indicator } from "../indicator.ts";

export const dvcAccountCreated: Indicator = {
  code: "dvc_account_created",
  label: "Tài khoản Cổng Dịch vụ công được hỗ trợ tạo, đăng nhập",
  shortLabel: "Tài khoản dịch vụ công",
  unit: "tài khoản",
  pillar: "chính quyền số",
  aliases: [
    "tài khoản dịch vụ công",
    "tài khoản dvc",
    "tk dvc",
    "tk dvcqg",
    "tạo tài khoản dvc",
    "lập tài khoản dvc",
    "đăng ký tài khoản dịch vụ công",
    "tài khoản cổng dịch vụ công",
    "đăng nhập dvc",
    "tk dịch vụ công",
  ],
  description:
    "Số tài khoản trên Cổng Dịch vụ công được giúp tạo hoặc đăng nhập lần đầu. Từ 01/07/2024 đăng nhập bằng VNeID nên chỉ tiêu này dần trùng với VNeID; giữ để so với số liệu cũ.",
  source:
    "Bài báo toàn quốc, 2023 (Đồng Tháp: hướng dẫn tạo tài khoản; Bình Phước: thiết lập tài khoản khai thác Cổng dịch vụ công)",
  aggregation: "sum",
};
