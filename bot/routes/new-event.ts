import type { InboundEvent } from "../../shared/api/inbound-event.ts";
import { fold } from "../../shared/understanding/fold.ts";
import { conversationKey } from "../services/conversations.ts";
import type { OtpTalk } from "../services/inbox/otp-talk.ts";
import { redactBody } from "../services/inbox/redact-body.ts";
import type { NewEvent } from "../services/inbox/store-events.ts";
import type { ConnectedOa, OaDirectory } from "../services/official-accounts/oa-directory.ts";
import { dedupeKey } from "../zalo/dedupe-key.ts";
import type { LooseObject } from "../zalo/lenient.ts";
import { parseEvent } from "../zalo/parse-event.ts";

interface Door {
  directory: Pick<OaDirectory, "isKnown">;
  otpTalk: OtpTalk;
  now(): Date;
}

/** Kinds that somebody has to act on; the others are kept and counted only. */
const handledKinds: ReadonlySet<InboundEvent["kind"]> = new Set([
  "message",
  "echo",
  "follow",
  "chat_opened",
  "delivered",
  "seen",
  "group_changed",
  "contact_shared",
  "data_withdrawn",
] as const);

/** Six digits and nothing else are a one-time code: no report is a number without a word. */
const bareCode = /^\d{3} ?\d{3}$/;

/** The titles under a report that was read back in a group: an answer without naming the OA. Who may give it is seen later. */
const answersInGroup = new Set(["dung", "sua", "huy"]);

/** No name has them; Zalo's own never did. */
const controls = /\p{Cc}/gu;

/** A verified body as the row that is stored. From here on nobody sees what was cut out. */
export function toNewEvent(
  door: Door,
  { body, rawBody, oa }: { body: LooseObject; rawBody: Buffer; oa: ConnectedOa },
): NewEvent {
  const event = parseEvent(body, (id) => door.directory.isKnown(id));
  const { conversation } = event;
  const key = conversation && conversationKey({ oaId: oa.oaId, kind: conversation.kind, peerId: conversation.id });
  const receivedAt = door.now();
  const said = event.kind === "message" ? event.text : undefined;
  const afterTalk = key !== undefined && door.otpTalk.isAfter(key, said, receivedAt);
  const afterOtpTalk = afterTalk || bareCode.test(said ?? "");
  const redacted = redactBody(body, { afterOtpTalk });
  const isTalk = isGroupTalk(event);
  return {
    dedupeKey: dedupeKey(body, rawBody),
    communeId: oa.communeId,
    oaId: oa.oaId,
    eventName: event.name.replace(controls, "").slice(0, 80) || "unnamed",
    conversationKey: key,
    raw: isTalk ? undefined : toJson(redacted.body, rawBody, redacted.kinds),
    secretKinds: redacted.kinds,
    sentAt: event.sentAt,
    receivedAt,
    isIdle: key === undefined || isTalk || !handledKinds.has(event.kind),
  };
}

/** PostgreSQL's text cannot hold U+0000, but neither can JSON, except as an escape. */
function toJson(body: LooseObject, rawBody: Buffer, cutKinds: readonly string[]): string {
  return cutKinds.length > 0 ? JSON.stringify(body) : rawBody.toString("utf8");
}

/** What members of a group say to each other is none of our business: neither answered nor kept. */
function isGroupTalk(event: InboundEvent): boolean {
  if (event.kind !== "message" || event.conversation?.kind !== "group") return false;
  const isToUs = event.mentions.some((mention) => mention.who === "oa");
  const said = fold(event.text ?? "").trim();
  return !isToUs && !answersInGroup.has(said) && !/^dang ky\s/.test(said);
}
