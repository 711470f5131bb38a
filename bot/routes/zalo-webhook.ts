import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Logger } from "../logger.ts";
import { webhookAnswers } from "../metrics.ts";
import type { Inbox } from "../services/inbox/inbox.ts";
import type { OtpTalk } from "../services/inbox/otp-talk.ts";
import type { SuspectEvent } from "../services/inbox/quarantine.ts";
import type { ConnectedOa, OaDirectory } from "../services/official-accounts/oa-directory.ts";
import type { LooseObject } from "../zalo/lenient.ts";
import { oaIdCandidates, readWebhook } from "../zalo/read-webhook.ts";
import { diagnoseSignature, verifyZaloSignature } from "../zalo/signature.ts";
import { HttpError } from "./http-error.ts";
import { toNewEvent } from "./new-event.ts";

/** Zalo's events are a few kilobytes; a megabyte is nobody's message. */
const bodyLimitBytes = 1_048_576;

/** What stands at the door. */
export interface Door {
  directory: OaDirectory;
  inbox: Inbox;
  quarantine(event: SuspectEvent): Promise<void>;
  /** A rightly signed event of the OA arrived. */
  noteEvent(oa: ConnectedOa, eventName: string): Promise<void>;
  otpTalk: OtpTalk;
  appSecret: string;
  now(): Date;
  logger: Logger;
}

interface Delivery {
  rawBody: Buffer;
  signature: string | undefined;
  timestampHeader: string | undefined;
}

/** Zalo's only entrance. It answers when the event is stored, and nothing here waits for anything else. */
export function registerZaloWebhook(app: FastifyInstance, door: Door): void {
  // A scope of its own: other routes read JSON.
  app.register(async (scope) => addRoutes(scope, door));
}

function addRoutes(app: FastifyInstance, door: Door): void {
  // The signature is over the bytes as they came, whatever they claim to be. The first is what Zalo claims, found at once.
  app.removeAllContentTypeParsers();
  for (const contentType of ["application/json", "*"]) {
    app.addContentTypeParser(contentType, { parseAs: "buffer", bodyLimit: bodyLimitBytes }, (_request, body, done) =>
      done(null, body),
    );
  }

  // The second address is what a person pastes into Zalo's console with a slash too many.
  for (const address of ["/webhooks/zalo", "/webhooks/zalo/"]) {
    app.get(address, async () => ({ ok: true }));
    app.post(address, { bodyLimit: bodyLimitBytes, helmet: false }, (request) => answer(door, request));
  }
}

async function answer(door: Door, request: FastifyRequest): Promise<{ ok: true }> {
  const header = (name: string) => {
    const value = request.headers[name];
    return Array.isArray(value) ? value[0] : value;
  };
  const rawBody = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const result = await receive(door, {
    rawBody,
    signature: header("x-zevent-signature"),
    timestampHeader: header("x-zevent-timestamp"),
  });
  webhookAnswers.inc({ result });
  if (result === "unreadable") throw new HttpError(400, "not_json", "Nội dung không phải JSON.");
  if (result === "refused") throw new HttpError(401, "wrong_signature", "Chữ ký của sự kiện không đúng.");
  return { ok: true };
}

type Result = "probe" | "unreadable" | "unknown_oa" | "quarantined" | "refused" | "accepted";

async function receive(door: Door, delivery: Delivery): Promise<Result> {
  const reading = readWebhook(delivery.rawBody);
  if (reading.kind === "probe") return "probe";
  if (reading.kind !== "event") return "unreadable";
  const candidates = oaIdCandidates(reading.body);
  const oa = await door.directory.find(candidates);
  if (!oa) {
    await keepApart(door, delivery, reading.body, { oaId: candidates[0], reason: "unknown_oa" });
    return "unknown_oa";
  }
  const { appId, secretKey } = oa;
  const { rawBody, signature: header } = delivery;
  if (!verifyZaloSignature({ rawBody, body: reading.body, header, appId, secretKey })) {
    return refuse(door, delivery, reading.body, oa);
  }
  const event = toNewEvent(door, { body: reading.body, rawBody, oa });
  await door.noteEvent(oa, event.eventName);
  await door.inbox.accept(event);
  return "accepted";
}

/** Wrong for good answers 401. While the OA is being set up Zalo must not switch the webhook off over a wrongly pasted key. */
async function refuse(door: Door, delivery: Delivery, body: LooseObject, oa: ConnectedOa): Promise<Result> {
  const diagnosis = diagnoseSignature({
    rawBody: delivery.rawBody,
    body,
    header: delivery.signature,
    appId: oa.appId,
    secretKey: oa.secretKey,
    appSecret: door.appSecret,
    oaId: oa.oaId,
    timestampHeader: delivery.timestampHeader,
  });
  door.logger.warn({ oaId: oa.oaId, diagnosis }, "a webhook came with a wrong signature");
  await keepApart(door, delivery, body, { oaId: oa.oaId, reason: "bad_signature", diagnosis });
  return oa.isVerified ? "refused" : "quarantined";
}

async function keepApart(
  door: Door,
  { rawBody }: Delivery,
  body: LooseObject,
  suspect: Pick<SuspectEvent, "oaId" | "reason" | "diagnosis">,
): Promise<void> {
  // Cut: a stranger's "name" may be anything.
  const eventName =
    typeof body.event_name === "string" ? body.event_name.replace(/[^\w.-]/g, "").slice(0, 60) : undefined;
  await door.quarantine({ ...suspect, rawBody, eventName });
}
