import { formatCount } from "../../shared/calendar/format.ts";
import type { Indicator } from "../../shared/catalogue/indicator.ts";
import { fold } from "../../shared/understanding/fold.ts";
import type { KnownPerson } from "../services/people/known-person.ts";
import type { FigureQuestion } from "../services/reports/draft-questions.ts";
import { frequentCodes } from "../services/reports/usual-figures.ts";
import type { Turn } from "./command.ts";

/** Asked for first in a team that has not reported yet: what teams do most. */
const COMMON = ["vneid_level2_activated", "dvc_guided", "cashless_shops", "dvc_files_submitted"];
/** Units that nearly every indicator is counted in. */
const ANY_UNIT = new Set(["nguoi", "luot", "ho", "buoi"]);
const MOST_CHOICES = 4;

/** The only number of a text that says little else: "hôm nay làm được 15". Times, dates and long numbers are none. */
export function loneNumber(turn: Turn): number | undefined {
  const numbers = turn.folded.match(/(?<![\p{L}\d/.,:-])\d{1,5}(?![\p{L}\d/:%-])/gu) ?? [];
  return numbers.length === 1 ? Number(numbers[0]) : undefined;
}

/** Where it stands. */
function spanOf(turn: Turn, count: number): { start: number } | undefined {
  const start = turn.text.indexOf(String(count));
  return start < 0 ? undefined : { start };
}

/** Which indicator is it? Those counted in the unit the text names come first, then what the team mostly reports. */
export async function whatNumber(
  turn: Turn,
  person: KnownPerson,
  count: number,
): Promise<FigureQuestion & { span: { start: number } | undefined }> {
  const { indicators } = turn.commune;
  const teamIds = person.memberships.map(({ teamId }) => teamId);
  const byUnit = indicators.filter(({ unit }) => !ANY_UNIT.has(fold(unit)) && turn.folded.includes(fold(unit)));
  const codes = [...byUnit.map(({ code }) => code), ...(await frequentCodes(turn.tx, teamIds)), ...COMMON];
  const choices = [...new Set(codes)]
    .flatMap((code) => indicators.find((indicator) => indicator.code === code) ?? [])
    .slice(0, MOST_CHOICES);
  return {
    text: `Số ${formatCount(count)} là của việc nào? Bấm tên việc; không thấy thì nhắn tên việc kèm số, ví dụ: vneid ${formatCount(count)}.`,
    codes: [],
    span: spanOf(turn, count),
    choices: choices.map((indicator: Indicator) => ({
      title: indicator.shortLabel,
      code: indicator.code,
      value: count,
    })),
  };
}
