import { beforeEach, describe, expect, test } from "vitest";
import { createCampaign } from "../../../bot/services/campaigns/save-campaign.ts";
import { setTarget } from "../../../bot/services/targets/set-target.ts";
import { openDialogue } from "../../helpers/dialogue.ts";
import { programmeOf, VNEID } from "../../helpers/programme.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";

const database = openTestDatabase();
let talk: Awaited<ReturnType<typeof openDialogue>>;
let programme: ReturnType<typeof programmeOf>;

beforeEach(async () => {
  talk = await openDialogue(database.db);
  programme = programmeOf(database.db, talk.commune);
});

/** Wednesday 18/11/2026 is the 49th of its 92 days. */
const quarter = { from: "2026-10-01", to: "2026-12-31" };
const by = () => programme.by(new Date("2026-10-01T03:00:00Z"));
const opens = (name = "Chiến dịch 92 ngày đêm", given: object = {}) =>
  programme.inScope((tx) =>
    createCampaign(
      tx,
      {
        unit: programme.unit,
        ...{ name, document: undefined, ...quarter, excluded: { unitIds: [], teamIds: [] }, idempotencyKey: name },
        targets: [{ indicatorCode: VNEID, basis: "per_team", amount: 92, exceptions: [] }],
        ...given,
      },
      by(),
    ),
  );
const sets = (indicatorCode = VNEID, amount = 46) =>
  programme.inScope((tx) =>
    setTarget(tx, { unit: programme.unit, indicatorCode, ...quarter, basis: "per_team", amount, exceptions: [] }, by()),
  );

describe("“chiến dịch”", () => {
  test("shows a member the team's part, against today's pace", async () => {
    await opens();
    await programme.reports(0, "2026-10-05", { [VNEID]: 30 });
    const { text, command } = await talk.say("bay", "chiến dịch");
    expect(command).toBe("show_campaigns");
    expect(text).toContain("Chiến dịch 92 ngày đêm, còn 44 ngày (đến 31/12/2026):");
    expect(text).toContain("Kích hoạt VNeID mức 2: 30/92 người, đến hôm nay nên được 49, cần thêm 19");
  });

  test("shows an officer each campaign with its last weeks and where it leads", async () => {
    await opens();
    await opens("Gia đình số", { from: "2027-01-01", to: "2027-01-31" });
    for (const day of ["2026-10-05", "2026-10-28", "2026-11-05", "2026-11-12", "2026-11-17"]) {
      await programme.reports(0, day, { [VNEID]: 14 });
    }
    const { text } = await talk.say("canbo", "dien bien chien dich");
    expect(text).toContain("70/184 người, đến hôm nay nên được 98, cần thêm 28");
    expect(text).toContain("4 tuần gần đây: +14, +0, +14, +28");
    expect(text).toMatch(/Cứ đà 14 ngày qua, đến hết chiến dịch được \d+–\d+\./);
    expect(text).toContain("Chiến dịch Gia đình số, từ 01/01/2027 đến 31/01/2027");
    expect(text.length).toBeLessThanOrEqual(900);
  });

  test("says so when there is none, and tells a resident names without figures", async () => {
    expect((await talk.say("bay", "chiến dịch")).text).toContain("không có chiến dịch nào");
    expect((await talk.say("canbo", "chiến dịch")).text).toContain("Muốn mở chiến dịch");
    await opens();
    await programme.reports(0, "2026-10-05", { [VNEID]: 30 });
    const heard = await talk.say("dan", "chiến dịch");
    expect(heard.text).toContain("Chiến dịch 92 ngày đêm");
    expect(heard.text).not.toContain("/92 người");
  });

  test("with figures in it is a report, and a name with numbers is none", async () => {
    expect((await talk.say("bay", "chiến dịch 92 ngày đêm")).command).toBe("show_campaigns");
    expect((await talk.say("bay", "chiến dịch 92 ngày đêm hôm nay cài vneid 12 người")).command).toBe("report");
  });
});

describe("“kết quả” with targets", () => {
  test("says how far the team is, what it should be at today, and the campaign that runs", async () => {
    await sets();
    await opens();
    await programme.reports(0, "2026-11-17", { [VNEID]: 30 });
    const { text } = await talk.say("bay", "kết quả");
    expect(text).toContain(
      "Chỉ tiêu đến 31/12/2026:\n• Kích hoạt VNeID mức 2: 30/46 người, kịp tiến độ (đến hôm nay nên được 24)",
    );
    expect(text).toContain("Chiến dịch 92 ngày đêm, còn 44 ngày");
  });

  test("says of what was not reported that there is no number, never 0", async () => {
    await sets();
    expect((await talk.say("bay", "kết quả")).text).toContain("Kích hoạt VNeID mức 2: chưa có số, chỉ tiêu 46 người");
  });

  test("names together what nobody reported, after what was done", async () => {
    for (const code of [VNEID, "dvc_guided", "digital_households"]) await sets(code);
    await programme.reports(0, "2026-11-17", { [VNEID]: 30 });
    expect((await talk.say("bay", "kết quả")).text).toMatch(
      /Chỉ tiêu đến 31\/12\/2026:\n• Kích hoạt VNeID mức 2: 30\/46.*\n• Chưa có số: Hướng dẫn dịch vụ công, Gia đình số/,
    );
  });

  test("shows an officer the unit's targets and what runs", async () => {
    await sets();
    await opens();
    await programme.reports(0, "2026-11-17", { [VNEID]: 92 });
    const { text } = await talk.say("canbo", "kết quả");
    expect(text).toContain("Kích hoạt VNeID mức 2: 92/92 người, đã đạt");
    expect(text).toContain("Chiến dịch 92 ngày đêm, còn 44 ngày");
  });

  test("fits a small phone however much there is: the most important first, the rest a tap away", async () => {
    const codes = programme.indicators.map(({ code }) => code).slice(0, 25);
    for (const code of codes) await sets(code, 50);
    await opens();
    await programme.reports(0, "2026-11-17", Object.fromEntries(codes.map((code) => [code, 7])));
    const { messages } = await talk.say("bay", "kết quả");
    expect(messages).toHaveLength(1);
    const [{ text, buttons } = { text: "" }] = messages;
    expect(text.length).toBeLessThanOrEqual(720);
    expect(text.split("\n").length).toBeLessThanOrEqual(18);
    expect(text).toContain("đã báo cáo");
    expect(text).toContain("• và 21 việc khác");
    expect(text).toContain("• và 22 việc khác, 22 việc còn phải thêm");
    expect(text).toContain("Chiến dịch 92 ngày đêm, còn 44 ngày");
    const page = expect.stringMatching(/\/t\/\d+$/);
    expect(buttons).toContainEqual({ title: "Xem chi tiết", open: page });
  });
});
