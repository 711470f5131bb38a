import { cutSecrets } from "../../../shared/understanding/find-secrets.ts";

/** What a form or a chat may carry; longer ones are cut. */
const LONGEST_NOTE = 500;

/** One paragraph in NFC, without ID numbers, codes and passwords: those are kept nowhere. */
export function cleanNote(words: string): string {
  return cutSecrets(words.normalize("NFC").replace(/\s+/g, " ").trim()).slice(0, LONGEST_NOTE);
}
