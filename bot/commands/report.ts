import type { Button } from "../../shared/api/message.ts";
import { dayOf } from "../../shared/calendar/day.ts";
import { formatDay } from "../../shared/calendar/format.ts";
import type { KnownPerson } from "../services/people/known-person.ts";
import { answerDraft } from "./answer-draft.ts";
import type { Command, CommandDeps, Reply, Turn } from "./command.ts";
import { keepFigures } from "./keep-figures.ts";
import { readBack } from "./read-back.ts";
import { readDay, readFigures } from "./read-message.ts";
import { draftOf, memberOf, REPORT, speakingMember, waitingReportId } from "./report-state.ts";
import { callOf, capital, contactSentence } from "./wording.ts";

const BARE =
  /^(?:(?:bao cao|bc|bao so|nop bao cao|gui bao cao|lam bao cao|cho \S+ nop so)(?: (?:tuan|hom|thang|ky) ?(?:nay|ni))?|xem bao cao cho)[\s:.!?]*$/;
const BEGINS = /^(?:da |em |toi |tui |chau )*(?:xin )?(?:bao cao|bc)\b/;
const SEEN_AS_REPORT = new Set(["image", "audio", "video"]);

export const reportCommand: Command = {
  name: REPORT,
  wants(turn) {
    const member = speakingMember(turn);
    if (!member) return turn.isAddressed && (BARE.test(turn.folded) || readFigures(turn).kind === "report");
    if (turn.text === "") return turn.channel === "person" && hasAttachment(turn);
    if (BEGINS.test(turn.folded) || BARE.test(turn.folded)) return true;
    const { kind } = readFigures(turn);
    return kind === "report" || kind === "unclear";
  },
  async run(turn, deps) {
    const person = memberOf(turn);
    if (!person) return onlyForMembers(turn);
    if (turn.text === "") return askForWords(turn, deps, person);
    if (BARE.test(turn.folded)) return start(turn, deps, person);
    return take(turn, deps, person);
  },
  async answer(turn) {
    const person = memberOf(turn);
    if (!person || waitingReportId(turn) === undefined) return undefined;
    const current = await draftOf(turn, person);
    return current?.isReadBack ? answerDraft(turn, { draft: current.draft, person }) : undefined;
  },
};

async function take(turn: Turn, deps: CommandDeps, person: KnownPerson): Promise<Reply> {
  const named = readDay(turn);
  if (named?.kind === "future") return refuseFuture(turn, named.day);
  const current = await draftOf(turn, person);
  const reading = readFigures(turn, current?.draft.values);
  if (Object.keys(reading.values).length === 0 && reading.questions.length === 0) return askForFigures(turn, deps);
  const reply = await keepFigures(turn, person, { reading, day: named?.day, draft: current?.draft });
  return hasAttachment(turn) ? withPhotoNote(reply) : reply;
}

async function start(turn: Turn, deps: CommandDeps, person: KnownPerson): Promise<Reply> {
  const current = await draftOf(turn, person);
  if (current) return readBack(turn, { draft: current.draft, person, news: ["Báo cáo này đang chờ xác nhận."] });
  return {
    messages: [
      {
        text: `Mời ${callOf(person)} nhắn việc tổ đã làm và số lượng, có dấu hay không dấu đều được. Ví dụ:\n“Hôm nay cài VNeID 5 người, dán mã QR 2 cửa hàng, nộp 3 hồ sơ dịch vụ công”.\nTôi đọc lại để ${callOf(person)} xem rồi mới ghi. Cũng có thể điền vào biểu mẫu.`,
        buttons: [formButton(deps), { title: "Không có hoạt động", say: "không có hoạt động" }],
      },
    ],
  };
}

function askForFigures(turn: Turn, deps: CommandDeps): Reply {
  return {
    messages: [
      {
        text: `Tôi chưa rõ việc gì, bao nhiêu. ${capital(callOf(turn.person))} nhắn giúp tên việc kèm số, ví dụ: vneid 5 người, nộp 3 hồ sơ.`,
        buttons: [formButton(deps)],
      },
    ],
  };
}

function refuseFuture(turn: Turn, day: string): Reply {
  return {
    messages: [
      {
        text: `Ngày ${formatDay(day)} chưa tới nên tôi chưa ghi. Hôm nay là ${formatDay(dayOf(turn.now))}; ${callOf(turn.person)} xem lại ngày rồi nhắn lại giúp.`,
      },
    ],
  };
}

function onlyForMembers(turn: Turn): Reply {
  const how =
    "Để báo cáo cho tổ, cần đăng ký trước: xin mã của tổ trưởng hoặc cán bộ rồi nhắn “đăng ký” và mã, ví dụ: đăng ký TQ-48213.";
  const buttons = [{ title: "Trợ giúp", say: "trợ giúp" }];
  return {
    messages: [{ text: `Tin này là số liệu của tổ, tôi chưa ghi. ${how}\n${contactSentence(turn.commune)}`, buttons }],
  };
}

/** Photos are not kept yet: nobody may believe that they are. */
function askForWords(turn: Turn, deps: CommandDeps, person: KnownPerson): Reply {
  const you = callOf(person);
  const isVoice = turn.attachments.some(({ kind }) => kind === "audio");
  const opening = isVoice
    ? `Tôi chưa nghe được tin thoại, mong ${you} thông cảm.`
    : `Cảm ơn ${you} đã gửi ảnh. Tôi chưa lưu được ảnh kèm báo cáo, ${you} giữ ảnh trong máy giúp.`;
  return {
    messages: [
      {
        text: `${opening} Xin nhắn việc đã làm bằng chữ, ví dụ: vneid 5 người, nộp 3 hồ sơ. Hoặc bấm nút để điền biểu mẫu.`,
        buttons: [formButton(deps)],
      },
    ],
  };
}

function withPhotoNote(reply: Reply): Reply {
  const [first, ...rest] = reply.messages;
  if (!first) return reply;
  const note = "Tôi chưa lưu được ảnh, chỉ đọc phần chữ.";
  return { ...reply, messages: [{ ...first, text: `${note}\n${first.text}` }, ...rest] };
}

function hasAttachment(turn: Turn): boolean {
  return turn.attachments.some(({ kind }) => SEEN_AS_REPORT.has(kind));
}

function formButton(deps: CommandDeps): Button {
  return { title: "Mở biểu mẫu", open: deps.miniAppUrl };
}
