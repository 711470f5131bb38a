import type { Mention } from "../../shared/api/inbound-event.ts";
import { type LooseObject, toId, toText } from "./lenient.ts";
import { parseAttachments } from "./parse-attachments.ts";

const mention = /\[@([\w-]{1,64})\]/g;

/** `message: { text: "[@300…21] báo cáo", msg_id, quote_msg_id?, attachments? }` */
export function parseContent(message: LooseObject, oaId: string | undefined, groupId: string | undefined) {
  const originalText = toText(message.text);
  return {
    text: cleanText(originalText),
    originalText,
    mentions: parseMentions(originalText ?? "", oaId, groupId),
    attachments: parseAttachments(message),
    quotedMessageId: toId(message.quote_msg_id),
  };
}

function parseMentions(text: string, oaId: string | undefined, groupId: string | undefined): Mention[] {
  if (!text.includes("[@")) return [];
  return [...text.matchAll(mention)].map(([, id = ""]) => ({
    id,
    who: id === oaId ? "oa" : id === groupId ? "everyone" : "person",
  }));
}

/** Mentions go, because nineteen digits are no figure of a report. */
function cleanText(text: string | undefined): string | undefined {
  const spoken = text?.replace(mention, " ").normalize("NFC").trim();
  if (spoken === undefined || spoken === "") return undefined;
  return spoken.length === text?.length ? spoken : spoken.replace(/ {2,}/g, " ");
}
