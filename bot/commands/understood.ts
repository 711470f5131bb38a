import type { Intent } from "../../shared/understanding/intent.ts";
import { roleOf } from "../services/people/known-person.ts";
import type { Command } from "./command.ts";
import { intentOf } from "./read-message.ts";

/** A text that says itself what it is. */
const REPORT = /^(?:bao cao|bc)\b/;

/**
 * The command, for texts that ask for the same in somebody's own words. Only officers announce: a resident's sentence about
 * a notice is a question. Answers to questions go to the command itself, which stands first under its name.
 */
export function understood(intent: Intent, command: Command): Command {
  return {
    name: command.name,
    wants: (turn) =>
      turn.channel === "person" &&
      turn.text !== "" &&
      !REPORT.test(turn.folded) &&
      intentOf(turn) === intent &&
      (intent !== "announcement" || roleOf(turn.person) === "staff"),
    run: command.run,
  };
}
