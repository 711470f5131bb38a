import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { withScope } from "../../../bot/db/connection.ts";
import { readingCorrections } from "../../../bot/db/schema/index.ts";
import { openDialogue, titles } from "../../helpers/dialogue.ts";
import { createTestDatabase, type TestDatabase } from "../../helpers/test-database.ts";

let database: TestDatabase;
let talk: Awaited<ReturnType<typeof openDialogue>>;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  talk = await openDialogue(database.db);
});

const learned = () =>
  withScope(database.db, { communes: [talk.commune.id] }, (tx) =>
    tx
      .select({ words: readingCorrections.words, code: readingCorrections.code, readAs: readingCorrections.readAs })
      .from(readingCorrections)
      .where(eq(readingCorrections.communeId, talk.commune.id)),
  );

test("what a member calls a thing we do not know is kept once they say what it is", async () => {
  const asked = await talk.say("bay", "hôm nay tổ em làm được 7 thẻ xanh");
  const [title] = titles(asked);
  expect(asked.text).toContain("7");
  expect(await learned()).toEqual([]);
  await talk.say("bay", title ?? "");
  const [draft] = await talk.reports();
  const [code] = Object.keys(draft?.values ?? {});
  expect(code).toBeDefined();
  expect(await learned()).toEqual([{ words: "the xanh", code, readAs: null }]);
});

test("a number that is named by nothing teaches nothing", async () => {
  const asked = await talk.say("bay", "hôm nay làm được 15");
  await talk.say("bay", titles(asked)[0] ?? "");
  expect(Object.values((await talk.reports())[0]?.values ?? {})).toEqual([15]);
  expect(await learned()).toEqual([]);
});
