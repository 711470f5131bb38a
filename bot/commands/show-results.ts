import type { Button, OutgoingMessage } from "../../shared/api/message.ts";
import { type Day, dayOf } from "../../shared/calendar/day.ts";
import { formatDay, formatDeadline } from "../../shared/calendar/format.ts";
import { type DayRange, formatPeriod, periodRange } from "../../shared/calendar/period.ts";
import type { Indicator } from "../../shared/catalogue/indicator.ts";
import { fold } from "../../shared/understanding/fold.ts";
import type { FigureValues } from "../db/schema/reports.ts";
import { rootsFor, unitsFor } from "../services/access.ts";
import { runningCampaigns } from "../services/campaigns/campaign.ts";
import { contactSentence } from "../services/communes.ts";
import { figuresOf } from "../services/figures/figures.ts";
import { teamFigures } from "../services/figures/unit-totals.ts";
import type { Membership } from "../services/people/known-person.ts";
import { type Report, reportingTeams } from "../services/reports/report.ts";
import { savedReportsOfTeam } from "../services/reports/saved-reports.ts";
import { unitsConcerned } from "../services/targets/concerned-units.ts";
import { teamProgress, unitProgress } from "../services/targets/progress.ts";
import { openTeams } from "../services/teams/open-teams.ts";
import type { Command, CommandDeps, Reply, Turn } from "./command.ts";
import { amount, codesInOrder, figuresInShort, shortName } from "./figure-lines.ts";
import { dueOf } from "./late.ts";
import { names, namesAnotherPlace, numbersOfPlaces, teamsMeant } from "./named-team.ts";
import { type Block, oneScreen } from "./one-screen.ts";
import { campaignHead, campaignInShort, targetsInShort } from "./programme-lines.ts";
import { intentOf, readDay, readFigures } from "./read-message.ts";
import { activityDay, draftOf, memberOf } from "./report-state.ts";
import { runningParts, unitOf } from "./show-campaigns.ts";
import { callOf, capital } from "./wording.ts";

const ASKS = /^(?:(?:da|cho|xem|em|toi|tui|bac|chu|lai) )*(?:ket qua|so lieu|thanh tich|thong ke)\b(?! thong bao)/;
/** What a phone shows at a glance, without scrolling; all of it is in the Mini App. */
const MOST_LETTERS = 720;
const MOST_FIGURES = 4;
/** Figures the team reported before and not in this period, or since New Year; naming more would only bury the others. */
const MOST_NAMED_FIGURES = 3;
/** Merged communes may have a "Tổ 1" each; of more than these the name said nothing. */
const MOST_NAMED = 3;

export const showResultsCommand: Command = {
  name: "show_results",
  wants: (turn) =>
    turn.isAddressed &&
    (ASKS.test(turn.folded)
      ? readFigures(turn).kind !== "report"
      : intentOf(turn) === "my_stats" && readFigures(turn).kind === "not_report"),
  async run(turn, deps) {
    const named = readDay(turn);
    const day = named?.kind === "day" ? named.day : dayOf(turn.now);
    const teams = await teamsMeant(turn, await reportingTeams(turn.tx, memberOf(turn)));
    const isAboutOthers = teams.every(({ teamName }) => namesAnotherPlace(turn.folded, teamName));
    const wider = isAboutOthers ? await resultsForOfficer(turn, deps, day) : undefined;
    if (wider || teams.length === 0) return wider ?? onlyForMembers(turn);
    const messages: OutgoingMessage[] = [];
    for (const team of teams) messages.push(...(await resultsOfTeam(turn, team, { day, isOwn: true, ...deps })));
    return { messages };
  },
};

/** Of the team that is named, else of all their units. Undefined for who looks after none. */
async function resultsForOfficer(turn: Turn, deps: CommandDeps, day: Day): Promise<Reply | undefined> {
  const unitIds = await unitsFor(turn.tx, turn.person, "see_figures");
  if (unitIds.length === 0) return undefined;
  const teams = (await openTeams(turn.tx, turn.commune.id)).filter(({ unitId }) => unitIds.includes(unitId));
  const named = teams.filter(({ name }) => names(turn.folded, fold(name)));
  if (named.length === 0 || named.length > MOST_NAMED) {
    return resultsOfUnits(turn, unitIds, { day, isNamed: named.length > 0, ...deps });
  }
  const messages: OutgoingMessage[] = [];
  for (const { id, name, unitId } of named) {
    messages.push(
      ...(await resultsOfTeam(turn, { teamId: id, teamName: name, unitId }, { day, isOwn: false, ...deps })),
    );
  }
  return { messages };
}

