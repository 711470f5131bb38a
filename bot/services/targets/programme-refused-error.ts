const sentences = {
  target_not_found: "Không tìm thấy chỉ tiêu này; có thể đã được thu lại.",
  target_of_campaign: "Chỉ tiêu này thuộc một chiến dịch; xin sửa ở trang của chiến dịch.",
  campaign_not_found: "Không tìm thấy chiến dịch này.",
  campaign_over: "Chiến dịch đã kết thúc hoặc đã hủy nên không sửa được nữa.",
  wrong_days: "Ngày kết thúc phải từ ngày bắt đầu trở đi, và dài nhất là 3 năm.",
  unknown_indicator: "Có việc không còn trong danh mục; xin mở lại trang rồi chọn lại.",
  unknown_team: "Có tổ không thuộc đơn vị này; xin mở lại trang rồi chọn lại.",
} as const;

/** A target or campaign cannot be set as asked; trying again does not help. The message is for the person. */
export class ProgrammeRefusedError extends Error {
  override name = "ProgrammeRefusedError";
  readonly reason: keyof typeof sentences;

  constructor(reason: keyof typeof sentences) {
    super(sentences[reason]);
    this.reason = reason;
  }
}
