import { readTap, withMarks } from "./button-marks.ts";
import type { Command, CommandDeps, Reply, Turn } from "./command.ts";
import { forGroup } from "./group-reply.ts";
import { answerOldButton, withItsQuestion } from "./old-buttons.ts";
import { remindOfDraft } from "./remind-of-draft.ts";

/** Who answered and what they said. */
export interface Answer {
  command: string;
  reply: Reply;
}

/** As choose, with buttons that know the question they answer: an old one does nothing to what was asked since. */
export async function answerTurn(
  commands: readonly Command[],
  said: Turn,
  deps: CommandDeps,
): Promise<Answer | undefined> {
  const tap = readTap(said);
  const turn = tap ? await withItsQuestion(tap.turn, tap.mark) : said;
  const answer = turn
    ? await choose(commands, turn, deps)
    : { command: "old_button", reply: await answerOldButton(tap?.turn ?? said) };
  return answer && { ...answer, reply: shownIn(said.channel, answer.reply) };
}

function shownIn(channel: Turn["channel"], reply: Reply): Reply {
  return channel === "group" ? forGroup(reply) : withMarks(reply);
}

/**
 * Runs the command that the turn belongs to: the one that asked, when this is an answer to its question; else the first in the list
 * that wants it. Undefined when nobody does. A turn that carried a secret is never taken for an answer.
 */
async function choose(commands: readonly Command[], turn: Turn, deps: CommandDeps): Promise<Answer | undefined> {
  const asking = turn.secretKinds.length > 0 ? undefined : commands.find(({ name }) => name === turn.state?.command);
  const answer = await asking?.answer?.(turn, deps);
  if (asking && answer) return { command: asking.name, reply: answer };
  const wanting = commands.find((command) => command.wants(turn));
  if (!wanting) return undefined;
  const reply = await wanting.run(turn, deps);
  return { command: wanting.name, reply: await remindOfDraft(turn, wanting.name, reply) };
}
