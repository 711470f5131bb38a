import { isHalfCount } from "./half-counts.ts";
import { readNumberWords } from "./number-words.ts";
import { digitsAt, keyAt } from "./row.ts";
import type { Token } from "./tokens.ts";

/** A number that may count something. */
export interface Amount {
  value: number;
  /** Why it cannot be taken as it stands. */
  doubt: "range" | "vague" | "comma" | undefined;
  /** "12 -> 21": the number that is replaced. */
  replaces: number | undefined;
  /** "2/5": the second number. */
  outOf: number | undefined;
  /** "từ 5 lên 7": replaces a number only where something is being corrected. */
  rises: boolean;
  to: number;
}

const scaleWords = new Set(["chuc", "tram", "nghin", "ngan", "ta"]);

export function amount(value: number, to: number, doubt?: Amount["doubt"]): Amount {
  return { value, to, doubt, replaces: undefined, outOf: undefined, rises: false };
}

export function readDigits(words: readonly Token[], at: number): Amount {
  if (isHalfCount(words, at)) return amount(Number(words[at]?.key), at + 3, "vague");
  let digits = keyAt(words, at);
  let to = at + 1;
  let doubt: Amount["doubt"];
  const group = (mark: string) => {
    const [separator, next] = [words[to], words[to + 1]];
    const joined = separator?.glued && separator.key === mark && next?.glued && next.kind === "digits";
    return joined ? next : undefined;
  };
  if (digits.length <= 3 && digits !== "0") {
    for (let next = group("."); next?.key.length === 3; next = group(".")) {
      digits += next.key;
      to += 2;
    }
    const comma = group(",");
    const tenths = group(",") ?? group(".");
    if (to === at + 1 && tenths && tenths.key.length < 3 && keyAt(words, to + 2) === "k") {
      return amount(Math.round(Number(`${digits}.${tenths.key}`) * 1000), to + 3);
    }
    if (to === at + 1 && comma?.key.length === 3) {
      // Vietnamese writes thousands with a dot; after a comma three digits may be decimals.
      digits += comma.key;
      to += 2;
      doubt = "comma";
    }
  }
  const value = Number(digits.slice(0, 12));
  const suffix = words[to];
  if (suffix?.kind === "word" && suffix.key === "k" && value < 10_000) return withThousands(words, value, to, doubt);
  if (suffix?.kind === "word" && scaleWords.has(suffix.key)) {
    if (suffix.key === "ta")
      return suffix.written === "ta" ? amount(value, to, doubt) : amount(value * 12, to + 1, doubt);
    const scaled = readNumberWords(words, to, value);
    if (scaled) return withTail(words, scaled.value, scaled.to, suffix.key, doubt);
  }
  return amount(value, to, doubt);
}

/** "1 nghìn 2", "2 trăm 5": one digit after a scale word counts tenths of it. */
function withTail(words: readonly Token[], value: number, to: number, scale: string, doubt: Amount["doubt"]): Amount {
  const next = words[to];
  const unit = scale === "chuc" ? 1 : scale === "tram" ? 10 : 100;
  const single = next?.kind === "digits" && next.key.length === 1 && keyAt(words, to - 1) === scale;
  if (single && !digitsAt(words, to + 1)) return amount(value + Number(next.key) * unit, to + 1, doubt);
  return amount(value, to, doubt);
}

/** "2k", "1k2" = 1200, "1k25" = 1250. */
function withThousands(words: readonly Token[], value: number, at: number, doubt: Amount["doubt"]): Amount {
  const tail = words[at + 1];
  if (tail?.kind === "digits" && tail.glued && tail.key.length <= 3) {
    return amount(value * 1000 + Number(tail.key.padEnd(3, "0")), at + 2, doubt);
  }
  return amount(value * 1000, at + 1, doubt);
}
