import { endOfDays, endOfNames, endOfPeriod, endOfYears } from "./name-rows.ts";
import type { Aside } from "./non-quantities.ts";
import type { Match } from "./phrases.ts";
import { digitsAt, gluedAt, isNameAt, isWord, keyAt, unitAt } from "./row.ts";
import type { Token } from "./tokens.ts";

const set = (words: string) => new Set(words.split(" "));

/** Things that carry a number as their name. */
const named = set(
  "vong kenh to thon ap xom khom buon phuong xa hem ngo ngach kiet khoi lang cum block tang tuan thang quy muc do hang level dot lan ky khoa buoc trang chuong dieu bac pho khu loi iphone android ios win samsung oppo nq nd qd cv kh tt lo chuyen phien loai u cap doi hd ql tinhlo dt km so lop phong ca buoi de qh nhom top to dan the ha hcm q p t",
);

/** Of those, the ones that are common words too: only with these accents, or without any and nothing countable after. */
const namedWritten: Record<string, readonly string[]> = {
  to: ["tổ", "tỗ", "to"],
  do: ["độ"],
  khoa: ["khóa", "khoá", "khoa"],
  doi: ["đội", "doi"],
  dieu: ["điều", "dieu"],
  lan: ["lần", "lan"],
  loi: ["lỗi", "loi"],
  dot: ["đợt", "dot"],
  ky: ["kỳ", "kì", "ky"],
  khu: ["khu"],
  tang: ["tầng"],
  hang: ["hạng"],
  pho: ["phố"],
  lang: ["làng"],
  ban: ["bản"],
  muc: ["mức", "mục", "muc"],
  so: ["số", "so"],
  t: ["t"],
};

/** House, team, week numbers and the like: told by the word before the number. */
export function readNamed(words: readonly Token[], matches: (Match | undefined)[], at: number): Aside | undefined {
  const [number, before] = [words[at], words[at - 1]];
  if (!number || before?.kind !== "word") return undefined;
  const aside: Aside = { kind: "number-of", to: at + 1 };
  if (countedBefore(matches, at)) return undefined;
  const value = Number(number.key);
  const next = words[at + 1];
  const counted =
    unitAt(matches, at + 1) !== undefined && !(next && smallWords.has(next.key) && next.written === next.key);
  if (isThousands(words, at + 1)) return undefined;
  if (number.glued && before.glued === false && buildings.has(before.key)) return aside;
  if (isLettered(words, at)) return { ...aside, to: at + 2 };
  if (isOfPlace(words, matches, at)) return aside;
  if (isElderly(words, matches, at)) return { kind: "age", to: at + 1 };
  const { key, written } = before;
  const yearOrAge = readYearOrAge(words, matches, at, counted);
  if (yearOrAge) return yearOrAge;
  // "trước nhà 114"
  if (key === "nha" && !counted && /^(truoc|o|tai|gan|canh|ben|sau|sat)$/.test(keyAt(words, at - 2))) return aside;
  // "Báo cáo tối 18:" over a list
  if (/^(sang|chieu|toi|dem)$/.test(key) && next?.key === ":" && keyAt(words, at + 2) === "\n")
    return { kind: "date", to: at + 1 };
  if (key === "thu")
    return value >= 2 && value <= 7 && written !== "thử" && written !== "thu nhận" && (written === "thứ" || !counted)
      ? { ...aside, to: endOfDays(words, matches, at + 1) }
      : undefined;
  if (key === "t" && before.glued === false && number.glued && value <= 12) return aside;
  if (key === "ngay" && keyAt(words, at - 2) === "moi") return undefined;
  if (key === "ngay" || key === "mung" || key === "mong")
    return counted && key === "ngay" && next?.key !== "thang" ? undefined : { kind: "date", to: at + 1 };
  if ((placeNouns.has(key) || key === "pho") && namedBefore(matches, at) && next?.key !== ":")
    return (key !== "to" && isCountBefore(words, at)) || isCountBehind(words, at) ? aside : undefined;
  if (counted && (namedBefore(matches, at) || (placeNouns.has(key) && namedBefore(matches, at - 1)))) return undefined;
  if (placeNouns.has(key) && ofDeeds.has(unitAt(matches, at + 1))) return undefined;
  if (counted && placeNouns.has(key) && (value > 60 || /^(ca|toan)$/.test(keyAt(words, at - 2)))) return undefined;
  const head = words[at - 2];
  if (key === "tuan" && isCountOfWeek(words, matches, at, counted)) return undefined;
  const compound = `${head?.key} ${key}`;
  if (/^(hoi lang|thanh pho|xin loi)$/.test(compound)) return undefined;
  if (
    /^(de an|nghi quyet|nghi dinh|quyet dinh|thong tu|cong van|chi thi|so nha|nha so|truong cap|sinh cap|khu pho|dan pho|muc do|cap do|ma loi|tinh lo|quoc lo|phien ban|tong dai|duong so|duong dt|cum so|to so|thon so|ap so|xom so|khu so|nhom so|ngo so|hem so|khoi pho|bo luat|diem truong)$/.test(
      compound,
    )
  )
    return aside;
  if (compound === "ke hoach" && keyAt(words, at - 3) === "theo" && !counted) return aside;
  if (/^chi (hoi|bo)$/.test(compound) && !ofDeeds.has(unitAt(matches, at + 1))) return aside;
  if (key === "so" && (counted || namedBefore(matches, at))) return undefined;
  if (key === "so" && (written === "số" || written === "so")) return isNumbered(words, at) ? aside : undefined;
  if (key === "pho" || key === "luat")
    return written === "phố" || written === "luật" || compound === "khu pho" ? aside : undefined;
  if (!named.has(key) && !(key === "ban" && written === "bản")) return undefined;
  const forms = namedWritten[key];
  if (forms && !forms.includes(written)) return undefined;
  if (!isIdentifier(words, matches, at, counted)) return undefined;
  if (key === "tuan" || key === "thang" || key === "quy") return { ...aside, to: endOfPeriod(words, aside.to) };
  return { ...aside, to: placeNouns.has(key) ? endOfNames(words, matches, aside.to) : aside.to };
}

