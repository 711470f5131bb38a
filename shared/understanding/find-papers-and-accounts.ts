/** Words that announce an account number, and between which and the number nothing else is spoken of. */
const announced = /\b(?:stk|so tk|so tai ?khoan|tai khoan so|tk so)\b(?: (?!\d)[a-z]+){0,6}[ :=.\-–]*$/;
const bankTalk =
  /\b(?:ngan hang|stk|so tk|so tai ?khoan|chuyen khoan|agri ?bank|vietcom ?bank|vcb|bidv|vietin ?bank|ctg|mb ?bank|techcom ?bank|tcb|sacom ?bank|acb|vp ?bank|tp ?bank|lp ?bank|lien ?viet|vib|hd ?bank|msb|shb|ocb|sea ?bank|nam a bank|kien ?long)\b/;
/** Whose number it is instead. */
const reachedBy =
  /\b(?:goi|sdt|so dt|dt|so dien thoai|dien thoai|lh|lien he|alo|zalo|hotline|tong dai|ma so thue|mst)\b/;
const near = 40;
/** Banks give out 6 to 19 digits; fewer than 8 are more often something else. */
const fewest = 8;
/** Without the words "số tài khoản" a number must be longer than any phone or figure. */
const fewestUnannounced = 9;

interface Around {
  before: string;
  after: string;
  isPhone: boolean;
}

/** Whether the digits are a bank account's, by the plain text before and after them. */
export function isAccountNumber(digits: string, { before, after, isPhone }: Around): boolean {
  const justBefore = before.slice(-near);
  if (reachedBy.test(justBefore) || digits.length < fewest) return false;
  if (announced.test(justBefore)) return true;
  const isNamed = bankTalk.test(justBefore) || bankTalk.test(after.slice(0, near));
  return isNamed && !isPhone && digits.length >= fewestUnannounced;
}

const passportTalk = /\b(?:ho chieu|passport|hc so)\b/;
/** A letter and seven or eight digits, as Vietnam's passports are numbered: "B1234567", "P01234567". */
const passportNumber = /(?<![a-z\d])[a-z] ?\d{7,8}(?![a-z\d])/g;

/** Passport numbers in a plain text: beside the word, or alone. */
export function findPassports(plain: string): { from: number; to: number }[] {
  return [...plain.matchAll(passportNumber)].flatMap((match) => {
    const from = match.index;
    const to = from + match[0].length;
    const around = plain.slice(Math.max(0, from - near), to + near);
    const isAlone = plain.trim() === match[0] && !match[0].includes(" ");
    return isAlone || passportTalk.test(around) ? [{ from, to }] : [];
  });
}
