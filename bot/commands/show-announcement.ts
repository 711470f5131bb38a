import type { Progress } from "../../shared/api/announcement.ts";
import { formatCount, formatInstant } from "../../shared/calendar/format.ts";
import { unitsFor } from "../services/access.ts";
import { type Announcement, confirmedStates, listAnnouncements } from "../services/announcements/announcement.ts";
import { quoted } from "../services/announcements/message.ts";
import { isSettled, progressOf, type RecipientState, recipientStates } from "../services/announcements/progress.ts";
import type { Command, Reply, Turn } from "./command.ts";
import { onlyForOfficers, shortTeamName } from "./wording.ts";

const ASKS = /^(?:xem )?ket qua thong bao\b/;
const MOST_LISTED = 10;
/** Enough to name reasons and places; a list of thousands is for the desk. */
const MOST_READ = 500;

/** "kết quả thông báo": what arrived of the newest one, what did not and why, what is unknown, who has not answered. */
export const showAnnouncementCommand: Command = {
  name: "show_announcement",
  wants: (turn) => turn.channel === "person" && ASKS.test(turn.folded),
  async run(turn) {
    const { tx, person } = turn;
    const unitIds = await unitsFor(tx, person, "announce");
    if (unitIds.length === 0) return { messages: [{ text: onlyForOfficers(turn) }] };
    const [newest] = await listAnnouncements(tx, { unitIds, states: confirmedStates, limit: 1 });
    if (!newest)
      return { messages: [{ text: "Chưa có thông báo nào được gửi. Muốn gửi, nhắn “thông báo” rồi nội dung." }] };
    const notArrived = await recipientStates(tx, newest.id, { states: ["failed", "unknown"], limit: MOST_READ });
    return show(turn, newest, await progressOf(tx, newest.id), notArrived);
  },
};

const stateWords: Partial<Record<Announcement["state"], string>> = {
  awaiting_approval: "Đang đợi người thứ hai duyệt.",
  scheduled: "Chưa tới giờ gửi.",
  paused: "Đang tạm dừng.",
};

function show(
  turn: Turn,
  announcement: Announcement,
  progress: Progress,
  notArrived: readonly RecipientState[],
): Reply {
  const { sent, total, pending, sending, held, unknown, failed, acknowledged } = progress;
  const line = (count: number, words: string) => count > 0 && `${words}: ${formatCount(count)}.`;
  const isAsked = announcement.asksAcknowledgement && sent > 0;
  const lines = [
    `Thông báo lúc ${formatInstant(announcement.createdAt)}: ${quoted(announcement.text, 80)}`,
    stateWords[announcement.state],
    `Đã tới ${formatCount(sent)}/${formatCount(total)} nơi.`,
    line(pending + sending, "Đang gửi"),
    line(held, "Đợi đến giờ gửi"),
    line(unknown, "Chưa rõ có tới không"),
    line(failed, "Không tới"),
    isAsked && `Đã nắm: ${formatCount(acknowledged)}/${formatCount(sent)}.`,
    ...whyNot(turn, notArrived),
  ];
  const messages: Reply["messages"][number][] = [
    { text: lines.filter(Boolean).join("\n"), buttons: buttonsFor(announcement, progress) },
  ];
  // The manual way for those it did not reach: words to copy, without our heading.
  if (isSettled(progress) && failed > 0) {
    messages.push({ text: `Chép câu dưới đây gửi cho những nơi chưa tới:\n\n${announcement.text}` });
  }
  return { messages };
}

function buttonsFor({ id, state, asksAcknowledgement }: Announcement, { sent, acknowledged }: Progress) {
  const say = (title: string, words: string) => ({ title, say: `${words} ${id}` });
  const cancel = say("Hủy gửi", "hủy thông báo");
  if (state === "sending" || state === "scheduled") return [say("Tạm dừng", "tạm dừng thông báo"), cancel];
  if (state === "paused") return [say("Tiếp tục", "tiếp tục thông báo"), cancel];
  if (state === "awaiting_approval") return [cancel];
  return asksAcknowledgement && acknowledged < sent ? [say("Nhắc nơi chưa nắm", "nhắc nơi chưa nắm thông báo")] : [];
}

/** One line per reason with the places it holds for: ten teams without a group are one sentence, not ten. */
function whyNot(turn: Turn, notArrived: readonly RecipientState[]): string[] {
  const places = new Map<string, string[]>();
  for (const one of notArrived) {
    places.set(why(one), [...(places.get(why(one)) ?? []), shortTeamName(turn.commune, one.name)]);
  }
  return [...places].map(([reason, names]) => {
    const more = names.length > MOST_LISTED ? ` và ${names.length - MOST_LISTED} nơi nữa` : "";
    return `• ${names.slice(0, MOST_LISTED).join(", ")}${more}: ${reason}`;
  });
}

function why({ state, reason }: RecipientState): string {
  return reason ?? (state === "unknown" ? "chưa rõ đã tới chưa, xin hỏi lại tổ." : "không gửi được.");
}
