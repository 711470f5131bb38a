import { randomInt } from "node:crypto";
import { fold } from "../../../shared/understanding/fold.ts";

const KIND_OF_UNIT = /^(xa|phuong|dac khu)\s+/;
const DIGITS = 5;

/**
 * A team's join code, "TQ-48213" for phường Thạch Quý: the commune's initials and five digits, which old people type
 * more surely than letters. Random, so that the codes of other teams cannot be read off one's own. The caller makes a
 * new one when it is taken.
 */
export function makeJoinCode(communeName: string): string {
  const initials = fold(communeName)
    .replace(KIND_OF_UNIT, "")
    .split(/[^a-z]+/)
    .map((word) => word.charAt(0))
    .join("")
    .slice(0, 3)
    .toUpperCase();
  return `${initials || "TO"}-${randomInt(10 ** (DIGITS - 1), 10 ** DIGITS)}`;
}

/**
 * A code as people type it, made comparable: no marks, spaces or dashes; O is 0, I and L are 1. Codes are compared in
 * this form only, so no two codes may differ in those letters alone.
 */
export function comparableCode(typed: string): string {
  return fold(typed)
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");
}
