import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import pg from "pg";
import type { Logger } from "pino";
import type { Transaction } from "./connection.ts";

const NAME = "to-so process ";
const CONNECT_AGAIN_MS = 1_000;

/**
 * Shows the others that the process `owner` lives: by a connection of its name, which ends with it, also when it is killed. Ends by
 * itself and comes back when the database does. Returns how to take it down.
 */
export function showPresence(url: string, owner: string, logger: Logger): () => Promise<void> {
  let isOver = false;
  let client: pg.Client | undefined;

  async function stay(): Promise<void> {
    while (!isOver) {
      client = new pg.Client({ connectionString: url, application_name: NAME + owner, keepAlive: true });
      const ended = new Promise<void>((resolve) => client?.once("end", resolve));
      // Its end tells the same.
      client.on("error", () => undefined);
      const connected = client.connect().then(
        () => ended,
        (error: unknown) => logger.warn({ err: error }, "the process cannot show that it lives"),
      );
      // Of a connection that is ended before it stands pg never says how `connect` came out.
      await Promise.race([connected, ended]);
      if (!isOver) await sleep(CONNECT_AGAIN_MS);
    }
  }
  const staying = stay();
  return async () => {
    isOver = true;
    await client?.end().catch(() => undefined);
    await staying;
  };
}

/** Owners that live at this moment. */
export async function livingOwners(tx: Transaction): Promise<string[]> {
  const { rows } = await tx.execute<{ owner: string }>(sql`
    select substr(application_name, ${NAME.length + 1}) as owner from pg_stat_activity
    where datname = current_database() and application_name like ${`${NAME}%`}`);
  return rows.map((row) => row.owner);
}
