import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { closeDatabase, type Database, openDatabase } from "../../bot/db/connection.ts";
import { createLogger } from "../../bot/logger.ts";

export type TestDatabase = {
  /** Connects as the product's plain role. */
  url: string;
  /** For what the plain role cannot see; row-level security does not hold for it. */
  superuserUrl: string;
  db: Database;
  /** Closes the pool and drops the database. Close workers and other pools on it first. */
  drop(): Promise<void>;
};

/** For all tests of a file: a fresh database, filled in before the first and dropped after the last. */
export function openTestDatabase(): TestDatabase {
  const database = {} as TestDatabase;
  beforeAll(async () => {
    Object.assign(database, await createTestDatabase());
  });
  afterAll(() => database.drop?.());
  return database;
}

/** A fresh database with the newest schema, for one test file: in `beforeAll`, dropped in `afterAll`. Takes about 40 ms. */
export function createTestDatabase(): Promise<TestDatabase> {
  return createFrom("template_to_so");
}

/** What is brought back from a backup: all the database holds now, sequences too. Its connections are cut; the next call opens new ones. */
export async function copyTestDatabase({ url }: TestDatabase): Promise<TestDatabase> {
  const name = new URL(url).pathname.slice(1);
  await asSuperuser(`select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '${name}'`);
  return createFrom(name);
}

async function createFrom(template: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  await asSuperuser(`create database ${name} template ${template} owner to_so`);
  const url = new URL(inject("databaseUrl"));
  url.pathname = `/${name}`;
  const db = openDatabase(url.href, { max: 5, logger: createLogger("error", "stderr") });
  const superuserUrl = new URL(inject("superuserUrl"));
  superuserUrl.pathname = url.pathname;
  return {
    url: url.href,
    superuserUrl: superuserUrl.href,
    db,
    async drop() {
      await closeDatabase(db);
      await asSuperuser(`drop database if exists ${name} with (force)`);
    },
  };
}

async function asSuperuser(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject("superuserUrl") });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