type Team = Pick<Membership, "teamId" | "teamName" | "unitId">;

async function resultsOfTeam(
  turn: Turn,
  team: Team,
  { day, isOwn, miniAppUrl }: { day: Day; isOwn: boolean; miniAppUrl: string },
): Promise<OutgoingMessage[]> {
  const { indicators } = turn.commune;
  const { period, range } = periodAround(turn, day);
  const saved = await savedReportsOfTeam(turn.tx, { communeId: turn.commune.id, teamId: team.teamId, period });
  const isMissing = saved.length === 0;
  const year = await figuresOfYear(turn, team.teamId, range);
  const values = await teamFigures(turn.tx, { teamId: team.teamId, ...range, indicators });
  const missing = Object.keys(year).filter((code) => values[code] === undefined);
  const targets = await teamProgress(turn.tx, { team: { id: team.teamId, unitId: team.unitId }, indicators, day });
  const head = `${team.teamName}\n${capital(formatPeriod(turn.commune.settings.period, period))}: ${await stateOf(turn, saved, period)}`;
  const isOther = isOwn && namesAnotherPlace(turn.folded, team.teamName);
  const mine = isOwn ? [...(await waitingLine(turn)), ...(isMissing ? [whatToDo(turn)] : [])] : [];
  const running = await runningParts(turn, team, day);
  const page = new URL(isOwn ? `t/${team.teamId}` : `s/score/${team.teamId}`, miniAppUrl).href;
  return onOneScreen(
    [
      { lines: isOther ? [`Đây là kết quả của tổ mình; tổ khác xin hỏi cán bộ.\n${head}`] : [head], rank: 0 },
      { lines: fewFigures(indicators, values), rank: 1 },
      { lines: targetsInShort(indicators, targets), rank: 3 },
      { lines: running.map((one) => campaignInShort(indicators, { ...one, day })), rank: 2 },
      { lines: isMissing ? [] : stillMissing(indicators, missing), rank: 5 },
      { lines: sinceNewYear(turn, year, range), rank: 4 },
      { lines: mine, rank: 0 },
    ],
    [...(isOwn ? ownButtons(isMissing) : officerButtons), { title: "Xem chi tiết", open: page }],
  );
}

function ownButtons(isMissing: boolean): Button[] {
  const nothing = { title: "Không có hoạt động", say: "không có hoạt động" };
  return [{ title: "Báo cáo", say: "báo cáo" }, ...(isMissing ? [nothing] : [])];
}

const officerButtons: readonly Button[] = [
  { title: "Ai chưa báo cáo", say: "ai chưa báo cáo" },
  { title: "Chiến dịch", say: "chiến dịch" },
];

function onOneScreen(blocks: readonly Block[], buttons: readonly Button[]): OutgoingMessage[] {
  return [{ text: oneScreen(blocks, "Còn nữa: bấm “Xem chi tiết”.", MOST_LETTERS), buttons }];
}

function fewFigures(indicators: readonly Indicator[], values: FigureValues): string[] {
  const lines = codesInOrder(indicators, values).map(
    (code) => `• ${shortName(indicators, code)}: ${amount(indicators, code, values[code] ?? 0)}`,
  );
  const rest = lines.length - MOST_FIGURES;
  return rest > 1 ? [...lines.slice(0, MOST_FIGURES), `• và ${rest} việc khác`] : lines;
}

/** One line: what is not there must not bury what is. */
function stillMissing(indicators: readonly Indicator[], codes: readonly string[]): string[] {
  if (codes.length === 0) return [];
  const more = codes.length > MOST_NAMED_FIGURES ? "…" : "";
  const names = codes.slice(0, MOST_NAMED_FIGURES).map((code) => shortName(indicators, code));
  return [`Chưa báo cáo kỳ này: ${names.join(", ")}${more}`];
}

function periodAround(turn: Turn, day: Day): { period: string; range: DayRange } {
  const { period } = activityDay(turn, day);
  return { period, range: periodRange(turn.commune.settings.period, period) ?? { from: day, to: day } };
}

/** Whether the report is in, which is not the same as how much it says. */
async function stateOf(turn: Turn, saved: readonly Report[], period: string): Promise<string> {
  const [newest] = saved;
  const due = await dueOf(turn, period);
  if (!newest) {
    const until = formatDeadline(due);
    return turn.now >= due ? `chưa báo cáo, đã quá hạn (${until})` : `chưa báo cáo, hạn: ${until}`;
  }
  if (saved.every(({ nothingToReport }) => nothingToReport)) return "đã báo không có hoạt động";
  const first = saved.at(-1)?.submittedAt;
  const late = first && first >= due ? ", nộp muộn" : "";
  return `đã báo cáo${late} (${saved.length} báo cáo, gần nhất số ${newest.number} ngày ${formatDay(newest.activityOn)})`;
}

