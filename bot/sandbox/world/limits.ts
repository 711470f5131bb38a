import type { OfficialAccount } from "../protocol.ts";
import { vietnamDay } from "./clock.ts";
import type { AppRecord, OaRecord } from "./records.ts";

type Package = OfficialAccount["package"];

/** Calls a minute of one OA. Growth and Comprehensive: zalo-openapi.md §5.4; the lower ones are unknown, so our guess. */
const CALLS_PER_MINUTE: Record<Package, number> = { basic: 20, standard: 60, growth: 100, comprehensive: 2000 };
/** Calls a minute of one app over all its OAs (same place). */
export const APP_CALLS_PER_MINUTE = 4000;
/** Messages between 48 h and 7 days after the last interaction, a month (zalo-openapi.md §7). */
const PAID_MESSAGES: Record<Package, number> = { basic: 0, standard: 0, growth: 500, comprehensive: 2000 };
/** Broadcasts a month; the number by package is not published, so our guess. */
const BROADCASTS: Record<Package, number> = { basic: 0, standard: 1, growth: 4, comprehensive: 8 };
/** Uploads a month, zalo-openapi.md §3.8. */
const UPLOADS = 5000;

const MINUTE_MS = 60_000;

export function callsPerMinute(pack: Package): number {
  return CALLS_PER_MINUTE[pack];
}

export function canHaveGroups(oa: OaRecord): boolean {
  return oa.package === "growth" || oa.package === "comprehensive";
}

export function quotasOf(pack: Package): OaRecord["quotas"] {
  const full = (total: number) => ({ total, remaining: total });
  return { paidMessages: full(PAID_MESSAGES[pack]), broadcasts: full(BROADCASTS[pack]), uploads: full(UPLOADS) };
}

/** The quotas of the month; full again when a new month has begun. */
export function currentQuotas(oa: OaRecord, now: number): OaRecord["quotas"] {
  const month = vietnamDay(now).slice(0, 7);
  if (oa.quotaMonth !== month) {
    oa.quotaMonth = month;
    for (const quota of Object.values(oa.quotas)) quota.remaining = quota.total;
  }
  return oa.quotas;
}

/** Counts calls of each OA and each app in the running minute. Not persisted: a minute is soon over. */
export class RateLimiter {
  readonly #counts = new Map<string, { minute: number; used: number }>();

  /** False when a limit is reached; such a call counts for nothing. */
  take(oa: OaRecord, app: AppRecord, now: number): boolean {
    const minute = Math.floor(now / MINUTE_MS);
    const ofOa = this.#count(oa.id, minute);
    const ofApp = this.#count(app.id, minute);
    if (ofOa.used >= oa.perMinute || ofApp.used >= app.perMinute) return false;
    ofOa.used++;
    ofApp.used++;
    return true;
  }

  remaining(oa: OaRecord, now: number): number {
    return Math.max(0, oa.perMinute - this.#count(oa.id, Math.floor(now / MINUTE_MS)).used);
  }

  #count(id: string, minute: number): { minute: number; used: number } {
    let count = this.#counts.get(id);
    if (!count || count.minute !== minute) {
      count = { minute, used: 0 };
      this.#counts.set(id, count);
    }
    return count;
  }
}
