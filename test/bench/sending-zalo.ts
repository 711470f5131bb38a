import type { SentMessage } from "../../bot/zalo/answers.ts";
import { ZaloApiError } from "../../bot/zalo/zalo-error.ts";
import { limitOf } from "./sending-country.ts";

/** Zalo inside this process: takes what its limits allow (zalo-openapi.md 5.4) and tells them; the token is the OA's id. */
export function createMeteredZalo(now: () => Date) {
  const minutes = new Map<string, { minute: number; used: number }>();
  const ended = new Map<string, number>();
  const seen = { sent: 0, refused: 0 };
  let nextId = 0;

  async function take(oaId: string): Promise<SentMessage> {
    const minute = Math.floor(now().getTime() / 60_000);
    const known = minutes.get(oaId);
    const used = known?.minute === minute ? known.used : 0;
    const limit = limitOf(oaId);
    if (used >= limit) {
      seen.refused += 1;
      throw new ZaloApiError("sendToGroup", -32, "minute limit");
    }
    minutes.set(oaId, { minute, used: used + 1 });
    ended.set(oaId, now().getTime());
    seen.sent += 1;
    nextId += 1;
    return { messageId: `m${nextId}`, rateLimit: { limit, remain: limit - used - 1 } };
  }

  return {
    client: { sendToGroup: (token: string) => take(token), sendToPerson: (token: string) => take(token) },
    seen,
    /** When each OA's last message came. */
    ended,
  };
}
