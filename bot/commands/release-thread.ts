import { formatTime } from "../../shared/calendar/format.ts";
import { mayOnUnit } from "../services/access.ts";
import { heldThreads, releaseThread } from "../services/held-threads.ts";
import { findPerson } from "../services/people/known-person.ts";
import { plainAnswer, saysOneOf } from "./answers.ts";
import type { Command, Reply, Turn } from "./command.ts";
import { onlyForOfficers } from "./wording.ts";

const LISTS = ["dang tra loi tay", "cac cuoc tra loi tay", "xem tra loi tay"];
const RELEASES = /^tra lai cho tro ly(?: (\d{1,15}))?$/;
const MOST_LISTED = 5;

/** "đang trả lời tay": chats where the assistant is silent because an officer answers; each with the button that gives it back. */
export const listHeldThreadsCommand: Command = {
  name: "list_held_threads",
  wants: (turn) => turn.channel === "person" && saysOneOf(turn, LISTS),
  async run(turn, deps) {
    if (!(await isOfficer(turn))) return answered(onlyForOfficers(turn));
    const threads = (await heldThreads(turn.tx, { communeId: turn.commune.id, now: turn.now })).slice(0, MOST_LISTED);
    if (threads.length === 0) return answered("Không có cuộc trò chuyện nào đang trả lời tay; trợ lý trả lời mọi nơi.");
    const lines: string[] = [];
    for (const { id, personId, until } of threads) {
      const person =
        personId === undefined ? undefined : await findPerson(turn.tx, deps.vault, { personId, now: turn.now });
      lines.push(`• ${id}: ${person?.name ?? "một người dân"}, trợ lý im lặng đến ${formatTime(until)}`);
    }
    const buttons = threads.map(({ id }) => ({ title: `Trả lại cho trợ lý ${id}`, say: `trả lại cho trợ lý ${id}` }));
    return { messages: [{ text: ["Đang trả lời tay:", ...lines].join("\n"), buttons }] };
  },
};

/** "trả lại cho trợ lý 12"; without a number the one whose time ends first. */
export const releaseThreadCommand: Command = {
  name: "release_thread",
  wants: (turn) => turn.channel === "person" && RELEASES.test(plainAnswer(turn)),
  async run(turn) {
    if (!(await isOfficer(turn))) return answered(onlyForOfficers(turn));
    const { tx, now, commune } = turn;
    const named = RELEASES.exec(plainAnswer(turn))?.[1];
    const [first] = await heldThreads(tx, { communeId: commune.id, now });
    const id = named ? Number(named) : first?.id;
    const isReleased = id !== undefined && (await releaseThread(tx, { communeId: commune.id, id, now }));
    return answered(
      isReleased
        ? "Đã trả lại. Từ tin sau, trợ lý lại trả lời người ấy."
        : "Trợ lý đang trả lời ở đó rồi, anh/chị không cần làm gì.",
    );
  },
};

function isOfficer({ tx, person, commune }: Turn): Promise<boolean> {
  return mayOnUnit(tx, person, "help_residents", commune.id);
}

function answered(text: string): Reply {
  return { messages: [{ text }] };
}
