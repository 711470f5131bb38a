import { z } from "zod";
import type { KnownPerson } from "../services/people/known-person.ts";
import { findReport, type Report } from "../services/reports/report.ts";
import { saysCancel, saysNo } from "./answers.ts";
import type { Reply, Turn } from "./command.ts";
import { teamsMeant } from "./named-team.ts";
import { endQuestion } from "./report-state.ts";

const MOST_CHOICES = 4;

/** Which team's report is meant; what is wished of it waits in `wish`, the asking command's own. */
export const PendingChoice = z.object({
  asks: z.literal("whose"),
  personId: z.int(),
  reportIds: z.array(z.int()).min(2),
  wish: z.unknown(),
});
export type PendingChoice = z.infer<typeof PendingChoice>;

/** The first of these reports of each team the text can mean: one, unless it is unclear whose is meant. */
export async function oneOfEachTeam(turn: Turn, person: KnownPerson, reports: readonly Report[]): Promise<Report[]> {
  const teams = person.memberships.filter((held) => reports.some(({ teamId }) => teamId === held.teamId));
  const meant = await teamsMeant(turn, teams);
  return meant.flatMap(({ teamId }) => reports.find((report) => report.teamId === teamId) ?? []);
}

export function askWhose(
  person: KnownPerson,
  { reports, command, text, wish }: { reports: readonly Report[]; command: string; text: string; wish: unknown },
): Reply {
  const teams = reports.slice(0, MOST_CHOICES).map(({ teamId }) => teamName(person, teamId));
  return {
    messages: [
      {
        text: [text, ...teams.map((name, index) => `${index + 1}. ${name}`)].join("\n"),
        buttons: [...teams.map((name) => ({ title: name, say: name })), { title: "Thôi", say: "thôi" }],
      },
    ],
    state: { command, data: { asks: "whose", personId: person.id, reportIds: reports.map(({ id }) => id), wish } },
  };
}

/** The report of the team that the answer names; a reply when the person leaves it; undefined for anything else. */
export async function takeWhose(
  turn: Turn,
  person: KnownPerson,
  { reportIds }: PendingChoice,
): Promise<{ report: Report } | { reply: Reply } | undefined> {
  if (saysCancel(turn) || saysNo(turn)) {
    return { reply: { messages: [{ text: "Dạ, các báo cáo giữ nguyên." }], ...endQuestion(turn) } };
  }
  const reports: Report[] = [];
  for (const id of reportIds) reports.push(...[await findReport(turn.tx, id)].filter((found) => found !== undefined));
  const numbered = /^[1-4]$/.test(turn.folded) ? reports[Number(turn.folded) - 1] : undefined;
  const [report, another] = numbered ? [numbered] : await oneOfEachTeam(turn, person, reports);
  return report && !another ? { report } : undefined;
}

function teamName(person: KnownPerson, teamId: number): string {
  return person.memberships.find((held) => held.teamId === teamId)?.teamName ?? "";
}
