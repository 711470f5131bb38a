import { isObject, type LooseObject, toId, toObject } from "./lenient.ts";
import { readJson } from "./read-json.ts";

/** `probe` is the `{}` Zalo posts, unsigned, when the webhook address is saved: answer 200 and stop. */
export type WebhookReading =
  | { kind: "event"; body: LooseObject }
  | { kind: "probe" }
  | { kind: "not_an_object" }
  | { kind: "not_json" };

export function readWebhook(rawBody: Buffer | string): WebhookReading {
  let value: unknown;
  try {
    value = readJson(rawBody.toString());
  } catch {
    // Expected from strangers; the reading says so.
    return { kind: "not_json" };
  }
  if (!isObject(value)) return { kind: "not_an_object" };
  return Object.keys(value).length === 0 ? { kind: "probe" } : { kind: "event", body: value };
}

/** Where an event may name its OA, most telling first. The one that is a known OA is the event's OA. */
export function oaIdCandidates(body: LooseObject): string[] {
  const ids: string[] = [];
  for (const place of [body.oa_id, body.oaId, toObject(body.recipient).id, toObject(body.sender).id]) {
    const id = toId(place);
    if (id !== undefined && !ids.includes(id)) ids.push(id);
  }
  return ids;
}
