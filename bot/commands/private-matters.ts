import { askSupportCommand } from "./ask-support.ts";
import type { Command } from "./command.ts";
import { correctOwnDataCommand } from "./correct-own-data.ts";
import { handOverCommand } from "./hand-over.ts";
import { logInCommand } from "./log-in.ts";
import { ownSupportCommand } from "./own-support.ts";
import { privacyCommand } from "./privacy.ts";
import { receiveMessagesCommand, stopMessagesCommand } from "./stop-messages.ts";

/** What only a person's own chat can do: nothing of it is for a group's eyes, nor an answer to what the group was asked. */
const own: readonly Command[] = [
  stopMessagesCommand,
  privacyCommand,
  correctOwnDataCommand,
  receiveMessagesCommand,
  logInCommand,
  handOverCommand,
  ownSupportCommand,
  askSupportCommand,
];

/** "@Phường quyền riêng tư" in a group: says where to go. Other questions stay as they are. */
export const privateMattersCommand: Command = {
  name: "private_matters",
  wants: (turn) =>
    turn.channel === "group" &&
    turn.isAddressed &&
    own.some((command) => command.wants({ ...turn, channel: "person" })),
  run: async () => ({
    messages: [
      { text: "Đây là việc riêng. Xin nhắn đúng câu này vào tin nhắn riêng với Zalo này, không nhắn trong nhóm." },
    ],
  }),
};
