import { and, eq, gt, gte, inArray, isNull, lte, or, sql } from "drizzle-orm";
import { addDays, type Day, dayOf, instantOf, weekdayOf } from "../../../shared/calendar/day.ts";
import { type DaysOff, nextDecentMoment } from "../../../shared/calendar/quiet-hours.ts";
import type { Transaction } from "../../db/connection.ts";
import { auditLog, identities, people, unitRoles } from "../../db/schema/index.ts";
import { audit } from "../audit.ts";
import type { CommuneSettings } from "../communes.ts";

const SENT = "calls.sent";

/**
 * Whether the week's calls are to be told now: from the commune's time on Monday, or the first decent one after it, until that day
 * ends. A worker that was down for days does not tell on Friday what Monday was about.
 */
export function areCallsDue(settings: CommuneSettings, daysOff: DaysOff, now: Date): boolean {
  const { weeklyCalls, callsAtMinutes } = settings.oversight;
  const today = dayOf(now);
  const monday = addDays(today, 1 - weekdayOf(today));
  const start = nextDecentMoment(settings.quiet, instantOf(monday, callsAtMinutes), daysOff);
  return weeklyCalls && now >= start && today === dayOf(start);
}

/** Communes whose officers were told since a day. */
export async function communesTold(
  tx: Transaction,
  { week, since }: { week: string; since: Day },
): Promise<Set<number>> {
  const rows = await tx
    .select({ communeId: auditLog.communeId })
    .from(auditLog)
    .where(and(eq(auditLog.action, SENT), eq(auditLog.subject, `week:${week}`), gte(auditLog.at, instantOf(since))));
  return new Set(rows.map((row) => row.communeId));
}

export async function noteTold(
  tx: Transaction,
  { communeId, week, now }: { communeId: number; week: string; now: Date },
): Promise<void> {
  await audit(tx, { communeId, byPersonId: undefined, action: SENT, subject: `week:${week}`, now });
}

/** Staff of the commune itself who can be written to and did not say "dừng"; those of the province have communes to call. */
export async function officersToTell(
  tx: Transaction,
  { unitIds, now }: { unitIds: readonly number[]; now: Date },
): Promise<number[]> {
  const rows = await tx
    .selectDistinct({ personId: unitRoles.personId })
    .from(unitRoles)
    .innerJoin(people, and(eq(people.id, unitRoles.personId), isNull(people.erasedAt)))
    .where(
      and(
        inArray(unitRoles.unitId, [...unitIds]),
        eq(unitRoles.role, "staff"),
        lte(unitRoles.from, now),
        or(isNull(unitRoles.until), gt(unitRoles.until, now)),
        isNull(people.announcementsStoppedAt),
        sql`exists (select from ${identities} where ${identities.personId} = ${people.id} and ${identities.kind} = 'oa_user')`,
      ),
    );
  return rows.map((row) => row.personId);
}
