import { sql } from "drizzle-orm";
import Fastify from "fastify";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeDatabase, type Database, openDatabase } from "../../../bot/db/connection.ts";
import { handleErrors } from "../../../bot/routes/error-handler.ts";
import { createTestDatabase, type TestDatabase } from "../../helpers/test-database.ts";

const logger = pino({ level: "silent" });
const app = Fastify();
let database: TestDatabase;
let db: Database;
/** Nobody listens there. */
const nowhere = openDatabase("postgresql://to_so:s3cret@127.0.0.1:1/to_so", { max: 1, logger });

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase(database.url, { max: 1, logger });
  handleErrors(app);
  app.get<{ Params: { state: string } }>("/fail/:state", ({ params: { state } }) =>
    db.execute(sql.raw(`do $$ begin raise exception 'words of a person' using errcode = '${state}'; end $$`)),
  );
  app.get("/cut-off", () => db.execute(sql`select pg_terminate_backend(pg_backend_pid())`));
  app.get("/nowhere", () => nowhere.execute(sql`select 1`));
});
afterAll(async () => {
  await app.close();
  await closeDatabase(db);
  await closeDatabase(nowhere);
  await database.drop();
});

describe("a request that fails", () => {
  it.each([
    ["nobody listens where the database should be", "/nowhere"],
    ["the database ends the connection", "/cut-off"],
    ["the database's disk is full", "/fail/53100"],
    ["the database has no connection left", "/fail/53300"],
    ["the database is just starting", "/fail/57P03"],
  ])("asks to come back later when %s", async (_case, path) => {
    const answer = await app.inject(path);
    expect(answer.statusCode).toBe(503);
    expect(answer.json()).toEqual({ error: { code: "unavailable", message: expect.stringContaining("thử lại") } });
    expect(Number(answer.headers["retry-after"])).toBeGreaterThan(0);
    expect(answer.body).not.toMatch(/words|s3cret/);
  });

  it("is our fault in every other case, and says nothing of it", async () => {
    const answer = await app.inject("/fail/42P01");
    expect(answer.statusCode).toBe(500);
    expect(answer.json()).toMatchObject({ error: { code: "internal_error" } });
    expect(answer.body).not.toContain("words");
  });
});
