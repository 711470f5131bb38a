import { formatInstant } from "../../shared/calendar/format.ts";
import { unitsFor } from "../services/access.ts";
import {
  type Announcement,
  isSettled,
  listAnnouncements,
  type RecipientState,
  recipientStates,
} from "../services/announcements/announcements.ts";
import type { Command, Reply, Turn } from "./command.ts";
import { onlyForOfficers, shortTeamName } from "./wording.ts";

const ASKS = /^(?:xem )?ket qua thong bao\b/;
const MOST_LISTED = 10;

/** "kết quả thông báo": what arrived of the newest one, what did not and why, what is unknown. */
export const showAnnouncementCommand: Command = {
  name: "show_announcement",
  wants: (turn) => turn.channel === "person" && ASKS.test(turn.folded),
  async run(turn) {
    const unitIds = await unitsFor(turn.tx, turn.person, "announce");
    if (unitIds.length === 0) return { messages: [{ text: onlyForOfficers(turn) }] };
    const [newest] = await listAnnouncements(turn.tx, { unitIds, limit: 1 });
    if (!newest)
      return { messages: [{ text: "Chưa có thông báo nào được gửi. Muốn gửi, nhắn “thông báo” rồi nội dung." }] };
    return show(turn, newest, await recipientStates(turn.tx, newest.id));
  },
};

function show(turn: Turn, announcement: Announcement, states: readonly RecipientState[]): Reply {
  const count = (...wanted: RecipientState["state"][]) => states.filter(({ state }) => wanted.includes(state)).length;
  const notArrived = states.filter(({ state }) => state === "failed" || state === "unknown");
  const lines = [
    `Thông báo lúc ${formatInstant(announcement.createdAt)}: “${shorten(announcement.text)}”`,
    `Đã tới ${count("sent")}/${states.length} nơi.`,
    count("pending", "sending") > 0 && `Đang gửi: ${count("pending", "sending")}.`,
    count("held") > 0 && `Đợi đến giờ gửi: ${count("held")}.`,
    count("unknown") > 0 && `Chưa rõ có tới không: ${count("unknown")}.`,
    count("failed") > 0 && `Không tới: ${count("failed")}.`,
    ...whyNot(turn, notArrived),
  ];
  const messages = [{ text: lines.filter(Boolean).join("\n") }];
  // The manual way for those it did not reach: words to copy, without our heading.
  if (isSettled(states) && count("failed") > 0) {
    messages.push({ text: `Chép câu dưới đây gửi cho những nơi chưa tới:\n\n${announcement.text}` });
  }
  return { messages };
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

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79).trimEnd()}…` : text;
}
