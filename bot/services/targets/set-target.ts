import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { AuditAction } from "../../../shared/api/audit.ts";
import type { DayRange } from "../../../shared/calendar/period.ts";
import type { TargetBasis, TargetSize } from "../../../shared/targets/share-out.ts";
import type { Transaction } from "../../db/connection.ts";
import { targetAmounts, targets } from "../../db/schema/index.ts";
import { audit } from "../audit.ts";
import { ProgrammeRefusedError } from "./programme-refused-error.ts";

/** Who sets it, when, and whose audit log keeps it: a province's deed stands in the commune of the person. */
export interface Setting {
  /** Undefined: nobody in particular, e.g. the demo. */
  personId: number | undefined;
  communeId: number;
  now: Date;
}

export interface TargetInput extends TargetSize, DayRange {
  /** `communeId` undefined: a province. */
  unit: { id: number; communeId: number | undefined };
  campaignId?: number | undefined;
  indicatorCode: string;
  exceptions: readonly { teamId: number; amount: number }[];
}

type Amount = TargetSize & { teamId: number | null };

/**
 * Sets how much, by unit, campaign, indicator and days: the same again changes nothing, other amounts end the ones before.
 * Returns the target's id.
 */
export async function setTarget(tx: Transaction, input: TargetInput, by: Setting): Promise<number> {
  const targetId = await lockTarget(tx, input, by.now);
  const wanted: Amount[] = [
    { teamId: null, basis: input.basis, amount: input.amount },
    ...input.exceptions.map(({ teamId, amount }): Amount => ({ teamId, basis: "per_team", amount })),
  ];
  const current = await tx
    .select()
    .from(targetAmounts)
    .where(and(eq(targetAmounts.targetId, targetId), isNull(targetAmounts.endedAt)));
  const over = current.filter((held) => !wanted.some((amount) => isSame(held, amount)));
  const added = wanted.filter((amount) => !current.some((held) => isSame(held, amount)));
  if (over.length + added.length === 0) return targetId;
  for (const { id } of over) {
    await tx.update(targetAmounts).set({ endedAt: by.now }).where(eq(targetAmounts.id, id));
  }
  const communeId = input.unit.communeId ?? null;
  const set = { targetId, communeId, setAt: by.now, setByPersonId: by.personId ?? null };
  if (added.length > 0) await tx.insert(targetAmounts).values(added.map((amount) => ({ ...set, ...amount })));
  await note(tx, by, "target.set", targetId);
  return targetId;
}

/** Takes a target back; its amounts stay as history. Throws ProgrammeRefusedError when there is none. */
export async function removeTarget(tx: Transaction, targetId: number, by: Setting): Promise<void> {
  const [removed] = await tx
    .update(targets)
    .set({ removedAt: by.now })
    .where(and(eq(targets.id, targetId), isNull(targets.removedAt)))
    .returning({ id: targets.id });
  if (!removed) throw new ProgrammeRefusedError("target_not_found");
  await note(tx, by, "target.removed", targetId);
}

export interface TargetChange {
  at: Date;
  /** Undefined: for all teams without an exception. */
  teamId: number | undefined;
  basis: TargetBasis;
  amount: number;
  /** Undefined while it holds. */
  endedAt: Date | undefined;
}

/** Every amount that ever was, newest first. */
export async function targetHistory(tx: Transaction, targetId: number): Promise<TargetChange[]> {
  const rows = await tx
    .select()
    .from(targetAmounts)
    .where(eq(targetAmounts.targetId, targetId))
    .orderBy(desc(targetAmounts.setAt), desc(targetAmounts.id));
  return rows.map(({ setAt, teamId, basis, amount, endedAt }) => ({
    at: setAt,
    teamId: teamId ?? undefined,
    basis,
    amount,
    endedAt: endedAt ?? undefined,
  }));
}

/** The target's row, made when it is not there yet, and held until the transaction ends. */
async function lockTarget(tx: Transaction, input: TargetInput, now: Date): Promise<number> {
  const { unit, campaignId, indicatorCode, from, to } = input;
  await tx
    .insert(targets)
    .values({
      communeId: unit.communeId ?? null,
      unitId: unit.id,
      campaignId: campaignId ?? null,
      ...{ indicatorCode, fromOn: from, toOn: to, createdAt: now },
    })
    .onConflictDoNothing();
  const [row] = await tx
    .select({ id: targets.id })
    .from(targets)
    .where(
      and(
        eq(targets.unitId, unit.id),
        sql`coalesce(${targets.campaignId}, 0) = ${campaignId ?? 0}`,
        eq(targets.indicatorCode, indicatorCode),
        eq(targets.fromOn, from),
        eq(targets.toOn, to),
        isNull(targets.removedAt),
      ),
    )
    .for("update");
  if (!row) throw new Error("a target that was just made is not there");
  return row.id;
}

function isSame(held: Amount, wanted: Amount): boolean {
  return held.teamId === wanted.teamId && held.basis === wanted.basis && held.amount === wanted.amount;
}

function note(
  tx: Transaction,
  { personId, communeId, now }: Setting,
  action: AuditAction,
  targetId: number,
): Promise<void> {
  return audit(tx, { communeId, byPersonId: personId, action, subject: `target:${targetId}`, now });
}
