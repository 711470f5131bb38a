import { formatTime } from "../../shared/calendar/format.ts";
import { codesBlockedUntil, noteWrongCode } from "../services/people/wrong-codes.ts";
import type { CommandDeps, Reply, Turn } from "./command.ts";

/** The answer to somebody who tried too many wrong codes, whatever they try now; undefined for all others. */
export async function refuseGuessing(turn: Turn, { vault }: CommandDeps): Promise<Reply | undefined> {
  const until = await codesBlockedUntil(turn.tx, vault, turn);
  if (until === undefined) return undefined;
  // The next whole minute: at the minute shown it works.
  const shown = new Date(Math.ceil(until.getTime() / 60_000) * 60_000);
  const text = `Mã đã sai 5 lần trong một giờ nên tạm dừng nhận mã, để không ai dò được mã của tổ. Xin xem lại mã rồi nhắn sau ${formatTime(shown)}.`;
  return { messages: [{ text, buttons: [{ title: "Trợ giúp", say: "trợ giúp" }] }], state: null };
}

export async function countWrongCode(turn: Turn, { vault }: CommandDeps): Promise<void> {
  await noteWrongCode(turn.tx, vault, turn);
}
