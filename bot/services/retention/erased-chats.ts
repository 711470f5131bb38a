import { finishErasing } from "../people/erase-chat.ts";
import type { RetentionRule } from "./rule.ts";

/** Each is a handful of statements. */
const chatsAtOnce = 100;

/** What was still on its way when a person was erased: the answer "đã xóa hết", and the message that asked for it. */
export const erasedChatsRule: RetentionRule = {
  name: "erased_chats",
  batch: chatsAtOnce,
  forget: finishErasing,
};
