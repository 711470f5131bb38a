/** zalo-openapi.md 3.1, read 2026-11. Lengths are code points after NFC: NFD text of 1,900 letters is refused (section 8). */
export const maxTextLength = 2_000;
export const maxButtons = 5;
export const maxTitleLength = 100;
export const maxSayLength = 1_000;

/** A message of ours that Zalo would refuse: a programming error, never cut to fit. */
export class OutgoingMessageError extends Error {
  override readonly name = "OutgoingMessageError";
}

export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}
