const sentences = {
  not_a_photo: "Tệp này không phải ảnh JPEG, PNG hoặc WebP nên chưa lưu được.",
  broken: "Ảnh bị hỏng hoặc tải chưa hết; xin gửi lại ảnh này.",
  too_large: "Ảnh lớn quá nên chưa lưu được; xin chụp lại hoặc gửi ảnh nhỏ hơn.",
  too_many: "Mỗi báo cáo kèm tối đa 4 ảnh.",
  not_allowed: "Chỉ thành viên của tổ mới gửi ảnh kèm báo cáo của tổ.",
  not_found: "Không có ảnh này, hoặc ảnh đã được xóa.",
} as const;

/** A photo cannot be kept as asked; trying the same again does not help. The message is for the person. */
export class PhotoRefusedError extends Error {
  override name = "PhotoRefusedError";
  readonly reason: keyof typeof sentences;

  constructor(reason: keyof typeof sentences) {
    super(sentences[reason]);
    this.reason = reason;
  }
}
