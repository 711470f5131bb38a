import type { Button } from "../../shared/api/message.ts";
import type { Reply } from "./command.ts";

/** Whatever is asked in a group is answered there: it has no buttons, and the person's own chat does not know the question. */
export function forGroup(reply: Reply): Reply {
  if (!reply.state) return reply;
  const messages = reply.messages.map((message) => {
    const answers = (message.buttons ?? []).filter((button) => "say" in button);
    if (answers.length === 0) return message;
    const buttons = (message.buttons ?? []).filter((button) => !("say" in button));
    return { ...message, text: `${message.text}\n\n${answerHere(answers)}`, buttons };
  });
  return { ...reply, messages };
}

function answerHere(answers: readonly Button[]): string {
  const titles = answers.map(({ title }) => `“${title}”`);
  const last = titles.pop();
  const all = titles.length > 0 ? `${titles.join(", ")} hoặc ${last}` : last;
  return `Trả lời ngay trong nhóm, kèm tên Zalo này: ${all}`;
}
