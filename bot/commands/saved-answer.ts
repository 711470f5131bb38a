import type { OutgoingMessage } from "../../shared/api/message.ts";
import { dayOf } from "../../shared/calendar/day.ts";
import { formatPeriod, periodRange } from "../../shared/calendar/period.ts";
import { teamFigures } from "../services/figures/unit-totals.ts";
import type { Report } from "../services/reports/report.ts";
import type { Turn } from "./command.ts";
import { figureLines, inScreens } from "./figure-lines.ts";
import { activityDay } from "./report-state.ts";
import { capital } from "./wording.ts";

/** After a report was saved or corrected: what was done, and all the team has for the period. */
export async function withTeamTotals(
  turn: Turn,
  report: Report,
  { opening, ending = [] }: { opening: string; ending?: readonly string[] },
): Promise<OutgoingMessage[]> {
  const { indicators, settings } = turn.commune;
  const range = periodRange(settings.period, report.period);
  const totals = range ? await teamFigures(turn.tx, { ...range, teamId: report.teamId, indicators }) : {};
  const lines = figureLines(indicators, totals);
  return inScreens(
    {
      head: lines.length > 0 ? `${opening}\n\n${headOfPeriod(turn, report.period)} tổ đã có:` : opening,
      lines,
      foot: ending.length > 0 ? `\n${ending.join("\n")}` : "",
    },
    [
      { title: "Kết quả", say: "kết quả" },
      { title: "Sửa", say: "sửa" },
    ],
  );
}

/** "Tuần 47 (16/11–22/11/2026)": the period the report lies in, which may not be the current one. */
function headOfPeriod(turn: Turn, period: string): string {
  const name = capital(formatPeriod(turn.commune.settings.period, period));
  return period === activityDay(turn, dayOf(turn.now)).period ? `${name} đến nay` : name;
}
