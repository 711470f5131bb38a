import type { Indicator } from "../indicator.ts";

export const ehealthRecordActivated: Indicator = {
  code: "ehealth_record_activated",
  label: "Người được hỗ trợ tạo, sử dụng sổ sức khỏe điện tử",
  shortLabel: "Sổ sức khỏe điện tử",
  unit: "người",
  pillar: "xã hội số",
  aliases: [
    "sổ sức khỏe",
    "sổ sức khỏe điện tử",
    "sskđt",
    "ssk",
    "hồ sơ sức khỏe",
    "hồ sơ sức khỏe điện tử",
    "hồ sơ skđt",
    "sổ khám bệnh điện tử",
  ],
  description:
    "Số người được giúp mở và xem sổ sức khỏe điện tử (trên VNeID hoặc ứng dụng ngành y tế). Tuyệt đối không ghi tình trạng bệnh.",
  source:
    "Bài báo về Quảng Nam, 10/08/2022 (sổ sức khỏe điện tử); Bài báo về Tuyên Quang, 03/08/2023 (hồ sơ sức khỏe điện tử tại trạm y tế)",
  aggregation: "sum",
};
