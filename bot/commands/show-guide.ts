import { z } from "zod";
import type { Guide } from "../../shared/catalogue/guide.ts";
import { fold } from "../../shared/understanding/fold.ts";
import { searchGuides } from "../../shared/understanding/search-guides.ts";
import { contactSentence } from "../services/communes.ts";
import { countGuideView, mostUsedGuides } from "../services/guides/guide-views.ts";
import { keepUnansweredQuestion } from "../services/guides/unanswered-questions.ts";
import { plainAnswer, saysOneOf } from "./answers.ts";
import type { Command, Reply, Turn } from "./command.ts";
import { greets } from "./fallback.ts";
import {
  allGuides,
  farewell,
  groupCard,
  helpWithGuide,
  meetSomebody,
  onOneScreen,
  stepCard,
  wholeGuide,
} from "./guide-screens.ts";
import { intentOf } from "./read-message.ts";
import { endQuestion } from "./report-state.ts";

const name = "show_guide";

/** `step` counts from 0. Choices are what the last list showed, in its order. */
const Pending = z.union([
  z.object({ slug: z.string(), step: z.int().nonnegative() }),
  z.object({ choices: z.array(z.string()) }),
]);
type Pending = z.infer<typeof Pending>;

const TOPICS = 4;
/** "đưa nông sản lên sàn" is a topic; a longer text that only mentions one is talk, unless it asks. */
const MOST_WORDS_OF_A_TOPIC = 6;
const ASKED_FOR = /^(?:xin |cho |xem |bai |can )*(?:huong dan|hd)\b/;
const QUESTION =
  /\?|\b(?:lam sao|lam the nao|nhu the nao|the nao|kieu gi|cach|o dau|cho nao|khi nao|bao gio|tai sao|vi sao|la gi|can gi|phai lam|lam gi|chi .+ voi|chi giup|bam dau|bam cho|sao)\b/;

const forward = [
  "tiep",
  "tiep tuc",
  "tiep theo",
  "buoc tiep",
  "buoc tiep theo",
  "roi",
  "xong buoc nay",
  "ok",
  "duoc roi",
];
const backward = ["lai", "quay lai", "buoc truoc", "truoc", "xem lai", "lui", "tro lai"];
const finished = ["xong", "xong roi", "het", "du roi", "thoi", "cam on", "cam on chau", "cam on em"];
const everything = ["xem ca bai", "ca bai", "xem het", "tat ca", "xem tat ca", "xem toan bo"];
const stuck = ["chua duoc", "khong duoc", "ko duoc", "k duoc", "kho qua", "khong lam duoc", "khong hieu", "vuong"];

export const showGuideCommand: Command = {
  name,
  wants: (turn) => turn.isAddressed && (ASKED_FOR.test(turn.folded) || isStray(turn.folded) || asks(turn)),
  run: (turn) => {
    const topic = turn.folded.replace(ASKED_FOR, "").trim();
    return topic === "" || isStray(turn.folded) ? showTopics(turn) : search(turn);
  },
  async answer(turn) {
    const pending = Pending.safeParse(turn.state?.data).data;
    if (!pending) return undefined;
    return "choices" in pending ? choose(turn, pending.choices) : walk(turn, pending);
  },
};

function asks(turn: Turn): boolean {
  if (turn.text === "") return false;
  if (guideNamed(turn, turn.folded)) return true;
  const intent = intentOf(turn);
  if (intent !== "other") return intent === "guide";
  if (QUESTION.test(turn.folded)) return true;
  const words = turn.folded.split(" ").length;
  if (words > MOST_WORDS_OF_A_TOPIC) return false;
  const { slugs, confident } = searchGuides(turn.commune.library.index, turn.text);
  return confident || (words > 1 && slugs.length > 0 && !greets(turn));
}

/** The words under a card, typed after the card was forgotten. */
function isStray(folded: string): boolean {
  return folded === "tiep" || folded === "xem ca bai" || folded === "cac huong dan";
}

async function search(turn: Turn): Promise<Reply> {
  const named = guideNamed(turn, turn.folded.replace(ASKED_FOR, "").trim());
  if (named) return show(turn, named);
  const found = searchGuides(turn.commune.library.index, turn.text);
  const guides = found.slugs.flatMap((slug) => findGuide(turn, slug) ?? []);
  const [best] = guides;
  if (!best) return nothingFound(turn);
  return found.confident ? show(turn, best) : offer(turn, guides, "Có phải bà con cần một trong các việc này?");
}

/** A title or an alias, word for word: a commune's own guide needs no more to be found. */
function guideNamed(turn: Turn, topic: string): Guide | undefined {
  return turn.commune.library.guides.find(({ title, aliases }) =>
    [title, ...aliases].some((called) => fold(called) === topic),
  );
}

/** Who has given money or a code away needs first what to do now. */
const TOO_LATE = /\b(?:lo|trot|mat tien|bi tru tien|da (?:chuyen|dua|bam|cai|gui))\b/;

