import { beforeEach, expect, test } from "vitest";
import { commands } from "../../../bot/commands/index.ts";
import { withScope } from "../../../bot/db/connection.ts";
import { keepUnansweredQuestion } from "../../../bot/services/guides/unanswered-questions.ts";
import { makeCommune, makePerson, type TestCommune } from "../../helpers/commune.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";
import { makeChat } from "../../helpers/turn.ts";

/** Monday 23/11/2026, 09:00 in Vietnam. */
const clock = { now: new Date("2026-11-23T02:00:00Z") };
const database = openTestDatabase();
let commune: TestCommune;
let chat: ReturnType<typeof makeChat>;
let made = 0;

beforeEach(async () => {
  made += 1;
  commune = await makeCommune(database.db, 2);
  await makePerson(database.db, commune, { name: "Cán bộ", zaloUserId: `canbo${made}`, staffOf: commune.id });
  await makePerson(database.db, commune, { name: "Lan", zaloUserId: `lan${made}`, team: commune.teams[0]! });
  chat = makeChat({ db: database.db, commune, clock, commands });
});

const ask = (text: string, who = "canbo") => chat.send({ zaloUserId: `${who}${made}`, text });

async function wasAsked(...questions: string[]): Promise<void> {
  for (const text of questions)
    await withScope(database.db, { communes: [commune.id] }, (tx) =>
      keepUnansweredQuestion(tx, { communeId: commune.id, text, now: clock.now }),
    );
}

test.each([
  "có câu hỏi nào chưa trả lời",
  "co cau hoi nao chua tra loi",
  "câu hỏi chưa có hướng dẫn",
])("lists for “%s” what no guide answered, the most asked first", async (text) => {
  await wasAsked("Làm thẻ thư viện ở đâu", "Đan nón lá học ở đâu", "đan nón lá học ở đâu");
  const answer = JSON.stringify(await ask(text));
  expect(answer).toContain("1. “dan non la hoc o dau”, 2 lần");
  expect(answer).toContain("2. “lam the thu vien o dau”");
});

test("says so when nothing waits", async () => {
  expect(JSON.stringify(await ask("có câu hỏi nào chưa trả lời"))).toContain("Chưa có câu hỏi nào");
});

test("shows nobody else what residents asked", async () => {
  await wasAsked("Làm thẻ thư viện ở đâu");
  expect(JSON.stringify(await ask("có câu hỏi nào chưa trả lời", "lan"))).not.toContain("thu vien");
});

test("tells an officer of one team by “tổ 2 sao rồi”", async () => {
  const answer = JSON.stringify(await ask("tổ 2 sao rồi"));
  expect(answer).toContain("Tổ dân phố 2\\nTuần 48 (23/11–29/11/2026): chưa báo cáo");
});
