const sentences = {
  same_label: (what: string) => `Đã có chỉ tiêu tên “${what}”. Xin đặt tên khác.`,
  alias_taken: (what: string) => `Cách gọi ${what}. Một cách gọi chỉ được dùng cho một chỉ tiêu.`,
  not_found: () => "Không có mục này.",
  no_free_code: () => "Chưa đặt được mã cho tên này. Xin đổi tên khác.",
} as const;

/** What an officer wrote cannot be kept; the message says what to change. Trying the same again fails again. */
export class ContentRefusedError extends Error {
  override name = "ContentRefusedError";
  readonly code: keyof typeof sentences;

  constructor(code: keyof typeof sentences, what = "") {
    super(sentences[code](what));
    this.code = code;
  }
}
