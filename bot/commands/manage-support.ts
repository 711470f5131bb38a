import { dayOf } from "../../shared/calendar/day.ts";
import { formatShortDay } from "../../shared/calendar/format.ts";
import { mayOnUnit, teamsFor } from "../services/access.ts";
import { answerHelp, cancelHelp, closeHelp, takeHelp } from "../services/help-requests/handle.ts";
import { findRequest, type HelpRequest, waitingRequests } from "../services/help-requests/help-requests.ts";
import { type HelpDesk, tellAbout } from "../services/help-requests/notices.ts";
import { findPerson } from "../services/people/known-person.ts";
import { plainAnswer } from "./answers.ts";
import type { Command, CommandDeps, Reply, Turn } from "./command.ts";
import { nameOf } from "./wording.ts";

const LIST = /^(?:xem |cac )?(?:viec can (?:giup|ho tro)|viec ho tro|yeu cau ho tro)(?: sau so (\d{1,9}))?$/;
const TAKE = /^(?:toi |em |minh )?nhan viec(?: so)?(?: (\d{1,9}))?$/;
const ANSWERS = /^(?:toi |em |minh )?tra loi viec(?: so)? (\d{1,9})\b/;
const DONE = /^(?:da )?xong viec(?: so)?(?: (\d{1,9}))?$/;
const CANCEL = /^huy viec(?: so)?(?: (\d{1,9}))?$/;

const MOST_WORDS = 500;
/** One button each; when there are more, the last button leads on. */
const MOST_BUTTONS = 5;

/** "việc cần giúp": what waits for this person's teams, and for officers also what belongs to no team. */
export const listSupportCommand: Command = {
  name: "list_support",
  wants: (turn) => turn.channel === "person" && LIST.test(plainAnswer(turn)),
  async run(turn, deps) {
    const waiting = await waitingFor(turn, deps);
    if (!waiting) return answered("Mục này dành cho người của tổ và cán bộ. Bà con cần người giúp, nhắn “hỗ trợ”.");
    const after = Number(LIST.exec(plainAnswer(turn))?.[1] ?? 0);
    const requests = waiting.filter(({ id }) => id > after);
    if (requests.length === 0)
      return answered(after > 0 ? "Đã hết danh sách." : "Hiện không có bà con nào đang chờ giúp.");
    const shown = requests.slice(0, requests.length > MOST_BUTTONS ? MOST_BUTTONS - 1 : MOST_BUTTONS);
    const left = requests.length - shown.length;
    const buttons = [
      ...shown.flatMap((request) => buttonFor(turn, request)),
      ...(left > 0 ? [{ title: "Xem tiếp", say: `việc cần giúp sau số ${shown.at(-1)?.id}` }] : []),
    ];
    const head = waiting.length > shown.length ? `Việc cần giúp (${waiting.length} việc):` : "Việc cần giúp:";
    const text = [head, ...shown.map(line), left > 0 ? `Còn ${left} việc nữa.` : ""].filter(Boolean).join("\n");
    return { messages: [{ text, buttons }] };
  },
};

/** "nhận việc 12": the number is no right; who may is looked up. Without a number: the oldest open one. */
export const takeSupportCommand: Command = {
  name: "take_support",
  wants: (turn) => isToUs(turn, TAKE),
  async run(turn, deps) {
    const request = await meant(turn, deps, { id: TAKE.exec(plainAnswer(turn))?.[1], state: "open" });
    if (!request || !turn.person) return noSuch(turn);
    if (!(await takeHelp(deskOf(turn, deps), request, turn.person.id))) return alreadyTaken(turn, deps, request.id);
    return accepted(turn, deps, request);
  },
};

/** "trả lời việc 12: mai tôi qua": the words go to the resident, in their own chat. */
export const answerSupportCommand: Command = {
  name: "answer_support",
  wants: (turn) => turn.channel === "person" && ANSWERS.test(turn.folded),
  async run(turn, deps) {
    const id = ANSWERS.exec(turn.folded)?.[1];
    const request = id ? await meant(turn, deps, { id, state: "taken" }) : undefined;
    if (!request || !turn.person) return noSuch(turn);
    // Digits are the same in the folded text and in the text itself.
    const words = turn.text.slice(turn.text.indexOf(String(id)) + String(id).length).replace(/^[\s:,.–-]+/, "");
    if (!words) return answered(`Xin nhắn cả câu trả lời, ví dụ: “trả lời việc ${id}: sáng mai tôi đến”.`);
    await answerHelp(deskOf(turn, deps), request, {
      personId: turn.person.id,
      words: words.slice(0, MOST_WORDS),
      key: String(turn.eventId),
    });
    const buttons = [{ title: "Xong việc", say: `xong việc ${request.id}` }];
    return { messages: [{ text: `Đã gửi lời của anh/chị cho bà con (việc số ${request.id}).`, buttons }] };
  },
};

/** "xong việc 12". */
export const closeSupportCommand: Command = {
  name: "close_support",
  wants: (turn) => isToUs(turn, DONE),
  async run(turn, deps) {
    const request = await meant(turn, deps, { id: DONE.exec(plainAnswer(turn))?.[1], state: "taken" });
    if (!request) return noSuch(turn);
    if (!(await closeHelp(deskOf(turn, deps), request))) {
      return answered(`Việc số ${request.id} đã kết thúc trước đó.`);
    }
    return answered(`Đã ghi xong việc số ${request.id}. Cảm ơn anh/chị. Nhớ kể việc này khi báo cáo.`);
  },
};

