import type { Command } from "./command.ts";
import { correctOwnDataCommand } from "./correct-own-data.ts";
import { fallbackCommand } from "./fallback.ts";
import { linkGroupCommand } from "./link-group.ts";
import { privacyCommand } from "./privacy.ts";
import { registerPersonCommand } from "./register-person.ts";
import { showHelpCommand } from "./show-help.ts";
import { receiveMessagesCommand, stopMessagesCommand } from "./stop-messages.ts";
import { removeMemberCommand, unlinkGroupCommand } from "./take-back.ts";
import { warnSecretCommand } from "./warn-secret.ts";

/**
 * Everything a person can ask, in the order in which it is offered the text. The guard against secrets stands before everything;
 * exact words before free ones: a command that reads whole sentences (reports, guides) stands behind all that want a few fixed
 * words; the fallback behind everything.
 */
export const commands: readonly Command[] = [
  warnSecretCommand,
  stopMessagesCommand,
  showHelpCommand,
  privacyCommand,
  correctOwnDataCommand,
  receiveMessagesCommand,
  registerPersonCommand,
  linkGroupCommand,
  removeMemberCommand,
  unlinkGroupCommand,
  fallbackCommand,
];
