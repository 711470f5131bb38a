import type { OutgoingMessage } from "../../shared/api/message.ts";
import type { Village } from "../services/teams/villages.ts";

const MOST_BUTTONS = 5;
/** So that the question stays on one screen; more villages than this are typed, not listed. */
const MOST_LISTED = 25;

/**
 * Asks where somebody lives: buttons while they suffice, else the names to type. `orElse` is one more choice for who does
 * not know.
 */
export function villageQuestion(question: string, villages: readonly Village[], orElse?: string): OutgoingMessage {
  const extra = orElse ? [{ title: orElse, say: orElse.toLocaleLowerCase("vi") }] : [];
  if (villages.length + extra.length <= MOST_BUTTONS) {
    const buttons = [...villages.map((village) => ({ title: village.name, say: village.name })), ...extra];
    return { text: question, buttons };
  }
  const names = villages.length <= MOST_LISTED ? `: ${villages.map((village) => village.name).join(", ")}` : "";
  return { text: `${question}\nXin nhắn tên${names}.`, buttons: extra };
}