/** "hủy việc 12", by who asked for it. */
export const cancelSupportCommand: Command = {
  name: "cancel_support",
  wants: (turn) => turn.channel === "person" && CANCEL.test(plainAnswer(turn)),
  async run(turn, deps) {
    const id = CANCEL.exec(plainAnswer(turn))?.[1];
    const request = id ? await findRequest(turn.tx, deps.vault, Number(id)) : undefined;
    if (!request || turn.person === undefined || request.personId !== turn.person.id) {
      return answered("Không có việc nào của bà con mang số này. Xin nhắn “hủy việc” và số của việc.");
    }
    if (!(await cancelHelp(deskOf(turn, deps), request))) {
      return answered(`Việc số ${request.id} đã kết thúc trước đó.`);
    }
    return answered(`Đã hủy việc số ${request.id}.`);
  },
};

/** In a group's own talk "xong việc" ends nothing; with a request's number it is meant for us all the same. */
function isToUs(turn: Turn, words: RegExp): boolean {
  const said = words.exec(plainAnswer(turn));
  return said !== null && (turn.isAddressed || said[1] !== undefined);
}

function deskOf({ tx, commune, now }: Turn, { vault, outbox }: CommandDeps): HelpDesk {
  return { tx, vault, outbox, commune, now };
}

/** What the person may see and take; undefined when they help nobody. */
async function waitingFor(turn: Turn, deps: CommandDeps): Promise<HelpRequest[] | undefined> {
  const teamIds = await teamsFor(turn.tx, turn.person, "help_residents");
  const forOfficers = await mayOnUnit(turn.tx, turn.person, "help_residents", turn.commune.id);
  if (teamIds.length === 0 && !forOfficers) return undefined;
  return waitingRequests(turn.tx, deps.vault, { communeId: turn.commune.id, teamIds, forOfficers });
}

/** The request with this number if the person may handle it; without a number the first that stands as wanted. */
async function meant(
  turn: Turn,
  deps: CommandDeps,
  { id, state }: { id: string | undefined; state: HelpRequest["state"] },
): Promise<HelpRequest | undefined> {
  const waiting = (await waitingFor(turn, deps)) ?? [];
  if (id) return waiting.find((request) => request.id === Number(id));
  const standing = waiting.filter((request) => request.state === state);
  return standing.find((request) => state === "open" || request.takenByPersonId === turn.person?.id);
}

/** The words go to the taker alone; a group reads only the number. */
async function accepted(turn: Turn, deps: CommandDeps, request: HelpRequest): Promise<Reply> {
  const words = request.words ? `\n“${request.words}”` : "";
  const text = `Anh/chị đã nhận việc số ${request.id}.${words}\nMuốn nhắn lại bà con: “trả lời việc ${request.id}: …”. Xong thì bấm “Xong việc”.`;
  if (turn.channel === "person") {
    return { messages: [{ text, buttons: [{ title: "Xong việc", say: `xong việc ${request.id}` }] }] };
  }
  await tellAbout(deskOf(turn, deps), { request, personId: turn.person?.id, event: "words", message: { text } });
  return answered(`Đã ghi ${nameOf(turn.person)} nhận việc số ${request.id}.`);
}

async function alreadyTaken(turn: Turn, deps: CommandDeps, id: number): Promise<Reply> {
  const request = await findRequest(turn.tx, deps.vault, id);
  if (request?.takenByPersonId === turn.person?.id && request) return accepted(turn, deps, request);
  const by =
    request?.takenByPersonId === undefined
      ? undefined
      : await findPerson(turn.tx, deps.vault, { personId: request.takenByPersonId, now: turn.now });
  return answered(`Việc số ${id} đã có ${by?.name ?? "người khác"} nhận. Cảm ơn anh/chị.`);
}

function noSuch(turn: Turn): Reply {
  const privately = turn.channel === "person" ? " Nhắn “việc cần giúp” để xem các việc đang chờ." : "";
  return answered(`Không có việc nào đang chờ mang số này mà anh/chị nhận được.${privately}`);
}

function line(request: HelpRequest): string {
  const late = request.escalatedAt ? "quá một ngày chưa ai nhận" : "đang chờ";
  const waiting = request.rating === 1 ? "bà con báo chưa được giúp" : late;
  const state = request.state === "taken" ? "đã có người nhận" : waiting;
  const words = request.words ? `: ${shorten(request.words)}` : "";
  return `• Số ${request.id} (${formatShortDay(dayOf(request.createdAt))}, ${state})${words}`;
}

function shorten(words: string): string {
  return words.length > 60 ? `${words.slice(0, 59).trimEnd()}…` : words;
}

function buttonFor(turn: Turn, request: HelpRequest) {
  if (request.state === "open") return [{ title: `Nhận việc ${request.id}`, say: `nhận việc ${request.id}` }];
  if (request.takenByPersonId !== turn.person?.id) return [];
  return [{ title: `Xong việc ${request.id}`, say: `xong việc ${request.id}` }];
}

function answered(text: string): Reply {
  return { messages: [{ text }] };
}
