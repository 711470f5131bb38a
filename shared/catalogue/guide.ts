/** A page of plain steps for one digital task. */
export interface Guide {
  slug: string;
  title: string;
  category: string;
  /** How residents ask for it. Matching folds accents and case, so unaccented forms are not listed. */
  aliases: readonly string[];
  /** One action each, button names in “ ”. */
  steps: readonly string[];
  notes: readonly string[];
  safety: readonly string[];
  /** Whom to turn to when the steps do not help. */
  help: string;
  /** yyyy-MM-dd */
  updatedOn: string;
  /** True while at least one step has not been tried on a phone. */
  needsCheck: boolean;
  /** What has to be tried, for the officer who checks it. */
  checkNote?: string;
  sources: readonly string[];
}

export const neverAskedForSecrets =
  "Không ai, kể cả cán bộ xã, công an, ngân hàng hay Tổ công nghệ số, được hỏi mật khẩu, mã OTP của bà con. Đừng gửi số căn cước, ảnh thẻ căn cước, mật khẩu, OTP vào khung chat này.";

export const usualHelp =
  "Bà con gọi hoặc nhắn cho Tổ công nghệ số của thôn, tổ dân phố mình. Hoặc mang thẻ căn cước và điện thoại đến Trung tâm Phục vụ hành chính công xã, phường trong giờ làm việc, sẽ có người giúp tận tay.";
