import { asc } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { communeGuides, guideViews, unansweredQuestions } from "../../../bot/db/schema/index.ts";
import { neverAskedForSecrets } from "../../../shared/catalogue/guide.ts";
import { guides } from "../../../shared/catalogue/guides.ts";
import { openDialogue, titles } from "../../helpers/dialogue.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";

const database = openTestDatabase();
let talk: Awaited<ReturnType<typeof openDialogue>>;

beforeEach(async () => {
  talk = await openDialogue(database.db);
});

const dan = (text: string) => talk.say("dan", text);
const questions = () =>
  talk.inScope((tx) => tx.select().from(unansweredQuestions).orderBy(asc(unansweredQuestions.id)));

describe("a guide", () => {
  test.each([
    "lỡ chuyển tiền cho tụi nó rồi cháu ơi",
    "lo bam link la roi",
  ])("begins for “%s” with what to do now, and keeps its other steps", async (text) => {
    expect((await dan(text)).text).toContain("Lỡ bấm hoặc lỡ cài");
    expect((await dan("1")).text).toContain("Bước 1/7");
  });

  test("that fits one screen shows all steps, a warning and a person at once, to anybody", async () => {
    const heard = await dan("hướng dẫn quét mã QR");
    expect(heard.messages).toHaveLength(1);
    expect(heard.text).toContain("Trả tiền bằng quét mã QR");
    expect(heard.text).toContain("6. ");
    expect(heard.text).toContain(neverAskedForSecrets);
    expect(heard.text).toContain("Cần người giúp:");
    expect(heard.text.length).toBeLessThanOrEqual(900);
    expect(titles(heard)).toContain("Gặp người hỗ trợ");
  });

  test("that is longer comes step by step, with Tiếp and Xong", async () => {
    const first = await dan("hướng dẫn VNeID");
    expect(first.text).toContain("Bước 1/8");
    expect(titles(first)).toEqual(["Tiếp", "Xong", "Xem cả bài"]);
    const second = await dan("Tiếp");
    expect(second.text).toContain("Bước 2/8");
    expect((await dan("lại")).text).toContain("Bước 1/8");
    expect((await dan("bước 8")).text).toContain("Đây là bước cuối");
    const end = await dan("Xong");
    expect(end.text).toContain(neverAskedForSecrets);
    expect(end.text).toContain("Cần người giúp:");
    expect(talk.stateOf("dan")).toBeUndefined();
  });

  test("ends by Tiếp on the last card as by Xong", async () => {
    await dan("hướng dẫn VNeID");
    await dan("8");
    expect((await dan("tiếp")).text).toContain("Đã hết bài");
  });

  test("shows everything at once to who asks for it", async () => {
    await dan("hướng dẫn VNeID");
    const heard = await dan("Xem cả bài");
    expect(heard.text).toContain("8. ");
    expect(heard.text).toContain(neverAskedForSecrets);
  });

  test("offers a person to who is stuck, and goes on", async () => {
    await dan("hướng dẫn VNeID");
    const heard = await dan("khó quá");
    expect(titles(heard)).toEqual(["Gặp người hỗ trợ", "Tiếp", "Xong"]);
    expect((await dan("tiếp")).text).toContain("Bước 2/8");
  });

  test("leaves the way free for another wish in the middle", async () => {
    await dan("hướng dẫn VNeID");
    expect((await dan("hướng dẫn quét mã QR")).text).toContain("Trả tiền bằng quét mã QR");
    expect((await dan("trợ giúp")).command).toBe("show_help");
  });

  test.each(
    guides.map((guide) => [guide.title, guide] as const),
  )("%s fits phone screens whole or by steps, within Zalo's 2,000 characters", async (title, guide) => {
    const first = await dan(title);
    expect(first.text).toContain(title);
    if (talk.stateOf("dan")) {
      for (let step = 2; step <= guide.steps.length; step += 1) {
        const card = await dan("tiếp");
        expect(card.text).toContain(`Bước ${step}/${guide.steps.length}`);
        expect(card.text.length).toBeLessThanOrEqual(900);
      }
      await dan("bước 1");
      expect((await dan("xem cả bài")).text.length).toBeLessThanOrEqual(2000);
    } else expect(first.text.length).toBeLessThanOrEqual(900);
  });

  test("may be the commune's own, and its own wording of ours", async () => {
    const own = {
      title: "Đổi rác lấy cây xanh",
      aliases: ["đổi rác"],
      steps: ["Mang rác đến nhà văn hóa."],
      updatedOn: "2026-11-01",
    };
    await talk.inScope((tx) =>
      tx.insert(communeGuides).values([
        { communeId: talk.commune.id, slug: "doi-rac", definition: own, published: true, updatedAt: talk.clock.now },
        {
          communeId: talk.commune.id,
          slug: "vssid",
          definition: { hidden: true },
          published: true,
          updatedAt: talk.clock.now,
        },
        {
          communeId: talk.commune.id,
          slug: "vi-dien-tu",
          definition: { ...own, title: "Bản nháp" },
          published: false,
          updatedAt: talk.clock.now,
        },
      ]),
    );
    expect((await dan("hướng dẫn đổi rác")).text).toContain("Mang rác đến nhà văn hóa.");
    expect((await dan("hướng dẫn cài vssid")).text).not.toContain("Cài và đăng nhập VssID");
    expect((await dan("Cài và dùng ví điện tử")).text).toContain("Cài và dùng ví điện tử");
    expect((await talk.say("bay", "hướng dẫn đổi rác")).text).toContain("Mang rác");
  });
});

