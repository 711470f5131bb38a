import { sql } from "drizzle-orm";
import { addDays, type Day, dayOf } from "../../../shared/calendar/day.ts";
import { dueAt } from "../../../shared/calendar/deadline.ts";
import { type DayRange, type Period, periodRange } from "../../../shared/calendar/period.ts";
import type { Transaction } from "../../db/connection.ts";
import { CommuneSettings } from "../communes.ts";
import { readAllDaysOff } from "../days-off.ts";
import type { Area } from "./area.ts";
import { keptByTree } from "./kept-by-tree.ts";

/** How a commune takes a period: its days and the last one on which a report is on time. */
export interface DueOfCommune extends DayRange {
  communeId: number;
  lastDay: Day;
}

/** Each has a row for every commune of the country. */
const PERIODS_KEPT = 30;
const keepDues = keptByTree<readonly DueOfCommune[]>(PERIODS_KEPT);

/** Of all communes of the area, by each one's own rules and days off. Throws RangeError when the period is none. */
export async function dueOfCommunes(tx: Transaction, area: Area, period: Period): Promise<readonly DueOfCommune[]> {
  const dues = await keepDues(area.tree, period, () => readDues(tx, period));
  const keepers = new Set(area.keeperIds);
  return area.isWhole ? dues : dues.filter(({ communeId }) => keepers.has(communeId));
}

async function readDues(tx: Transaction, period: Period): Promise<DueOfCommune[]> {
  const daysOff = await readAllDaysOff(tx);
  // Thousands of communes have a few kinds of settings.
  const { rows } = await tx.execute<{ ids: number[]; settings: unknown }>(sql`
    select array_agg(u.id) as ids, coalesce(c.settings, '{}') as settings
    from units u left join communes c on c.unit_id = u.id
    where u.level = 'commune' group by 2`);
  return rows.flatMap(({ ids, settings }) => {
    const rules = CommuneSettings.parse(settings);
    const range = periodRange(rules.period, period);
    if (!range) throw new RangeError("no period");
    const dues = new Map<ReturnType<typeof daysOff>, Day>();
    return ids.map((communeId) => {
      const off = daysOff(communeId);
      const lastDay = dues.get(off) ?? addDays(dayOf(dueAt(rules.period, rules.due, period, off)), -1);
      dues.set(off, lastDay);
      return { communeId, ...range, lastDay };
    });
  });
}
