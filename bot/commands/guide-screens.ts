import type { Button, OutgoingMessage } from "../../shared/api/message.ts";
import { type Guide, neverAskedForSecrets } from "../../shared/catalogue/guide.ts";

/** Characters that fit a small phone's screen at large type, beside two or three buttons. */
const ONE_SCREEN = 900;

const next: Button = { title: "Tiếp", say: "tiếp" };
const done: Button = { title: "Xong", say: "xong" };
const whole: Button = { title: "Xem cả bài", say: "xem cả bài" };
export const meetSomebody: Button = { title: "Gặp người hỗ trợ", say: "hỗ trợ" };
export const allGuides: Button = { title: "Các hướng dẫn", say: "hướng dẫn" };

/** The whole guide when it fits one screen; undefined when it has to be shown step by step. */
export function onOneScreen(guide: Guide): OutgoingMessage | undefined {
  const message = wholeGuide(guide);
  return message.text.length <= ONE_SCREEN ? message : undefined;
}

/** All steps at once, however long: for who asks for it. At most 2,000 characters for every guide we ship. */
export function wholeGuide(guide: Guide): OutgoingMessage {
  const steps = guide.steps.map((step, index) => `${index + 1}. ${step}`);
  return {
    text: [`${guide.title}\n`, ...steps, `\n${closing(guide)}`].join("\n"),
    buttons: [meetSomebody, allGuides],
  };
}

/** One step to read while doing it; `step` counts from 0. */
export function stepCard(guide: Guide, step: number): OutgoingMessage {
  const isLast = step === guide.steps.length - 1;
  const count = guide.steps.length;
  const first = `Bài này có ${count} bước. Làm xong mỗi bước thì bấm “Tiếp”, muốn xem lại bước trước thì gõ “lại”.`;
  return {
    text: [
      guide.title,
      ...(step === 0 ? [first] : []),
      `\nBước ${step + 1}/${count}\n`,
      guide.steps[step] ?? "",
      ...(isLast ? ["\nĐây là bước cuối. Làm xong thì bấm “Xong”."] : []),
    ].join("\n"),
    buttons: isLast ? [done, meetSomebody] : step === 0 ? [next, done, whole] : [next, done],
  };
}

/** One message for all who read along: a group has no buttons to walk on with, so the rest is for the own chat of whoever wants it. */
export function groupCard(guide: Guide, step: number): OutgoingMessage {
  const text = [
    `${guide.title}\n`,
    `Bước ${step + 1}/${guide.steps.length}\n`,
    guide.steps[step] ?? "",
    `\nCảnh giác: ${neverAskedForSecrets}`,
    "Muốn xem từng bước, xin nhắn riêng tên bài.",
  ].join("\n");
  return { text, buttons: [{ title: guide.title, say: guide.title }] };
}

/** After the last card: what to beware of, and who helps. */
export function farewell(guide: Guide): OutgoingMessage {
  const notes = guide.notes.map((note) => `• ${note}`);
  const text = [`Đã hết bài “${guide.title}”.`, ...notes, "", closing(guide)].join("\n");
  return { text, buttons: [meetSomebody, allGuides] };
}

export function helpWithGuide(guide: Guide): OutgoingMessage {
  return {
    text: `Không sao, bước nào vướng thì có người giúp.\n${guide.help}\n\nBấm “Gặp người hỗ trợ” để nhắn tổ của thôn, hoặc bấm “Tiếp” để làm tiếp.`,
    buttons: [meetSomebody, next, done],
  };
}

/** Never without a warning and a person. */
function closing(guide: Guide): string {
  const check = guide.needsCheck
    ? ["Có máy hiện tên nút hơi khác; thấy khác thì hỏi người của tổ, đừng bấm liều."]
    : [];
  return [...check, `Cảnh giác: ${neverAskedForSecrets}`, `Cần người giúp: ${guide.help}`].join("\n");
}
