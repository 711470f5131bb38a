import { and, asc, eq, gte, isNull, or } from "drizzle-orm";
import { dayOf } from "../../../shared/calendar/day.ts";
import { formatDay } from "../../../shared/calendar/format.ts";
import { formatPeriod, type Period } from "../../../shared/calendar/period.ts";
import type { Transaction } from "../../db/connection.ts";
import { periodLocks, reopeningRequests, teams } from "../../db/schema/index.ts";
import { notifyPerson } from "../outbox/notify.ts";
import type { Outbox } from "../outbox/outbox.ts";
import { officersOf } from "../teams/contacts.ts";
import type { Team } from "../teams/membership.ts";
import { findLock, reopenPeriod } from "./locks.ts";

/** `open`: there is nothing to ask for; `waiting`: the team asked before; `nobody`: no officer can be written to. */
export type Asked = "open" | "waiting" | "told" | "nobody";

interface Asking {
  team: Team;
  period: Period;
  by: { id: number; name: string | undefined };
  now: Date;
}

/** A team asks to open a closed period again: its officers are told, once until they decide. */
export async function askToReopen(tx: Transaction, outbox: Outbox, asking: Asking): Promise<Asked> {
  const { team, period, by, now } = asking;
  const { communeId } = team;
  const { lock, commune } = await findLock(tx, { communeId, period, now });
  if (!lock.isLocked) return "open";
  const waiting = (await waitingRequests(tx, communeId)).filter((request) => request.period === period);
  if (waiting.some((request) => request.teamId === team.id)) return "waiting";
  const [row] = await tx
    .insert(reopeningRequests)
    .values({ communeId, period, teamId: team.id, byPersonId: by.id, at: now })
    .returning({ id: reopeningRequests.id });
  const label = formatPeriod(commune.settings.period, period);
  const text = `${team.name}${by.name ? ` (${by.name})` : ""} xin mở lại số liệu ${label} để bổ sung, sửa. Mở lại thì mọi tổ sửa được trong 7 ngày, rồi kỳ tự khóa.`;
  const buttons = [{ title: "Mở lại 7 ngày", say: `mở lại kỳ ${period}` }];
  let told = 0;
  for (const personId of await officersOf(tx, { unitId: team.unitId, except: by.id, now })) {
    const dedupeKey = `reopening_${row?.id}_${personId}`;
    if (await notifyPerson(tx, outbox, { communeId, personId, dedupeKey, message: { text, buttons } })) told += 1;
  }
  return told > 0 ? "told" : "nobody";
}

interface WaitingRequest {
  id: number;
  period: Period;
  teamId: number;
  teamName: string;
  byPersonId: number;
}

/** Requests on whose period staff have decided nothing since, oldest first. */
export async function waitingRequests(tx: Transaction, communeId: number): Promise<WaitingRequest[]> {
  const { id, period, teamId, byPersonId, at } = reopeningRequests;
  return tx
    .select({ id, period, teamId, teamName: teams.name, byPersonId })
    .from(reopeningRequests)
    .innerJoin(teams, eq(teams.id, teamId))
    .leftJoin(periodLocks, and(eq(periodLocks.communeId, reopeningRequests.communeId), eq(periodLocks.period, period)))
    .where(and(eq(reopeningRequests.communeId, communeId), or(isNull(periodLocks.at), gte(at, periodLocks.at))))
    .orderBy(asc(id));
}

interface Reopening {
  communeId: number;
  period: Period;
  byPersonId: number;
  days: number;
  now: Date;
}

/**
 * Opens a closed period, or keeps one open that was opened before, and tells those who asked for it. Returns until when it is open,
 * undefined for one that nobody closed: that one stays as it is, for an opened period closes again by itself.
 */
export async function reopenAndTell(
  tx: Transaction,
  outbox: Outbox,
  reopening: Reopening,
): Promise<{ until: Date | undefined; told: number }> {
  const { communeId, period, now } = reopening;
  const before = await findLock(tx, { communeId, period, now });
  if (!before.lock.isLocked && !before.lock.openUntil) return { until: undefined, told: 0 };
  const waiting = (await waitingRequests(tx, communeId)).filter((request) => request.period === period);
  await reopenPeriod(tx, reopening);
  const { lock, commune } = await findLock(tx, { communeId, period, now });
  const until = lock.openUntil;
  const label = formatPeriod(commune.settings.period, period);
  const last = until ? ` đến hết ${formatDay(dayOf(new Date(until.getTime() - 1)))}` : "";
  const message = {
    text: `Cán bộ đã mở lại số liệu ${label}${last}. Mời anh/chị gửi bổ sung hoặc sửa báo cáo.`,
    buttons: [{ title: "Báo cáo", say: "báo cáo" }],
  };
  let told = 0;
  for (const { id, byPersonId: personId } of waiting) {
    const dedupeKey = `reopened_${id}`;
    if (await notifyPerson(tx, outbox, { communeId, personId, dedupeKey, message })) told += 1;
  }
  return { until, told };
}
