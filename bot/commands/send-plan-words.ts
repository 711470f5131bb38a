import type { SendPlan } from "../../shared/api/announcement.ts";
import { dayOf } from "../../shared/calendar/day.ts";
import { formatCount, formatTime, formatWeekday } from "../../shared/calendar/format.ts";

/** The forecast in a few lines: how many, by which way, when it is done, what it uses up, who has to be told by hand. */
export function planWords(
  plan: SendPlan,
  { urgent, isTimed, now }: { urgent: boolean; isTimed: boolean; now: Date },
): string[] {
  const { reach, routes, byHand, startAt, finishAt, beyondQuota, quotaLeft } = plan;
  const persons = routes.free + routes.paid;
  const start = new Date(startAt);
  const lines = [
    `Gửi tới ${formatCount(reach)} nơi${waysWords(routes.group, persons)}.`,
    urgent && "Tin khẩn: gửi ngay, bất kể giờ giấc.",
    start > now && `${isTimed ? "Đã hẹn: tin" : "Đang giờ nghỉ: tin"} sẽ đi lúc ${momentWords(start)}.`,
    finishAt && isLongAfter(start, new Date(finishAt)) && `Gửi xong khoảng ${momentWords(new Date(finishAt))}.`,
    routes.paid > 0 &&
      `${formatCount(routes.paid)} người đã hơn hai ngày chưa nhắn, tính vào hạn mức của Zalo${quotaLeft === undefined ? "" : ` (còn ${formatCount(quotaLeft)})`}.`,
    beyondQuota > 0 && `${formatCount(beyondQuota)} tin vượt hạn mức, phải đợi ngày khác.`,
    ...byHand.map(({ reason, count, names }) => `${handWords(count, names)}: ${reason}`),
  ];
  return lines.filter((line) => typeof line === "string");
}

/** ": 2 nhóm của tổ, 1 người nhận riêng"; what there is none of is not named. */
function waysWords(groups: number, persons: number): string {
  const ways = [
    groups > 0 && `${formatCount(groups)} nhóm của tổ`,
    persons > 0 && `${formatCount(persons)} người nhận riêng`,
  ].filter((way) => typeof way === "string");
  return ways.length === 0 ? "" : `: ${ways.join(", ")}`;
}

/** After the word that sends it. */
export function sentWords({ reach, startAt, finishAt }: SendPlan, now: Date): string {
  const start = new Date(startAt);
  if (start > now) return `Sẽ gửi tới ${formatCount(reach)} nơi lúc ${momentWords(start)}.`;
  const end = finishAt === undefined ? undefined : new Date(finishAt);
  const until = end && isLongAfter(start, end) ? `, xong khoảng ${momentWords(end)}` : "";
  return `Đang gửi tới ${formatCount(reach)} nơi${until}.`;
}

/** "07:00 Thứ Năm 19/11/2026". */
function momentWords(at: Date): string {
  return `${formatTime(at)} ${formatWeekday(dayOf(at))}`;
}

const shown = 3;

function handWords(count: number, names: readonly string[]): string {
  const list = names.slice(0, shown).join(", ");
  const more = count > shown ? ` và ${formatCount(count - shown)} nơi nữa` : "";
  return `${formatCount(count)} nơi không gửi tới được, mời báo bằng tay (${list}${more})`;
}

/** Half a minute is "at once". */
function isLongAfter(start: Date, end: Date): boolean {
  return end.getTime() - start.getTime() > 30_000;
}
