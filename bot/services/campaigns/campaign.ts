import { and, desc, eq, gte, inArray, isNull, lt, lte, or, type SQL } from "drizzle-orm";
import type { Day } from "../../../shared/calendar/day.ts";
import type { DayRange } from "../../../shared/calendar/period.ts";
import type { Transaction } from "../../db/connection.ts";
import { campaigns } from "../../db/schema/index.ts";
import type { Excluded } from "../../db/schema/targets.ts";

export type CampaignState = "planned" | "running" | "ended" | "cancelled";

export interface Campaign extends DayRange {
  id: number;
  /** Undefined: a province's. */
  communeId: number | undefined;
  unitId: number;
  name: string;
  document: string | undefined;
  excluded: Excluded;
  state: CampaignState;
}

type Row = typeof campaigns.$inferSelect;

function toCampaign(row: Row, day: Day): Campaign {
  const { id, unitId, name, excluded, startsOn: from, endsOn: to } = row;
  return {
    ...{ id, unitId, name, excluded, from, to },
    communeId: row.communeId ?? undefined,
    document: row.document ?? undefined,
    state: stateOn(row, day),
  };
}

function stateOn({ cancelledAt, startsOn, endsOn }: Row, day: Day): CampaignState {
  if (cancelledAt) return "cancelled";
  if (day < startsOn) return "planned";
  return day > endsOn ? "ended" : "running";
}

/** Undefined when there is none in the scope. */
export async function findCampaign(
  tx: Transaction,
  { campaignId, day }: { campaignId: number; day: Day },
): Promise<Campaign | undefined> {
  const [row] = await tx.select().from(campaigns).where(eq(campaigns.id, campaignId));
  return row && toCampaign(row, day);
}

/** Where a list of campaigns went on: the last one's first day and id. */
export interface CampaignCursor {
  from: Day;
  id: number;
}

/** Campaigns of these units, the newest first, cancelled ones too. */
export async function listCampaigns(
  tx: Transaction,
  {
    unitIds,
    day,
    after,
    count,
  }: { unitIds: readonly number[]; day: Day; after?: CampaignCursor | undefined; count: number },
): Promise<Campaign[]> {
  const rest =
    after &&
    or(lt(campaigns.startsOn, after.from), and(eq(campaigns.startsOn, after.from), lt(campaigns.id, after.id)));
  const rows = await select(tx, and(inArray(campaigns.unitId, [...unitIds]), rest), count);
  return rows.map((row) => toCampaign(row, day));
}

/** A unit has a handful at a time; more than this is a mistake that must not fill a phone. */
const MOST_RUNNING = 20;

/** Those that run on a day and were not cancelled. */
export async function runningCampaigns(
  tx: Transaction,
  { unitIds, day }: { unitIds: readonly number[]; day: Day },
): Promise<Campaign[]> {
  const running = and(
    inArray(campaigns.unitId, [...unitIds]),
    lte(campaigns.startsOn, day),
    gte(campaigns.endsOn, day),
    isNull(campaigns.cancelledAt),
  );
  const rows = await select(tx, running, MOST_RUNNING);
  return rows.map((row) => toCampaign(row, day));
}

function select(tx: Transaction, which: SQL | undefined, count: number): Promise<Row[]> {
  return tx.select().from(campaigns).where(which).orderBy(desc(campaigns.startsOn), desc(campaigns.id)).limit(count);
}
