import { dayOf, instantOf, minutesOf } from "../../../shared/calendar/day.ts";
import { addWorkingDays } from "../../../shared/calendar/deadline.ts";
import { formatInstant } from "../../../shared/calendar/format.ts";
import { type DaysOff, nextDecentMoment } from "../../../shared/calendar/quiet-hours.ts";
import type { Transaction } from "../../db/connection.ts";
import { type CommuneSettings, readCommunes } from "../communes.ts";
import { readDaysOffOf } from "../days-off.ts";
import { officersOf } from "../teams/contacts.ts";
import { findTeam } from "../teams/membership.ts";
import type { HelpRequest } from "./help-requests.ts";
import { type HelpDesk, tellAbout, tellPeople } from "./notices.ts";
import { markEscalated } from "./untaken-requests.ts";

/**
 * Whether nobody took it for one working day, at the same time of day; at night or on a day off it waits for the next decent moment.
 */
function isOverdue(createdAt: Date, { quiet }: CommuneSettings, daysOff: DaysOff, now: Date): boolean {
  if (nextDecentMoment(quiet, now, daysOff) > now) return false;
  const day = addWorkingDays(dayOf(createdAt), 1, daysOff);
  return now >= nextDecentMoment(quiet, instantOf(day, minutesOf(createdAt)), daysOff);
}

export type Untaken = HelpRequest & { communeId: number };

/** Of requests that nobody took, those whose time has come, by commune. The transaction must see these communes. */
export async function overdueRequests(
  tx: Transaction,
  untaken: readonly Untaken[],
  now: Date,
): Promise<Map<number, Untaken[]>> {
  const communeIds = [...new Set(untaken.map(({ communeId }) => communeId))];
  const settingsOf = new Map((await readCommunes(tx, communeIds)).map(({ id, settings }) => [id, settings]));
  const daysOffOf = await readDaysOffOf(tx, communeIds);
  const overdue = new Map<number, Untaken[]>();
  for (const request of untaken) {
    const { communeId, createdAt } = request;
    const settings = settingsOf.get(communeId);
    if (!settings || !isOverdue(createdAt, settings, daysOffOf(communeId), now)) continue;
    overdue.set(communeId, [...(overdue.get(communeId) ?? []), request]);
  }
  return overdue;
}

/**
 * Officers hear of it once, and the resident that they did. False when somebody took it meanwhile, or while no officer can be written
 * to: then it is tried again.
 */
export async function escalateHelp(desk: HelpDesk, request: HelpRequest): Promise<boolean> {
  const { tx, commune, now } = desk;
  const team = request.teamId === undefined ? undefined : await findTeam(tx, request.teamId);
  const personIds = await officersOf(tx, { unitId: team?.unitId ?? commune.id, now });
  if (personIds.length === 0 || !(await markEscalated(tx, { id: request.id, now }))) return false;
  const words = request.words ? `\n“${request.words}”` : "";
  const message = {
    text: `Việc số ${request.id} chưa ai nhận từ ${formatInstant(request.createdAt)}${team ? ` (${team.name})` : ""}:${words}\nMời anh/chị nhận giúp, hoặc gọi cho tổ.`,
    buttons: [
      { title: "Nhận việc", say: `nhận việc ${request.id}` },
      { title: "Việc cần giúp", say: "việc cần giúp" },
    ],
  };
  const told = await tellPeople(desk, { id: request.id, event: "escalated", personIds, message });
  if (!told) return true;
  const text = `Việc số ${request.id} của bà con chưa có người nhận, tôi đã chuyển đến cán bộ phụ trách. Có người nhận, tôi báo lại ngay ở đây.`;
  await tellAbout(desk, { request, personId: request.personId, event: "passed_up", message: { text } });
  return true;
}
