import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { closeDatabase, type Database, openDatabase } from "../../../bot/db/connection.ts";
import { createLogger } from "../../../bot/logger.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";

const database = openTestDatabase();
/** One connection, so that every question meets the statements of those before. */
let db: Database;

beforeAll(async () => {
  db = openDatabase(database.url, { max: 1, logger: createLogger("error", "stderr") });
});
afterAll(async () => {
  await closeDatabase(db);
});

async function kept(part: string): Promise<number> {
  const { rows } = await db.execute<{ count: number }>(
    sql.raw(`select count(*)::int as count from pg_prepared_statements where statement like '%${part}%'`),
  );
  return rows[0]?.count ?? 0;
}

async function times(count: number, ask: (n: number) => Promise<unknown>): Promise<void> {
  for (let n = 0; n < count; n += 1) await ask(n);
}

it("a statement asked often is kept ready, and answers each time for its own values", async () => {
  const answers: number[] = [];
  await times(30, async (n) => {
    const { rows } = await db.execute<{ often: number }>(sql`select ${n}::int + 1 as often`);
    answers.push(rows[0]?.often ?? 0);
  });
  expect(answers).toEqual(Array.from({ length: 30 }, (_, n) => n + 1));
  expect(await kept("as often")).toBe(1);
});

it("a statement asked seldom is not kept, nor one with a list, whose best plan depends on its length", async () => {
  await times(3, (n) => db.execute(sql`select ${n}::int as seldom`));
  await times(30, (n) => db.execute(sql`select cardinality(${sql.param([n])}::int[]) as listed`));
  expect([await kept("as seldom"), await kept("as listed")]).toEqual([0, 0]);
});

it("keeps so many and no more, and goes on answering", async () => {
  await times(150, (kind) => times(10, (n) => db.execute(sql`select ${n}::int as ${sql.raw(`kind_${kind}`)}`)));
  expect(await kept("as kind")).toBeLessThanOrEqual(100);
  const { rows } = await db.execute<{ kind_149: number }>(sql`select ${7}::int as kind_149`);
  expect(rows).toEqual([{ kind_149: 7 }]);
});
