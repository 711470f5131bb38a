import { fold } from "./fold.ts";
import { tokenize } from "./tokens.ts";
import { undoVni } from "./vni.ts";

/** One word of a message, ready to be compared with the words of a lexicon. */
export interface Word {
  folded: string;
  /** Vowel signs kept, tone moved to the end; equal to `folded` when typed without accents. */
  spelled: string;
}

const toneMarks: Record<string, string> = {
  "\u0300": "1",
  "\u0301": "2",
  "\u0303": "5",
  "\u0309": "3",
  "\u0323": "4",
};

/** "hoá" and "hòa" differ in where and which tone they carry: `hoa2` and `hoa1`. */
function spell(word: string): string {
  let tone = "";
  let letters = "";
  for (const sign of word.normalize("NFD").toLowerCase()) {
    const mark = toneMarks[sign];
    if (mark) tone = mark;
    else letters += sign;
  }
  return letters.normalize("NFC").replace(/ð/gu, "đ") + tone;
}

/** What people shorten, and what it stands for. Only forms with one meaning in a request. */
const shortForms: Record<string, string> = {
  ko: "không",
  k: "không",
  kg: "không",
  kh: "không",
  khg: "không",
  hok: "không",
  hem: "không",
  hong: "không",
  hông: "không",
  hổng: "không",
  nỏ: "không",
  chẳng: "không",
  chả: "không",
  dc: "được",
  đc: "được",
  dk: "đăng ký",
  đk: "đăng ký",
  kí: "ký",
  ki: "ký",
  đt: "điện thoại",
  dt: "điện thoại",
  đthoại: "điện thoại",
  dthoai: "điện thoại",
  sdt: "số điện thoại",
  sđt: "số điện thoại",
  mk: "mật khẩu",
  mkhau: "mật khẩu",
  pass: "mật khẩu",
  pas: "mật khẩu",
  password: "mật khẩu",
  tk: "tài khoản",
  nh: "ngân hàng",
  ck: "chuyển khoản",
  hs: "hồ sơ",
  bc: "báo cáo",
  tb: "thông báo",
  hd: "hướng dẫn",
  hdan: "hướng dẫn",
  hdẫn: "hướng dẫn",
  ds: "danh sách",
  sl: "số liệu",
  dvctt: "dịch vụ công",
  dvc: "dịch vụ công",
  dvcqg: "dịch vụ công",
  bhyt: "bảo hiểm y tế",
  bhxh: "bảo hiểm xã hội",
  gplx: "giấy phép lái xe",
  cccd: "căn cước",
  cmnd: "căn cước",
  cc: "căn cước",
  cks: "chữ ký số",
  ssk: "sổ sức khỏe",
  sskđt: "sổ sức khỏe",
  fb: "facebook",
  ntn: "như thế nào",
  vs: "với",
  j: "gì",
  bn: "bao nhiêu",
  bnhieu: "bao nhiêu",
  ng: "người",
  bik: "biết",
  bít: "biết",
  wa: "quá",
  thks: "cảm ơn",
  thanks: "cảm ơn",
  thank: "cảm ơn",
  tks: "cảm ơn",
  cám: "cảm",
  cty: "công ty",
  ubnd: "ủy ban",
  csgt: "cảnh sát giao thông",
  htx: "hợp tác xã",
  lđ: "lừa đảo",
  hj: "gì",
  rùi: "rồi",
  rui: "rồi",
  r: "rồi",
  dz: "vậy",
  dzậy: "vậy",
  zậy: "vậy",
  zay: "vậy",
  in4: "thông tin",
  tdp: "tổ dân phố",
};

/** Vietnamese has some 7,000 syllables and the same few hundred come again and again; folding them is what takes time. */
const known = new Map<string, Word>();
const MOST_KNOWN = 20_000;

/** Letters drawn out ("dzậyyyy") count once. */
function toWord(text: string): Word {
  const before = known.get(text);
  if (before) return before;
  const calm = text.replace(/(\p{L})\1{2,}/gu, "$1");
  const word = { folded: fold(calm), spelled: spell(calm) };
  if (known.size < MOST_KNOWN && !/\d/.test(text)) known.set(text, word);
  return word;
}

const expansions = new Map(
  Object.entries(shortForms).map(([short, full]) => [spell(short), full.split(" ").map(toWord)] as const),
);

/** Those of the last text: several readers ask for the words of one message in turn. */
let last: { text: string; words: readonly Word[] } = { text: "", words: [] };

/** Words and numbers of a text in order; punctuation, emoji and drawn-out letters ("sao dzậyyyy") are dropped. */
export function wordsOf(text: string): readonly Word[] {
  if (last.text !== text) last = { text, words: readWords(text) };
  return last.words;
}

function readWords(text: string): Word[] {
  const words: Word[] = [];
  for (const piece of piecesOf(text.normalize("NFC"))) {
    const word = toWord(piece);
    const expanded = expansions.get(word.spelled);
    if (expanded) words.push(...expanded);
    else words.push(word);
  }
  return words;
}

/** Words and numbers; what was typed in VNI with the keyboard switched off is put together again ("hie6m" → "hiem"). */
function piecesOf(text: string): readonly string[] {
  if (!/\p{L}[1-9]{1,2}\p{L}/u.test(text)) return text.match(/[\p{L}\p{M}]+|\d+/gu) ?? [];
  return undoVni(tokenize(text)).flatMap(({ kind, written }) => (kind === "mark" ? [] : written));
}

/** True when at least half of the words carry accents: then a bare word is meant to be bare. */
export function isAccented(words: readonly Word[]): boolean {
  const withAccents = words.filter((word) => word.spelled !== word.folded);
  return withAccents.length * 2 >= words.length;
}

/** True when the typed word may be the listed one: no accent says otherwise, but hỏi and ngã are often mixed up. */
export function mayBe(typed: Word, listed: Word): boolean {
  if (typed.folded !== listed.folded) return false;
  return typed.spelled === typed.folded || typed.spelled.replace("5", "3") === listed.spelled.replace("5", "3");
}
