import { z } from "zod";
import { unitsFor } from "../services/access.ts";
import type { KnownPerson } from "../services/people/known-person.ts";
import { findReportByNumber } from "../services/reports/find-by-number.ts";
import type { Report } from "../services/reports/report.ts";
import { answerReturned, sendBack } from "../services/reports/send-back.ts";
import { isCommandWord, saysCancel } from "./answers.ts";
import type { Command, CommandDeps, Reply, Turn } from "./command.ts";
import { figuresInShort } from "./figure-lines.ts";
import { isInTeam, memberOf } from "./report-state.ts";
import { callOf, onlyForOfficers } from "./wording.ts";

const name = "return_report";
const RETURNS = /^(?:tra lai|tra ve|tra|de nghi sua|yeu cau sua|nho sua)(?: lai)? bao cao(?: so)? (\d{1,7})\b\W*(.*)$/;
/** The same in the text as it was typed: the reason goes to the author as it stands. */
const REASON = /(?:b[aá]o\s+c[aá]o)(?:\s+s[oố])?\s+\d{1,7}(?!\d)[\s:：,.–-]*(.*)$/isu;
const SHORTEST_REASON = 3;

const Pending = z.object({ number: z.int(), personId: z.int() });

/** "trả lại báo cáo 12: ghi nhầm số hồ sơ": an officer sends a report back, with the reason. */
export const returnReportCommand: Command = {
  name,
  wants: (turn) => turn.isAddressed && RETURNS.test(turn.folded),
  async run(turn, deps) {
    const { person } = turn;
    if (turn.channel === "group") return say("Việc này xin nhắn riêng với Zalo này, không nhắn trong nhóm.");
    if (!person || (await unitsFor(turn.tx, person, "review_reports")).length === 0) return say(onlyForOfficers(turn));
    const number = Number(RETURNS.exec(turn.folded)?.[1]);
    const report = await findReportByNumber(turn.tx, { communeId: turn.commune.id, number });
    if (!report) return say(`Không có Báo cáo số ${number}. Xin xem lại số báo cáo.`);
    const reason = REASON.exec(turn.text)?.[1]?.trim() ?? "";
    return reason.length < SHORTEST_REASON
      ? askReason(turn, person, report)
      : send(turn, deps, { person, report, reason });
  },
  async answer(turn, deps) {
    const pending = Pending.safeParse(turn.state?.data).data;
    const { person } = turn;
    if (!pending || person?.id !== pending.personId || turn.text === "") return undefined;
    if (saysCancel(turn)) return { ...say("Dạ, báo cáo giữ nguyên, chưa trả lại."), state: null };
    const report = isCommandWord(turn) ? undefined : await findIt(turn, pending.number);
    return report && { ...(await send(turn, deps, { person, report, reason: turn.text })), state: null };
  },
};

async function findIt(turn: Turn, number: number): Promise<Report | undefined> {
  return findReportByNumber(turn.tx, { communeId: turn.commune.id, number });
}

function askReason(turn: Turn, person: KnownPerson, report: Report): Reply {
  const figures = figuresInShort(turn.commune.indicators, report.values) || "không có hoạt động";
  return {
    messages: [
      {
        text: `Báo cáo số ${report.number}: ${figures}.\nCần tổ xem lại điều gì? Mời ${callOf(person)} nhắn một câu, tôi gửi nguyên văn cho người báo cáo.`,
        buttons: [{ title: "Hủy", say: "hủy" }],
      },
    ],
    state: { command: name, data: { number: report.number, personId: person.id } },
  };
}

async function send(
  turn: Turn,
  deps: CommandDeps,
  { person, report, reason }: { person: KnownPerson; report: Report; reason: string },
): Promise<Reply> {
  const { isTold } = await sendBack(turn.tx, deps.outbox, { report, by: person, reason, now: turn.now });
  return say(
    isTold
      ? `Đã trả lại Báo cáo số ${report.number} và gửi lý do cho người báo cáo. Khi họ sửa hoặc xác nhận, ${callOf(person)} sẽ thấy.`
      : `Đã trả lại Báo cáo số ${report.number}, nhưng chưa nhắn được cho người báo cáo. Xin gọi điện cho tổ.`,
  );
}

const SAYS_RIGHT = /^(?:(?:da|vang|thua|em|toi) )*bao cao so (\d{1,7}) (?:van )?(?:la )?dung(?: roi)?(?: a| nhe)?$/;

/** "báo cáo số 12 đúng rồi": the answer to a report that was sent back. */
export const confirmReturnedCommand: Command = {
  name: "confirm_returned",
  wants: (turn) => memberOf(turn) !== undefined && turn.isAddressed && SAYS_RIGHT.test(turn.folded),
  async run(turn, deps) {
    const person = memberOf(turn);
    const report = await findIt(turn, Number(SAYS_RIGHT.exec(turn.folded)?.[1]));
    if (!person || !report || !isInTeam(person, report)) return say("Không có báo cáo số này trong tổ của anh/chị.");
    await answerReturned(turn.tx, deps.outbox, { report, by: person, now: turn.now });
    return say(`Cảm ơn ${callOf(person)}. Báo cáo số ${report.number} giữ nguyên, tôi đã nói lại với cán bộ.`);
  },
};

function say(text: string): Reply {
  return { messages: [{ text }] };
}
