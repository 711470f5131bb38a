import { and, asc, desc, eq, gte, inArray, isNull, lt, lte, or, type SQL } from "drizzle-orm";
import { type Day, dayOf } from "../../../shared/calendar/day.ts";
import type { DayRange } from "../../../shared/calendar/period.ts";
import type { TargetSize } from "../../../shared/targets/share-out.ts";
import type { Transaction } from "../../db/connection.ts";
import { targetAmounts, targets } from "../../db/schema/index.ts";

/** What the teams of a unit (those of a campaign, when it is a campaign's) shall reach in a range of days. */
export interface Target extends TargetSize, DayRange {
  id: number;
  unitId: number;
  campaignId: number | undefined;
  indicatorCode: string;
  /** By team: amounts of their own instead. */
  exceptions: ReadonlyMap<number, number>;
  /** When it was said how much: to all, and to the teams with an amount of their own. */
  setOn: { all: Day; byTeam: ReadonlyMap<number, Day> };
}

/** The units' own targets that hold on a day or later; those of campaigns are read with their campaign. */
export async function targetsOfUnits(
  tx: Transaction,
  { unitIds, day }: { unitIds: readonly number[]; day: Day },
): Promise<Target[]> {
  return readTargets(
    tx,
    and(inArray(targets.unitId, [...unitIds]), isNull(targets.campaignId), gte(targets.toOn, day)),
  );
}

/** The last one of a page. */
export interface TargetCursor {
  to: Day;
  id: number;
}

interface PastPage {
  unitIds: readonly number[];
  day: Day;
  after?: TargetCursor | undefined;
  most?: number | undefined;
}

/** The units' own that were over before a day: so many of the newest after a page, and others that ended on the same days as these. */
export async function pastTargets(tx: Transaction, { unitIds, day, after, most = 50 }: PastPage): Promise<Target[]> {
  const isPast = and(inArray(targets.unitId, [...unitIds]), isNull(targets.campaignId), lt(targets.toOn, day));
  const isLater = after && or(lt(targets.toOn, after.to), and(eq(targets.toOn, after.to), lt(targets.id, after.id)));
  const rows = await tx
    .select({ to: targets.toOn })
    .from(targets)
    .where(and(isPast, isNull(targets.removedAt), isLater))
    .orderBy(desc(targets.toOn), desc(targets.id))
    .limit(most);
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return [];
  return readTargets(tx, and(isPast, gte(targets.toOn, last.to), lte(targets.toOn, first.to)));
}

export async function targetsOfCampaigns(tx: Transaction, campaignIds: readonly number[]): Promise<Target[]> {
  return readTargets(tx, inArray(targets.campaignId, [...campaignIds]));
}

/** Undefined when there is none in the scope, or it was taken back. */
export async function findTarget(tx: Transaction, targetId: number): Promise<Target | undefined> {
  const [target] = await readTargets(tx, eq(targets.id, targetId));
  return target;
}

async function readTargets(tx: Transaction, which: SQL | undefined): Promise<Target[]> {
  const rows = await tx
    .select()
    .from(targets)
    .where(and(isNull(targets.removedAt), which))
    .orderBy(asc(targets.toOn), asc(targets.id));
  const amounts = await tx
    .select()
    .from(targetAmounts)
    .where(
      and(
        inArray(
          targetAmounts.targetId,
          rows.map(({ id }) => id),
        ),
        isNull(targetAmounts.endedAt),
      ),
    );
  return rows.flatMap((row) => {
    const own = amounts.filter(({ targetId }) => targetId === row.id);
    const forAll = own.find(({ teamId }) => teamId === null);
    if (!forAll) return [];
    const { id, unitId, indicatorCode, fromOn: from, toOn: to } = row;
    const exceptions = own.flatMap(({ teamId, amount, setAt }) => (teamId === null ? [] : [{ teamId, amount, setAt }]));
    return [
      {
        ...{ id, unitId, indicatorCode, from, to },
        campaignId: row.campaignId ?? undefined,
        basis: forAll.basis,
        amount: forAll.amount,
        exceptions: new Map(exceptions.map(({ teamId, amount }) => [teamId, amount])),
        setOn: {
          all: dayOf(forAll.setAt),
          byTeam: new Map(exceptions.map(({ teamId, setAt }) => [teamId, dayOf(setAt)])),
        },
      },
    ];
  });
}
