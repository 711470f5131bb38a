import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { textOf, titlesOf } from "./stand.ts";
import { daysFromToday, openTown, type Town } from "./town.ts";

let town: Town;
beforeAll(async () => {
  town = await openTown(24);
}, 120_000);
afterAll(() => town?.stand.close());

const EXAMPLE = "báo cáo hôm nay tổ em hd 12 ng cài vneid, 5 hộ quét mã qr, 3 sp lên postmart";
const EXAMPLE_VALUES = { vneid_level2_activated: 12, cashless_shops: 5, ecommerce_products: 3 };

describe.concurrent("a member who reports", { timeout: 90_000 }, () => {
  it("sees every figure with its full label and unit, and nothing counts before “Đúng”", async () => {
    const team = town.nextTeam();
    const member = await town.newMember(team);
    const asked = await town.talk.say(member, EXAMPLE);
    expect(textOf(asked)).toMatch(/định danh điện tử mức 2.*: 12 người/);
    expect(textOf(asked)).toMatch(/mã QR.*: 5 /);
    expect(textOf(asked)).toMatch(/sàn thương mại điện tử: 3 sản phẩm/);
    expect(titlesOf(asked)).toEqual(["Đúng", "Sửa", "Hủy"]);
    expect(await town.totals(team)).toEqual({ values: {}, teamsExpected: 1, teamsReported: 0 });
    expect(await town.stateOf(team)).toBe("missing");
    const saved = textOf(await town.talk.say(member, "Đúng"));
    expect(saved).toMatch(/số \d+/i);
    expect(saved).toContain("12 người");
    expect(await town.totals(team)).toEqual({ values: EXAMPLE_VALUES, teamsExpected: 1, teamsReported: 1 });
    expect(await town.stateOf(team)).toBe("on_time");
    const results = textOf(await town.talk.say(member, "kết quả"));
    expect(results).toContain(team.name);
    expect(results).toContain("đã báo cáo");
  });

  it("is understood without accents, and “chuẩn” confirms", async () => {
    const team = town.nextTeam();
    const member = await town.newMember(team);
    const asked = textOf(await town.talk.say(member, "bao cao: tuyen truyen 2 buoi 85 nguoi du, nop 7 ho so dvc"));
    expect(asked).toMatch(/: 2 buổi/);
    expect(asked).toMatch(/: 85 /);
    expect(asked).toMatch(/: 7 hồ sơ/);
    await town.talk.say(member, "chuan");
    expect((await town.totals(team)).values).toEqual({
      propaganda_sessions: 2,
      propaganda_attendees: 85,
      dvc_files_submitted: 7,
    });
  });

  it.each(["ok", "dung roi", "gửi", "Chuẩn luôn"])("may confirm with “%s”", async (word) => {
    const team = town.nextTeam();
    const member = await town.newMember(team);
    await town.talk.say(member, "vneid 4 người");
    await town.talk.say(member, word);
    expect((await town.totals(team)).values).toEqual({ vneid_level2_activated: 4 });
  });

  it("is told how, with an example and the form, after “báo cáo” alone", async () => {
    const team = town.nextTeam();
    const member = await town.newMember(team);
    const asked = await town.talk.say(member, "bao cao");
    expect(asked).toHaveLength(1);
    expect(textOf(asked)).toMatch(/ví dụ/i);
    expect(asked[0]?.buttons.some(({ type }) => type === "oa.open.url")).toBe(true);
  });

  it("is asked for what is not certain, and no number is made of a range", async () => {
    const team = town.nextTeam();
    const member = await town.newMember(team);
    const asked = await town.talk.say(member, "hôm nay cài vneid cho 15-20 người, dán mã qr 4 cửa hàng");
    expect(textOf(asked)).toContain("?");
    expect(textOf(asked)).not.toMatch(/: (?:15|20) người/);
    expect(titlesOf(asked)).not.toContain("Đúng");
    const readBack = textOf(await town.talk.say(member, "17"));
    expect(readBack).toMatch(/: 17 người/);
    expect(readBack).toMatch(/: 4 /);
    await town.talk.say(member, "đúng");
    expect((await town.totals(team)).values).toEqual({ vneid_level2_activated: 17, cashless_shops: 4 });
  });

  it("changes and drops the draft before it is saved", async () => {
    const team = town.nextTeam();
    const member = await town.newMember(team);
    await town.talk.say(member, "vneid 12 người, mã qr 5 cửa hàng");
    expect(textOf(await town.talk.say(member, "sửa vneid 15"))).toMatch(/: 15 người/);
    expect(textOf(await town.talk.say(member, "Sửa"))).toMatch(/12|15/);
    await town.talk.say(member, "vneid 16");
    await town.talk.say(member, "đúng");
    expect((await town.totals(team)).values).toEqual({ vneid_level2_activated: 16, cashless_shops: 5 });
    await town.talk.say(member, "nộp 9 hồ sơ dịch vụ công");
    await town.talk.say(member, "Hủy");
    expect((await town.totals(team)).values).toEqual({ vneid_level2_activated: 16, cashless_shops: 5 });
  });

  it("changes the newest saved report with “sửa …”, after being asked", async () => {
    const team = town.nextTeam();
    const member = await town.newMember(team);
    await town.talk.say(member, "vneid 12 người");
    await town.talk.say(member, "đúng");
    const asked = await town.talk.say(member, "sua vneid 15");
    expect(textOf(asked)).toContain("15");
    expect((await town.totals(team)).values).toEqual({ vneid_level2_activated: 12 });
    await town.talk.say(member, "Đúng");
    expect((await town.totals(team)).values).toEqual({ vneid_level2_activated: 15 });
  });

  it("withdraws the newest saved report with “hủy”, only after being asked", async () => {
    const team = town.nextTeam();
    const member = await town.newMember(team);
    await town.talk.say(member, "vneid 12 người");
    await town.talk.say(member, "đúng");
    const asked = await town.talk.say(member, "huy");
    expect(titlesOf(asked).length).toBeGreaterThan(1);
    expect((await town.totals(team)).values).toEqual({ vneid_level2_activated: 12 });
    await town.talk.say(member, titlesOf(asked)[0] ?? "");
    expect(await town.totals(team)).toEqual({ values: {}, teamsExpected: 1, teamsReported: 0 });
    expect(await town.stateOf(team)).toBe("missing");
  });

  it("adds to the first report with a second one, and is asked when it looks like the same", async () => {
    const team = town.nextTeam();
    const first = await town.newMember(team);
    const second = await town.newMember(team);
    const confirm = async (member: string, text: string) => {
      await town.talk.say(member, text);
      return town.talk.say(member, "đúng");
    };
    await confirm(first, "vneid 12 người");
    await confirm(first, "nộp 3 hồ sơ dịch vụ công");
    expect((await town.totals(team)).values).toEqual({ vneid_level2_activated: 12, dvc_files_submitted: 3 });
    expect(titlesOf(await confirm(second, "hôm nay cài vneid 12 người"))).toEqual(["Cộng thêm", "Thay thế", "Bỏ"]);
    expect((await town.totals(team)).values.vneid_level2_activated).toBe(12);
    await town.talk.say(second, "Bỏ");
    expect((await town.totals(team)).values.vneid_level2_activated).toBe(12);
    await confirm(second, "vneid 12 người");
    await town.talk.say(second, "thay the");
    expect((await town.totals(team)).values.vneid_level2_activated).toBe(12);
    await confirm(first, "vneid 12 người");
    await town.talk.say(first, "cong them");
    expect((await town.totals(team)).values).toEqual({ vneid_level2_activated: 24, dvc_files_submitted: 3 });
  });

  it("records “không có hoạt động” once asked, and a report takes its place", async () => {
    const team = town.nextTeam();
    const member = await town.newMember(team);
    await town.talk.say(member, "tuan nay khong co hoat dong");
    expect(await town.stateOf(team)).toBe("missing");
    await town.talk.say(member, "đúng");
    expect(await town.stateOf(team)).toBe("no_activity");
    expect(await town.totals(team)).toEqual({ values: {}, teamsExpected: 1, teamsReported: 1 });
    await town.talk.say(member, "vneid 2 người");
    await town.talk.say(member, "đúng");
    expect(await town.stateOf(team)).toBe("on_time");
  });

  it("counts on the day the message names, else on the day it was sent", async () => {
    const team = town.nextTeam();
    const member = await town.newMember(team);
    await town.talk.say(member, "hôm qua cài vneid 6 người");
    await town.talk.say(member, "đúng");
    const yesterday = daysFromToday(-1);
    expect((await town.totals(team, yesterday, yesterday)).values).toEqual({ vneid_level2_activated: 6 });
    expect((await town.totals(team, daysFromToday(0), daysFromToday(0))).values).toEqual({});
  });

  it("may be told of the same message as often as Zalo likes: it is answered and counted once", async () => {
    const team = town.nextTeam();
    const member = await town.newMember(team);
    await town.talk.say(member, "vneid 3 người");
    const twice = { messageId: `twice-${member}` };
    await town.talk.say(member, "đúng", twice);
    const from = town.talk.mark();
    await expect(town.talk.say(member, "đúng", { ...twice, withinMs: 1_500 })).rejects.toThrow(/no answer/);
    expect(await town.talk.overheard(member, from, 500)).toEqual([]);
    expect((await town.totals(team)).values).toEqual({ vneid_level2_activated: 3 });
  });
});

