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

/** What deadlines follow from, of the whole country. */
interface Rules {
  /** Thousands of communes have a few kinds of settings. */
  kinds: readonly { communeIds: readonly number[]; settings: CommuneSettings }[];
  daysOff: Awaited<ReturnType<typeof readAllDaysOff>>;
}

const keepRules = keptByTree<Rules>(1);
const PERIODS_KEPT = 12;
/** Of all communes, by period. */
const keepDues = keptByTree<readonly DueOfCommune[]>(PERIODS_KEPT);

/** Of all communes of the area, by each one's own rules and days off. Throws RangeError when the period is none. */
export async function dueOfCommunes(tx: Transaction, area: Area, period: Period): Promise<readonly DueOfCommune[]> {
  const dues = await keepDues(area.tree, period, async () =>
    findDues(await keepRules(area.tree, "", () => readRules(tx)), period),
  );
  if (area.isWhole) return dues;
  const keepers = new Set(area.keeperIds);
  return dues.filter(({ communeId }) => keepers.has(communeId));
}

function findDues({ kinds, daysOff }: Rules, period: Period): DueOfCommune[] {
  return kinds.flatMap(({ communeIds, settings }) => {
    const range = periodRange(settings.period, period);
    if (!range) throw new RangeError("no period");
    const lastDays = new Map<ReturnType<typeof daysOff>, Day>();
    return communeIds.map((communeId) => {
      const off = daysOff(communeId);
      const lastDay = lastDays.get(off) ?? addDays(dayOf(dueAt(settings.period, settings.due, period, off)), -1);
      lastDays.set(off, lastDay);
      return { communeId, ...range, lastDay };
    });
  });
}

async function readRules(tx: Transaction): Promise<Rules> {
  const daysOff = await readAllDaysOff(tx);
  const { rows } = await tx.execute<{ communeIds: number[]; settings: unknown }>(sql`
    select array_agg(u.id) as "communeIds", coalesce(c.settings, '{}') as settings
    from units u left join communes c on c.unit_id = u.id
    where u.level = 'commune' group by 2`);
  const kinds = rows.map(({ communeIds, settings }) => ({ communeIds, settings: CommuneSettings.parse(settings) }));
  return { kinds, daysOff };
}
