import { asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { commands } from "../../../bot/commands/index.ts";
import { withScope } from "../../../bot/db/connection.ts";
import { reports } from "../../../bot/db/schema/index.ts";
import { makeCommune, makePerson, type TestCommune } from "../../helpers/commune.ts";
import { createTestDatabase, type TestDatabase } from "../../helpers/test-database.ts";
import { makeChat } from "../../helpers/turn.ts";

/** Wednesday 18/11/2026, 10:00 in Vietnam; week 47. */
const WEDNESDAY = new Date("2026-11-18T03:00:00Z");

const clock = { now: WEDNESDAY };
let database: TestDatabase;
let commune: TestCommune;
let chat: ReturnType<typeof makeChat>;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  clock.now = WEDNESDAY;
  commune = await makeCommune(database.db, 2);
  chat = makeChat({ db: database.db, commune, clock, commands });
  await makePerson(database.db, commune, { name: "Nguyễn Văn Bảy", zaloUserId: "bay", team: commune.teams[0]! });
  await makePerson(database.db, commune, { name: "Trần Thị Hoa", zaloUserId: "hoa", team: commune.teams[0]! });
});

const bay = (text: string) => chat.send({ zaloUserId: "bay", text });
const hoa = (text: string) => chat.send({ zaloUserId: "hoa", text });
const titles = (reply: Awaited<ReturnType<typeof bay>>) =>
  reply.messages.at(-1)?.buttons?.map((button) => button.title);

function stored() {
  return withScope(database.db, { communes: [commune.id] }, (tx) =>
    tx.select().from(reports).where(eq(reports.communeId, commune.id)).orderBy(asc(reports.id)),
  );
}

describe("a report in free words", () => {
  test.each([
    [
      "báo cáo hôm nay tổ em hd 12 ng cài vneid, 5 hộ quét mã qr, 3 sp lên postmart",
      { vneid_level2_activated: 12, cashless_shops: 5, ecommerce_products: 3 },
    ],
    [
      "bao cao: tuyen truyen 2 buoi 85 nguoi du, nop 7 ho so dvc",
      { propaganda_sessions: 2, propaganda_attendees: 85, dvc_files_submitted: 7 },
    ],
    ["vneid 12, 3 qr", { vneid_level2_activated: 12, cashless_shops: 3 }],
  ])("is read back and saved after đúng: %s", async (text, values) => {
    const asked = await bay(text);
    expect(titles(asked)).toEqual(["Đúng", "Sửa", "Hủy"]);
    expect(await stored()).toMatchObject([{ state: "draft", number: null, values }]);
    const saved = await bay("Đúng");
    expect(saved.text).toContain("Báo cáo số 1.");
    expect(await stored()).toMatchObject([
      { state: "submitted", number: 1, revision: 1, values, activityOn: "2026-11-18", period: "2026-W47" },
    ]);
  });

  test("is read back with full labels, numbers and units, one a line", async () => {
    const { text } = await bay("báo cáo vneid 12, nộp 1.016 hồ sơ");
    expect(text.split("\n")).toContain("• Người được hỗ trợ kích hoạt tài khoản định danh điện tử mức 2 (VNeID): 12 người");
    expect(text.split("\n")).toContain("• Hồ sơ dịch vụ công trực tuyến được hỗ trợ nộp: 1.016 hồ sơ");
  });
});
