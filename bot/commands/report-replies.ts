import type { Button } from "../../shared/api/message.ts";
import { dayOf } from "../../shared/calendar/day.ts";
import { formatDay } from "../../shared/calendar/format.ts";
import { contactSentence } from "../services/communes.ts";
import type { CommandDeps, Reply, Turn } from "./command.ts";
import { callOf, capital } from "./wording.ts";

/** "báo cáo" by itself: what to do, an example, the form. */
export function explain(turn: Turn, deps: CommandDeps): Reply {
  return {
    messages: [
      {
        text: `Mời ${callOf(turn.person)} nhắn việc tổ đã làm và số lượng, có dấu hay không dấu đều được. Ví dụ:\n“Hôm nay cài VNeID 5 người, dán mã QR 2 cửa hàng, nộp 3 hồ sơ dịch vụ công”.\nTôi đọc lại để ${callOf(turn.person)} xem rồi mới ghi. Cũng có thể điền vào biểu mẫu.`,
        buttons: [formButton(deps), { title: "Không có hoạt động", say: "không có hoạt động" }],
      },
    ],
  };
}

export function askForFigures(turn: Turn, deps: CommandDeps, why = "Tôi chưa rõ việc gì, bao nhiêu."): Reply {
  return {
    messages: [
      {
        text: `${why} ${capital(callOf(turn.person))} nhắn giúp tên việc kèm số, ví dụ: vneid 5 người, nộp 3 hồ sơ.`,
        buttons: [formButton(deps)],
      },
    ],
  };
}

export function refuseFuture(turn: Turn, day: string): Reply {
  return {
    messages: [
      {
        text: `Ngày ${formatDay(day)} chưa tới nên tôi chưa ghi. Hôm nay là ${formatDay(dayOf(turn.now))}; ${callOf(turn.person)} xem lại ngày rồi nhắn lại giúp.`,
      },
    ],
  };
}

/** `asksOnly`: the text holds no figures that somebody may miss. */
export function onlyForMembers(turn: Turn, asksOnly: boolean): Reply {
  const isOfficer = (turn.person?.unitRoles.length ?? 0) > 0;
  if (isOfficer) return onlyForTeams(turn);
  const what = asksOnly ? "Báo cáo là việc của thành viên tổ." : "Tin này giống số liệu của tổ, tôi chưa ghi.";
  const how =
    "Để báo cáo cho tổ, cần đăng ký trước: xin mã của tổ trưởng hoặc cán bộ rồi nhắn “đăng ký” và mã, ví dụ: đăng ký TQ-48213.";
  const buttons = [{ title: "Trợ giúp", say: "trợ giúp" }];
  return {
    messages: [{ text: `${what} ${how}\n${contactSentence(turn.commune)}`, buttons }],
  };
}

/** Officers look at the teams' figures; they send none. */
function onlyForTeams(turn: Turn): Reply {
  return {
    messages: [
      {
        text: `Số liệu do thành viên các tổ gửi, ${callOf(turn.person)} là cán bộ theo dõi nên tôi chưa ghi tin này. Muốn xem, bấm nút bên dưới. Nếu cũng ở trong một tổ, xin mã của tổ rồi nhắn “đăng ký” và mã.`,
        buttons: [
          { title: "Ai chưa báo cáo", say: "ai chưa báo cáo" },
          { title: "Kết quả", say: "kết quả" },
        ],
      },
    ],
  };
}

/** Voice and film are not understood: nobody may believe that they are. */
export function askForWords(turn: Turn, deps: CommandDeps): Reply {
  const you = callOf(turn.person);
  const isVoice = turn.attachments.some(({ kind }) => kind === "audio");
  const opening = isVoice
    ? `Tôi chưa nghe được tin thoại, mong ${you} thông cảm.`
    : `Tôi chưa xem được ảnh, phim này, mong ${you} thông cảm.`;
  return {
    messages: [
      {
        text: `${opening} Xin nhắn việc đã làm bằng chữ, ví dụ: vneid 5 người, nộp 3 hồ sơ. Hoặc bấm nút để điền biểu mẫu.`,
        buttons: [formButton(deps)],
      },
    ],
  };
}

/** Said before what is read back. */
export function withNews(reply: Reply, news: readonly string[]): Reply {
  const [first, ...rest] = reply.messages;
  if (!first || news.length === 0) return reply;
  return { ...reply, messages: [{ ...first, text: [...news, first.text].join("\n") }, ...rest] };
}

function formButton(deps: CommandDeps): Button {
  return { title: "Mở biểu mẫu", open: new URL("r/new", deps.miniAppUrl).href };
}
