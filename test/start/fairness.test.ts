import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeConnectedCommune } from "../bot/flow/standing-bot.ts";
import { createTestDatabase } from "../helpers/test-database.ts";
import { measureFairness } from "./fairness.ts";

test("fifty thousand messages of one commune keep nobody of another waiting for an answer", {
  timeout: 90_000,
}, async () => {
  const database = await createTestDatabase();
  const folder = mkdtempSync(join(tmpdir(), "to-so-fairness-"));
  chmodSync(folder, 0o755);
  try {
    const [busy, quiet] = [await makeConnectedCommune(database), await makeConnectedCommune(database)];
    const { db, url: databaseUrl } = database;
    const given = { db, databaseUrl, folder, busy, quiet, waiting: 50_000, replies: 9 };
    const result = await measureFairness(given);
    expect(result.left).toBeGreaterThan(20);
    // The middle ones: other work on the machine may hold up any single answer.
    expect(result.beside - result.alone, JSON.stringify(result)).toBeLessThan(1_000);
  } finally {
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  }
});
