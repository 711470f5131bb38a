import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeConnectedCommune } from "../bot/flow/standing-bot.ts";
import { createTestDatabase } from "../helpers/test-database.ts";
import { runChaos } from "./chaos.ts";

const RECIPIENTS = 600;
const KILLS = 3;
/** The minute's limit stops an OA until the next minute: that is left to `npm run bench:sending`. */
const mix = { slow: 0.1, tooFast: 0, http500: 0.05, noAnswer: 0.05, refused: 0.03 };

test("who is sent to by a worker that is killed again and again gets the message once, or it is known why not", {
  timeout: 150_000,
}, async () => {
  const database = await createTestDatabase();
  const folder = mkdtempSync(join(tmpdir(), "to-so-chaos-"));
  chmodSync(folder, 0o755);
  try {
    const communes = [];
    for (let n = 0; n < 3; n += 1) communes.push(await makeConnectedCommune(database));
    const { db, url: databaseUrl } = database;
    const chaos = { db, databaseUrl, folder, communes, recipients: RECIPIENTS, kills: KILLS, mix, seed: 47 };
    const { fates, unsettled, settledIn } = await runChaos({ ...chaos, waitsForSecondTry: false, withinMs: 60_000 });
    const seen = JSON.stringify({ fates, settledIn });
    // Only these: sent once, refused with a reason, or a group's message of which nobody can know, which never goes twice.
    expect(Object.keys(fates).sort(), seen).toEqual(["failed, arrived 0", "sent, arrived 1", "unknown, arrived 0"]);
    expect(Object.values(fates).reduce((sum, count) => sum + count, 0)).toBe(RECIPIENTS);
    expect(unsettled, seen).toBe(0);
  } finally {
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  }
});
