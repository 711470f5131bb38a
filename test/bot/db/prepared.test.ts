import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { closeDatabase, type Database, openDatabase, type Transaction, withScope } from "../../../bot/db/connection.ts";
import { type Given, prepared } from "../../../bot/db/prepared.ts";
import { units } from "../../../bot/db/schema/index.ts";
import { createLogger } from "../../../bot/logger.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";

const database = openTestDatabase();
let db: Database;

beforeAll(async () => {
  db = openDatabase(database.url, { max: 2, logger: createLogger("error", "stderr") });
  await withScope(db, "all", (tx) => tx.insert(units).values([province("a"), province("b")]));
});
afterAll(() => closeDatabase(db));

const province = (code: string) => {
  const row = { code, name: code, nameKey: code, validFrom: "2022-03-05" };
  return { ...row, level: "province" as const };
};

let built = 0;
const unitCalled = prepared((tx, { code }: Given<{ code: string }>) => {
  built += 1;
  return tx.select({ code: units.code }).from(units).where(eq(units.code, code));
});

const inOne = <T>(work: (tx: Transaction) => Promise<T>) => withScope(db, "all", work);

it("is put together once and answers each time for its own value, on any connection", async () => {
  const answers = await inOne(async (outer) => [
    await unitCalled(outer, { code: "a" }),
    // The other connection: this one is taken.
    await inOne((inner) => unitCalled(inner, { code: "b" })),
    await unitCalled(outer, { code: "nobody" }),
  ]);
  expect(answers).toEqual([[{ code: "a" }], [{ code: "b" }], []]);
  expect(built).toBe(1);
});

it("asks within its transaction", async () => {
  const seen = await inOne(async (tx) => {
    await tx.insert(units).values(province("c"));
    return [await unitCalled(tx, { code: "c" }), await inOne((other) => unitCalled(other, { code: "c" }))];
  });
  expect(seen).toEqual([[{ code: "c" }], []]);
});

it("is parsed once by each connection", async () => {
  const kept = await inOne(async (tx) => {
    await Promise.all(["a", "b", "c"].map((code) => unitCalled(tx, { code })));
    const { rows } = await tx.execute<{ statement: string }>(sql`select statement from pg_prepared_statements`);
    return rows.filter(({ statement }) => statement.includes(`"units"."code" = $1`));
  });
  expect(kept).toHaveLength(1);
});

it("is asked anew after its transaction failed", async () => {
  const fails = inOne((tx) => Promise.all([tx.execute(sql`select 1 / 0`), unitCalled(tx, { code: "a" })]));
  await expect(fails).rejects.toThrow();
  expect(await inOne((tx) => unitCalled(tx, { code: "a" }))).toEqual([{ code: "a" }]);
});
