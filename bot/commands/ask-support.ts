import { z } from "zod";
import { contactSentence } from "../services/communes.ts";
import { openRequest } from "../services/help-requests/help-requests.ts";
import { passOn } from "../services/help-requests/notices.ts";
import { correctPerson } from "../services/people/correct-person.ts";
import { roleOf } from "../services/people/known-person.ts";
import { meetPerson } from "../services/people/meet-person.ts";
import { readVillage, type Village, villagesWithTeams } from "../services/teams/villages.ts";
import { isCommandWord, saysCancel, saysNo, saysOneOf } from "./answers.ts";
import { villageQuestion } from "./choose-village.ts";
import { type Command, type CommandDeps, type Reply, type Turn, writerOf } from "./command.ts";
import { readFigures } from "./read-message.ts";
import { memberOf } from "./report-state.ts";
import { callOf } from "./wording.ts";

const BARE = [
  "ho tro",
  "can ho tro",
  "gap nguoi ho tro",
  "gap nguoi",
  "gap nguoi that",
  "gap can bo",
  "can gap can bo",
  "can nguoi giup",
  "goi nguoi giup",
  "nho giup",
];
const WITH_WORDS = /^(?:can |xin |toi can |em can |toi muon )?ho tro[\s:,]+(?=\S)/;
const UNSURE = "Gặp cán bộ";
const MOST_WORDS = 500;

const name = "ask_support";
const Pending = z.discriminatedUnion("asks", [
  z.object({ asks: z.literal("village"), words: z.string().optional() }),
  z.object({ asks: z.literal("words"), villageUnitId: z.int().optional() }),
]);

/** A member's "hỗ trợ bà con được 30 lượt" tells what was done; it asks for nobody. */
function asksWithWords(turn: Turn): boolean {
  return WITH_WORDS.test(turn.folded) && !(memberOf(turn) && readFigures(turn).kind === "report");
}

/** "hỗ trợ": where, then what, then it goes to the people of that village's team. Papers are never asked for. */
export const askSupportCommand: Command = {
  name,
  wants: (turn) => turn.channel === "person" && (saysOneOf(turn, BARE) || asksWithWords(turn)),
  async run(turn, deps) {
    const words = wordsIn(turn);
    // Who belongs to a team or an office asks the officers.
    if (roleOf(turn.person) !== "resident") return words ? send(turn, deps, { words }) : askWords();
    const villages = await villagesWithTeams(turn.tx, turn.commune.id);
    const own =
      readVillage(turn.folded, villages) ?? villages.find((village) => village.unitId === turn.person?.villageUnitId);
    if (own) return words ? send(turn, deps, { words, village: own }) : askWords(own);
    if (villages.length === 0) return words ? send(turn, deps, { words }) : askWords();
    // Who told already what is needed hears that it was heard.
    const question = `${words ? "Tôi ghi lời nhờ rồi. " : ""}Bà con ở thôn, tổ dân phố nào? Tôi chuyển cho tổ ở đó.`;
    return {
      messages: [villageQuestion(question, villages, UNSURE)],
      state: { command: name, data: { asks: "village", words } },
    };
  },
  async answer(turn, deps) {
    const pending = Pending.safeParse(turn.state?.data).data;
    if (!pending) return undefined;
    if (saysCancel(turn)) return answered("Dạ vâng, không chuyển nữa.");
    const villages = await villagesWithTeams(turn.tx, turn.commune.id);
    if (pending.asks === "village") return takeVillage(turn, deps, { villages, words: pending.words });
    if (turn.text === "" || isCommandWord(turn)) return undefined;
    const village = villages.find((known) => known.unitId === pending.villageUnitId);
    return send(turn, deps, { words: turn.text, village });
  },
};

/** Words that wait only for where their writer lives: asked again, since nobody has them yet. */
export async function askPlaceAgain(turn: Turn): Promise<Reply | undefined> {
  if (turn.state?.command !== name) return undefined;
  const pending = Pending.safeParse(turn.state.data).data;
  if (pending?.asks !== "village" || !pending.words) return undefined;
  const villages = await villagesWithTeams(turn.tx, turn.commune.id);
  const question = "Lời nhờ vừa rồi chưa chuyển được, vì chưa biết bà con ở thôn, tổ dân phố nào.";
  return { messages: [villageQuestion(question, villages, UNSURE)] };
}

/** What the person already told: the whole sentence when it is one, else nothing. */
function wordsIn(turn: Turn): string | undefined {
  if (saysOneOf(turn, BARE)) return undefined;
  return turn.text;
}

async function takeVillage(
  turn: Turn,
  deps: CommandDeps,
  { villages, words }: { villages: readonly Village[]; words: string | undefined },
): Promise<Reply | undefined> {
  const unsure = saysNo(turn) || saysOneOf(turn, ["gap can bo", "khong biet", "khong ro", "chua ro"]);
  const village = unsure ? undefined : readVillage(turn.folded, villages);
  if (!unsure && !village) return undefined;
  return words ? send(turn, deps, { words: withMore(turn, words), village }) : askWords(village);
}

/** A longer answer than a village's name says more of what is needed. */
const MOST_WORDS_OF_VILLAGE = 4;

function withMore(turn: Turn, words: string): string {
  return turn.folded.split(" ").length > MOST_WORDS_OF_VILLAGE ? `${words}\n${turn.text}` : words;
}

function askWords(village?: Village): Reply {
  return {
    messages: [
      {
        text: `${village ? `${village.name}. ` : ""}Cần giúp việc gì? Xin nhắn một câu, kèm số điện thoại hoặc chỗ ở để người giúp tìm đến. Đừng gửi số căn cước, mật khẩu, mã OTP, ảnh giấy tờ.`,
      },
    ],
    state: { command: name, data: { asks: "words", villageUnitId: village?.unitId } },
  };
}

async function send(
  turn: Turn,
  deps: CommandDeps,
  { words, village }: { words: string; village?: Village | undefined },
): Promise<Reply> {
  const { tx, now, commune } = turn;
  const personId = await meetPerson(tx, deps.vault, writerOf(turn));
  if (village && turn.person?.villageUnitId !== village.unitId) {
    const correction = { villageUnitId: village.unitId };
    await correctPerson(tx, deps.vault, { communeId: commune.id, personId, correction, now });
  }
  const id = await openRequest(tx, deps.vault, {
    communeId: commune.id,
    personId,
    teamId: village?.teamId,
    villageUnitId: village?.unitId,
    words: words.slice(0, MOST_WORDS),
    now,
  });
  const told = await passOn(
    { ...deps, tx, commune, now },
    { id, village, words: words.slice(0, MOST_WORDS), personId },
  );
  return answered(told ? passedOn(turn, id, told) : notPassedOn(turn, id));
}

function passedOn(turn: Turn, id: number, told: string): string {
  return `Đã chuyển lời của ${callOf(turn.person)} cho ${told} (việc số ${id}). Có người nhận, tôi báo lại ngay ở đây. Lời nhắn được xóa 90 ngày sau khi xong.\nKhông cần nữa, nhắn “hủy việc ${id}”.\nNgười của tổ không bao giờ hỏi mật khẩu, mã OTP.`;
}

/** Honest: nobody has read it yet. */
function notPassedOn(turn: Turn, id: number): string {
  return `Đã ghi việc số ${id}, nhưng lúc này chưa báo được cho ai. Nếu gấp, xin gọi hoặc đến nơi. ${contactSentence(turn.commune)}`;
}

function answered(text: string): Reply {
  return { messages: [{ text }], state: null };
}
