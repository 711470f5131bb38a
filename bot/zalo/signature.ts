import { createHmac, hash, timingSafeEqual } from "node:crypto";
import { toId } from "./lenient.ts";
import { readWebhook } from "./read-webhook.ts";

interface SignedRequest {
  /** The bytes as they arrived, before any JSON parser. */
  rawBody: Buffer;
  /** `X-ZEvent-Signature`, as Node gives it. */
  header: string | undefined;
  appId: string;
  /** The OA Secret Key of the webhook screen; not the app secret. */
  secretKey: string;
}

/** What the body was signed with, as far as we can tell. Only `ok` may be processed. */
export type SignatureFinding =
  | "ok"
  | "no_secret_key"
  | "no_signature"
  | "malformed_signature"
  | "app_secret"
  | "oa_id_first"
  | "header_timestamp"
  | "hmac"
  | "other_app"
  | "unknown";

/**
 * True when `mac = hex(SHA-256(app_id + data + timestamp + OA Secret Key))` (zalo-openapi.md 1.2): plain SHA-256 over the raw bytes,
 * with the body's own timestamp. An empty secret verifies nothing, or anybody could sign.
 */
export function verifyZaloSignature(request: SignedRequest): boolean {
  const mac = readMac(request.header);
  if (mac === undefined || request.appId === "" || request.secretKey === "") return false;
  return timingSafeEqual(
    mac,
    hashOf(request.appId, request.rawBody, bodyTimestamp(request.rawBody), request.secretKey),
  );
}

/** For the staff's health page only: names the known mistake that explains a signature. Never accept an event because of it. */
export function diagnoseSignature(
  request: SignedRequest & { appSecret: string; oaId: string | undefined; timestampHeader?: string | undefined },
): SignatureFinding {
  if (request.secretKey === "") return "no_secret_key";
  if (request.header === undefined || request.header.trim() === "") return "no_signature";
  const mac = readMac(request.header);
  if (mac === undefined) return "malformed_signature";
  const matching = explanations(request).find(([, expected]) => timingSafeEqual(mac, expected()));
  return matching?.[0] ?? "unknown";
}

function explanations(request: Parameters<typeof diagnoseSignature>[0]): [SignatureFinding, () => Buffer][] {
  const { rawBody, appId, secretKey, appSecret, oaId, timestampHeader } = request;
  const timestamp = bodyTimestamp(rawBody);
  const candidates: [SignatureFinding, boolean, () => Buffer][] = [
    ["ok", appId !== "", () => hashOf(appId, rawBody, timestamp, secretKey)],
    ["app_secret", appSecret !== "", () => hashOf(appId, rawBody, timestamp, appSecret)],
    ["oa_id_first", oaId !== undefined, () => hashOf(oaId ?? "", rawBody, timestamp, secretKey)],
    ["header_timestamp", timestampHeader !== undefined, () => hashOf(appId, rawBody, timestampHeader ?? "", secretKey)],
    ["hmac", true, () => createHmac("sha256", secretKey).update(rawBody).digest()],
    ["other_app", true, () => hashOf(bodyAppId(rawBody), rawBody, timestamp, secretKey)],
  ];
  return candidates.flatMap(([finding, isPossible, hash]) => (isPossible ? [[finding, hash]] : []));
}

function hashOf(firstTerm: string, rawBody: Buffer, timestamp: string, secret: string): Buffer {
  // By way of hex: Node makes that one three times as fast as a buffer.
  const signed = Buffer.concat([Buffer.from(firstTerm), rawBody, Buffer.from(timestamp + secret)]);
  return Buffer.from(hash("sha256", signed, "hex"), "hex");
}

/** `mac=<hex>`, `mac = <hex>` or the bare hex, either case. */
function readMac(header: string | undefined): Buffer | undefined {
  const hex = header?.trim().match(/^(?:mac\s*=\s*)?([0-9a-f]{64})$/i)?.[1];
  return hex === undefined ? undefined : Buffer.from(hex, "hex");
}

const timestampAtEnd = /[,{]"timestamp":"(\d{1,20})"\}$/;

/** Zalo usually writes `…,"timestamp":"1790000000123"}`: at the very end it can only be the body's own, and parsing is spared. */
function bodyTimestamp(rawBody: Buffer): string {
  const end = rawBody.subarray(-48).toString("latin1");
  return end.match(timestampAtEnd)?.[1] ?? bodyField(rawBody, "timestamp");
}

function bodyAppId(rawBody: Buffer): string {
  return bodyField(rawBody, "app_id");
}

function bodyField(rawBody: Buffer, name: "timestamp" | "app_id"): string {
  const reading = readWebhook(rawBody);
  return (reading.kind === "event" && toId(reading.body[name])) || "";
}
