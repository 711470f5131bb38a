import { expect, test } from "vitest";
import { readVillage } from "../../../bot/services/teams/villages.ts";
import { fold } from "../../../shared/understanding/fold.ts";

const villages = ["Tổ dân phố 1", "Tổ dân phố 11", "Xóm 3", "Xóm 3 Đông", "Lang Xá Cồn", "Thôn Bãi Cát"].map(
  (name, index) => ({ unitId: index, name, teamId: index }),
);

test.each([
  ["Tổ dân phố 1", "Tổ dân phố 1"],
  ["tdp 11", "Tổ dân phố 11"],
  ["TDP1 ạ", "Tổ dân phố 1"],
  ["tôi ở tổ dân phố 11 nhé", "Tổ dân phố 11"],
  ["xóm 3", "Xóm 3"],
  ["xom 3 dong", "Xóm 3 Đông"],
  ["lang xa con", "Lang Xá Cồn"],
  ["bãi cát", "Thôn Bãi Cát"],
  ["11", "Tổ dân phố 11"],
  ["3", "Xóm 3"],
  ["Dũng, tổ 1, cài vneid", "Tổ dân phố 1"],
  ["nhà tôi tổ 11 gần chợ", "Tổ dân phố 11"],
  ["nhờ tổ 1 người qua giúp", undefined],
  ["xóm 9", undefined],
  ["không biết", undefined],
])("%j names %j", (text, expected) => {
  expect(readVillage(fold(text), villages)?.name).toBe(expected);
});
