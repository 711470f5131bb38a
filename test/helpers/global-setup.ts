import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { startEmbeddedDatabase } from "../../bot/db/embedded/start.ts";
import { migrateDatabase } from "../../bot/db/migrate.ts";
import { createLogger } from "../../bot/logger.ts";
import { buildBot } from "./built-bot.ts";

declare module "vitest" {
  interface ProvidedContext {
    databaseUrl: string;
    superuserUrl: string;
    /** Of this run; gone after it. */
    runFolder: string;
  }
}

/** One server for the whole run. Its `template_to_so` is migrated once; every test file copies it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await buildBot();
  const dataDir = mkdtempSync(join(tmpdir(), "to-so-test-"));
  // Open, so that under root the server's account finds its data there.
  chmodSync(dataDir, 0o755);
  const server = await startEmbeddedDatabase(dataDir, createLogger("error", "stderr"));
  const superuser = new pg.Client({ connectionString: server.superuserUrl });
  await superuser.connect();
  // What is in this server ends with the run: nothing needs to reach the disk.
  for (const setting of ["fsync", "full_page_writes", "synchronous_commit"]) {
    await superuser.query(`alter system set ${setting} = off`);
  }
  await superuser.query("select pg_reload_conf()");
  await superuser.query("create database template_to_so owner to_so");
  await superuser.end();
  const templateUrl = new URL(server.url);
  templateUrl.pathname = "/template_to_so";
  await migrateDatabase(templateUrl.href);
  project.provide("databaseUrl", server.url);
  project.provide("superuserUrl", server.superuserUrl);
  project.provide("runFolder", dataDir);
  return async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
    if (!server.folder.startsWith(dataDir)) rmSync(server.folder, { recursive: true, force: true });
  };
}
