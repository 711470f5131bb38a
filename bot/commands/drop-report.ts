import { z } from "zod";
import { dayOf } from "../../shared/calendar/day.ts";
import { formatDay } from "../../shared/calendar/format.ts";
import { formatPeriod } from "../../shared/calendar/period.ts";
import type { KnownPerson } from "../services/people/known-person.ts";
import { dropDraft } from "../services/reports/drafts.ts";
import type { Report } from "../services/reports/report.ts";
import { savedReportsOf, withdrawReport } from "../services/reports/saved-reports.ts";
import { plainAnswer, saysCancel, saysNo } from "./answers.ts";
import { loneNumber } from "./ask-what-number.ts";
import { askWhose, oneOfEachTeam, PendingChoice, takeWhose } from "./choose-report.ts";
import type { Command, Reply, Turn } from "./command.ts";
import { figureLines, inScreens } from "./figure-lines.ts";
import { intentOf, readFigures } from "./read-message.ts";
import {
  activityDay,
  draftOf,
  endQuestion,
  isInTeam,
  memberOf,
  speakingMember,
  waitingReportId,
} from "./report-state.ts";
import { withTeamTotals } from "./saved-answer.ts";
import { callOf, capital } from "./wording.ts";
import { confirms } from "./yes-words.ts";

const name = "drop_report";

/** A saved report whose withdrawal was asked about. */
const Pending = z.object({ withdrawId: z.int(), personId: z.int() });

/** "gửi", "lưu lại": yes to a draft, but whoever says so wants a saved report to stay. */
const KEEP = /^(?:giu(?: lai)?|thoi(?: khong huy)?|(?:ok )?(?:gui|luu|ghi|chot)(?: .*)?)$/;

/** Clear enough to touch a saved report; "thôi" and "bỏ qua" are not. */
const DROP =
  /^(?:huy|xoa|bo|rut)(?: het)?(?: (?:cai|ban))?(?: bao cao)?(?: (?:nay|do|kia|vua roi|vua gui|cu))?(?: di)?$/;

export const dropReportCommand: Command = {
  name,
  wants: (turn) =>
    speakingMember(turn) !== undefined &&
    (turn.state === undefined || waitingReportId(turn) !== undefined) &&
    (DROP.test(plainAnswer(turn)) || isGivingUp(turn)),
  async run(turn) {
    const person = speakingMember(turn);
    if (!person) return { messages: [] };
    const current = await draftOf(turn, person);
    if (current) return drop(turn, person, current);
    return DROP.test(plainAnswer(turn)) ? askToWithdraw(turn, person) : nothingToDrop(person);
  },
  async answer(turn) {
    const person = memberOf(turn);
    const choice = PendingChoice.safeParse(turn.state?.data).data;
    if (choice) return person?.id === choice.personId ? withdrawChosen(turn, person, choice) : undefined;
    const pending = Pending.safeParse(turn.state?.data).data;
    if (!pending || !person || pending.personId !== person.id) return undefined;
    if (saysNo(turn) || KEEP.test(plainAnswer(turn))) return keep(turn);
    if (confirms(turn) || DROP.test(plainAnswer(turn))) return withdraw(turn, person, pending.withdrawId);
    return undefined;
  },
};

/** "thôi khỏi, để mai tính lại"; "bỏ cái qr" is a correction, and so is "15 thôi". */
function isGivingUp(turn: Turn): boolean {
  if (waitingReportId(turn) !== undefined && saysCancel(turn)) return true;
  return intentOf(turn) === "cancel" && readFigures(turn).kind !== "correction" && loneNumber(turn) === undefined;
}

async function drop(
  turn: Turn,
  person: KnownPerson,
  { draft, others }: { draft: Report; others: readonly Report[] },
): Promise<Reply> {
  await dropDraft(turn.tx, { reportId: draft.id, by: person, now: turn.now });
  const [next] = others;
  const rest = next ? ` Còn một báo cáo ngày ${formatDay(next.activityOn)} chưa xác nhận, gõ “đúng” để xem lại.` : "";
  return {
    messages: [
      {
        text: `Đã bỏ, không ghi số nào.${rest} Khi nào có số, mời ${callOf(person)} nhắn lại.`,
        buttons: [{ title: "Báo cáo", say: "báo cáo" }],
      },
    ],
    ...endQuestion(turn),
  };
}

function nothingToDrop(person: KnownPerson): Reply {
  return { messages: [{ text: `Dạ vâng. Khi nào có số, mời ${callOf(person)} nhắn lại.` }] };
}

async function askToWithdraw(turn: Turn, person: KnownPerson): Promise<Reply> {
  const { period } = activityDay(turn, dayOf(turn.now));
  const all = await savedReportsOf(turn.tx, { communeId: turn.commune.id, personId: person.id, period });
  const own = all.filter((report) => isInTeam(person, report));
  const [saved, ...others] = await oneOfEachTeam(turn, person, own);
  if (!saved) {
    return {
      messages: [
        {
          text: `Không có báo cáo nào đang chờ, và ${formatPeriod(turn.commune.settings.period, period)} ${callOf(person)} chưa gửi báo cáo nào.`,
        },
      ],
      ...endQuestion(turn),
    };
  }
  if (others.length > 0) {
    return askWhose(person, {
      reports: [saved, ...others],
      command: name,
      text: "Hủy báo cáo của tổ nào?",
      wish: null,
    });
  }
  return askWithdrawal(turn, person, saved);
}

async function withdrawChosen(turn: Turn, person: KnownPerson, choice: PendingChoice): Promise<Reply | undefined> {
  const chosen = await takeWhose(turn, person, choice);
  if (!chosen) return undefined;
  return "reply" in chosen ? chosen.reply : askWithdrawal(turn, person, chosen.report);
}

/** Taking a saved report out of the team's figures is asked about first. */
export function askWithdrawal(turn: Turn, person: KnownPerson, saved: Report): Reply {
  const lines = saved.nothingToReport ? ["• Không có hoạt động"] : figureLines(turn.commune.indicators, saved.values);
  return {
    messages: inScreens(
      {
        head: `${capital(callOf(person))} muốn hủy Báo cáo số ${saved.number} (ngày ${formatDay(saved.activityOn)})?`,
        lines,
        foot: "\nHủy thì các số này không còn tính cho tổ.",
      },
      [
        { title: "Hủy báo cáo", say: "hủy báo cáo" },
        { title: "Giữ lại", say: "giữ lại" },
      ],
    ),
    state: { command: name, data: { withdrawId: saved.id, personId: person.id } },
  };
}

async function withdraw(turn: Turn, person: KnownPerson, reportId: number): Promise<Reply> {
  const report = await withdrawReport(turn.tx, { reportId, by: person, now: turn.now });
  return {
    messages: await withTeamTotals(turn, report, { opening: `Đã hủy Báo cáo số ${report.number}.` }),
    ...endQuestion(turn),
  };
}

function keep(turn: Turn): Reply {
  return { messages: [{ text: "Dạ, báo cáo giữ nguyên." }], ...endQuestion(turn) };
}
