import { dayOf } from "../../shared/calendar/day.ts";
import { formatInstant, formatTime, formatWeekday } from "../../shared/calendar/format.ts";
import { formatPeriod, neighbourPeriod, type Period, periodOf, periodRange } from "../../shared/calendar/period.ts";
import { unitsFor } from "../services/access.ts";
import { lastReminder, remindMissing } from "../services/reminders/remind-missing.ts";
import { copyReadyReminder } from "../services/reminders/reminder-text.ts";
import { type TeamState, teamStates } from "../services/teams/team-states.ts";
import type { Command, CommandDeps, Reply, Turn } from "./command.ts";
import { capital, onlyForOfficers, shortTeamName } from "./wording.ts";

const ASKS =
  /^(?:danh sach |ds )?(?:ai|to nao|nhung to nao|cac to|thon nao|to)?\s*(?:con )?chua (?:gui |nop )?(?:bao cao|bc|bao cao gi)\b/;
const REMINDS = /^nhac (?:cac to|nhung to|to chua bao cao|ky truoc|nho cac to)\b/;
const PREVIOUS = /\b(?:(?:tuan|ky|thang|quy) truoc|ky truoc)\b/;
const WEEK = /\b(?:tuan|w)\s?(\d{1,2})\b/;

/** So that the list stays on one screen. */
const MOST_LISTED = 15;

/** "ai chưa báo cáo": for officers and leaders of a unit, their unit and below. */
export const showMissingTeamsCommand: Command = {
  name: "show_missing_teams",
  wants: (turn) => turn.isAddressed && ASKS.test(turn.folded),
  async run(turn) {
    const refusal = refuseGroup(turn);
    if (refusal) return refusal;
    const unitIds = await unitsFor(turn.tx, turn.person, "see_figures");
    if (unitIds.length === 0) return answered(onlyForOfficers(turn));
    return show(turn, unitIds);
  },
};

/** "nhắc các tổ": a reminder to every team that is missing. Counts against the cap and is never refused. */
export const remindMissingTeamsCommand: Command = {
  name: "remind_missing_teams",
  wants: (turn) => turn.isAddressed && REMINDS.test(turn.folded),
  async run(turn, deps) {
    const refusal = refuseGroup(turn);
    if (refusal) return refusal;
    const unitIds = await unitsFor(turn.tx, turn.person, "remind");
    if (unitIds.length === 0 || !turn.person) return answered(onlyForOfficers(turn));
    return remind(turn, deps, { unitIds, byPersonId: turn.person.id });
  },
};

function refuseGroup(turn: Turn): Reply | undefined {
  return turn.channel === "group"
    ? answered("Việc này xin nhắn riêng với Zalo này, không nhắn trong nhóm.")
    : undefined;
}

async function show(turn: Turn, unitIds: readonly number[]): Promise<Reply> {
  const period = periodMeant(turn);
  const states = await teamStates(turn.tx, { communeId: turn.commune.id, unitIds, period });
  if (states.length === 0) return answered("Đơn vị này chưa có tổ nào trong kỳ.");
  const missing = states.filter((team) => team.state === "missing");
  const name = formatPeriod(turn.commune.settings.period, period);
  const done = `${capital(name)}: ${states.length - missing.length}/${states.length} tổ đã báo cáo`;
  const before = isCurrent(turn, period) ? await previousLine(turn, unitIds) : undefined;
  const buttons = [
    ...(missing.length > 0 ? [remindButton(turn, period)] : []),
    ...(before ? [{ title: "Kỳ trước", say: "ai chưa báo cáo kỳ trước" }] : []),
  ];
  if (missing.length === 0)
    return answered([`${done}, không thiếu tổ nào.`, before].filter(Boolean).join("\n"), buttons);
  const last = await lastReminder(turn.tx, { teamIds: missing.map((team) => team.teamId), period });
  const text = [
    `${done}, ${missing.length} tổ chưa:`,
    ...listed(turn, missing),
    last && `Đã nhắc lần gần nhất lúc ${formatInstant(last)}.`,
    before && `\n${before}`,
  ];
  return answered(text.filter(Boolean).join("\n"), buttons);
}

