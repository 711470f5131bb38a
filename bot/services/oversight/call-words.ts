import { formatCount } from "../../../shared/calendar/format.ts";
import type { PeriodRule } from "../../../shared/calendar/period.ts";
import type { Indicator } from "../../../shared/catalogue/indicator.ts";
import type { CallReason } from "./call-reasons.ts";
import type { CopySign } from "./signs-of-copying.ts";

/** What people call one period of the commune's rule. */
export const periodWord: Record<PeriodRule["kind"], string> = {
  week: "tuần",
  month: "tháng",
  quarter: "quý",
  half: "kỳ 6 tháng",
  nine_months: "kỳ 9 tháng",
  year: "năm",
};

export interface WordsOf {
  indicators: readonly Indicator[];
  kind: PeriodRule["kind"];
}

/** Why this team, in one sentence for the officer. Says what was seen, never blames. */
export function reasonSentence(reason: CallReason, { indicators, kind }: WordsOf): string {
  const period = periodWord[kind];
  switch (reason.kind) {
    case "gone_quiet":
      return `Trước đây ${reason.reportedBefore}/${reason.of} ${period} có báo cáo, nhưng ${reason.missing.length} ${period} gần nhất chưa thấy.`;
    case "falling": {
      const { shortLabel, unit } = namedBy(indicators, reason.code);
      return `Vẫn báo cáo, nhưng ${reason.periods} ${period} gần đây chỉ còn khoảng ${Math.round(reason.share * 100)} % mức trước: ${shortLabel} từ ${about(reason.from)} xuống ${about(reason.to)} ${unit} mỗi ${period}.`;
    }
    case "residents_wait":
      return `${reason.requests} yêu cầu hỗ trợ của bà con chưa xong, lâu nhất đã ${reason.oldestDays} ngày.`;
    case "never_started":
      return reason.nobodyJoined
        ? `${reason.periods} ${period} nay chưa có báo cáo nào, và chưa ai của tổ vào Zalo này.`
        : `${reason.periods} ${period} nay chưa có báo cáo nào, có thể tổ chưa quen cách gửi.`;
    case "long_quiet":
      return `Đã ${reason.missing} ${period} liền chưa có báo cáo.`;
    case "nothing_again":
      return `${reason.times} ${period} liền báo “không có hoạt động”, có thể tổ đang cần được giao việc hoặc gỡ vướng.`;
    case "same_figures":
      return `${signSentence(reason.sign, { indicators, kind })} Nên hỏi lại cách tổ đếm.`;
  }
}

/** What was seen in the figures, in one sentence. A question for the team, not a verdict. */
export function signSentence(sign: CopySign, { indicators, kind }: WordsOf): string {
  const period = periodWord[kind];
  switch (sign.kind) {
    case "repeated":
      return `Số liệu giống hệt nhau ở ${sign.times}/${sign.of} ${period} có báo cáo.`;
    case "too_steady": {
      const names = sign.codes.slice(0, 2).map((code) => namedBy(indicators, code).shortLabel);
      return `Số liệu gần như không đổi qua các ${period}${names.length > 0 ? ` (${names.join(", ")})` : ""}.`;
    }
    case "round":
      return `${sign.round}/${sign.of} số liệu là số tròn 5, tròn 10.`;
    case "like_another":
      return `${sign.times} ${period} có số liệu trùng khớp với một tổ khác.`;
  }
}

/** To copy into a chat with the team, or to read out on the phone. Offers help before it asks. */
export function readyMessage(teamName: string, reason: CallReason): string {
  return `Kính gửi anh/chị ${teamName}. ${asks[reason.kind]}`;
}

const asks: Record<CallReason["kind"], string> = {
  gone_quiet:
    "Gần đây xã chưa nhận được báo cáo của tổ, không biết tổ có vướng gì không ạ? Nếu chưa có việc, tổ chỉ cần nhắn “không có hoạt động” cho Zalo của xã. Cần hỗ trợ gì, xin cho biết để cùng gỡ.",
  falling:
    "Thời gian trước tổ làm rất đều, mấy kỳ nay việc ít hơn, không biết tổ có bận hay vướng gì không ạ? Cần thêm người, máy hay tài liệu, xin cho biết để xã cùng lo.",
  residents_wait:
    "Có bà con đang chờ tổ giúp qua Zalo. Tổ nhắn “việc cần giúp” cho Zalo của xã để xem; nếu tổ bận, xin cho biết để xã cử người khác.",
  never_started:
    "Mời tổ bắt đầu báo cáo: chỉ cần nhắn cho Zalo của xã một câu, ví dụ “Báo cáo cài VNeID 5 người”. Tổ cần, cán bộ xã sẽ xuống hướng dẫn tận nơi.",
  long_quiet:
    "Đã lâu xã chưa có tin của tổ. Tổ còn hoạt động không, có cần thêm người hay đổi tổ trưởng không ạ? Xin cho biết để xã cùng tính.",
  nothing_again:
    "Mấy kỳ nay tổ chưa có hoạt động. Xã xin gợi ý: mỗi tuần một buổi ở nhà văn hóa, giúp bà con cài VNeID hoặc nộp hồ sơ trực tuyến. Tổ cần gì để bắt đầu ạ?",
  same_figures:
    "Cảm ơn tổ đã báo cáo đều. Xã xin hỏi thêm cách tổ đếm số người đã giúp, để số liệu các tổ thống nhất. Nếu có kỳ ghi nhầm, tổ nhắn “sửa” là được.",
};

function namedBy(indicators: readonly Indicator[], code: string): { shortLabel: string; unit: string } {
  return indicators.find((known) => known.code === code) ?? { shortLabel: "một chỉ tiêu", unit: "" };
}

function about(count: number): string {
  return count >= 3 ? formatCount(count) : String(Math.round(count * 10) / 10).replace(".", ",");
}
