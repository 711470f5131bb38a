import { z } from "zod";
import { dayOf } from "../../shared/calendar/day.ts";
import { formatPeriod } from "../../shared/calendar/period.ts";
import type { KnownPerson } from "../services/people/known-person.ts";
import { type Report, reportingTeams } from "../services/reports/report.ts";
import { reportNothing } from "../services/reports/report-nothing.ts";
import { savedReportsOfTeam } from "../services/reports/saved-reports.ts";
import { saysCancel, saysNo, saysOneOf } from "./answers.ts";
import type { Command, Reply, Turn } from "./command.ts";
import { figureLines, inScreens } from "./figure-lines.ts";
import { teamsMeant } from "./named-team.ts";
import { readBack } from "./read-back.ts";
import { readDay, readFigures } from "./read-message.ts";
import { activityDay, draftOf, endQuestion, memberOf, speakingMember } from "./report-state.ts";
import { callOf, capital } from "./wording.ts";
import { confirms } from "./yes-words.ts";

const name = "report_nothing";

/** What was asked: really nothing in this period, by which team? `eventId` is that of the message that said so. */
const Pending = z.object({
  personId: z.int(),
  activityOn: z.string(),
  teamIds: z.array(z.int()).min(1),
  eventId: z.int(),
});
type Pending = z.infer<typeof Pending>;

export const reportNothingCommand: Command = {
  name,
  // A bare "không" answers something; it does not speak of a whole period.
  wants: (turn) => speakingMember(turn) !== undefined && !saysNo(turn) && readFigures(turn).kind === "no_activity",
  async run(turn) {
    const person = memberOf(turn);
    return person ? ask(turn, person) : { messages: [] };
  },
  async answer(turn) {
    const pending = Pending.safeParse(turn.state?.data).data;
    const person = memberOf(turn);
    if (!pending || !person || pending.personId !== person.id) return undefined;
    if (pending.teamIds.length > 1) return chooseTeam(turn, person, pending);
    if (saysNo(turn) || saysCancel(turn) || saysOneOf(turn, ["khong phai", "sai", "chua"])) return leave(turn, person);
    const saidAgain = readFigures(turn).kind === "no_activity";
    return confirms(turn) || saidAgain ? record(turn, person, pending) : undefined;
  },
};

async function ask(turn: Turn, person: KnownPerson): Promise<Reply> {
  const current = await draftOf(turn, person);
  if (current && Object.keys(current.draft.values).length > 0) {
    const news = ["Đang có báo cáo chờ xác nhận, nên chưa ghi “không có hoạt động”. Nếu bỏ báo cáo này, bấm “Hủy”."];
    return readBack(turn, { draft: current.draft, person, news });
  }
  const named = readDay(turn);
  const activityOn = named?.kind === "day" ? named.day : dayOf(turn.sentAt);
  const teams = await teamsMeant(turn, await reportingTeams(turn.tx, person));
  return askAbout(turn, person, { activityOn, teamIds: teams.map(({ teamId }) => teamId), eventId: turn.eventId });
}

async function askAbout(turn: Turn, person: KnownPerson, about: Omit<Pending, "personId">): Promise<Reply> {
  const state = { command: name, data: { ...about, personId: person.id } };
  const teams = (await reportingTeams(turn.tx, person)).filter(({ teamId }) => about.teamIds.includes(teamId));
  const [team, another] = teams;
  if (!team) return { messages: [] };
  if (another) {
    const buttons = teams.slice(0, 5).map(({ teamName }) => ({ title: teamName, say: teamName }));
    return { messages: [{ text: "Tổ nào không có hoạt động?", buttons }], state };
  }
  const { period } = activityDay(turn, about.activityOn);
  const saved = await savedReportsOfTeam(turn.tx, { communeId: turn.commune.id, teamId: team.teamId, period });
  const withFigures = saved.filter(({ nothingToReport }) => !nothingToReport);
  if (withFigures.length > 0) return hasFigures(turn, withFigures);
  const when = formatPeriod(turn.commune.settings.period, period);
  if (saved.length > 0) return alreadyRecorded(turn, when);
  return {
    messages: [
      {
        text: `${team.teamName}: ${when} không có hoạt động nào, đúng không ạ?\nBấm “Đúng” thì tôi ghi, tổ không bị tính là thiếu báo cáo.`,
        buttons: [
          { title: "Đúng", say: "đúng" },
          { title: "Không phải", say: "không phải" },
        ],
      },
    ],
    state,
  };
}

async function chooseTeam(turn: Turn, person: KnownPerson, pending: Pending): Promise<Reply | undefined> {
  const teams = (await reportingTeams(turn.tx, person)).filter(({ teamId }) => pending.teamIds.includes(teamId));
  const chosen = await teamsMeant(turn, teams);
  const [team] = chosen;
  return chosen.length === 1 && team ? askAbout(turn, person, { ...pending, teamIds: [team.teamId] }) : undefined;
}

async function record(turn: Turn, person: KnownPerson, pending: Pending): Promise<Reply> {
  const [teamId] = pending.teamIds;
  if (teamId === undefined) return { messages: [] };
  const place = activityDay(turn, pending.activityOn);
  const outcome = await reportNothing(turn.tx, {
    communeId: turn.commune.id,
    teamId,
    by: person,
    channel: "chat",
    ...place,
    idempotencyKey: `chat_${pending.eventId}`,
    now: turn.now,
  });
  if (outcome.kind === "has_figures") return hasFigures(turn, outcome.reports);
  const when = formatPeriod(turn.commune.settings.period, place.period);
  if (outcome.kind === "already_recorded") return alreadyRecorded(turn, when);
  return {
    messages: [
      {
        text: `Đã ghi: ${when} tổ không có hoạt động (Báo cáo số ${outcome.report.number}). Cảm ơn ${callOf(person)} đã báo.\nNếu sau đó có việc, cứ nhắn số, tôi ghi thay.`,
      },
    ],
    ...endQuestion(turn),
  };
}

function hasFigures(turn: Turn, reports: readonly Report[]): Reply {
  const [newest] = reports;
  return {
    messages: inScreens(
      {
        head: `${capital(formatPeriod(turn.commune.settings.period, newest?.period ?? ""))} tổ đã có số liệu nên tôi không ghi “không có hoạt động”. Báo cáo gần nhất, số ${newest?.number}:`,
        lines: figureLines(turn.commune.indicators, newest?.values ?? {}),
        foot: "",
      },
      [{ title: "Kết quả", say: "kết quả" }],
    ),
    ...endQuestion(turn),
  };
}

function alreadyRecorded(turn: Turn, when: string): Reply {
  return {
    messages: [{ text: `Tôi đã ghi ${when} tổ không có hoạt động rồi, ${callOf(turn.person)} không cần báo lại.` }],
    ...endQuestion(turn),
  };
}

function leave(turn: Turn, person: KnownPerson): Reply {
  return {
    messages: [
      {
        text: `Dạ, tôi chưa ghi gì. Có việc đã làm, mời ${callOf(person)} nhắn một câu, ví dụ: vneid 5 người.`,
        buttons: [{ title: "Báo cáo", say: "báo cáo" }],
      },
    ],
    ...endQuestion(turn),
  };
}
