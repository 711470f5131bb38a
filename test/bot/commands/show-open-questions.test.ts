import { expect, test } from "vitest";
import { withScope } from "../../../bot/db/connection.ts";
import { keepUnansweredQuestion } from "../../../bot/services/guides/unanswered-questions.ts";
import { openOffice } from "../../helpers/office.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";

const database = openTestDatabase();
const office = openOffice(database);
const ask = office.say;

async function wasAsked(...questions: string[]): Promise<void> {
  for (const text of questions)
    await withScope(database.db, { communes: [office.commune.id] }, (tx) =>
      keepUnansweredQuestion(tx, { communeId: office.commune.id, text, now: office.now }),
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
