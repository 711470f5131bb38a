import { fold } from "../../../shared/understanding/fold.ts";

/** Most messages are spared the folding. */
const maySpeakOfCode = /otp|ma|mã/iu;
const speaksOfCode = /\botp\b|\bma (?:so )?(?:xac (?:nhan|thuc|minh)|kich hoat|dang nhap)\b/;
/** One-time codes live a few minutes; who speaks of one sends it soon or never. */
const remembersMs = 5 * 60_000;
const keptAtMost = 5_000;

export interface OtpTalk {
  /** Whether the person just spoke of a code, so that a bare number is one. Remembers what is said now. */
  isAfter(conversationKey: string, text: string | undefined, at: Date): boolean;
}

/** Who lately wrote of one-time codes. In memory, for the door: a code is cut before it is stored or never. */
export function createOtpTalk(): OtpTalk {
  const spokenAt = new Map<string, number>();
  return {
    isAfter(conversationKey, text, at) {
      const time = at.getTime();
      const isAfter = time - (spokenAt.get(conversationKey) ?? 0) < remembersMs;
      if (text !== undefined && maySpeakOfCode.test(text) && speaksOfCode.test(fold(text))) {
        if (spokenAt.size >= keptAtMost) spokenAt.clear();
        spokenAt.set(conversationKey, time);
      }
      return isAfter;
    },
  };
}
