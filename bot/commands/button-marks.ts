import { createHash } from "node:crypto";
import { fold } from "../../shared/understanding/fold.ts";
import type { Reply, Turn } from "./command.ts";

/**
 * A phone keeps every button it ever got, and a tap sends back its words alone. So answers to a question carry the question's mark:
 * "đúng (kbdt)", which the chat does not show. Typed without one they mean what waits now. A mark is no right and no secret.
 */

/** Answers that would do something else under another question. */
const ANSWERS = new Set([
  "dung",
  "sua",
  "huy",
  "khong phai",
  "gui",
  "gui thu",
  "chi to chua bao cao",
  "ca ba con nhan tin",
  "dong y",
  "khong dong y",
  "cong them",
  "thay the",
  "bo",
  "bo qua so nay",
  "huy bao cao",
  "giu lai",
]);
/** No vowels, so that no mark is a word, and no digits, so that none is a figure or a code. */
const LETTERS = "bcdfghjklmnpqrstvwxz";
const LENGTH = 4;
const MARKED = new RegExp(`^(.+) \\(([${LETTERS}]{${LENGTH}})\\)$`, "su");

/** Four letters for anything that is plain data; the same for the same, whatever the order of its keys. */
export function markOf(data: unknown): string {
  const bytes = createHash("sha256")
    .update(JSON.stringify(inOrder(data)))
    .digest();
  return [...bytes.subarray(0, LENGTH)].map((byte) => LETTERS[byte % LETTERS.length]).join("");
}

/** A database gives an object's keys back in an order of its own. */
function inOrder(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(inOrder);
  if (data === null || typeof data !== "object") return data;
  return Object.entries(data)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, value]) => [key, inOrder(value)]);
}

/** The same reply, its answers marked with the question it asks. */
export function withMarks(reply: Reply): Reply {
  if (!reply.state) return reply;
  const mark = markOf(reply.state);
  const messages = reply.messages.map((message) => {
    if (!message.buttons) return message;
    const buttons = message.buttons.map((button) =>
      "say" in button && ANSWERS.has(fold(button.say))
        ? { ...button, say: `${button.say} (${mark})`, quiet: true as const }
        : button,
    );
    return { ...message, buttons };
  });
  return { ...reply, messages };
}

/** What a tapped button says and the question it belongs to; undefined for words without a mark. */
export function readTap(turn: Turn): { mark: string; turn: Turn } | undefined {
  const [, text, mark] = MARKED.exec(turn.text) ?? [];
  if (text === undefined || mark === undefined || !ANSWERS.has(fold(text))) return undefined;
  return { mark, turn: { ...turn, text, folded: fold(text) } };
}
