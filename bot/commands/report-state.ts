import { z } from "zod";
import type { Day } from "../../shared/calendar/day.ts";
import { periodOf } from "../../shared/calendar/period.ts";
import type { KnownPerson } from "../services/people/known-person.ts";
import { questionsOf } from "../services/reports/draft-questions.ts";
import { openDraftsOf } from "../services/reports/drafts.ts";
import { type ActivityDay, type Report, reportingTeams } from "../services/reports/report.ts";
import { markOf } from "./button-marks.ts";
import type { ConversationState, Reply, Turn } from "./command.ts";
import { teamNamed } from "./named-team.ts";

/** Commands whose question is about a draft: its read-back, or whether it repeats a saved report. */
export const REPORT = "report";
export const SIMILAR = "confirm_report";

/** In a group several people share one conversation: whose question it is decides who answers it. */
const Waiting = z.object({ reportId: z.int(), personId: z.int() });

export function waitingFor(
  command: typeof REPORT | typeof SIMILAR,
  report: Report,
  person: KnownPerson,
): ConversationState {
  return { command, data: { reportId: report.id, personId: person.id, asRead: markOf(asRead(report)) } };
}

/** What a read-back or its next question shows: another one has buttons of its own. */
function asRead(report: Report) {
  const { teamId, activityOn, values, note } = report;
  const { teamIds, figures } = questionsOf(report);
  return { teamId, activityOn, values, note, teamIds, figures };
}

/** Id of the draft that this conversation waits for this person to decide on. */
export function waitingReportId(turn: Turn): number | undefined {
  if (turn.state?.command !== REPORT && turn.state?.command !== SIMILAR) return undefined;
  const { data } = Waiting.safeParse(turn.state.data);
  return data && data.personId === turn.person?.id ? data.reportId : undefined;
}

const Owner = z.object({ personId: z.int() });

/** In a group what is asked may be asked of another member. */
export function isAnothersQuestion(turn: Turn): boolean {
  const owner = Owner.safeParse(turn.state?.data).data?.personId;
  return owner !== undefined && owner !== turn.person?.id;
}

/** Ends what was asked of this person. In a group the question may be another's: that one stays. */
export function endQuestion(turn: Turn): Pick<Reply, "state"> {
  return isAnothersQuestion(turn) ? {} : { state: null };
}

/** The person, when they belong to a team; officers that are only a team's contact do not report. */
export function memberOf(turn: Turn): KnownPerson | undefined {
  return turn.person?.memberships.some((held) => held.role !== "officer") ? turn.person : undefined;
}

/** A member who speaks to us: in a group by naming the OA, or by answering what we asked them there. */
export function speakingMember(turn: Turn): KnownPerson | undefined {
  const isAsked = waitingReportId(turn) !== undefined;
  return turn.isAddressed || isAsked ? memberOf(turn) : undefined;
}

/** The person's drafts that wait, newest first. */
export async function draftsOf(turn: Turn, person: KnownPerson): Promise<Report[]> {
  const all = await openDraftsOf(turn.tx, { personId: person.id, now: turn.now });
  return all.filter((draft) => isInTeam(person, draft));
}

/** The person's drafts: the one this conversation is about, or the newest, and how many others wait. */
export async function draftOf(
  turn: Turn,
  person: KnownPerson,
): Promise<{ draft: Report; isReadBack: boolean; others: Report[] } | undefined> {
  const drafts = await draftsOf(turn, person);
  const asked = drafts.find((draft) => draft.id === waitingReportId(turn));
  const draft = asked ?? drafts[0];
  return draft && { draft, isReadBack: asked !== undefined, others: drafts.filter((other) => other !== draft) };
}

/** Of several drafts the one that a message goes on with: that of the team it names, or one whose team is still asked. */
export async function draftMeant(turn: Turn, person: KnownPerson): Promise<Report | undefined> {
  const current = await draftOf(turn, person);
  const team = await teamNamed(turn, await reportingTeams(turn.tx, person));
  if (!current || !team) return current?.draft;
  const isMeant = (draft: Report) => questionsOf(draft).teamIds.length > 0 || draft.teamId === team.teamId;
  return [current.draft, ...current.others].find(isMeant);
}

/** Somebody who left a team leaves its reports to those who stayed. */
export function isInTeam(person: KnownPerson, report: Report): boolean {
  return person.memberships.some((held) => held.teamId === report.teamId && held.role !== "officer");
}

export function activityDay(turn: Turn, day: Day): ActivityDay {
  return { activityOn: day, period: periodOf(turn.commune.settings.period, day) };
}
