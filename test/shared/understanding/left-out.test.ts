import { expect, test } from "vitest";
import { indicators } from "../../../shared/catalogue/indicators.ts";
import { wordsLeftOut } from "../../../shared/understanding/left-out.ts";
import { compileCatalogue } from "../../../shared/understanding/read-report.ts";

const catalogue = compileCatalogue(indicators);

test.each([
  ["vneid 9 người, còn 3 người hẹn tuần sau", ["3 người"]],
  ["Công an xã làm căn cước 25 người, tổ em kích hoạt VNeID 16 người", ["25 người"]],
  ["Tổ em 6 thành viên đi, gõ cửa được 33 hộ", ["6 thành viên"]],
  ["vneid 5, quét mã 8 lượt, dán QR 3 quán", []],
  ["12 người làm căn cước, trong đó 4 cháu 14 tuổi", []],
  ["tuần này nghỉ, tuần sau mở 2 lớp", []],
])("of “%s” the numbers left out are %j", (text, words) => {
  expect(wordsLeftOut(text, catalogue)).toEqual(words);
});

test("at most four are told", () => {
  const many = "vneid 9, còn 1 người hẹn, còn 2 người hẹn, còn 3 người hẹn, còn 4 người hẹn, còn 5 người hẹn";
  expect(wordsLeftOut(many, catalogue)).toHaveLength(4);
});
