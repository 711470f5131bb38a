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
muoi ten 10 mười mươi muơi mưoi
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

/** What has been read so far: `pending` is a digit that may still be multiplied, `scale` the last power of ten. */
interface Reading {
  total: number;
  pending: number | undefined;
  scale: number;
  seen: number;
  lead: boolean;
  bare: boolean;
  range: boolean;
  ended: boolean;
}

const longest = 12;

/** Reads the number words from position `from`; undefined when there are none. `lead` is a digit number before them ("3 chục"). */
export function readNumberWords(words: readonly WordLike[], from: number, lead?: number): WordNumber | undefined {
  const reading: Reading = {
    total: 0,
    pending: lead,
    scale: 0,
    seen: 0,
    lead: lead !== undefined,
    bare: false,
    range: false,
    ended: false,
  };
  let at = from;
  while (at < words.length && at < from + longest && !reading.ended) {
    const [word, here] = [numberWord(words[at]), words[at]];
    if (!word || !here) break;
    const taken = word.kind === "link" ? link(reading, words[at + 1]) : readers[word.kind](reading, word, here);
    if (!taken) break;
    at++;
    reading.seen++;
  }
  if (at === from) return undefined;
  const { total, pending, scale, seen, range } = reading;
  // "trăm hai" = 120, "nghìn hai" = 1200; after "lẻ" or a ten it is a plain digit.
  const rest = pending === undefined ? 0 : scale === 100 || scale === 1000 ? (pending * scale) / 10 : pending;
  return { value: total + rest, to: at, single: seen === 1 && !reading.lead, range, bare: reading.bare && seen === 1 };
}

type Reader = (reading: Reading, word: NumberWord, here: WordLike) => boolean;

/** Each takes the word into the reading, or refuses it. */
const readers: Record<Exclude<NumberWord["kind"], "link">, Reader> = { unit, tail, ten, big, half };

function isSecondWord(reading: Reading): boolean {
  return reading.seen === 1 && !reading.lead && reading.total === 0;
}

function unit(reading: Reading, word: NumberWord, here: WordLike): boolean {
  if (reading.pending === undefined) {
    reading.pending = word.value;
    return true;
  }
  if (!isSecondWord(reading)) return false;
  const last = tailOf(here);
  if (last !== undefined) {
    reading.total = reading.pending * 10 + last;
    reading.pending = undefined;
    reading.scale = 1;
    return true;
  }
  // "ba bốn người", "năm bảy người": one or the other.
  if (word.value !== reading.pending + 1 && !(reading.pending === 5 && word.value === 7)) return false;
  reading.range = true;
  reading.pending = word.value;
  return true;
}

function tail(reading: Reading, word: NumberWord, here: WordLike): boolean {
  // Without accents "hai lam" is "hai làm", so a bare tail must be accented.
  if (reading.pending !== undefined && reading.pending < 10 && isSecondWord(reading) && here.written !== here.key) {
    reading.total = reading.pending * 10 + word.value;
    reading.pending = undefined;
  } else if (reading.scale >= 10 && reading.pending === undefined) {
    reading.total += reading.scale === 10 ? word.value : (word.value * reading.scale) / 10;
  } else return false;
  reading.scale = 1;
  return true;
}

function ten(reading: Reading, word: NumberWord, here: WordLike): boolean {
  if (word.value === 20) {
    if (reading.pending !== undefined) return false;
    reading.total += 20;
  } else if (reading.pending === undefined) {
    reading.total += 10;
    if (reading.seen === 0 && (here.key === "chuc" || here.written === "mươi")) reading.bare = true;
  } else {
    if (reading.pending > 99) return false;
    reading.total += reading.pending * 10;
    reading.pending = undefined;
  }
  reading.scale = 10;
  return true;
}

function big(reading: Reading, word: NumberWord): boolean {
  const ofTotal = reading.pending === undefined && reading.total > 0;
  if (ofTotal && word.value !== 1000) return false;
  if (reading.pending === undefined && reading.seen === 0) reading.bare = true;
  const factor = reading.pending ?? (ofTotal ? reading.total : 1);
  reading.total = (ofTotal ? 0 : reading.total) + factor * word.value;
  reading.pending = undefined;
  reading.scale = word.value;
  return true;
}

function half(reading: Reading): boolean {
  if (reading.scale < 10 || reading.pending !== undefined) return false;
  reading.total += reading.scale / 2;
  reading.scale = 1;
  reading.ended = true;
  return true;
}

/** "trăm lẻ tám": what follows is a plain digit. */
function link(reading: Reading, next: WordLike | undefined): boolean {
  if (reading.scale < 100 || !numberWord(next)) return false;
  reading.scale = 10_000;
  return true;
}

function tailOf(word: WordLike | undefined): number | undefined {
  if (word?.written === "mốt") return 1;
  if (word?.written === "tư") return 4;
  return undefined;
}
