/** Number words: value and how each may be accented. `tens` multiply, `unit` are digits. */
interface NumberWord {
  value: number;
  kind: "unit" | "tail" | "ten" | "big" | "half" | "link";
  written: string;
}

const keys = new Set<string>();
const lines = `
mot unit 1 một mộc
hai unit 2 hai
ba unit 3 ba
bon unit 4 bốn
nam unit 5 năm
sau unit 6 sáu
bay unit 7 bảy bãy
bẩy unit 7 bẩy
tam unit 8 tám
chin unit 9 chín
mot tail 1 mốt
tu tail 4 tư
lam tail 5 lăm
nham tail 5 nhăm
muoi ten 10 mười mươi
ham ten 20 hăm
chuc ten 10 chục
tram big 100 trăm
nghin big 1000 nghìn
ngan big 1000 ngàn
ruoi half 0 rưỡi rưởi
le link 0 lẻ lẽ
linh link 0 linh
`;
/** By how they are written: without accents, or with one of the accents they may have. */
const byForm = new Map<string, NumberWord>();
for (const line of lines.trim().split("\n")) {
  const [key = "", kind = "unit", value = "0", ...forms] = line.split(" ");
  const word = { value: Number(value), kind: kind as NumberWord["kind"], written: forms[0] ?? key };
  keys.add(key);
  for (const form of [key, ...forms]) if (!byForm.has(form)) byForm.set(form, word);
}

export const numberWordKeys: readonly string[] = [...keys];

interface WordLike {
  key: string;
  written: string;
  kind: string;
}

function numberWord(word: WordLike | undefined): NumberWord | undefined {
  return word?.kind === "word" ? byForm.get(word.written) : undefined;
}

export interface WordNumber {
  value: number;
  to: number;
  /** One word only, such as "ba": what stands around must show that it is a number. */
  single: boolean;
  /** Two digits in a row ("ba bốn người"): a range. */
  range: boolean;
  /** A bare "chục", "trăm": about that many. */
  bare: boolean;
}

/** Reads the number words from position `from`; undefined when there are none. `lead` is a digit number before them ("3 chục"). */
export function readNumberWords(words: readonly WordLike[], from: number, lead?: number): WordNumber | undefined {
  let at = from;
  let total = 0;
  let pending = lead;
  let lastScale = 0;
  let bare = false;
  let range = false;
  let seen = 0;
  const limit = from + 12;
  while (at < words.length && at < limit) {
    const word = numberWord(words[at]);
    if (!word) break;
    if (word.kind === "unit") {
      if (pending !== undefined) {
        // "ba bốn người" is a range; "hai mốt", "ba tư" are handled as tails.
        const tail = tailOf(words[at]);
        if (seen === 1 && lead === undefined && total === 0 && tail !== undefined) {
          total += pending * 10 + tail;
          pending = undefined;
          lastScale = 1;
          at++;
          seen++;
          continue;
        }
        if (seen === 1 && lead === undefined && (word.value === pending + 1 || (pending === 5 && word.value === 7))) {
          range = true;
          pending = word.value;
          at++;
          seen++;
        }
        break;
      }
      pending = word.value;
    } else if (word.kind === "tail") {
      // Without accents "hai lam" is "hai làm", so a bare tail must be accented.
      const accented = words[at]?.written !== words[at]?.key;
      if (pending !== undefined && accented && pending < 10 && seen === 1 && lead === undefined && total === 0) {
        total = pending * 10 + word.value;
        pending = undefined;
        lastScale = 1;
      } else if (lastScale >= 10 && pending === undefined) {
        total += lastScale === 10 ? word.value : (word.value * lastScale) / 10;
        lastScale = 1;
      } else break;
    } else if (word.kind === "ten") {
      if (word.value === 20) {
        if (pending !== undefined) break;
        total += 20;
      } else if (pending !== undefined) {
        if (pending > 99) break;
        total += pending * 10;
        pending = undefined;
      } else {
        total += 10;
        if (seen === 0 && (words[at]?.key === "chuc" || words[at]?.written === "mươi")) bare = true;
      }
      lastScale = 10;
    } else if (word.kind === "big") {
      if (pending === undefined && total === 0 && seen === 0) bare = true;
      const factor = pending ?? (total > 0 && word.value === 1000 ? total : 1);
      if (pending === undefined && total > 0 && word.value === 1000) total = 0;
      else if (pending === undefined && seen > 0 && total > 0) break;
      total += factor * word.value;
      pending = undefined;
      lastScale = word.value;
    } else if (word.kind === "half") {
      if (lastScale < 10 || pending !== undefined) break;
      total += lastScale / 2;
      bare = false;
      at++;
      seen++;
      lastScale = 1;
      break;
    } else {
      if (lastScale < 100 || !numberWord(words[at + 1])) break;
      lastScale = 10_000;
    }
    at++;
    seen++;
  }
  if (at === from) return undefined;
  if (pending !== undefined) {
    // "trăm hai" = 120, "nghìn hai" = 1200; after "lẻ" or a ten it is a plain digit.
    total += lastScale === 100 || lastScale === 1000 ? (pending * lastScale) / 10 : pending;
    if (seen > 1 && !range) bare = false;
  }
  if (seen > 1) bare = false;
  return { value: total, to: at, single: seen === 1 && lead === undefined, range, bare };
}

function tailOf(word: WordLike | undefined): number | undefined {
  if (word?.written === "mốt") return 1;
  if (word?.written === "tư") return 4;
  return undefined;
}
