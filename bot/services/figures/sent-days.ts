import { sql } from "drizzle-orm";
import type { Day } from "../../../shared/calendar/day.ts";
import type { Transaction } from "../../db/connection.ts";
import type { DueOfCommune } from "./due-of-communes.ts";
import { readProvinceWeeks } from "./province-weeks.ts";
import type { Asked } from "./read-reports.ts";
import { groupOf, groupOfProvince, isIn, usesProvinces } from "./read-summaries.ts";

/** How many teams of a group sent their first report of a week on which day, and how many of them had nothing to report. */
interface SentDays extends Record<string, unknown> {
  group: number;
  sentOn: Record<Day, number>;
  noActivity: number;
}

/** `times`: -1 takes away what another row counts too much. */
export interface CountedSentDays extends SentDays {
  lastDay: Day;
  times: 1 | -1;
}

/**
 * The area's, from the summaries of the week that begins on `monday`. Communes may have each its own deadline, but nearly all have the
 * same: provinces are counted by that one, and the few others are taken out of them and counted by their own.
 */
export async function readSentDays(
  tx: Transaction,
  asked: Asked,
  { monday, dues }: { monday: Day; dues: readonly DueOfCommune[] },
): Promise<CountedSentDays[]> {
  const lastDays = new Map(dues.map(({ communeId, lastDay }) => [communeId, lastDay]));
  const byOwn = (row: SentDaysOfCommune) => ({ ...row, lastDay: lastDays.get(row.communeId) ?? "", times: 1 as const });
  if (!usesProvinces(asked)) return (await readCommunes(tx, asked, { monday })).map(byOwn);
  const common = mostCommon([...lastDays.values()]);
  const communeIds = dues.filter(({ lastDay }) => lastDay !== common).map(({ communeId }) => communeId);
  const odd = communeIds.length === 0 ? [] : await readCommunes(tx, asked, { monday, communeIds });
  return [
    ...(await readProvinces(tx, asked, monday)).map((row) => ({ ...row, lastDay: common, times: 1 as const })),
    ...odd.map((row) => ({ ...row, lastDay: common, times: -1 as const })),
    ...odd.map(byOwn),
  ];
}

type SentDaysOfCommune = SentDays & { communeId: number };

async function readProvinces(tx: Transaction, asked: Asked, monday: Day): Promise<SentDays[]> {
  const rows = await readProvinceWeeks(tx, asked, { from: monday, to: monday });
  return rows.map((row) => ({ group: groupOfProvince(asked, row), sentOn: row.sentOn, noActivity: row.noActivity }));
}

async function readCommunes(
  tx: Transaction,
  asked: Asked,
  { monday, communeIds }: { monday: Day; communeIds?: readonly number[] },
): Promise<SentDaysOfCommune[]> {
  const those = communeIds ? sql`s.commune_id = any(${sql.param(communeIds)}::int[])` : sql`true`;
  const { rows } = await tx.execute<SentDaysOfCommune>(sql`
    select s.commune_id as "communeId", ${groupOf(asked)} as "group", s.sent_on as "sentOn", s.no_activity as "noActivity"
    from week_summaries s
    where s.week = ${monday}::date and ${isIn(asked)} and ${those}`);
  return rows;
}

function mostCommon(days: readonly Day[]): Day {
  const often = new Map<Day, number>();
  for (const day of days) often.set(day, (often.get(day) ?? 0) + 1);
  return [...often].reduce((most, one) => (one[1] > most[1] ? one : most), ["", 0])[0];
}
