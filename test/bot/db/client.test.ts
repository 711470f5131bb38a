import { sql } from "drizzle-orm";
import type pg from "pg";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { askAll, closeDatabase, type Database, openDatabase, withScope } from "../../../bot/db/connection.ts";
import { createLogger } from "../../../bot/logger.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";

const database = openTestDatabase();
let db: Database;
/** The only connection. */
let client: pg.Client;

beforeAll(async () => {
  db = openDatabase(database.url, { max: 1, logger: createLogger("fatal", "stderr") });
  db.$client.on("connect", (made) => {
    client = made as unknown as pg.Client;
  });
  await db.execute(sql`create table jottings (body text)`);
});
afterAll(() => closeDatabase(db));

/** How many pieces left for the server while `work` ran. */
async function piecesSent(work: () => Promise<unknown>): Promise<number> {
  const { stream } = client.connection;
  const spies = [vi.spyOn(stream, "_write"), vi.spyOn(stream, "_writev" as "_write")];
  await work();
  const pieces = spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0);
  for (const spy of spies) spy.mockRestore();
  return pieces;
}

const one = sql`select ${1}::int as n`;

it("a transaction of one question is two pieces: its beginning, its scope and the question, then its end", async () => {
  expect(await piecesSent(() => withScope(db, "all", (tx) => tx.execute(one)))).toBe(2);
});

it("a question in the scope of all is one piece, and leaves nothing behind, also when it fails", async () => {
  const setting = "current_setting('app.communes', true)";
  const ask = (text: string) => askAll<{ n: number; scope: string }>(db, { text, values: [1] });
  let answers: unknown[] = [];
  const pieces = await piecesSent(async () => {
    answers = await ask(`select $1::int as n, ${setting} as scope`);
  });
  expect({ answers, pieces }).toEqual({ answers: [{ n: 1, scope: "*" }], pieces: 1 });
  await expect(ask("select 1 / ($1::int - 1)")).rejects.toMatchObject({ code: "22012" });
  const { rows } = await db.execute(
    sql.raw(`select coalesce(${setting}, '') as scope, now() = statement_timestamp() as "isAlone"`),
  );
  expect(rows).toEqual([{ scope: "", isAlone: true }]);
});

it("questions asked together leave together and get each its own answer", async () => {
  let answers: unknown[] = [];
  const pieces = await piecesSent(() =>
    withScope(db, "all", async (tx) => {
      const asked = [1, 2, 3].map((n) => tx.execute(sql`select ${n}::int as n`));
      answers = (await Promise.all(asked)).map(({ rows }) => rows[0]);
    }),
  );
  expect(answers).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
  expect(pieces).toBe(2);
});

it("one that fails says so, takes those after it along, and leaves nothing of the transaction", async () => {
  const fails = withScope(db, "all", (tx) =>
    Promise.allSettled(
      [sql`insert into jottings values ('a')`, sql`select 1 / 0`, one].map((what) => tx.execute(what)),
    ),
  );
  const codes = (await fails).map((outcome) => (outcome.status === "rejected" ? outcome.reason.cause.code : "done"));
  const [divisionByZero, transactionAborted] = ["22012", "25P02"];
  expect(codes).toEqual(["done", divisionByZero, transactionAborted]);
  expect((await db.execute(sql`select from jottings`)).rowCount).toBe(0);
});

it("a failed part of a transaction is undone by itself", async () => {
  await withScope(db, "all", async (tx) => {
    await tx.execute(sql`insert into jottings values ('kept')`);
    const part = tx.transaction((inner) =>
      Promise.all([inner.execute(sql`insert into jottings values ('undone')`), inner.execute(sql`select 1 / 0`)]),
    );
    await expect(part).rejects.toThrow();
    await tx.execute(sql`insert into jottings values ('kept too')`);
  });
  const { rows } = await db.execute(sql`select body from jottings order by 1`);
  expect(rows).toEqual([{ body: "kept" }, { body: "kept too" }]);
});

it("when the connection is lost under a transaction nothing waits for ever, and the next one answers", async () => {
  const cut = withScope(db, "all", async (tx) => {
    await tx.execute(one);
    client.connection.stream.destroy();
    return Promise.all([tx.execute(one), tx.execute(one)]);
  });
  await expect(cut).rejects.toThrow();
  expect((await db.execute(one)).rows).toEqual([{ n: 1 }]);
});
