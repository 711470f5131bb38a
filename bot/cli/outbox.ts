import { withScope } from "../db/connection.ts";
import { listMessages, type MessageState, messageStates } from "../services/outbox/list-messages.ts";
import { noRest, readOptions } from "./options.ts";
import { printJson, printTable } from "./output.ts";
import { withProduct } from "./product.ts";
import { UsageError, type Verb } from "./verb.ts";

const shownAtMost = 10_000;

const stateWords: Record<MessageState, string> = {
  pending: "chờ gửi",
  sending: "đang gửi",
  sent: "đã gửi",
  failed: "không gửi được",
  unknown: "chưa rõ",
  held: "đang giữ",
};

export const outboxVerb: Verb = {
  name: "outbox",
  summary: "Tin gửi sang Zalo theo tình trạng, không có nội dung",
  usage: `[--state ${messageStates.join("|")}] [--json]`,
  async run(args) {
    const { options, rest } = readOptions(args, { state: "text", json: "flag" });
    noRest(rest);
    const state = readState(options.state);
    const messages = await withProduct(({ db }) =>
      withScope(db, "all", (tx) => listMessages(tx, { state, limit: shownAtMost })),
    );
    if (options.json) {
      printJson(messages);
    } else {
      printTable(
        ["Số", "Gửi tới", "Loại", "Tình trạng", "Lúc", "Lý do"],
        messages.map(({ id, to, kind, at, reason, ...message }) => [
          id,
          to,
          kind,
          stateWords[message.state],
          at.toISOString(),
          reason ?? "",
        ]),
      );
    }
    return 0;
  },
};

function readState(text: string | undefined): MessageState | undefined {
  if (text === undefined) return undefined;
  const state = messageStates.find((known) => known === text);
  if (!state) throw new UsageError(`Không có tình trạng “${text}”; có: ${messageStates.join(", ")}.`);
  return state;
}
