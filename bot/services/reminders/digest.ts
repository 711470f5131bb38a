import { and, asc, eq, gt, inArray, isNull, lte, or, sql } from "drizzle-orm";
import type { OutgoingMessage } from "../../../shared/api/message.ts";
import { formatPeriod, type Period } from "../../../shared/calendar/period.ts";
import type { Transaction } from "../../db/connection.ts";
import { reminders, teams, unitRoles } from "../../db/schema/index.ts";
import { unitsBelow } from "../access.ts";
import type { Commune } from "../communes.ts";
import { notifyPerson } from "../outbox/notify.ts";
import type { Outbox } from "../outbox/outbox.ts";
import { owedPeriods } from "./owed-periods.ts";
import { listWilling } from "./reminder-receivers.ts";
import { remindersOfPeople } from "./week-counts.ts";

interface DigestOf {
  commune: Commune;
  period: Period;
  now: Date;
}

interface MissingTeam {
  id: number;
  name: string;
  unitId: number;
  /** Somebody of it was asked for this period's report. */
  isReminded: boolean;
}

/** So that the list stays on one screen. */
const MOST_NAMED = 15;

/**
 * One list for each officer, once a period: which of their teams are still missing after the group and the leader were asked, with
 * the button that asks once more. Returns how many officers get it.
 */
export async function sendDigest(tx: Transaction, outbox: Outbox, { commune, period, now }: DigestOf): Promise<number> {
  const { missing, all } = await missingTeams(tx, commune, period);
  if (missing.length === 0) return 0;
  const officers = await officersBelow(tx, commune.id, now);
  const willing = await listWilling(
    tx,
    officers.map(({ personId }) => personId),
  );
  const had = await remindersOfPeople(tx, { personIds: willing, at: now });
  let sent = 0;
  for (const { personId, unitIds } of officers.filter((one) => willing.includes(one.personId))) {
    const own = await unitsBelow(tx, unitIds);
    const theirs = missing.filter((team) => own.includes(team.unitId));
    if (theirs.length === 0) continue;
    if ((had.get(personId) ?? 0) >= commune.settings.reminders.maxPerPersonAndWeek) continue;
    const count = all.filter((team) => own.includes(team.unitId)).length;
    const message = digestMessage(commune, { period, teams: theirs, of: count });
    if (await queue(tx, outbox, { commune, period, now }, { personId, message })) sent += 1;
  }
  // Nobody could be told: noted all the same, so that it is not tried each minute.
  if (sent === 0) await tx.insert(reminders).values({ communeId: commune.id, period, kind: "digest", at: now });
  return sent;
}

async function queue(
  tx: Transaction,
  outbox: Outbox,
  { commune, period, now }: DigestOf,
  { personId, message }: { personId: number; message: OutgoingMessage },
): Promise<boolean> {
  const [row] = await tx
    .insert(reminders)
    .values({ communeId: commune.id, period, kind: "digest", toPersonId: personId, at: now })
    .onConflictDoNothing()
    .returning({ id: reminders.id });
  if (!row) return false;
  const dedupeKey = `reminder_${row.id}`;
  const outboundMessageId = await notifyPerson(tx, outbox, {
    communeId: commune.id,
    kind: "reminder",
    personId,
    message,
    dedupeKey,
  });
  if (outboundMessageId === undefined) {
    await tx.delete(reminders).where(eq(reminders.id, row.id));
    return false;
  }
  await tx.update(reminders).set({ outboundMessageId }).where(eq(reminders.id, row.id));
  return true;
}

/** What an officer reads; also shown as an example on the rules' page. */
export function digestMessage(
  { settings }: Pick<Commune, "settings">,
  {
    period,
    teams: missing,
    of,
  }: { period: Period; teams: readonly Pick<MissingTeam, "name" | "isReminded">[]; of: number },
): OutgoingMessage {
  const name = formatPeriod(settings.period, period);
  const isSomeReminded = missing.some(({ isReminded }) => isReminded);
  const note = (team: { isReminded: boolean }) =>
    isSomeReminded && !team.isReminded ? " (chưa nhắc được qua Zalo)" : "";
  const named = missing.slice(0, MOST_NAMED).map((team) => `• ${team.name}${note(team)}`);
  const rest = missing.length > MOST_NAMED ? [`và ${missing.length - MOST_NAMED} tổ nữa`] : [];
  const week = /-W(\d+)$/.exec(period)?.[1];
  return {
    text: [
      `Báo cáo ${name}: còn ${missing.length}/${of} tổ chưa gửi, ${isSomeReminded ? "dù đã được nhắc" : "và chưa nhắc được tổ nào qua Zalo"}:`,
      ...named,
      ...rest,
      "Anh/chị gọi giúp tổ nào cần, hoặc bấm nút để nhắc lại một lần.",
    ].join("\n"),
    buttons: [
      { title: "Nhắc các tổ", say: week ? `nhắc các tổ tuần ${Number(week)}` : "nhắc các tổ kỳ trước" },
      { title: "Ai chưa báo cáo", say: "ai chưa báo cáo" },
    ],
  };
}

async function missingTeams(
  tx: Transaction,
  commune: Commune,
  period: Period,
): Promise<{ missing: MissingTeam[]; all: MissingTeam[] }> {
  const all = await tx
    .select({ id: teams.id, name: teams.name, unitId: teams.unitId })
    .from(teams)
    .where(and(eq(teams.communeId, commune.id), isNull(teams.closedOn)));
  const owed = await owedPeriods(tx, {
    communeId: commune.id,
    teamIds: all.map((team) => team.id),
    periods: [period],
    rule: commune.settings.period,
  });
  all.sort((a, b) => a.name.localeCompare(b.name, "vi", { numeric: true }));
  const reminded = await remindedTeams(tx, { communeId: commune.id, period });
  const withNews = all.map((team) => ({ ...team, isReminded: reminded.has(team.id) }));
  return { missing: withNews.filter((team) => owed.has(team.id)), all: withNews };
}

/** Those to whom a reminder of the period went, or is on its way. */
async function remindedTeams(
  tx: Transaction,
  { communeId, period }: { communeId: number; period: Period },
): Promise<Set<number>> {
  const { rows } = await tx.execute<{ team_id: number }>(sql`
    select distinct r.team_id from reminders r join outbound_messages m on m.id = r.outbound_message_id
    where r.commune_id = ${communeId} and r.team_id is not null and m.state <> 'failed'
      and (r.period = ${period} or ${period} = any(r.also_periods))`);
  return new Set(rows.map((row) => row.team_id));
}

/** Staff of the commune and of units in it, with the units they look after. Whoever is above the commune looks at overviews. */
async function officersBelow(
  tx: Transaction,
  communeId: number,
  now: Date,
): Promise<{ personId: number; unitIds: number[] }[]> {
  const rows = await tx
    .select({ personId: unitRoles.personId, unitId: unitRoles.unitId })
    .from(unitRoles)
    .where(
      and(
        inArray(unitRoles.unitId, await unitsBelow(tx, [communeId])),
        eq(unitRoles.role, "staff"),
        lte(unitRoles.from, now),
        or(isNull(unitRoles.until), gt(unitRoles.until, now)),
      ),
    )
    .orderBy(asc(unitRoles.personId));
  const ids = [...new Set(rows.map((row) => row.personId))];
  return ids.map((personId) => ({
    personId,
    unitIds: rows.filter((row) => row.personId === personId).map((row) => row.unitId),
  }));
}