/** The first days of a period say little; what was left open in the one before says more. */
async function previousLine(turn: Turn, unitIds: readonly number[]): Promise<string | undefined> {
  const { period: rule } = turn.commune.settings;
  const period = neighbourPeriod(rule, periodOf(rule, dayOf(turn.now)), -1);
  const states = await teamStates(turn.tx, { communeId: turn.commune.id, unitIds, period });
  const missing = states.filter((team) => team.state === "missing").length;
  return missing > 0 ? `Kỳ trước, ${formatPeriod(rule, period)}: còn ${missing} tổ chưa báo cáo.` : undefined;
}

async function remind(
  turn: Turn,
  deps: CommandDeps,
  by: { unitIds: readonly number[]; byPersonId: number },
): Promise<Reply> {
  const { commune, now } = turn;
  const period = periodMeant(turn);
  const result = await remindMissing(turn.tx, deps.outbox, { ...by, commune, period, now });
  const name = formatPeriod(commune.settings.period, period);
  if (result.reached === 0 && result.unreachable.length === 0) {
    return answered(`${capital(name)}: các tổ đã báo cáo đủ, không cần nhắc.`);
  }
  const lines = [
    remindedWords(result, name, now),
    result.lastUsedAt && `Lần nhắc trước: ${formatInstant(result.lastUsedAt)}.`,
    result.unreachable.length > 0 &&
      `${result.unreachable.length} tổ không gửi tới được, vì chưa có nhóm, và người của tổ chưa nhắn hoặc đã lâu không nhắn cho Zalo này:`,
    ...listed(turn, result.unreachable),
    result.unreachable.length > 0 && "Mời anh/chị gọi, hoặc chép câu dưới đây gửi cho tổ.",
  ];
  const messages = [{ text: lines.filter(Boolean).join("\n") }];
  if (result.unreachable.length > 0) messages.push({ text: copyReadyReminder(period, commune.settings) });
  return { messages };
}

function remindedWords({ reached, sendAt }: { reached: number; sendAt: Date }, period: string, now: Date): string {
  if (reached === 0) return `Chưa nhắc được tổ nào qua Zalo về báo cáo ${period}.`;
  if (sendAt <= now) return `Đã nhắc ${reached} tổ về báo cáo ${period}.`;
  const at = `${formatTime(sendAt)} ${formatWeekday(dayOf(sendAt))}`;
  return `Sẽ nhắc ${reached} tổ về báo cáo ${period}. Đang giờ nghỉ: tin sẽ đi lúc ${at}.`;
}

function listed(turn: Turn, teams: readonly TeamState[]): string[] {
  const names = teams.slice(0, MOST_LISTED).map((team) => `• ${shortTeamName(turn.commune, team.teamName)}`);
  return teams.length > MOST_LISTED ? [...names, `và ${teams.length - MOST_LISTED} tổ nữa`] : names;
}

/** The current period, or the one the text names: "tuần trước", "kỳ trước", "tuần 46". */
function periodMeant(turn: Turn): Period {
  const { period: rule } = turn.commune.settings;
  const current = periodOf(rule, dayOf(turn.now));
  if (PREVIOUS.test(turn.folded)) return neighbourPeriod(rule, current, -1);
  const week = rule.kind === "week" ? WEEK.exec(turn.folded)?.[1] : undefined;
  if (!week) return current;
  const named = `${current.slice(0, 4)}-W${week.padStart(2, "0")}`;
  // In January "tuần 52" is last year's.
  const period = named > current ? `${Number(current.slice(0, 4)) - 1}-W${week.padStart(2, "0")}` : named;
  return periodRange(rule, period) ? period : current;
}

function isCurrent(turn: Turn, period: Period): boolean {
  return period === periodOf(turn.commune.settings.period, dayOf(turn.now));
}

function remindButton(turn: Turn, period: Period) {
  if (isCurrent(turn, period)) return { title: "Nhắc các tổ", say: "nhắc các tổ" };
  const week = /-W(\d+)$/.exec(period)?.[1];
  return { title: "Nhắc các tổ", say: week ? `nhắc các tổ tuần ${Number(week)}` : "nhắc các tổ kỳ trước" };
}

function answered(text: string, buttons: Reply["messages"][number]["buttons"] = []): Reply {
  return { messages: [{ text, buttons }] };
}