describe.concurrent("a resident", { timeout: 60_000 }, () => {
  it("gets a guide in cards, with accents or without, from “Tiếp” to “Xong”", async () => {
    const resident = town.newcomer();
    const first = await town.talk.say(resident, "huong dan VNeID");
    expect(textOf(first)).toContain("VNeID");
    expect(titlesOf(first)).toEqual(expect.arrayContaining(["Tiếp", "Xong"]));
    const second = await town.talk.say(resident, "Tiếp");
    expect(textOf(second)).not.toBe(textOf(first));
    const last = await town.talk.say(resident, "xong");
    expect(titlesOf(last)).not.toContain("Tiếp");
  });

  it("gets a guide for a question in own words", async () => {
    const answer = textOf(await town.talk.say(town.newcomer(), "làm sao để bán nông sản trên mạng vậy?"));
    expect(answer).toMatch(/nông sản/i);
  });

  it("is told when there is no guide, and offered a person", async () => {
    const answer = await town.talk.say(town.newcomer(), "hướng dẫn nấu bún bò Huế");
    expect(textOf(answer)).toMatch(/chưa có/);
    expect(titlesOf(answer).join()).toMatch(/hỗ trợ|người/i);
  });

  it("gets a menu for anything that is not understood, and no figure of theirs is stored", async () => {
    const resident = town.newcomer();
    expect(titlesOf(await town.talk.say(resident, "qwr zxcv")).length).toBeGreaterThan(1);
    expect(titlesOf(await town.talk.say(resident, "tro giup")).length).toBeGreaterThan(1);
    const refused = await town.talk.say(resident, "vneid 5 người");
    expect(textOf(refused)).toMatch(/đăng ký/);
    expect(titlesOf(refused)).not.toContain("Đúng");
  });

  it("asks for help, the village's team gets it, and the resident hears that somebody takes it", async () => {
    const team = town.nextTeam();
    const member = await town.newMember(team);
    const resident = town.newcomer();
    await town.talk.say(resident, "hỗ trợ");
    const from = town.talk.mark();
    let answers = await town.talk.say(resident, "nhờ người đến cài VNeID cho ông nội");
    if (!textOf(answers).includes("chuyển lời"))
      answers = await town.talk.say(resident, team.name.slice("Tổ công nghệ số ".length));
    const passed = await town.talk.overheard(member, from, 5_000);
    expect(textOf(passed)).toContain("cài VNeID cho ông nội");
    const before = town.talk.mark();
    await town.talk.say(member, String(passed[0]?.buttons[0]?.payload));
    expect(await town.talk.overheard(resident, before, 5_000)).not.toEqual([]);
  });

  it("sees and deletes own data, and stops messages at once", async () => {
    const resident = town.newcomer();
    const privacy = await town.talk.say(resident, "quyen rieng tu");
    expect(textOf(privacy)).toMatch(/xem/);
    expect(textOf(privacy)).toMatch(/xóa/);
    for (const title of titlesOf(privacy)) expect((await town.talk.say(resident, title)).length).toBeGreaterThan(0);
    expect(textOf(await town.talk.say(resident, "dừng"))).toMatch(/dừng/i);
  });
});
