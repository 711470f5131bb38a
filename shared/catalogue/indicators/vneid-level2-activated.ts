import type { Indicator } from "../indicator.ts";

export const vneidLevel2Activated: Indicator = {
  code: "vneid_level2_activated",
  label: "Người được hỗ trợ kích hoạt tài khoản định danh điện tử mức 2 (VNeID)",
  shortLabel: "Kích hoạt VNeID mức 2",
  unit: "người",
  pillar: "chính quyền số",
  aliases: [
    "vneid",
    "vnied",
    "vn eid",
    "vneid mức 2",
    "vneid m2",
    "kích hoạt vneid",
    "cài vneid",
    "định danh điện tử",
    "định danh mức 2",
    "định danh m2",
    "đdđt",
    "đddt mức 2",
    "kích hoạt định danh",
    "kích hoạt đdđt",
    "kích hoạt tài khoản định danh",
    "tk định danh",
    "tk đdđt",
    "tài khoản định danh",
    "tài khoản định danh điện tử",
    "mã định danh điện tử",
    "căn cước điện tử",
  ],
  description:
    "Số người trong kỳ được thành viên tổ trực tiếp giúp cài VNeID và kích hoạt xong tài khoản định danh điện tử mức 2. Mỗi người chỉ tính một lần. Mức 2 phải do Công an cấp; tổ chỉ giúp bước kích hoạt trên điện thoại.",
  source:
    "Bài báo về Hà Tĩnh, 2023 (trên 90% người dân phường Thạch Quý đã kích hoạt); Bài báo về Hà Giang, 2023 (kích hoạt mã định danh); Bài báo về Tuyên Quang, 03/08/2023 (ảnh, chú thích VNeID thị trấn Lăng Can)",
  aggregation: "sum",
};
