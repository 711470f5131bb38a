import {
  type DaysOff,
  nextDecentMoment,
  nextQuietMoment,
  type QuietRule,
} from "../../../shared/calendar/quiet-hours.ts";

import { massShare, shareAheadMs } from "../outbox/token-bucket.ts";

/** What one OA may send, as its bucket knows it. */
export interface Pace {
  perMinute: number;
  /** There at once; of a told limit what is left of the running minute. */
  tokens: number;
  /** Zalo told the limit: it counts by the clock's minutes (zalo-openapi.md 5.4), not by the bucket alone. */
  isTold: boolean;
  /** Messages of others that leave before ours. */
  ahead: number;
  pausedUntil: Date | undefined;
}

/** When nothing may leave; undefined for what is urgent. */
export interface Quiet {
  rule: QuietRule;
  daysOff: DaysOff;
}

const minuteMs = 60_000;
/** The sender takes what falls due within a second, and finds it a moment later: half of the second is won in the middle. */
export const aheadMs = shareAheadMs / 2;

/**
 * When the last of `count` messages leaves, if the OA keeps its pace from `startAt` on and rests in quiet hours: the sender's own
 * bucket (token-bucket.ts), played forward.
 */
export function finishAt(count: number, pace: Pace, startAt: Date, quiet: Quiet | undefined): Date {
  let left = count === 0 ? 0 : count + pace.ahead;
  let at = later(startAt, pace.pausedUntil);
  let tokens = pace.tokens;
  while (left > 0) {
    at = quiet ? nextDecentMoment(quiet.rule, at, quiet.daysOff) : at;
    const until = quiet && nextQuietMoment(quiet.rule, at, quiet.daysOff);
    const possible = until === undefined ? left : Math.max(0, Math.floor(sentUntil(until, at, tokens, pace)));
    if (possible >= left) return momentOf(left, at, tokens, pace);
    left -= possible;
    at = until ?? at;
    // A night fills the bucket.
    tokens = pace.perMinute;
  }
  return at;
}

/** How many leave from `at` to `moment`. */
function sentUntil(moment: Date, at: Date, tokens: number, { perMinute, isTold }: Pace): number {
  if (!isTold) return tokens + ((moment.getTime() - at.getTime()) / minuteMs) * perMinute;
  const minutes = (moment.getTime() - minuteOf(at)) / minuteMs;
  const part = (minutes - Math.floor(minutes)) * perMinute * massShare;
  return Math.floor(minutes) * massOf(perMinute) + Math.min(part, massOf(perMinute)) - (perMinute - tokens);
}

/** The inverse: when the last of so many leaves. */
function momentOf(count: number, at: Date, tokens: number, { perMinute, isTold }: Pace): Date {
  if (!isTold) return new Date(Math.max(at.getTime(), at.getTime() + ((count - tokens) / perMinute) * minuteMs));
  const sent = count + perMinute - tokens;
  const full = Math.ceil(sent / massOf(perMinute)) - 1;
  const minutes = full + (sent - full * massOf(perMinute)) / (perMinute * massShare);
  return new Date(Math.max(at.getTime(), minuteOf(at) + minutes * minuteMs - aheadMs));
}

/** What is told to many in a whole minute of a told limit; at least one, or nothing would ever end. */
function massOf(perMinute: number): number {
  return Math.max(1, Math.floor(perMinute * massShare));
}

/** The beginning of the clock's minute, ms. */
function minuteOf(at: Date): number {
  return Math.floor(at.getTime() / minuteMs) * minuteMs;
}

function later(one: Date, other: Date | undefined): Date {
  return other && other > one ? other : one;
}
