import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { conversations } from "../../../bot/db/schema/index.ts";
import { openDialogue, titles } from "../../helpers/dialogue.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";

const database = openTestDatabase();
let dialogue: Awaited<ReturnType<typeof openDialogue>>;
let threadId: number;

beforeEach(async () => {
  dialogue = await openDialogue(database.db);
  const { commune, clock } = dialogue;
  const [row] = await dialogue.inScope((tx) =>
    tx
      .insert(conversations)
      .values({
        communeId: commune.id,
        key: `${commune.oaId}:person:dan`,
        oaId: commune.oaId,
        kind: "person",
        peerId: "dan",
        humanUntil: new Date(clock.now.getTime() + 8 * 3_600_000),
      })
      .returning({ id: conversations.id }),
  );
  threadId = row!.id;
});

const humanUntil = async () =>
  (await dialogue.inScope((tx) => tx.select().from(conversations).where(eq(conversations.id, threadId))))[0]
    ?.humanUntil;

test("an officer sees the chats answered by hand and gives one back to the assistant", async () => {
  const list = await dialogue.say("canbo", "đang trả lời tay");
  expect(list.text).toContain("trợ lý im lặng đến 18:00");
  expect(titles(list)).toEqual([`Trả lại cho trợ lý ${threadId}`]);
  expect((await dialogue.say("canbo", `trả lại cho trợ lý ${threadId}`)).text).toContain("Đã trả lại");
  expect(await humanUntil()).toBeNull();
  expect((await dialogue.say("canbo", "trả lại cho trợ lý")).text).toContain("không cần làm gì");
});

test("it ends by itself, and nobody else can end it", async () => {
  expect((await dialogue.say("bay", `trả lại cho trợ lý ${threadId}`)).text).toContain("dành cho cán bộ");
  expect(await humanUntil()).not.toBeNull();
  dialogue.later(9);
  expect((await dialogue.say("canbo", "đang trả lời tay")).text).toContain("Không có cuộc trò chuyện nào");
});
