import type { Period } from "../../shared/calendar/period.ts";

type Offered = readonly { key: Period; label: string }[];

/** What a kind is called, which number of it may follow, and its keys (`Period`). "6 tháng" is no month. */
const kinds: { says: RegExp; keys: RegExp; ending(number: string): string }[] = [
  {
    says: /\b(?:6|sau) thang(?: (dau|cuoi) nam)?\b/,
    keys: /-H\d$/,
    ending: (half) => (half === "dau" ? "-H1" : "-H2"),
  },
  { says: /\b(?:9|chin) thang\b/, keys: /-9M$/, ending: () => "-9M" },
  { says: /\btuan(?: (?:thu )?(\d{1,2}))?\b/, keys: /-W\d\d$/, ending: (week) => `-W${week.padStart(2, "0")}` },
  { says: /\bthang(?: (\d{1,2}))?\b/, keys: /^\d{4}-\d\d$/, ending: (month) => `-${month.padStart(2, "0")}` },
  { says: /\bquy(?: (\d|i{1,3}|iv))?\b/, keys: /-Q\d$/, ending: (quarter) => `-Q${romans[quarter] ?? quarter}` },
  { says: /\bnam(?: (\d{4}))?\b/, keys: /^\d{4}$/, ending: (year) => year },
];
const romans: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4 };
const PREVIOUS = /\b(?:truoc|vua roi|vua qua|roi)\b/;

/** The one of the offered periods, newest first within each kind, that a folded text names: "tháng này", "tuần trước", "quý III". */
export function periodNamed(folded: string, offered: Offered): Offered[number] | undefined {
  for (const { says, keys, ending } of kinds) {
    const said = says.exec(folded);
    if (!said) continue;
    const ofKind = offered.filter(({ key }) => keys.test(key));
    const [, number] = said;
    if (number !== undefined) return ofKind.find(({ key }) => key.endsWith(ending(number)));
    return ofKind[PREVIOUS.test(folded) ? 1 : 0];
  }
  return undefined;
}
