import { dayOf } from "../../shared/calendar/day.ts";
import { formatDeadline } from "../../shared/calendar/format.ts";
import { formatPeriod, neighbourPeriod, type Period, periodOf, periodRange } from "../../shared/calendar/period.ts";
import { mayOnUnit } from "../services/access.ts";
import { contactSentence } from "../services/communes.ts";
import { type Asked, askToReopen, reopenAndTell } from "../services/periods/reopening.ts";
import { reportingTeams } from "../services/reports/report.ts";
import type { ReportRefusedError } from "../services/reports/report-refused-error.ts";
import { findTeam } from "../services/teams/membership.ts";
import type { Command, Reply, Turn } from "./command.ts";
import { teamsMeant } from "./named-team.ts";
import { readDay } from "./read-message.ts";
import { activityDay, memberOf } from "./report-state.ts";
import { capital, onlyForOfficers } from "./wording.ts";

const WHAT = "mo (?:lai|khoa)(?: so lieu)?(?: (?:ky|so lieu|bao cao|tuan|thang|quy))";
const ASKS = new RegExp(`^(?:(?:da|em|toi|to em|to toi|to) )*(?:xin|nho|de nghi|cho)(?: phep)?(?: can bo)? ${WHAT}\\b`);
const OPENS = new RegExp(`^${WHAT}\\b`);
/** "2026-W45", as our own buttons say it. */
const KEY = /\b(\d{4}(?:-[a-z0-9]{1,3})?)$/;
const OPEN_FOR_DAYS = 7;

/** "xin mở lại kỳ tuần trước": a team asks the officers to open figures that are closed. */
export const askReopeningCommand: Command = {
  name: "ask_reopening",
  wants: (turn) => turn.isAddressed && memberOf(turn) !== undefined && ASKS.test(turn.folded),
  async run(turn, { outbox }) {
    const by = memberOf(turn);
    const [held] = by ? await teamsMeant(turn, await reportingTeams(turn.tx, by)) : [];
    const team = held && (await findTeam(turn.tx, held.teamId));
    if (!by || !team) return say(onlyForOfficers(turn));
    const period = periodMeant(turn);
    const asked = await askToReopen(turn.tx, outbox, { team, period, by, now: turn.now });
    return say(answerOf(turn, asked, labelOf(turn, period)));
  },
};

function answerOf(turn: Turn, asked: Asked, label: string): string {
  if (asked === "open") return `Số liệu ${label} chưa khóa: mời gửi báo cáo hoặc nhắn “sửa” như thường.`;
  if (asked === "nobody") {
    return `Đã ghi lại lời xin mở ${label}, nhưng chưa nhắn được cho cán bộ nào. ${contactSentence(turn.commune)}`;
  }
  const what = `lời xin mở lại số liệu ${label}`;
  return asked === "told"
    ? `Đã chuyển ${what} tới cán bộ. Khi kỳ được mở, tôi nhắn ngay.`
    : `Tổ đã gửi ${what} rồi, cán bộ chưa trả lời. Khi kỳ được mở, tôi nhắn ngay.`;
}

/** "mở lại kỳ 2026-W45": an officer opens it, and those who asked are told. */
export const reopenPeriodCommand: Command = {
  name: "reopen_period",
  wants: (turn) => turn.isAddressed && turn.channel === "person" && OPENS.test(turn.folded),
  async run(turn, { outbox }) {
    const { tx, person, commune, now } = turn;
    if (!person || !(await mayOnUnit(tx, person, "manage_periods", commune.id))) return say(onlyForOfficers(turn));
    const period = periodMeant(turn);
    const range = periodRange(commune.settings.period, period);
    if (!range || range.from > dayOf(now)) return say("Kỳ này chưa bắt đầu nên chưa có gì để mở lại.");
    const opening = { communeId: commune.id, period, byPersonId: person.id, days: OPEN_FOR_DAYS, now };
    const { until, told } = await reopenAndTell(tx, outbox, opening);
    if (!until) return say(`Số liệu ${labelOf(turn, period)} chưa khóa nên không cần mở lại.`);
    const last = ` đến ${formatDeadline(until)}, rồi tự khóa lại`;
    const who = told > 0 ? ` Đã nhắn ${told} người xin mở.` : "";
    return say(`${capital(labelOf(turn, period))} đã mở lại${last}.${who}`);
  },
};

/** A refusal is an answer; of a closed period it says what to do next. */
export function refusalReply(error: ReportRefusedError): Reply {
  const buttons = error.period ? [{ title: "Xin mở lại kỳ", say: `xin mở lại kỳ ${error.period}` }] : [];
  return { messages: [{ text: error.message, ...(buttons.length > 0 ? { buttons } : {}) }] };
}

/** By its key, or by a day that is named; else the one that ended last. */
function periodMeant(turn: Turn): Period {
  const { period: rule } = turn.commune.settings;
  const key = KEY.exec(turn.folded)?.[1]?.toUpperCase();
  if (key && periodRange(rule, key)) return key;
  const named = readDay(turn);
  if (named?.kind === "day") return activityDay(turn, named.day).period;
  return neighbourPeriod(rule, periodOf(rule, dayOf(turn.now)), -1);
}

function labelOf({ commune }: Turn, period: Period): string {
  return formatPeriod(commune.settings.period, period);
}

function say(text: string): Reply {
  return { messages: [{ text }] };
}
