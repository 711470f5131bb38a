import { sql } from "drizzle-orm";
import type { Logger } from "pino";
import { type Database, withScope } from "../../bot/db/connection.ts";
import { remindTeams } from "../../bot/jobs/remind-teams.ts";
import { addDays } from "../../shared/calendar/day.ts";
import { testDeps } from "../helpers/turn.ts";
import { describeCost, measureCost } from "./sending-costs.ts";
import { SATURDAY, type SendingCountry } from "./sending-country.ts";

export interface SendingBench extends SendingCountry {
  db: Database;
  logger: Logger;
  /** Process id of the database's server. */
  postmaster: number;
}

const GOAL = "goal: 99 % of the country's 74,422 within 60 s";

/** All teams are due at 08:00 on Saturday. */
export async function measureGroupReminders(bench: SendingBench): Promise<void> {
  await remind(bench, "groups", new Date(`${SATURDAY}T08:00:00+07:00`));
}

/** On Monday at 08:00 all leaders are. */
export async function measureLeaderReminders(bench: SendingBench): Promise<void> {
  await remind(bench, "leaders", new Date(`${addDays(SATURDAY, 2)}T08:00:00+07:00`));
}

async function remind({ db, postmaster, teams }: SendingBench, whom: string, now: Date): Promise<void> {
  const { outbox } = testDeps({ now });
  const cost = await measureCost(postmaster, () => remindTeams({ db, outbox, now }));
  const { rows } = await withScope(db, "all", (tx) =>
    tx.execute<{ count: number }>(sql`
      select count(*)::int as count from outbound_messages where kind = 'reminder' and created_at = ${now}`),
  );
  const queued = rows[0]?.count ?? 0;
  console.info(
    `reminders to ${whom}: ${queued} of ${teams} decided and queued in ${describeCost(cost, queued)}; ${GOAL}`,
  );
}
