import { fold } from "../../shared/understanding/fold.ts";
import { searchGuides } from "../../shared/understanding/search-guides.ts";
import { keepUnansweredQuestion } from "../services/guides/unanswered-questions.ts";
import type { Reply, Turn } from "./command.ts";
import { intentOf, readFigures } from "./read-message.ts";
import { withNews } from "./report-replies.ts";
import { callOf } from "./wording.ts";

/** A message that tells figures and asks something in one breath. */
export interface ToldAndAsked {
  told: Turn;
  asked: Turn;
}

/** Before the words that turn from telling to asking, or after a sentence. */
const SEAM =
  /(?<=[.,;!?\n])\s*|\s+(?=(?:mà|ma|à|còn|con|với lại|voi lai|cho hỏi|cho hoi|xin hỏi|xin hoi|tiện thể|tien the)\s)/iu;
const QUESTION =
  /\?|\b(?:hoi|lam sao|the nao|nhu nao|kieu gi|kieu chi|cach nao|bang cach|o dau|cho nao|khi nao|bao gio|la gi|phai lam gi|thi sao|lam gi)\b/;

/** The figures before the question, and the question; undefined when the text is not both. Figures stand first: "… thì sao, có 3 cụ" is one question. */
export function toldAndAsked(turn: Turn): ToldAndAsked | undefined {
  if (turn.channel !== "person" || !QUESTION.test(turn.folded)) return undefined;
  const pieces = turn.text.split(SEAM);
  for (let cut = 1; cut < pieces.length; cut += 1) {
    const told = saying(turn, pieces.slice(0, cut).join(" "));
    const asked = saying(turn, pieces.slice(cut).join(" "));
    if (QUESTION.test(told.folded)) return undefined;
    if (QUESTION.test(asked.folded) && tells(told) && !tells(asked)) return { told, asked };
  }
  return undefined;
}

function saying(turn: Turn, text: string): Turn {
  return { ...turn, text, folded: fold(text).replace(/\s+/g, " ").trim() };
}

function tells(turn: Turn): boolean {
  const { kind, values } = readFigures(turn);
  return kind === "report" && Object.keys(values).length > 0;
}

/** The reply to the figures, with a way to the answer of the question: a button more, or a sentence. */
export async function alsoAnswering(asked: Turn, reply: Reply): Promise<Reply> {
  const [slug] = searchGuides(asked.commune.library.index, asked.text).slugs;
  const guide = asked.commune.library.guides.find((known) => known.slug === slug);
  if (guide)
    return withButton(
      withNews(reply, [`Điều ${callOf(asked.person)} hỏi có bài “${guide.title}”, bấm nút cuối để xem.`]),
      guide.title,
    );
  const isGuideAsked = ["guide", "other"].includes(intentOf(asked));
  if (!isGuideAsked) return withNews(reply, [`Điều ${callOf(asked.person)} hỏi thêm, xin nhắn riêng giúp tôi.`]);
  await keepUnansweredQuestion(asked.tx, { communeId: asked.commune.id, text: asked.text, now: asked.now });
  return withNews(reply, ["Điều hỏi thêm tôi chưa có hướng dẫn, đã ghi lại để cán bộ bổ sung."]);
}

/** Zalo's most. */
const MOST_BUTTONS = 5;

function withButton(reply: Reply, title: string): Reply {
  const last = reply.messages.at(-1);
  if (!last) return reply;
  const buttons = [...(last.buttons ?? []).slice(0, MOST_BUTTONS - 1), { title, say: title }];
  return { ...reply, messages: [...reply.messages.slice(0, -1), { ...last, buttons }] };
}
