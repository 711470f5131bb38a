import { dayOf } from "../../shared/calendar/day.ts";
import { formatShortDay } from "../../shared/calendar/format.ts";
import { rateHelp } from "../services/help-requests/handle.ts";
import { findRequest, type HelpRequest, type Rating, requestsOf } from "../services/help-requests/help-requests.ts";
import { plainAnswer, saysOneOf } from "./answers.ts";
import { askPlaceAgain } from "./ask-support.ts";
import type { Command, CommandDeps, Reply, Turn } from "./command.ts";

const LISTS = ["viec cua toi", "yeu cau cua toi", "cac yeu cau cua toi", "xem yeu cau cua toi"];
const RATES = /^(?:danh gia viec(?: so)? (\d{1,9})[\s:,]*)?(giup tot|tam duoc|chua duoc giup)$/;
const ratings: Record<string, Rating> = { "giup tot": 3, "tam duoc": 2, "chua duoc giup": 1 };

const states: Record<HelpRequest["state"], string> = {
  open: "đang chờ người nhận",
  taken: "đã có người nhận",
  closed: "đã xong",
  cancelled: "đã hủy",
};
const MOST_LISTED = 5;
/** Whoever rates by words alone means one of the last. */
const MOST_LOOKED_AT = 50;

/** "yêu cầu của tôi": what the person asked for, and where it stands. */
export const ownSupportCommand: Command = {
  name: "own_support",
  wants: (turn) => turn.channel === "person" && saysOneOf(turn, LISTS),
  async run(turn, deps) {
    const personId = turn.person?.id;
    const requests = personId ? await requestsOf(turn.tx, deps.vault, { personId, count: MOST_LISTED + 1 }) : [];
    const asked = await askPlaceAgain(turn);
    if (asked) return asked;
    if (requests.length === 0) {
      return answered("Bà con chưa nhờ giúp việc gì. Cần người giúp, bấm “Hỗ trợ”.", [
        { title: "Hỗ trợ", say: "hỗ trợ" },
      ]);
    }
    const shown = requests.slice(0, MOST_LISTED);
    const buttons = shown
      .filter(({ state }) => state === "open" || state === "taken")
      .map(({ id }) => ({ title: `Hủy việc ${id}`, say: `hủy việc ${id}` }));
    const isAll = shown.length === requests.length;
    const rest = isAll ? [] : [`Các việc cũ hơn: ${new URL("h/mine", deps.miniAppUrl).href}`];
    return answered(["Việc bà con đã nhờ:", ...shown.map(line), ...rest].join("\n"), buttons);
  },
};

/** One tap after a request was closed. The words alone mean the newest one that is closed and not rated. */
export const rateSupportCommand: Command = {
  name: "rate_support",
  wants: (turn) => turn.channel === "person" && RATES.test(plainAnswer(turn)),
  async run(turn, deps) {
    const [, id, word = ""] = RATES.exec(plainAnswer(turn)) ?? [];
    const request = await rated(turn, deps, id);
    const rating = ratings[word];
    const { tx, commune, now } = turn;
    if (!request || !rating || !(await rateHelp({ ...deps, tx, commune, now }, request, rating))) {
      return answered("Cảm ơn bà con. Hiện không có việc nào chờ đánh giá. Cần người giúp, nhắn “hỗ trợ”.");
    }
    if (rating > 1) return answered("Cảm ơn bà con đã cho biết.");
    return answered("Xin lỗi bà con. Tôi đã báo cán bộ phụ trách để xem lại. Cần ngay, bấm “Hỗ trợ” để nhờ lại.", [
      { title: "Hỗ trợ", say: "hỗ trợ" },
    ]);
  },
};

/** Only one's own: the number is no right. */
async function rated(
  { tx, person }: Turn,
  { vault }: CommandDeps,
  id: string | undefined,
): Promise<HelpRequest | undefined> {
  if (!person) return undefined;
  if (id === undefined) {
    const own = await requestsOf(tx, vault, { personId: person.id, count: MOST_LOOKED_AT });
    return own.find((request) => request.state === "closed" && request.rating === undefined);
  }
  const request = await findRequest(tx, vault, Number(id));
  return request?.personId === person.id ? request : undefined;
}

function line(request: HelpRequest): string {
  const words = request.words
    ? `: ${request.words.length > 60 ? `${request.words.slice(0, 59).trimEnd()}…` : request.words}`
    : "";
  return `• Số ${request.id} (${formatShortDay(dayOf(request.createdAt))}, ${states[request.state]})${words}`;
}

function answered(text: string, buttons: Reply["messages"][number]["buttons"] = []): Reply {
  return { messages: [{ text, buttons }] };
}