async function figuresOfYear(turn: Turn, teamId: number, { to }: DayRange): Promise<FigureValues> {
  return teamFigures(turn.tx, { teamId, from: `${to.slice(0, 4)}-01-01`, to, indicators: turn.commune.indicators });
}

function sinceNewYear(turn: Turn, year: FigureValues, { to }: DayRange): string[] {
  const { indicators } = turn.commune;
  const codes = codesInOrder(indicators, year);
  const few = Object.fromEntries(codes.slice(0, MOST_NAMED_FIGURES).map((code) => [code, year[code] ?? 0]));
  const end = codes.length > MOST_NAMED_FIGURES ? "…" : ".";
  return codes.length > 0 ? [`\nTừ đầu năm ${to.slice(0, 4)} tổ đã có: ${figuresInShort(indicators, few)}${end}`] : [];
}

async function waitingLine(turn: Turn): Promise<string[]> {
  const person = memberOf(turn);
  const current = person && turn.channel === "person" ? await draftOf(turn, person) : undefined;
  return current ? ["\nCòn một báo cáo chờ xác nhận, chưa tính ở đây. Gõ “báo cáo” để xem lại."] : [];
}

function whatToDo(turn: Turn): string {
  return `\nTổ làm được việc gì, mời ${callOf(turn.person)} nhắn một câu, ví dụ: vneid 5 người. Không làm gì thì bấm “Không có hoạt động”.`;
}

/** For officers and leaders: all teams of their units. */
async function resultsOfUnits(
  turn: Turn,
  unitIds: readonly number[],
  { day, isNamed, miniAppUrl }: { day: Day; isNamed: boolean; miniAppUrl: string },
): Promise<Reply> {
  const { person } = turn;
  const { indicators, settings } = turn.commune;
  const { period, range } = periodAround(turn, day);
  const own = rootsFor(person, "see_figures");
  const totals = await figuresOf(turn.tx, { unitIds: own, ...range, view: "as_was" });
  const lines = fewFigures(indicators, totals.values);
  const of = [...new Set(person?.unitRoles.map(({ unitName }) => unitName))].join(", ");
  const [unknown] = isNamed ? [] : numbersOfPlaces(turn.folded);
  const whose = unknown === undefined ? of : `Không thấy tổ ${unknown} trong ${of}. Đây là số liệu chung:`;
  const head = `${whose}\n${capital(formatPeriod(settings.period, period))}: ${totals.teamsReported}/${totals.teamsExpected} tổ đã báo cáo.`;
  const unitId = await unitOf(turn);
  const all = unitId === undefined ? [] : await unitProgress(turn.tx, { unitId, indicators, day });
  const running = all.filter(({ target, amount }) => target.from <= day && amount > 0);
  return {
    messages: onOneScreen(
      [
        { lines: [head], rank: 0 },
        { lines: lines.length > 0 ? lines : ["Chưa có số liệu nào."], rank: 1 },
        { lines: targetsInShort(indicators, running), rank: 2 },
        { lines: await campaignHeads(turn, unitIds, day), rank: 3 },
      ],
      [...officerButtons, { title: "Xem chi tiết", open: new URL("s", miniAppUrl).href }],
    ),
  };
}

/** What runs; its course is asked for by name. */
async function campaignHeads({ tx, commune }: Turn, unitIds: readonly number[], day: Day): Promise<string[]> {
  const above = (await unitsConcerned(tx, commune.id)).map(({ id }) => id);
  const running = await runningCampaigns(tx, { unitIds: [...new Set([...above, ...unitIds])], day });
  return running.map((campaign) => `\n${campaignHead(campaign, day)}`);
}

function onlyForMembers(turn: Turn): Reply {
  return {
    messages: [
      {
        text: `Kết quả là số liệu của tổ, dành cho thành viên đã đăng ký. Muốn vào tổ, xin mã của tổ trưởng rồi nhắn “đăng ký” và mã.\n${contactSentence(turn.commune)}`,
        buttons: [
          { title: "Hướng dẫn", say: "hướng dẫn" },
          { title: "Trợ giúp", say: "trợ giúp" },
        ],
      },
    ],
  };
}
