import type { OutgoingMessage } from "../../shared/api/message.ts";
import { saysCancel } from "./answers.ts";
import type { Attachment, Command, CommandDeps, Reply, Turn } from "./command.ts";
import { intentOf } from "./read-message.ts";
import { isAnothersQuestion } from "./report-state.ts";
import { menuButtons, menuFor } from "./show-help.ts";
import { callOf, capital } from "./wording.ts";

/** Small talk that deserves a short answer and no lecture; matched as the start of a folded text of a few words. */
const THANKS = /^(?:da\s+)?(?:cam on|cam un|cam onn?|thanks?|tks|hay qua|tot qua|tuyet|gioi qua)\b/;
/** "cảm ơn nhưng cho hỏi …" is a question. */
const ASKS_TOO = /\b(?:hoi|the nao|lam sao|nhu nao|o dau)\b|\?/;
const GREETS = /^(?:da\s+)?(?:xin chao|chao|hello|hi|alo|a lo)(?=$|\s)/;
const NODS =
  /^(?:da|vang|ok|oke|okie|u|uh|uhm|duoc|duoc roi|da vang|da roi|biet roi|ro roi|xong|xong roi|yes)(?:\s+(?:a|nhe|nha|em|chau|ban|con))*$/;

const MOST_WORDS_OF_SMALL_TALK = 8;

/** The last in the list: wants everything and never leaves anybody without a next step. */
export const fallbackCommand: Command = {
  name: "fallback",
  wants: () => true,
  async run(turn, deps) {
    if (!turn.isAddressed) return { messages: [] };
    if (turn.text !== "" && (saysCancel(turn) || intentOf(turn) === "cancel")) {
      return { messages: [{ text: turn.state ? "Dạ, đã bỏ." : "Dạ vâng, không có việc gì đang chờ." }], state: null };
    }
    if (turn.text === "") return { messages: answerAttachment(turn, deps) };
    const polite = smallTalk(turn, deps);
    if (polite) return { messages: [polite] };
    // A guide's card asks nothing that could wait.
    const isAsked = turn.state !== undefined && turn.state.command !== "show_guide" && !isAnothersQuestion(turn);
    return isAsked ? remindOfQuestion(turn) : notUnderstood(turn, deps);
  },
};

/** "chào bạn", "alo em ơi". */
export function greets(turn: Turn): boolean {
  return isShortTalk(turn) && GREETS.test(lettersOf(turn));
}

function lettersOf(turn: Turn): string {
  return turn.folded.replace(/[^\p{L}\s]/gu, "").trim();
}

function isShortTalk(turn: Turn): boolean {
  return turn.folded.split(" ").length <= MOST_WORDS_OF_SMALL_TALK;
}

function smallTalk(turn: Turn, deps: CommandDeps): OutgoingMessage | undefined {
  const bare = lettersOf(turn);
  const isShort = isShortTalk(turn);
  const thanks = (isShort && THANKS.test(bare)) || intentOf(turn) === "feedback_thanks";
  if (thanks && !ASKS_TOO.test(turn.folded))
    return { text: `Dạ, không có gì. ${capital(callOf(turn.person))} cần thêm gì cứ nhắn.` };
  if (!isShort) return undefined;
  if (greets(turn)) return greeting(turn, deps);
  // An emoji or a nod while something is asked is no answer; the question is repeated instead.
  if (!turn.state && (bare === "" || NODS.test(bare))) return { text: "Dạ vâng." };
  return undefined;
}

/** Who says hello sees at once what there is to tap. */
function greeting(turn: Turn, deps: CommandDeps): OutgoingMessage {
  const hello = `Dạ, xin chào ${callOf(turn.person)}.`;
  const buttons = menuButtons(turn, deps);
  if (!buttons) return { text: `${hello} Cần việc gì, mời nhắn “trợ giúp”.` };
  return { text: `${hello} Cần việc gì, xin bấm nút bên dưới hoặc nhắn một câu.`, buttons };
}

function answerAttachment(turn: Turn, deps: CommandDeps): Reply["messages"] {
  const kinds = new Set<Attachment["kind"]>(turn.attachments.map((attachment) => attachment.kind));
  if (kinds.has("sticker") || kinds.has("gif")) return [{ text: "Dạ vâng." }];
  const you = callOf(turn.person);
  const opening = kinds.has("audio")
    ? `Tôi chưa nghe được tin thoại, mong ${you} thông cảm. Xin nhắn bằng chữ, không cần dấu cũng được.`
    : kinds.has("image") || kinds.has("video")
      ? `Tôi chưa xem được ảnh, phim. ${capital(you)} kể bằng chữ giúp tôi. Xin đừng gửi ảnh căn cước, thẻ ngân hàng.`
      : kinds.has("location")
        ? `Tôi không cần vị trí của ${you}. Xin nhắn tên thôn, tổ dân phố bằng chữ.`
        : `Tôi chưa đọc được tin này. Xin nhắn bằng chữ.`;
  return turn.state ? [{ text: opening }] : [menuFor(turn, deps, opening)];
}

function remindOfQuestion(turn: Turn): Reply {
  return {
    messages: [
      {
        text: `Tôi chưa hiểu câu này. Câu hỏi ở trên vẫn đang chờ ${callOf(turn.person)} trả lời. Muốn bỏ, bấm “Hủy”.`,
        buttons: [
          { title: "Hủy", say: "hủy" },
          { title: "Trợ giúp", say: "trợ giúp" },
        ],
      },
    ],
  };
}

function notUnderstood(turn: Turn, deps: CommandDeps): Reply {
  return { messages: [menuFor(turn, deps, `Tôi chưa hiểu ý ${callOf(turn.person)}, mong thông cảm.`)] };
}
