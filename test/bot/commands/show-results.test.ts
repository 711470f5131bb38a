import { beforeEach, describe, expect, test } from "vitest";
import { openDialogue, titles } from "../../helpers/dialogue.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";

const database = openTestDatabase();
let talk: Awaited<ReturnType<typeof openDialogue>>;

beforeEach(async () => {
  talk = await openDialogue(database.db);
});

const bay = (text: string) => talk.say("bay", text);
const saves = async (who: string, text: string) => {
  await talk.say(who, text);
  await talk.say(who, "đúng");
};
const VNEID = "• Kích hoạt VNeID mức 2";

describe("kết quả", () => {
  test("shows nothing as missing, with the deadline and what to do", async () => {
    const heard = await bay("kết quả");
    expect(heard.text).toContain("chưa báo cáo, hạn: hết Chủ nhật 22/11/2026");
    expect(titles(heard)).toEqual(["Báo cáo", "Không có hoạt động", "Xem chi tiết"]);
    expect(heard.text).not.toContain(": 0");
  });

  test("adds up the team's reports of the period, and only those", async () => {
    await saves("bay", "vneid 12, gia đình số 40");
    await saves("hoa", "vneid 3, gia đình số 41");
    await saves("tu", "vneid 100");
    await saves("bay", "tuần trước vneid 7");
    const heard = await bay("ket qua");
    expect(heard.text).toContain(`${VNEID}: 15 người`);
    expect(heard.text).toContain("• Gia đình số: 41 hộ");
    expect(heard.text).toContain("đã báo cáo (2 báo cáo");
    expect(heard.text).toContain("Từ đầu năm 2026 tổ đã có: Kích hoạt VNeID mức 2: 22 người");
    expect(heard.text).not.toContain("100");
  });

  test("names what was reported before and not in this period as missing, never as 0", async () => {
    await saves("bay", "tuần trước dvc 7 lượt");
    await saves("bay", "vneid 5");
    const heard = await bay("kết quả");
    expect(heard.text).toContain("Chưa báo cáo kỳ này: Hướng dẫn dịch vụ công");
    expect(heard.text).not.toContain(": 0");
  });

  test("leaves out drafts, dropped and withdrawn reports", async () => {
    await saves("bay", "vneid 5");
    await bay("hủy");
    await bay("Hủy báo cáo");
    await bay("vneid 8");
    const heard = await bay("kết quả");
    expect(heard.text).toContain("chưa báo cáo");
    expect(heard.text).toContain("Còn một báo cáo chờ xác nhận");
    expect(heard.text).not.toContain("8 người");
  });

  test("of another week can be asked for", async () => {
    await saves("bay", "tuần trước vneid 7");
    const heard = await bay("xem lại số tổ tôi đã báo tuần trước");
    expect(heard.text).toContain("Tuần 46 (09/11–15/11/2026): đã báo cáo, nộp muộn");
    expect(heard.text).toContain(`${VNEID}: 7 người`);
  });

  test("shows an officer the sum of all teams", async () => {
    await saves("bay", "vneid 12");
    await saves("tu", "vneid 100");
    const heard = await talk.say("canbo", "kết quả");
    expect(heard.text).toContain("2/2 tổ đã báo cáo");
    // Whose they are, also when another commune's were asked for.
    expect(heard.text).toMatch(/^Phường Thạch Quý\n/);
    expect((await talk.say("canbo", "kết quả xã Cẩm Bình")).text).toMatch(/^Phường Thạch Quý\n/);
    expect(heard.text).toContain(`${VNEID}: 112 người`);
  });

  test("shows an officer the team that is named, and says so when there is none of that name", async () => {
    await saves("bay", "vneid 12");
    const first = await talk.say("canbo", "ket qua to 1");
    expect(first.text).toMatch(/^Tổ công nghệ số cộng đồng Tổ dân phố 1\n.*: đã báo cáo \(1 báo cáo/);
    expect(first.text).toContain(`${VNEID}: 12 người`);
    expect(titles(first)).not.toContain("Báo cáo");
    const second = await talk.say("canbo", "kết quả tổ dân phố 2");
    expect(second.text).toMatch(/^Tổ công nghệ số cộng đồng Tổ dân phố 2\n.*: chưa báo cáo/);
    expect(second.text).not.toContain("mời anh/chị nhắn một câu");
    const none = await talk.say("canbo", "kết quả tổ 40");
    expect(none.text).toMatch(/^Không thấy tổ 40 trong Phường Thạch Quý\. Đây là số liệu chung:\n/);
    expect(none.text).toContain("1/2 tổ đã báo cáo");
  });

  test("tells a member who names another team that the answer is of their own", async () => {
    await saves("bay", "vneid 12");
    expect((await bay("kết quả tổ 1")).text).toMatch(/^Tổ công nghệ số cộng đồng Tổ dân phố 1\n/);
    const other = await bay("kết quả tổ 2");
    expect(other.text).toMatch(
      /^Đây là kết quả của tổ mình; tổ khác xin hỏi cán bộ\.\nTổ công nghệ số cộng đồng Tổ dân phố 1\n/,
    );
  });

  test("shows a resident no figures", async () => {
    await saves("bay", "vneid 12");
    const heard = await talk.say("dan", "kết quả");
    expect(heard.text).not.toContain("12 người");
    expect(heard.text).toContain("đăng ký");
  });

  test("says that it is overdue after the deadline", async () => {
    await saves("bay", "vneid 12");
    talk.later(7 * 24);
    expect((await bay("kết quả tuần 47")).text).toContain("đã báo cáo (1 báo cáo");
    talk.later(7 * 24);
    expect((await bay("kết quả tuần 48")).text).toContain("chưa báo cáo, đã quá hạn");
  });
});
