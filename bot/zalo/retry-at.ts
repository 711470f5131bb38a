import type { ZaloApiError } from "./zalo-error.ts";

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** Asia/Ho_Chi_Minh is UTC+7 all year. */
const vietnamOffsetMs = 7 * 60 * minuteMs;
/** Night ends at 06:00 (zalo-openapi.md 5.1, −234); five minutes more for clocks that disagree. */
const afterNightMs = 6 * 60 * minuteMs + 5 * minuteMs;
/** What waited for the morning is spread over a quarter of an hour, what waited for the minute over five seconds. */
const morningJitterMs = 15 * minuteMs;
const minuteJitterMs = 5_000;

/**
 * When asking Zalo again makes sense: the next minute, 06:05 in Vietnam, or 06:05 of the next day. Undefined when waiting does not
 * help, or when `backoff` is all that is known. `jitter` is a number from 0 up to 1.
 */
export function retryAt(error: ZaloApiError, now: Date, jitter: number): Date | undefined {
  const time = now.getTime();
  const vietnamMidnight = Math.floor((time + vietnamOffsetMs) / dayMs) * dayMs - vietnamOffsetMs;
  switch (error.retry) {
    case "next_minute":
      return new Date((Math.floor(time / minuteMs) + 1) * minuteMs + Math.floor(jitter * minuteJitterMs));
    case "after_night": {
      const today = vietnamMidnight + afterNightMs;
      return new Date((time < today ? today : today + dayMs) + Math.floor(jitter * morningJitterMs));
    }
    case "next_day":
      return new Date(vietnamMidnight + dayMs + afterNightMs + Math.floor(jitter * morningJitterMs));
    default:
      return undefined;
  }
}
