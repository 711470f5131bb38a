import type { Button } from "../../shared/api/message.ts";
import { dayOf } from "../../shared/calendar/day.ts";
import { formatWeekday } from "../../shared/calendar/format.ts";
import { formatPeriod } from "../../shared/calendar/period.ts";
import { warningSentences } from "../../shared/warnings/figure-warnings.ts";
import type { KnownPerson } from "../services/people/known-person.ts";
import { countPhotos } from "../services/photos/photos.ts";
import { type DraftQuestions, questionsOf } from "../services/reports/draft-questions.ts";
import { type Report, reportingTeams } from "../services/reports/report.ts";
import { warningsAbout } from "../services/reports/usual-figures.ts";
import type { Reply, Turn } from "./command.ts";
import { codesInOrder, figureLine, figuresInShort, inScreens, shortName } from "./figure-lines.ts";
import { isLate } from "./late.ts";
import { activityDay, REPORT, waitingFor } from "./report-state.ts";
import { callOf, capital } from "./wording.ts";

const confirmButtons: readonly Button[] = [
  { title: "Đúng", say: "đúng" },
  { title: "Sửa", say: "sửa" },
  { title: "Hủy", say: "hủy" },
];

/** One choice more than Zalo's five buttons leaves room for is asked in words. */
const MOST_CHOICES = 4;

interface ReadBack {
  draft: Report;
  person: KnownPerson;
  /** What just changed. */
  news?: readonly string[];
  /** What the message said besides the figures; stands under them. */
  asides?: readonly string[];
}

/** Asks what is still open, one thing at a time; when nothing is, reads every figure back. */
export async function readBack(
  turn: Turn,
  { draft, person, news: changed = [], asides = [] }: ReadBack,
): Promise<Reply> {
  const questions = questionsOf(draft);
  const state = waitingFor(REPORT, draft, person);
  const isAsking = questions.teamIds.length > 0 || questions.figures.length > 0;
  const news = isAsking ? [...changed, ...asides] : changed;
  if (questions.teamIds.length > 0) return { messages: [await askTeam(turn, { person, questions, news })], state };
  if (questions.figures.length > 0) return { messages: [askFigure(turn, { draft, questions, news })], state };
  const teams = await reportingTeams(turn.tx, person);
  const team = teams.length > 1 ? teams.find(({ teamId }) => teamId === draft.teamId)?.teamName : undefined;
  const { indicators } = turn.commune;
  const lines = codesInOrder(indicators, draft.values).map((code) => {
    const line = figureLine(indicators, code, draft.values[code] ?? 0);
    return questions.approximate.includes(code) ? `${line} (số ước chừng, xin xem đã đúng số chưa)` : line;
  });
  return {
    messages: inScreens(
      {
        head: [...news, headOf(turn, draft, team)].join("\n"),
        lines: [...lines, ...asides, ...(await besides(turn, draft)), ...(await warnings(turn, draft))],
        foot: `\n${capital(callOf(person))} xem đã đúng chưa? Bấm “Đúng” thì tôi mới ghi.`,
      },
      confirmButtons,
    ),
    state,
  };
}

function headOf(turn: Turn, draft: Report, team: string | undefined): string {
  const of = team ? ` của ${team}` : "";
  const on = draft.activityOn === dayOf(turn.sentAt) ? "" : ` cho ${formatWeekday(draft.activityOn)}`;
  return `Báo cáo${of}${on}:`;
}

/** What goes along with the figures. */
async function besides(turn: Turn, draft: Report): Promise<string[]> {
  const photos = await countPhotos(turn.tx, draft.id);
  return [...(draft.note ? [`Ghi chú: “${draft.note}”`] : []), ...(photos > 0 ? [`Ảnh kèm: ${photos}`] : [])];
}

async function warnings(turn: Turn, draft: Report): Promise<string[]> {
  const { indicators, settings } = turn.commune;
  const odd = warningSentences(await warningsAbout(turn.tx, draft), (code) => shortName(indicators, code));
  const isOtherPeriod = draft.period !== activityDay(turn, dayOf(turn.now)).period;
  const period = formatPeriod(settings.period, draft.period);
  const late = (await isLate(turn, draft.period))
    ? [`Số này thuộc ${period}, đã quá hạn nộp; tôi vẫn ghi, tính là nộp muộn.`]
    : isOtherPeriod
      ? [`Số này thuộc ${period}.`]
      : [];
  return [...odd, ...late];
}

interface Asking {
  questions: DraftQuestions;
  news: readonly string[];
}

async function askTeam(turn: Turn, { person, questions, news }: Asking & { person: KnownPerson }) {
  const teams = (await reportingTeams(turn.tx, person)).filter(({ teamId }) => questions.teamIds.includes(teamId));
  return {
    text: [
      ...news,
      `Báo cáo này của tổ nào? ${capital(callOf(person))} bấm tên tổ:`,
      ...teams.map(({ teamName }, index) => `${index + 1}. ${teamName}`),
    ].join("\n"),
    buttons: teams.slice(0, MOST_CHOICES).map(({ teamName }) => ({ title: teamName, say: teamName })),
  };
}

/** What is known already stands above the question, so that nobody types it again. */
function askFigure(turn: Turn, { draft, questions, news }: Asking & { draft: Report }) {
  const [question] = questions.figures;
  const known = figuresInShort(turn.commune.indicators, draft.values);
  return {
    text: [...news, ...(known ? [`Đã hiểu: ${known}.`] : []), question?.text ?? ""].join("\n"),
    buttons: [
      ...(question?.choices ?? []).slice(0, MOST_CHOICES).map(({ title }) => ({ title, say: title })),
      { title: "Bỏ qua số này", say: "bỏ qua số này" },
    ],
  };
}
