import type { Indicator } from "../indicator.ts";

export const digitalSignatureRegistered: Indicator = {
  code: "digital_signature_registered",
  label: "Người được hỗ trợ đăng ký chữ ký số cá nhân",
  shortLabel: "Chữ ký số cá nhân",
  unit: "người",
  pillar: "chính quyền số",
  aliases: [
    "chữ ký số",
    "chữ kí số",
    "cks",
    "chữ ký số cá nhân",
    "đăng ký chữ ký số",
    "chứng thư số",
    "ký số",
    "smartca",
    "smart ca",
    "mysign",
  ],
  description:
    "Số người dân được giúp đăng ký và kích hoạt chữ ký số cá nhân (qua VNeID hoặc nhà cung cấp). Lượt tập huấn về chữ ký số tính ở chỉ tiêu tập huấn.",
  source:
    "Bài báo toàn quốc, 2023 (Bình Phước: tập huấn chữ ký số trong chiến dịch 92 ngày đêm); Bài báo về Tuyên Quang, 03/08/2023 (chữ ký số chuyên dùng của cán bộ, không tính)",
  aggregation: "sum",
};
