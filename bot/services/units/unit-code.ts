import { fold } from "../../../shared/understanding/fold.ts";

/** "Tổ dân phố 1" → "to-dan-pho-1". Text of other scripts only gives "x". */
export function codeFromName(name: string): string {
  return (
    fold(name)
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "") || "x"
  );
}

/** The name's code, or with the parent's code behind it, or with a number, whichever is free; marks it as taken. */
export function takeFreeCode(name: string, parentCode: string | undefined, taken: Set<string>): string {
  const plain = codeFromName(name);
  const base = parentCode ? `${plain}-${parentCode}` : plain;
  let code = taken.has(plain) ? base : plain;
  for (let number = 2; taken.has(code); number += 1) code = `${base}-${number}`;
  taken.add(code);
  return code;
}