/** The step for whom it has happened already ("Lỡ bấm hoặc lỡ cài: …"), else the first. */
function firstStep(turn: Turn, guide: Guide): number {
  const late = TOO_LATE.test(turn.folded) ? guide.steps.findIndex((step) => /^lỡ\s/i.test(step.normalize("NFC"))) : -1;
  return Math.max(0, late);
}

async function show(turn: Turn, guide: Guide): Promise<Reply> {
  await countGuideView(turn.tx, { communeId: turn.commune.id, slug: guide.slug, now: turn.now });
  const screen = onOneScreen(guide);
  if (screen) return { messages: [screen], ...endQuestion(turn) };
  const step = firstStep(turn, guide);
  return turn.channel === "group" ? { messages: [groupCard(guide, step)], ...endQuestion(turn) } : card(guide, step);
}

function card(guide: Guide, step: number): Reply {
  return { messages: [stepCard(guide, step)], state: { command: name, data: { slug: guide.slug, step } } };
}

async function walk(turn: Turn, { slug, step }: Extract<Pending, { slug: string }>): Promise<Reply | undefined> {
  const guide = findGuide(turn, slug);
  if (!guide) return undefined;
  const last = guide.steps.length - 1;
  if (saysOneOf(turn, everything)) return { messages: [wholeGuide(guide)], ...endQuestion(turn) };
  if (saysOneOf(turn, stuck)) return { messages: [helpWithGuide(guide)] };
  if (saysOneOf(turn, backward)) return card(guide, Math.max(0, step - 1));
  if (saysOneOf(turn, finished)) return { messages: [farewell(guide)], ...endQuestion(turn) };
  if (saysOneOf(turn, forward)) {
    return step < last ? card(guide, step + 1) : { messages: [farewell(guide)], ...endQuestion(turn) };
  }
  const wanted = Number(/^(?:buoc\s*)?(\d{1,2})$/.exec(plainAnswer(turn))?.[1]);
  return wanted >= 1 && wanted <= last + 1 ? card(guide, wanted - 1) : undefined;
}

/** By its title, or by its number in the list. */
async function choose(turn: Turn, choices: readonly string[]): Promise<Reply | undefined> {
  const said = plainAnswer(turn);
  const guides = choices.flatMap((slug) => findGuide(turn, slug) ?? []);
  const onlyOne = guides.length === 1 && saysOneOf(turn, ["dung", "dung roi", "co", "phai", "uh", "u", "ok"]);
  const chosen = onlyOne
    ? guides[0]
    : (guides.find((guide) => fold(guide.title) === said) ?? guides[Number(/^(?:so )?(\d)$/.exec(said)?.[1]) - 1]);
  return chosen && show(turn, chosen);
}

async function showTopics(turn: Turn): Promise<Reply> {
  const used = await mostUsedGuides(turn.tx, { communeId: turn.commune.id, now: turn.now });
  const all = turn.commune.library.guides;
  const first = used.flatMap((slug) => findGuide(turn, slug) ?? []);
  const topics = [...first, ...all.filter((guide) => !first.includes(guide))].slice(0, TOPICS);
  return offer(
    turn,
    topics,
    "Bà con cần làm việc gì? Bấm một việc bên dưới, hoặc gõ tên việc, ví dụ: hướng dẫn quét mã QR.",
  );
}

/** Long titles stand in the text; the buttons carry them too, so that typing either does the same. A group is not asked: it talks on. */
function offer(turn: Turn, guides: readonly Guide[], question: string): Reply {
  if (turn.channel === "group") {
    const titles = guides.map(({ title }) => `• ${title}`);
    const text = [question, ...titles, "Xin nhắn tên bài kèm tên Zalo này, hoặc nhắn riêng."].join("\n");
    return { messages: [{ text }] };
  }
  const list = guides.map((guide, index) => `${index + 1}. ${guide.title}`);
  return {
    messages: [
      {
        text: [question, ...list].join("\n"),
        buttons: [...guides.map(({ title }) => ({ title, say: title })), meetSomebody],
      },
    ],
    state: { command: name, data: { choices: guides.map(({ slug }) => slug) } },
  };
}

async function nothingFound(turn: Turn): Promise<Reply> {
  await keepUnansweredQuestion(turn.tx, { communeId: turn.commune.id, text: turn.text, now: turn.now });
  return {
    messages: [
      {
        text: `Dạ, tôi chưa có hướng dẫn về việc này. Tôi đã ghi lại câu hỏi để cán bộ bổ sung.\nCần ngay thì bấm “Gặp người hỗ trợ”, người của tổ sẽ giúp.\n${contactSentence(turn.commune)}`,
        buttons: [meetSomebody, allGuides],
      },
    ],
    ...endQuestion(turn),
  };
}

function findGuide(turn: Turn, slug: string): Guide | undefined {
  return turn.commune.library.guides.find((guide) => guide.slug === slug);
}
