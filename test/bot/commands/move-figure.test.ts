import { beforeEach, describe, expect, test } from "vitest";
import { openDialogue } from "../../helpers/dialogue.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";

const database = openTestDatabase();
let talk: Awaited<ReturnType<typeof openDialogue>>;

beforeEach(async () => {
  talk = await openDialogue(database.db);
});

const bay = (text: string) => talk.say("bay", text);
const newest = async () => (await talk.reports()).at(-1)?.values;
const moved = { ehealth_record_activated: 6, vneid_level2_activated: 5 };

describe("a number that was put down for the wrong thing", () => {
  test.each([
    "không phải hồ sơ mà là sổ sức khỏe",
    "không phải hồ sơ mà là sổ sức khỏe 6",
    "6 cái đó là sổ sức khỏe chứ không phải hồ sơ",
    "sửa lại 6 sổ sức khỏe, không phải hồ sơ",
    "sửa hồ sơ thành sổ sức khỏe",
    "nhầm rồi, sổ sức khỏe chứ không phải hồ sơ",
    "nham roi, so suc khoe chu khong phai ho so",
    "doi ho so sang so suc khoe",
  ])("moves in the draft: “%s”", async (text) => {
    await bay("hôm nay 6 hồ sơ, 5 vneid");
    const heard = await bay(text);
    expect(await newest()).toEqual(moved);
    expect(heard.text).toContain("Đã bỏ");
  });

  test("moves in a saved report after the person agreed to the old and the new", async () => {
    await bay("hôm nay 6 hồ sơ, 5 vneid");
    await bay("đúng");
    const asked = await bay("sửa hồ sơ thành sổ sức khỏe");
    expect(asked.text).toContain("6 → bỏ");
    expect(asked.text).toContain("chưa có → 6");
    await bay("đúng");
    expect(await newest()).toEqual(moved);
  });

  test("leaves figures alone that the text does not speak of", async () => {
    await bay("hôm nay 6 hồ sơ, 5 vneid");
    await bay("sửa vneid thành 8");
    expect(await newest()).toEqual({ dvc_files_submitted: 6, vneid_level2_activated: 8 });
    await bay("thêm 2 sổ sức khỏe, không phải đi họp");
    expect(await newest()).toMatchObject({ dvc_files_submitted: 6, vneid_level2_activated: 8 });
  });
});
