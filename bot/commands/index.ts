import type { Command } from "./command.ts";
import { fallbackCommand } from "./fallback.ts";
import { registerPersonCommand } from "./register-person.ts";
import { showHelpCommand } from "./show-help.ts";

/**
 * Everything a person can ask, in the order in which it is offered the text. Exact words come before free ones: a command that
 * reads whole sentences (reports, guides) stands behind all that want a few fixed words, the fallback behind everything.
 */
export const commands: readonly Command[] = [showHelpCommand, registerPersonCommand, fallbackCommand];
