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
export const GROUPS_DUE_AT = new Date(`${SATURDAY}T08:00:00+07:00`);
/** On Monday at 08:00 all leaders are. */
export const LEADERS_DUE_AT = new Date(`${addDays(SATURDAY, 2)}T08:00:00+07:00`);

/** Decides and queues what is due, and says how late the messages were queued after their time. */
export async function measureReminders(
  { db, postmaster, teams }: SendingBench,
  { whom, now }: { whom: string; now: Date },
): Promise<void> {
  const deps = testDeps({ now });
  const startedAt = performance.now();
  const queuedAt: number[] = [];
  const split: typeof deps.outbox.split = (kind, message) => {
    queuedAt.push(performance.now() - startedAt);
    return deps.outbox.split(kind, message);
  };
  const outbox = { ...deps.outbox, split };
  const cost = await measureCost(postmaster, () => remindTeams({ db, outbox, now }));
  const { rows } = await withScope(db, "all", (tx) =>
    tx.execute<{ count: number }>(sql`
      select count(*)::int as count from outbound_messages where kind = 'reminder' and created_at = ${now}`),
  );
  const queued = rows[0]?.count ?? 0;
  console.info(
    `reminders to ${whom}: ${queued} of ${teams} decided and queued in ${describeCost(cost, queued)}; 99 % of them ${secondsAt(queuedAt, 0.99)} s after their time; ${GOAL}`,
  );
}

function secondsAt(times: readonly number[], share: number): string {
  return ((times[Math.ceil(times.length * share) - 1] ?? 0) / 1_000).toFixed(1);
}
