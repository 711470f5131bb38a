import {
  type DaysOff,
  nextDecentMoment,
  nextQuietMoment,
  type QuietRule,
} from "../../../shared/calendar/quiet-hours.ts";

/** What one OA may send, as its bucket knows it. */
export interface Pace {
  perMinute: number;
  /** There at once. */
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
/** After a told limit is used up the sender waits for the next minute and a second (token-bucket.ts). */
const minuteMarginMs = 1_000;

/**
 * When the last of `count` messages leaves, if the OA keeps its pace from `startAt` on and rests in quiet hours. The sender's
 * own bucket, played forward.
 */
export function finishAt(count: number, pace: Pace, startAt: Date, quiet: Quiet | undefined): Date {
  let left = count === 0 ? 0 : count + pace.ahead;
  let at = later(startAt, pace.pausedUntil);
  let tokens = pace.tokens;
  while (left > 0) {
    at = quiet ? nextDecentMoment(quiet.rule, at, quiet.daysOff) : at;
    const until = quiet && nextQuietMoment(quiet.rule, at, quiet.daysOff);
    const run = sendUntil({ left, at, tokens, until, pace });
    if (run.left === 0 || until === undefined) return run.at;
    left = run.left;
    at = until;
    // A night fills the bucket.
    tokens = pace.perMinute;
  }
  return at;
}

interface Run {
  left: number;
  at: Date;
  tokens: number;
  until: Date | undefined;
  pace: Pace;
}

function sendUntil(run: Run): { left: number; at: Date } {
  return run.pace.isTold ? sendByMinutes(run) : sendSteadily(run);
}

function sendSteadily({ left, at, tokens, until, pace: { perMinute } }: Run): { left: number; at: Date } {
  const end = new Date(at.getTime() + (Math.max(0, left - tokens) / perMinute) * minuteMs);
  if (until === undefined || end <= until) return { left: 0, at: end };
  const sent = Math.floor(tokens + ((until.getTime() - at.getTime()) / minuteMs) * perMinute);
  return { left: Math.max(0, left - sent), at: until };
}

/** Each minute of the clock lets `perMinute` through, as fast as the bucket gives them. */
function sendByMinutes({ left, at, tokens, until, pace: { perMinute } }: Run): { left: number; at: Date } {
  let now = at.getTime();
  while (left > 0) {
    if (until !== undefined && now >= until.getTime()) return { left, at: until };
    const nextMinute = (Math.floor(now / minuteMs) + 1) * minuteMs;
    const burst = Math.min(tokens, perMinute);
    const usedUpAt = now + ((perMinute - burst) / perMinute) * minuteMs;
    const endsAt = Math.min(usedUpAt, nextMinute);
    const sent = Math.min(perMinute, burst + ((endsAt - now) / minuteMs) * perMinute);
    if (left <= sent) return { left: 0, at: new Date(now + (Math.max(0, left - burst) / perMinute) * minuteMs) };
    left -= sent;
    const isUsedUp = usedUpAt < nextMinute;
    const resumesAt = isUsedUp ? nextMinute + minuteMarginMs : nextMinute;
    tokens = isUsedUp ? ((resumesAt - usedUpAt) / minuteMs) * perMinute : 0;
    now = resumesAt;
  }
  return { left, at: new Date(now) };
}

function later(one: Date, other: Date | undefined): Date {
  return other && other > one ? other : one;
}
