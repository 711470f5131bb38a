import type { Indicator } from "../catalogue/indicator.ts";
import { indicatorPhrases } from "../catalogue/indicator-phrases.ts";
import { fold } from "./fold.ts";
import { abbreviations } from "./lexicon/abbreviations.ts";
import { type Mark, markPhrases } from "./lexicon/marks.ts";
import { ambiguousMentions, generalCodes, generalPhrases } from "./lexicon/mentions.ts";
import { type UnitClass, unitWords } from "./lexicon/units.ts";
import { numberWordKeys } from "./number-words.ts";
import { emptyNode, mergeMeanings, type PhraseNode, phraseMeaning } from "./phrases.ts";
import { spellOut } from "./spell-out.ts";
import { emptySpellings, learnSpelling, leaveSpelling, type Spellings } from "./spellings.ts";
import { tokenize } from "./tokens.ts";

/** A catalogue prepared for reading messages. Make it once per catalogue; nothing it says changes afterwards. */
export interface CompiledCatalogue {
  indicators: ReadonlyMap<string, Indicator>;
  units: ReadonlyMap<string, UnitClass>;
  phrases: PhraseNode;
  spellings: Spellings;
}

/** What is paid, and what is broadcast: the unit does not change what it is. */
const payments = new Set("tien phi khoan hoa loa phat".split(" "));

/** Making and fixing up, as opposed to using. */
const firmVerbs = new Set("dan tao lap in gan treo dat".split(" "));

const unitOfLabel: Record<string, UnitClass> = {
  nguoi: "person",
  luot: "visit",
  "luot nguoi": "visit",
  "tai khoan": "account",
  "ho so": "file",
  "cua hang": "place",
  "san pham": "product",
  ho: "household",
  buoi: "event",
  lop: "event",
  "tin phan anh": "message",
};

/** Words of a phrase as the reader will see them: folded, abbreviations written out. */
function phraseWords(phrase: string): string[] {
  const words: string[] = [];
  for (const { key } of tokenize(phrase)) {
    const long = abbreviations.get(key);
    if (long) words.push(...long);
    else words.push(key);
  }
  return words;
}

/** What takes a tenth of a second is done once for a list: the shipped one is needed in several places. */
const compiled = new WeakMap<readonly Indicator[], CompiledCatalogue>();

/** The list must not change afterwards. */
export function compileCatalogue(indicators: readonly Indicator[]): CompiledCatalogue {
  const known = compiled.get(indicators);
  if (known) return known;
  const catalogue = compile(indicators);
  compiled.set(indicators, catalogue);
  return catalogue;
}

function compile(indicators: readonly Indicator[]): CompiledCatalogue {
  const phrases = emptyNode();
  const spellings = emptySpellings();
  const { vocabulary } = spellings;
  for (const word of numberWordKeys) vocabulary.add(word);
  const units = new Map<string, UnitClass>();

  const place = (phrase: string) => {
    const accentedOnly = phrase.startsWith("!");
    const strict = accentedOnly || phrase.startsWith("=");
    const text = strict ? phrase.slice(1) : phrase;
    const words = phraseWords(text);
    for (const word of words) if (!vocabulary.has(word) && /^[a-z]/.test(word)) vocabulary.add(word);
    return { words, meaning: phraseMeaning(phrases, words, strict ? text : undefined, accentedOnly) };
  };
  const name = (phrase: string, codes: readonly string[], general: boolean) => {
    const { words, meaning } = place(phrase);
    if (words.length === 0) return;
    learnSpelling(spellings, words);
    for (const code of codes) if (!meaning.codes.includes(code)) meaning.codes.push(code);
    meaning.firm ||= (firmVerbs.has(words[0] ?? "") && words.length > 1) || words.some((word) => payments.has(word));
    meaning.general ||= general || isAudience(words, codes);
    const bare = words.filter((word) => /[a-z0-9]/.test(word));
    if (bare.length < words.length) name(bare.join(" "), codes, general);
  };

  for (const [unit, words] of Object.entries(unitWords)) {
    for (const phrase of spellOut(words)) place(phrase).meaning.unit = unit as UnitClass;
  }
  for (const [mark, list] of Object.entries(markPhrases)) {
    for (const phrase of spellOut(list)) {
      const { words, meaning } = place(phrase);
      const { marks } = meaning;
      if (mark === "noise") leaveSpelling(spellings, words);
      if (!marks.includes(mark as Mark)) marks.push(mark as Mark);
    }
  }
  for (const indicator of indicators) {
    const unit = fold(indicator.unit).trim();
    units.set(indicator.code, unitOfLabel[unit] ?? `own:${unit}`);
    if (!unitOfLabel[unit] && unit) place(unit).meaning.unit = `own:${unit}`;
    const general = generalCodes.has(indicator.code);
    const known = indicatorPhrases[indicator.code];
    for (const alias of indicator.aliases) name(alias, [indicator.code], general);
    if (known) for (const phrase of spellOut(known)) name(phrase, [indicator.code], general);
    else name(indicator.label, [indicator.code], general);
  }
  giveHeadUnits(phrases);
  const codes = new Set(indicators.map((indicator) => indicator.code));
  for (const { phrases: list, codes: possible, follows = false } of ambiguousMentions) {
    const present = possible.filter((code) => codes.has(code));
    for (const phrase of list.split("|")) {
      const { meaning } = place(phrase);
      if (meaning.codes.length > 0 || present.length === 0) continue;
      meaning.codes = [...present];
      meaning.follows = follows;
      if (present.length === 1) meaning.general = true;
    }
  }
  for (const phrase of generalPhrases.split("|")) place(phrase).meaning.general = true;
  mergeMeanings(phrases);
  return {
    indicators: new Map(indicators.map((indicator) => [indicator.code, indicator])),
    units,
    phrases,
    spellings,
  };
}

/** "hộ lên sàn" counts what its first word counts. */
function giveHeadUnits(node: PhraseNode, unit?: UnitClass): void {
  for (const child of node.next?.values() ?? []) {
    const meaning = child.meaning;
    const head: UnitClass | undefined = meaning
      ? meaning.codes.length === 0
        ? (meaning.unit ?? unit)
        : unit
      : (eventOf(child) ?? unit);
    if (meaning && meaning.codes.length > 0) meaning.unit ??= unit;
    giveHeadUnits(child, head ?? meaning?.unit);
  }
}

/** "lớp tập huấn": "lớp" counts classes only with its accents, but at the head of a name it is no other word. */
function eventOf({ accented }: PhraseNode): UnitClass | undefined {
  return [...(accented?.values() ?? [])].some(({ unit }) => unit === "event") ? "event" : undefined;
}

/** "người dự": of a session of whatever kind was named before. */
function isAudience(words: readonly string[], codes: readonly string[]): boolean {
  return codes[0] === "propaganda_attendees" && !words.includes("truyen") && !words.includes("hop");
}
