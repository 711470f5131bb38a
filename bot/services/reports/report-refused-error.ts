import type { Period } from "../../../shared/calendar/period.ts";

const sentences = {
  not_allowed: "Chỉ thành viên của tổ mới báo cáo và sửa số liệu của tổ.",
  not_reviewer: "Chỉ cán bộ được giao theo dõi tổ mới trả lại báo cáo của tổ.",
  not_found: "Không tìm thấy báo cáo này.",
  not_a_draft: "Báo cáo này không còn là bản nháp.",
  not_saved: "Báo cáo này chưa được lưu hoặc đã rút.",
  nothing_in_it: "Báo cáo chưa có số liệu nào.",
  period_locked: "Kỳ này đã khóa số liệu; muốn sửa, nhờ cán bộ xã mở lại kỳ.",
  questions_open: "Báo cáo còn điều cần hỏi lại trước khi lưu.",
} as const;

/** A report cannot be changed as asked; trying again does not help. The message is for the person. */
export class ReportRefusedError extends Error {
  override name = "ReportRefusedError";
  readonly reason: keyof typeof sentences;
  /** Of `period_locked`: the one that is. */
  readonly period: Period | undefined;

  /** `sentence` when there is more to say than the reason does by itself. */
  constructor(reason: keyof typeof sentences, sentence: string = sentences[reason], period?: Period) {
    super(sentence);
    this.reason = reason;
    this.period = period;
  }
}
