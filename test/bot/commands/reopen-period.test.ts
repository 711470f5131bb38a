import { beforeEach, describe, expect, test } from "vitest";
import { refusalReply } from "../../../bot/commands/reopen-period.ts";
import { lockPeriod } from "../../../bot/services/periods/locks.ts";
import type { ReportRefusedError } from "../../../bot/services/reports/report-refused-error.ts";
import { openDialogue } from "../../helpers/dialogue.ts";
import { queuedFor } from "../../helpers/outbox.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";

const database = openTestDatabase();
let talk: Awaited<ReturnType<typeof openDialogue>>;

beforeEach(async () => {
  talk = await openDialogue(database.db);
});

const lock = (period: string) =>
  talk.inScope((tx) =>
    lockPeriod(tx, { communeId: talk.commune.id, period, byPersonId: talk.people.canbo, now: talk.clock.now }),
  );
/** What was written to a person who had not just written to us. */
const toldTo = (zaloUserId: string) => queuedFor(database.db, zaloUserId);

describe("a closed period", () => {
  test("offers to ask for it; the officers are told once, open it with one tap, and the asker is told", async () => {
    await talk.say("bay", "tuần trước vneid 7");
    await lock("2026-W46");
    const error = await talk.say("bay", "đúng").catch((reason: unknown) => reason);
    const [offer] = refusalReply(error as ReportRefusedError).messages;
    expect(offer?.buttons).toEqual([{ title: "Xin mở lại kỳ", say: "xin mở lại kỳ 2026-W46" }]);
    const asked = await talk.say("bay", "xin mở lại kỳ 2026-W46");
    expect(asked.text).toMatch(/^Đã chuyển lời xin mở lại số liệu tuần 46 .* tới cán bộ/);
    expect((await talk.say("bay", "xin mo lai ky tuan truoc")).text).toMatch(
      /^Tổ đã gửi lời xin mở lại số liệu tuần 46/,
    );
    const [notice, ...more] = await toldTo("canbo");
    expect(more).toEqual([]);
    expect(notice?.text).toContain("Tổ dân phố 1 (Nguyễn Văn Bảy) xin mở lại số liệu tuần 46");
    expect(notice?.buttons).toEqual([{ title: "Mở lại 7 ngày", say: "mở lại kỳ 2026-W46" }]);
    talk.later(1);
    const opened = await talk.say("canbo", "mở lại kỳ 2026-W46");
    expect(opened.text).toMatch(
      /^Tuần 46 .* đã mở lại đến hết thứ Tư 25\/11\/2026, rồi tự khóa lại\. Đã nhắn 1 người xin mở\.$/,
    );
    expect((await toldTo("bay")).at(-1)?.text).toContain("Cán bộ đã mở lại số liệu tuần 46");
    expect((await talk.say("bay", "đúng")).text).toContain("Báo cáo số");
  });

  test("that is not closed needs no asking; who is no officer cannot open one, who is no member cannot ask", async () => {
    expect((await talk.say("bay", "xin mở lại kỳ")).text).toContain("chưa khóa");
    // Opened, it would close by itself a week later.
    expect((await talk.say("canbo", "mở lại kỳ 2026-W46")).text).toContain("chưa khóa nên không cần mở lại");
    talk.later(8 * 24);
    expect((await talk.say("bay", "xin mở lại kỳ 2026-W46")).text).toContain("chưa khóa");
    talk.later(-8 * 24);
    await lock("2026-W46");
    expect((await talk.say("bay", "mở lại kỳ 2026-W46")).text).toContain("dành cho cán bộ");
    expect((await talk.say("canbo", "mở lại kỳ 2026-W60")).text).not.toContain("2026-W60");
    expect((await talk.say("dan", "xin mở lại kỳ 2026-W46")).command).not.toBe("ask_reopening");
  });
});