describe("a question in own words", () => {
  test.each([
    ["dán mã QR ở sạp cá thì làm từng bước răng", "Trả tiền bằng quét mã QR"],
    ["nỏ vô được vneid, quên mật khẩu rồi", "Quên mật khẩu hoặc passcode VNeID"],
    ["cai vneid kieu gi vay chau", "Cài VNeID và kích hoạt định danh mức 2"],
  ])("%s → %s", async (question, title) => {
    expect((await dan(question)).text).toContain(title);
  });

  test("nobody has a guide for says so, offers a person and is kept once, counted, without numbers", async () => {
    const heard = await dan("Bơm nước ở đâu rẻ? Số tôi 0900 000 123");
    expect(heard.text).toContain("chưa có hướng dẫn về việc này");
    expect(heard.messages.at(-1)?.buttons?.[0]).toEqual({ title: "Gặp người hỗ trợ", say: "hỗ trợ" });
    talk.later(1);
    await dan("bơm nước ở đâu rẻ, số tôi 0900000123");
    expect(await questions()).toMatchObject([
      {
        question: "bom nuoc o dau re so toi …",
        askedCount: 2,
        lastAskedAt: talk.clock.now,
      },
    ]);
  });

  test("that may mean several things offers up to three, by title or by number", async () => {
    const unsure = await findUnsure();
    expect(unsure.heard.messages[0]?.buttons?.length).toBeLessThanOrEqual(4);
    const chosen = titles(unsure.heard)[0]!;
    expect((await dan("1")).text).toContain(chosen);
  });

  async function findUnsure() {
    for (const text of ["ngân hàng", "giấy tờ", "hướng dẫn bảo hiểm", "hướng dẫn tài khoản ngân hàng"]) {
      const heard = await dan(text);
      if (heard.text.includes("Có phải bà con cần")) return { text, heard };
    }
    throw new Error("no sample question is unsure any more");
  }
});

describe("hướng dẫn alone", () => {
  test("offers the most used topics first", async () => {
    expect(titles(await dan("hướng dẫn"))[0]).toBe("Cài VNeID và kích hoạt định danh mức 2");
    await dan("hướng dẫn cài ví điện tử");
    await talk.say("bay", "hướng dẫn cài ví điện tử");
    const views = await talk.inScope((tx) => tx.select().from(guideViews));
    expect(views.map(({ slug }) => slug)).toEqual(["vi-dien-tu", "vi-dien-tu"]);
    const topics = await dan("huong dan");
    expect(titles(topics)[0]).toBe("Cài và dùng ví điện tử");
    expect(titles(topics)).toHaveLength(5);
    expect((await dan("Cài và dùng ví điện tử")).text).toContain("ví");
  });
});