/** "dvc đầu tuần 7 cuối tuần 9", "VNeID: tuần 21, tổng 340", "cả tuần 4 gian hàng", "dvc tuần 18 lượt" */
function isCountOfWeek(words: readonly Token[], matches: (Match | undefined)[], at: number, counted: boolean): boolean {
  const head = keyAt(words, at - 2);
  if (/^(dau|giua|cuoi|trong)$/.test(head)) return true;
  if (head === "ca" && (counted || isNameAt(matches, at + 1))) return true;
  return (counted && namedBefore(matches, at - 1)) || (head === ":" && namedBefore(matches, at - 2));
}

/** "năm 2026", "Tháng Thanh niên 2026", "cụ nhiều tuổi nhất 91", "năm nay 70" */
function readYearOrAge(
  words: readonly Token[],
  matches: (Match | undefined)[],
  at: number,
  counted: boolean,
): Aside | undefined {
  const [key, value] = [keyAt(words, at - 1), Number(keyAt(words, at))];
  // "cụ nhiều tuổi nhất 91", "trẻ nhất 14"
  if (key === "nhat" && /^(tuoi|tre|gia|lon|nho)$/.test(keyAt(words, at - 2))) return { kind: "age", to: at + 1 };
  const ofYear = key === "nam" || (keyAt(words, at - 2) === "nam" && key === "moi");
  if (ofYear && value > 1900 && value < 2100) return { kind: "year", to: endOfYears(words, at + 1) };
  // "Tháng Thanh niên 2026"
  if (value > 2020 && value < 2040 && !counted && !namedBefore(matches, at) && !isNameAt(matches, at + 1))
    return { kind: "year", to: at + 1 };
  if (key === "nay" && keyAt(words, at - 2) === "nam" && !counted) return { kind: "age", to: at + 1 };
  return undefined;
}

/** "28 người vô nhóm zalo ấp 3": how many stands before the name, so this is where. */
function isCountBefore(words: readonly Token[], at: number): boolean {
  for (let before = at - 1; before >= at - 7 && words[before] && words[before]?.kind !== "mark"; before--)
    if (digitsAt(words, before)) return words[at + 1] === undefined || words[at + 1]?.kind === "mark";
  return false;
}

/** "zalo ấp 5 thêm 15 người" */
function isCountBehind(words: readonly Token[], at: number): boolean {
  const goesOn = /^(them|co|duoc|moi|hien|da|tuan|vao)$/.test(keyAt(words, at + 1));
  return goesOn && [2, 3, 4].some((step) => digitsAt(words, at + step));
}

/** "khu phố 1.530": too many for a name. */
function isThousands(words: readonly Token[], to: number): boolean {
  if (!gluedAt(words, to)) return false;
  return (
    keyAt(words, to) === "k" ||
    (keyAt(words, to) === "." && gluedAt(words, to + 1) && keyAt(words, to + 1).length === 3)
  );
}

/** "lớp 5A", "nhà 12B" */
function isLettered(words: readonly Token[], at: number): boolean {
  const noun = keyAt(words, at - 1);
  const letter = /^[abcde]$/.test(keyAt(words, at + 1)) && gluedAt(words, at + 1) && !gluedAt(words, at + 2);
  return letter && (named.has(noun) || noun === "nha");
}

const divisions = set("thon ap xom khom buon ban lang khoi khu pho phuong xa");

/** "Số ấp Bình Thạnh 2" over a list: nothing is counted in its line. */
function isAllOfLine(words: readonly Token[], matches: (Match | undefined)[], at: number): boolean {
  for (let before = at - 1; before >= 0 && keyAt(words, before) !== "\n"; before--)
    if (digitsAt(words, before) || isNameAt(matches, before)) return false;
  return true;
}

