/** Vietnamese syllables without accents: which letters can begin one and which can follow. */
const ONSETS = "ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|b|c|d|g|h|k|l|m|n|p|q|r|s|t|v|x|".split("|");
const RIMES = new Set(
  (
    "a ac ach ai am an ang anh ao ap at au ay e ec ech em en eng enh eo ep et eu i ia ich iec iem ien ieng iep iet ieu im in inh " +
    "ip it iu o oa oac oach oai oam oan oang oanh oap oat oay oc oe oen oeo oet oi om on ong op ot u ua uan uang uat " +
    "uay uc ue uech uenh ui um un ung uo uoc uoi uom uon uong uop uot uou up ut uu uy uya uych uyen uyet uynh uyt uyu y yem " +
    "yen yeng yet yeu"
  ).split(" "),
);

/** True for the folded form of something that can be a Vietnamese syllable. */
export function isSyllable(key: string): boolean {
  if (key.length > 7) return false;
  for (const onset of ONSETS) {
    if (key.startsWith(onset) && RIMES.has(key.slice(onset.length))) return true;
  }
  return false;
}

/**
 * What is left of TELEX typing with the keyboard switched off: "hoatj", "nguwowif", "ddaij" → "hoat", "nguoi", "dai".
 * Undefined when no syllable comes out.
 */
export function undoTelex(key: string): string | undefined {
  if (key.length > 12) return undefined;
  // "hwowngs": a "w" behind a consonant is "ư"
  const vowels = key.replace(/(^|[^aeiouwy])w(?=o)/g, "$1u");
  const plain = vowels
    .replace(/aa/g, "a")
    .replace(/ee/g, "e")
    .replace(/oo/g, "o")
    .replace(/dd/g, "d")
    .replace(/w/g, "");
  if (isSyllable(plain)) return plain;
  for (let at = plain.length - 1; at > 0; at--) {
    if (!"sfrxj".includes(plain[at] ?? "")) continue;
    const without = plain.slice(0, at) + plain.slice(at + 1);
    const joined = without.replace(/aa/g, "a").replace(/ee/g, "e").replace(/oo/g, "o");
    if (isSyllable(joined)) return joined;
  }
  return undefined;
}

/** How a syllable sounds to people who mix s/x, tr/ch, l/n, final t/c and n/ng: one key for all of them. */
export function soundOf(key: string): string {
  let sound = key;
  if (sound.startsWith("tr")) sound = `ch${sound.slice(2)}`;
  else if (sound[0] === "s") sound = `x${sound.slice(1)}`;
  else if (sound[0] === "l") sound = `n${sound.slice(1)}`;
  if (sound.endsWith("ng")) sound = sound.slice(0, -1);
  else if (sound.endsWith("c")) sound = `${sound.slice(0, -1)}t`;
  else if (sound.endsWith("y")) sound = `${sound.slice(0, -1)}i`;
  return sound;
}
