import { and, eq } from "drizzle-orm";
import { addDays, dayOf, instantOf } from "../../../shared/calendar/day.ts";
import { dueAt } from "../../../shared/calendar/deadline.ts";
import { formatDay } from "../../../shared/calendar/format.ts";
import { formatPeriod, type Period, periodRange } from "../../../shared/calendar/period.ts";
import type { DaysOff } from "../../../shared/calendar/quiet-hours.ts";
import type { Transaction } from "../../db/connection.ts";
import { type Given, prepared } from "../../db/prepared.ts";
import { communes, periodLocks, units } from "../../db/schema/index.ts";
import { audit } from "../audit.ts";
import { type Commune, type CommuneSettings, communeFrom, controllerOf } from "../communes.ts";
import { readDaysOff } from "../days-off.ts";
import { ReportRefusedError } from "../reports/report-refused-error.ts";

export interface Lock {
  isLocked: boolean;
  since?: Date;
  by?: "rule" | "staff";
  openUntil?: Date;
}

type Decision = Pick<typeof periodLocks.$inferSelect, "state" | "openUntil" | "at">;

/** When a period's figures are closed by the commune's rule; undefined when only staff do. Throws RangeError for no period. */
export function locksAt(settings: CommuneSettings, period: Period, daysOff: DaysOff): Date | undefined {
  const days = settings.lock.daysAfterDue;
  if (days === undefined) return undefined;
  return instantOf(addDays(dayOf(dueAt(settings.period, settings.due, period, daysOff)), days));
}

/** What staff decided comes before the rule; what they opened closes again by itself. */
export function lockAt(now: Date, rule: Date | undefined, decision: Decision | undefined): Lock {
  if (decision?.state === "locked") return { isLocked: true, since: decision.at, by: "staff" };
  if (decision && (decision.openUntil === null || now < decision.openUntil)) {
    return { isLocked: false, ...(decision.openUntil ? { openUntil: decision.openUntil } : {}) };
  }
  if (decision?.openUntil) return { isLocked: true, since: decision.openUntil, by: "rule" };
  return rule && rule <= now ? { isLocked: true, since: rule, by: "rule" } : { isLocked: false };
}

/** By period; those without a row are the rule's. */
export async function readDecisions(tx: Transaction, communeId: number): Promise<Map<Period, Decision>> {
  const rows = await tx.select().from(periodLocks).where(eq(periodLocks.communeId, communeId));
  return new Map(rows.map((row) => [row.period, row]));
}

/** Whether a period is closed, with the commune whose rules say so. */
export async function findLock(
  tx: Transaction,
  { communeId, period, now }: When,
): Promise<{ lock: Lock; commune: Commune }> {
  const [row] = await communeWithDecision(tx, { communeId, period });
  const commune = communeFrom(communeId, row);
  const { settings } = commune;
  const isDuty = settings.lock.daysAfterDue !== undefined && periodRange(settings.period, period) !== undefined;
  const rule = isDuty ? locksAt(settings, period, await readDaysOff(tx, communeId)) : undefined;
  return { lock: lockAt(now, rule, row?.decision ?? undefined), commune };
}

const communeWithDecision = prepared((tx, { communeId, period }: Given<{ communeId: number; period: Period }>) =>
  tx
    .select({ name: units.name, settings: communes.settings, decision: periodLocks })
    .from(units)
    .leftJoin(communes, eq(communes.unitId, units.id))
    .leftJoin(periodLocks, and(eq(periodLocks.communeId, units.id), eq(periodLocks.period, period)))
    .where(eq(units.id, communeId)),
);

interface When {
  communeId: number;
  period: Period;
  now: Date;
}

/** Throws ReportRefusedError, with whom to ask, when the period's figures are closed. */
export async function requireOpenPeriod(tx: Transaction, when: When): Promise<void> {
  const refusal = await whyClosed(tx, when);
  if (refusal) throw refusal;
}

/** The same without throwing, for asking together with other things. */
export async function whyClosed(tx: Transaction, when: When): Promise<ReportRefusedError | undefined> {
  const { lock, commune } = await findLock(tx, when);
  if (!lock.isLocked) return undefined;
  return new ReportRefusedError("period_locked", lockedSentence(commune, when.period, lock), when.period);
}

function lockedSentence(commune: Commune, period: Period, { since }: Lock): string {
  const from = since ? ` từ ngày ${formatDay(dayOf(since))}` : "";
  const whom = commune.settings.contact ?? `Xin gặp cán bộ theo dõi các tổ của ${controllerOf(commune)}.`;
  return `Số liệu ${formatPeriod(commune.settings.period, period)} đã khóa${from}, nên chưa ghi thay đổi này. Muốn sửa, nhờ cán bộ mở lại kỳ. ${whom}`;
}

interface Deciding {
  communeId: number;
  period: Period;
  byPersonId: number;
  now: Date;
}

/** Closes a period now, whatever the rule says. */
export async function lockPeriod(tx: Transaction, deciding: Deciding): Promise<void> {
  await decide(tx, deciding, { state: "locked", openUntil: null });
}

/** Opens a period again until the end of a day; then it is closed again by itself. */
export async function reopenPeriod(tx: Transaction, { days, ...deciding }: Deciding & { days: number }): Promise<void> {
  const openUntil = instantOf(addDays(dayOf(deciding.now), days + 1));
  await decide(tx, deciding, { state: "open", openUntil });
}

async function decide(
  tx: Transaction,
  { communeId, period, byPersonId, now }: Deciding,
  decision: { state: "locked" | "open"; openUntil: Date | null },
): Promise<void> {
  const row = { ...decision, byPersonId, at: now };
  await tx
    .insert(periodLocks)
    .values({ communeId, period, ...row })
    .onConflictDoUpdate({ target: [periodLocks.communeId, periodLocks.period], set: row });
  const action = decision.state === "locked" ? "period.locked" : "period.reopened";
  await audit(tx, { communeId, byPersonId, action, subject: `period:${period}`, now });
}
