import { fold } from "./fold.ts";

/** Who asks, whom, where and how: words of a question about anything. Folded, as questions without an answer are kept. */
const saysNothing = new Set(
  (
    "a ad ai anh ba bac bao bi bua ca cac cai can cau chau chi cho chu co con cu cua cung da dau de den di do du duoc em gi gio giup gium " +
    "ha hay he hoi hom khi khong kieu la lam len ma man minh mo moi mot muon nao nay neu ngay nguoi nha nhe nhieu nhu ni no o oi phai qua " +
    "ra rang roi sao se tai the thi thoi toi trong tui tu va vao vay ve viec vo voi vua xa xin"
  ).split(" "),
);

/** Of the shorter question's words: "quên mật khẩu zalo" and "quên mật khẩu gmail", three of four, are two matters. */
const shareOfShorter = 0.8;
/** Of the longer one's: "đồng ý" asks for nothing that a long question with both words asks. */
const shareOfLonger = 0.4;

function tellingWords(question: string): ReadonlySet<string> {
  const words = fold(question).match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => !saysNothing.has(word)));
}

function areAlike(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const shared = [...one].filter((word) => other.has(word)).length;
  // One word in common is a matter only when it is all that both say.
  if (shared < 2) return shared === 1 && one.size === 1 && other.size === 1;
  const [shorter, longer] = [Math.min(one.size, other.size), Math.max(one.size, other.size)];
  return shared / shorter >= shareOfShorter && shared / longer >= shareOfLonger;
}

/**
 * Questions that ask for the same in other words, together: each group begins with its first, groups stand in the order of
 * these. Compared with the first alone, so that a chain of small differences joins nothing.
 */
export function groupAlike<Question extends { question: string }>(
  questions: readonly Question[],
): [Question, ...Question[]][] {
  const groups: { telling: ReadonlySet<string>; alike: [Question, ...Question[]] }[] = [];
  for (const one of questions) {
    const telling = tellingWords(one.question);
    const group = groups.find((known) => areAlike(known.telling, telling));
    if (group) group.alike.push(one);
    else groups.push({ telling, alike: [one] });
  }
  return groups.map(({ alike }) => alike);
}
