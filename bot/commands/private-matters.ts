import { nudgeSilentCommand } from "./acknowledge-announcement.ts";
import { announceCommand } from "./announce.ts";
import { approveAnnouncementCommand } from "./approve-announcement.ts";
import { askSupportCommand } from "./ask-support.ts";
import type { Command } from "./command.ts";
import { correctOwnDataCommand } from "./correct-own-data.ts";
import { handOverCommand } from "./hand-over.ts";
import { logInCommand } from "./log-in.ts";
import { answerSupportCommand, cancelSupportCommand, listSupportCommand } from "./manage-support.ts";
import { ownSupportCommand, rateSupportCommand } from "./own-support.ts";
import { privacyCommand } from "./privacy.ts";
import { listHeldThreadsCommand, releaseThreadCommand } from "./release-thread.ts";
import { showAnnouncementCommand } from "./show-announcement.ts";
import { markCalledCommand, showCallsCommand } from "./show-calls.ts";
import { steerAnnouncementCommand } from "./steer-announcement.ts";
import { receiveMessagesCommand, stopMessagesCommand } from "./stop-messages.ts";
import { confirmMemberCommand, removeMemberCommand, unlinkGroupCommand } from "./take-back.ts";

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
  rateSupportCommand,
  cancelSupportCommand,
  listSupportCommand,
  answerSupportCommand,
  announceCommand,
  showAnnouncementCommand,
  approveAnnouncementCommand,
  steerAnnouncementCommand,
  nudgeSilentCommand,
  showCallsCommand,
  markCalledCommand,
  listHeldThreadsCommand,
  releaseThreadCommand,
  removeMemberCommand,
  confirmMemberCommand,
  unlinkGroupCommand,
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
