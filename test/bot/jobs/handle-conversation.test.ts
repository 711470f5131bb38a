import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import type { Command } from "../../../bot/commands/command.ts";
import { withScope } from "../../../bot/db/connection.ts";
import { inboundEvents } from "../../../bot/db/schema/index.ts";
import { handleConversationJob } from "../../../bot/jobs/handle-conversation.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";
import { startFakeOpenapi } from "../flow/fake-openapi.ts";
import { makeConnectedCommune, post, signed, startBot, textEvent } from "../flow/standing-bot.ts";

const slowMs = 100;
let begun = 0;
const slowCommand: Command = {
  name: "slow",
  wants: () => true,
  async run() {
    begun += 1;
    await sleep(slowMs);
    return { messages: [{ text: "xong" }] };
  },
};

const database = openTestDatabase();

test("a process that is about to stop leaves the conversations it has not begun to others", async () => {
  const zalo = await startFakeOpenapi();
  const commune = await makeConnectedCommune(database);
  const bot = await startBot({ database, zalo, commands: [slowCommand], works: false });
  try {
    for (let n = 0; n < 40; n += 1) {
      const userId = `4${String(n).padStart(18, "0")}`;
      await post(bot.app, signed(textEvent({ oaId: commune.oaId, userId, text: "chào" })));
    }
    const running = handleConversationJob.run({}, bot.deps);
    while (begun === 0) await sleep(5);
    await bot.queue.close();
    await running;
    const rows = await withScope(database.db, "all", (tx) => tx.select().from(inboundEvents));
    const handled = rows.filter(({ handledAt }) => handledAt !== null);
    expect(rows).toHaveLength(40);
    expect(handled.length).toBeGreaterThan(0);
    expect(handled.length).toBeLessThan(20);
  } finally {
    await bot.close();
    await zalo.close();
  }
});
