import type { SentMessage } from "../../bot/zalo/answers.ts";
import { ZaloApiError } from "../../bot/zalo/zalo-error.ts";
import { limitOf } from "./sending-country.ts";

/** What an app may call a minute over all its OAs (zalo-openapi.md 5.4). */
export const APP_PER_MINUTE = 4_000;

/**
 * Zalo inside this process: takes what its limits allow, of each OA and of each app (zalo-openapi.md 5.4), and tells the former; the
 * token is the OA's id.
 */
export function createMeteredZalo(now: () => Date, appOf: (oaId: string) => string) {
  const minutes = new Map<string, { minute: number; used: number }>();
  const ended = new Map<string, number>();
  const seen = { sent: 0, refused: 0 };
  const sentAt: number[] = [];

  function countOf(key: string): { minute: number; used: number } {
    const minute = Math.floor(now().getTime() / 60_000);
    const known = minutes.get(key);
    if (known?.minute === minute) return known;
    const fresh = { minute, used: 0 };
    minutes.set(key, fresh);
    return fresh;
  }

  async function take(oaId: string): Promise<SentMessage> {
    const [ofOa, ofApp] = [countOf(`oa ${oaId}`), countOf(`app ${appOf(oaId)}`)];
    const limit = limitOf(oaId);
    if (ofOa.used >= limit || ofApp.used >= APP_PER_MINUTE) {
      seen.refused += 1;
      throw new ZaloApiError("sendToGroup", -32, "minute limit");
    }
    ofOa.used += 1;
    ofApp.used += 1;
    ended.set(oaId, now().getTime());
    sentAt.push(now().getTime());
    seen.sent += 1;
    return { messageId: `m${seen.sent}`, rateLimit: { limit, remain: limit - ofOa.used } };
  }

  return {
    client: { sendToGroup: (token: string) => take(token), sendToPerson: (token: string) => take(token) },
    seen,
    /** When each OA's last message came. */
    ended,
    /** When each message came, ms, in order. */
    sentAt,
  };
}