/** "ấp Long Hòa 2 đã hỗ trợ", "thôn Kon Rẫy 2: …": a small number behind a place's name, and nothing counted behind it. */
function isOfPlace(words: readonly Token[], matches: (Match | undefined)[], at: number): boolean {
  const after = words[at + 1];
  const heads = after?.key === ":";
  const follows = heads || after?.kind === "word" || (after?.key === "\n" && isAllOfLine(words, matches, at));
  if ((words[at]?.key.length ?? 9) > 2 || !follows || unitAt(matches, at + 1)) return false;
  if (isNameAt(matches, at + 1)) return false;
  let head = at - 1;
  while (
    head > at - 4 &&
    !divisions.has(keyAt(words, head)) &&
    (words[head]?.capital || (heads && isWord(words, head) && !matches[head]))
  )
    head--;
  return head < at - 1 && divisions.has(keyAt(words, head));
}

/** "3 bác ngoài 60 đăng ký": how old they are. */
function isElderly(words: readonly Token[], matches: readonly (Match | undefined)[], at: number): boolean {
  const value = Number(words[at]?.key);
  // "từ 75 trở lên"
  if (keyAt(words, at + 1) === "tro" && /^(len|xuong)$/.test(keyAt(words, at + 2)) && keyAt(words, at - 1) === "tu")
    return true;
  if (keyAt(words, at - 1) === "tron" && !unitAt(matches, at + 1)) return true;
  if (value < 40 || value > 110 || !/^(ngoai|tren|hon|gan)$/.test(keyAt(words, at - 1))) return false;
  if (unitAt(matches, at + 1) || unitAt(matches, at - 2) !== "person") return false;
  return digitsAt(words, at - 3) || matches[at - 2]?.meaning.codes.length === 0;
}

/** Unaccented, these are far oftener "có", "chỉ", "đi" than people. */
const smallWords = set("co chi di o ban vi ma");

const placeNouns = set("kenh thon ap xom khom buon phuong hem ngo ngach kiet lang khoi to q p");

const buildings = set("ct kp a b lk bt ql tl hl sn kdc kdt");

/** What is done is not in a place's name: "cuối ngõ 1 tin", "mỗi xóm 1 buổi". */
const ofDeeds = new Set<string | undefined>(["message", "event", "file", "account"]);

const ordinals = set("vong buoi lop ca phien nhom dot lan khoa ky tuan thang doi");

/** Before "lớp 9": of a school. */
const schooling = set("sinh huynh hoc chau tre ky vao len day nhiem em");

function isIdentifier(words: readonly Token[], matches: (Match | undefined)[], at: number, counted: boolean): boolean {
  const before = words[at - 1];
  const key = before?.key ?? "";
  const next = words[at + 1];
  if (key === "the" || key === "xa" || key === "dt" || key === "dan" || key === "ha" || key === "hcm" || key === "hd")
    return false;
  // "mức độ 4", but "độ 7 người" is about seven.
  if (key === "do") return /^(muc|cap|trinh)$/.test(keyAt(words, at - 2));
  if (key === "t" || key === "q" || key === "p" || key === "u") return gluedAt(words, at);
  if (key === "tt" || key === "kh" || key === "cap" || key === "de" || key === "lo") return false;
  if (placeNouns.has(key)) return true;
  if (ordinals.has(key)) {
    if (key === "tuan" || key === "thang") return !(counted && unitAt(matches, at + 1) === "event");
    if (key === "nhom" || key === "doi") return !counted;
    // "học sinh lớp 9"
    const pupil = schooling.has(keyAt(words, at - 2)) || words[at - 2]?.capital;
    if (key === "lop" && pupil && !counted && Number(words[at]?.key) <= 12) return true;
    if (key === "buoi" || key === "ca" || key === "lop")
      return next?.key === ":" || next?.kind === "digits" || next?.key === "(";
    return !counted;
  }
  return !counted || key === "muc" || key === "quy";
}

const numberVerbs = set("em gach giup huy go bo xoa thay sua bang con la huy rut doi thanh ghi bao");

/** "tổ số 3", "bão số 10"; but "bỏ số 5", "thay số 6 bằng số 9" speak of figures. */
function isNumbered(words: readonly Token[], at: number): boolean {
  return !numberVerbs.has(words[at - 2]?.key ?? "?") || keyAt(words, at + 1) === "/";
}

/** "15 thành viên tổ 1 buổi": the word before ends what another number counts. */
function countedBefore(matches: (Match | undefined)[], at: number): boolean {
  const [two, three] = [matches[at - 2], matches[at - 3]];
  return (two?.to === at && two.meaning.unit === "agent") || (three?.to === at && three.meaning.unit === "agent");
}

export function namedBefore(matches: (Match | undefined)[], at: number): boolean {
  for (let place = at - 1; place >= 0 && place > at - 8; place--) {
    const match = matches[place];
    if (match && match.to === at) return match.meaning.codes.length > 0;
  }
  return false;
}
