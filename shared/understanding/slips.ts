/** A word with one letter left out → the words it may be. Made when first asked for: most messages hold no slip. */
export interface Slips {
  vocabulary: ReadonlySet<string>;
  words: ReadonlyMap<string, readonly string[]> | undefined;
}

/** The words one slip away, in the order in which they are to be tried. */
export function nearMisses(key: string, slips: Slips): readonly string[] {
  if (key.length < 3) return [];
  slips.words ??= slipsOf(slips.vocabulary);
  const found: string[] = [];
  const collect = (short: string, from: ReadonlyMap<string, readonly string[]>) => {
    for (const word of from.get(short) ?? []) {
      if (Math.abs(word.length - key.length) <= 1 && !found.includes(word) && nearlySame(word, key)) found.push(word);
    }
  };
  collect(key, slips.words);
  for (let at = 0; at < key.length; at++) collect(key.slice(0, at) + key.slice(at + 1), slips.words);
  return found;
}

function slipsOf(vocabulary: ReadonlySet<string>): Map<string, string[]> {
  const slips = new Map<string, string[]>();
  for (const word of vocabulary) {
    if (word.length < 4 || word.length > 12) continue;
    for (let at = 0; at <= word.length; at++) {
      const short = at === word.length ? word : word.slice(0, at) + word.slice(at + 1);
      const words = slips.get(short);
      if (!words) slips.set(short, [word]);
      else if (!words.includes(word)) words.push(word);
    }
  }
  return slips;
}

/** At most one letter more, less, other, or two neighbours swapped. */
function nearlySame(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const [restA, restB] = [a.slice(start, endA), b.slice(start, endB)];
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0];
}
