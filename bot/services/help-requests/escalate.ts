import { dayOf, instantOf, minutesOf } from "../../../shared/calendar/day.ts";
import { addWorkingDays } from "../../../shared/calendar/deadline.ts";
import { formatInstant } from "../../../shared/calendar/format.ts";
import { type DaysOff, nextDecentMoment } from "../../../shared/calendar/quiet-hours.ts";
import type { CommuneSettings } from "../communes.ts";
import { readCommune } from "../communes.ts";
import { readDaysOff } from "../days-off.ts";
import { officersOf } from "../teams/contacts.ts";
import { findTeam } from "../teams/membership.ts";
import { type HelpRequest, markEscalated } from "./help-requests.ts";
import { type HelpDesk, tellAbout, tellPeople } from "./notices.ts";

/** One working day after it was asked for, at the same time of day; at night or on a day off, the next decent moment. */
function escalatesAt(createdAt: Date, settings: Pick<CommuneSettings, "quiet">, daysOff: DaysOff): Date {
  const day = addWorkingDays(dayOf(createdAt), 1, daysOff);
  return nextDecentMoment(settings.quiet, instantOf(day, minutesOf(createdAt)), daysOff);
}

/** Nobody took it for a working day: officers hear of it once, and the resident that they did. False when its time has not come. */
export async function escalateHelp(desk: HelpDesk, request: HelpRequest): Promise<boolean> {
  const { tx, commune, now } = desk;
  const { settings } = await readCommune(tx, commune.id);
  const daysOff = await readDaysOff(tx, commune.id);
  const isDecent = nextDecentMoment(settings.quiet, now, daysOff) <= now;
  if (!isDecent || now < escalatesAt(request.createdAt, settings, daysOff)) return false;
  if (!(await markEscalated(tx, { id: request.id, now }))) return false;
  const team = request.teamId === undefined ? undefined : await findTeam(tx, request.teamId);
  const personIds = await officersOf(tx, { unitId: team?.unitId ?? commune.id, now });
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
