import { createHmac, hash, timingSafeEqual } from "node:crypto";
import { type LooseObject, toId } from "./lenient.ts";
import { readWebhook } from "./read-webhook.ts";

interface SignedRequest {
  /** The bytes as they arrived, before any JSON parser. */
  rawBody: Buffer;
  /** What readWebhook made of them, when the caller knows it already: reading costs more than hashing. */
  body?: LooseObject;
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
  return isSame(mac, hashOf(request.appId, request.rawBody, bodyField(request, "timestamp"), request.secretKey));
}

/** For the staff's health page only: names the known mistake that explains a signature. Never accept an event because of it. */
export function diagnoseSignature(
  request: SignedRequest & { appSecret: string; oaId: string | undefined; timestampHeader?: string | undefined },
): SignatureFinding {
  if (request.secretKey === "") return "no_secret_key";
  if (request.header === undefined || request.header.trim() === "") return "no_signature";
  const mac = readMac(request.header);
  if (mac === undefined) return "malformed_signature";
  const matching = explanations(request).find(([, expected]) => isSame(mac, expected()));
  return matching?.[0] ?? "unknown";
}

function explanations(request: Parameters<typeof diagnoseSignature>[0]): [SignatureFinding, () => string][] {
  const { rawBody, appId, secretKey, appSecret, oaId, timestampHeader } = request;
  const timestamp = bodyField(request, "timestamp");
  const candidates: [SignatureFinding, boolean, () => string][] = [
    ["ok", appId !== "", () => hashOf(appId, rawBody, timestamp, secretKey)],
    ["app_secret", appSecret !== "", () => hashOf(appId, rawBody, timestamp, appSecret)],
    ["oa_id_first", oaId !== undefined, () => hashOf(oaId ?? "", rawBody, timestamp, secretKey)],
    ["header_timestamp", timestampHeader !== undefined, () => hashOf(appId, rawBody, timestampHeader ?? "", secretKey)],
    ["hmac", true, () => createHmac("sha256", secretKey).update(rawBody).digest("hex")],
    ["other_app", true, () => hashOf(bodyField(request, "app_id"), rawBody, timestamp, secretKey)],
  ];
  return candidates.flatMap(([finding, isPossible, hash]) => (isPossible ? [[finding, hash]] : []));
}

/** In lower case hex. */
function hashOf(firstTerm: string, rawBody: Buffer, timestamp: string, secret: string): string {
  const end = timestamp + secret;
  // Written into one buffer: joining three costs as much as the hash.
  const signed = Buffer.allocUnsafe(Buffer.byteLength(firstTerm) + rawBody.length + Buffer.byteLength(end));
  let at = signed.write(firstTerm);
  at += rawBody.copy(signed, at);
  signed.write(end, at);
  return hash("sha256", signed, "hex");
}

/** `mac=<hex>`, `mac = <hex>` or the bare hex, either case; in lower case. */
function readMac(header: string | undefined): string | undefined {
  const hex = header
    ?.trim()
    .replace(/^mac\s*=\s*/i, "")
    .toLowerCase();
  return hex !== undefined && /^[0-9a-f]{64}$/.test(hex) ? hex : undefined;
}

function isSame(mac: string, expected: string): boolean {
  return timingSafeEqual(Buffer.from(mac, "latin1"), Buffer.from(expected, "latin1"));
}

/** The body's own field, wherever other objects have one of the same name. */
function bodyField({ rawBody, body }: SignedRequest, name: "timestamp" | "app_id"): string {
  return toId((body ?? readBody(rawBody))[name]) ?? "";
}

function readBody(rawBody: Buffer): LooseObject {
  const reading = readWebhook(rawBody);
  return reading.kind === "event" ? reading.body : {};
}
