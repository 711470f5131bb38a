/** The five retry classes of zalo-openapi.md 5: R, B, L, F, C. */
export type ZaloErrorKind = "refresh" | "backoff" | "later" | "final" | "config";

export interface ErrorMeaning {
  kind: ZaloErrorKind;
  /** For staff: what happened and what to press. */
  reason: string;
  /** Zalo may have delivered the message although it answered with this code. */
  unknownResult?: true;
  /** When asking again makes sense; see retryAt. */
  retry?: "next_minute" | "after_night" | "next_day";
}

const night = "Zalo không cho gửi loại tin này từ 22 giờ đến 6 giờ; tin sẽ tự gửi sau 6 giờ sáng.";
const noAccess =
  "Zalo không còn nhận mã kết nối của OA; nếu vẫn thấy câu này sau vài phút, mở trang Tài khoản OA và bấm Kết nối lại.";
const noMoney = "Ví Zalo Cloud Account chưa liên kết hoặc hết tiền; kiểm tra ví tại zalo.cloud rồi bấm Gửi lại.";
const noInteraction =
  "Người này lâu chưa nhắn cho OA nên Zalo không cho gửi; gọi điện hoặc nhờ họ nhắn cho OA một lần.";
const noAppGrant = "OA chưa cho ứng dụng quyền này; mở trang Tài khoản OA và bấm Kết nối lại, chọn đủ các quyền.";

/** openapi.zalo.me, zalo-openapi.md 5.1, read 2026-11. */
const meanings: Readonly<Record<number, ErrorMeaning>> = {
  [-32]: {
    kind: "backoff",
    retry: "next_minute",
    reason: "Đang gửi quá nhanh so với mức Zalo cho phép; hệ thống tự chậm lại và gửi tiếp.",
  },
  [-100]: { kind: "final", reason: "Ảnh hoặc tệp đính kèm đã hết hạn trên Zalo; đính kèm lại rồi bấm Gửi lại." },
  [-124]: { kind: "refresh", reason: noAccess },
  [-200]: {
    kind: "final",
    unknownResult: true,
    reason: "Zalo báo gửi lỗi nhưng tin có thể đã đến; xem trong khung chat của OA trước khi gửi lại.",
  },
  [-201]: {
    kind: "final",
    reason: "Zalo không nhận nội dung tin; gửi bằng tay từ khung chat của OA và báo cho người quản trị hệ thống.",
  },
  [-204]: { kind: "config", reason: "OA đã bị xóa trên Zalo; mở trang Tài khoản OA và kết nối một OA khác." },
  [-205]: { kind: "config", reason: "Zalo không tìm thấy OA này; mở trang Tài khoản OA và kiểm tra mã OA." },
  [-209]: {
    kind: "config",
    reason: "Ứng dụng Zalo chưa hoạt động; vào developers.zalo.me và chuyển ứng dụng sang “Đang hoạt động”.",
  },
  [-210]: { kind: "final", reason: "Tin dài quá mức Zalo cho phép; rút ngắn nội dung rồi bấm Gửi lại." },
  [-211]: {
    kind: "later",
    retry: "next_day",
    reason: "OA đã dùng hết hạn mức gửi tin; đợi sang ngày mới hoặc mua thêm tại oa.zalo.me.",
  },
  [-212]: {
    kind: "config",
    reason: "Ứng dụng chưa đăng ký tính năng này; vào developers.zalo.me, mục Official Account, bấm đăng ký API.",
  },
  [-213]: { kind: "final", reason: "Người này chưa quan tâm OA nên không nhận được tin; nhờ họ bấm Quan tâm OA." },
  [-214]: {
    kind: "backoff",
    retry: "next_minute",
    reason: "Zalo đang xử lý bài viết; hệ thống sẽ tự gửi lại sau ít phút.",
  },
  [-216]: { kind: "refresh", reason: noAccess },
  [-217]: { kind: "final", reason: "Người này đã chặn lời mời của OA; liên hệ với họ bằng cách khác." },
  [-218]: {
    kind: "later",
    retry: "next_day",
    reason: "Người này đã nhận đủ số tin Zalo cho phép trong ngày; tin sẽ được gửi vào ngày mai.",
  },
  [-219]: { kind: "config", reason: "Ứng dụng Zalo đã bị gỡ hoặc tắt; vào developers.zalo.me để bật lại." },
  [-220]: { kind: "refresh", reason: noAccess },
  [-221]: {
    kind: "config",
    reason: "OA chưa được xác thực nên Zalo không cho dùng tính năng này; gửi hồ sơ xác thực tại oa.zalo.me.",
  },
  [-223]: { kind: "config", reason: noAppGrant },
  [-224]: {
    kind: "config",
    reason: "Gói dịch vụ của OA không có tính năng này; nâng gói tại oa.zalo.me hoặc gửi bằng tay.",
  },
  [-227]: { kind: "final", reason: "Tài khoản Zalo của người này bị khóa hoặc đã nghỉ hơn 45 ngày; gọi điện cho họ." },
  [-230]: { kind: "final", reason: noInteraction },
  [-232]: { kind: "final", reason: noInteraction },
  [-233]: {
    kind: "final",
    reason: "Zalo không hỗ trợ loại tin này; gửi bằng chữ hoặc gửi bằng tay từ khung chat của OA.",
  },
  [-234]: { kind: "later", retry: "after_night", reason: night },
  [-235]: {
    kind: "config",
    reason: "Loại OA này không được Zalo cho dùng tính năng; chép tin và gửi bằng tay từ oa.zalo.me.",
  },
  [-237]: {
    kind: "config",
    reason: "Gói nhóm chat đã hết hạn nên OA không gửi được vào nhóm; gia hạn tại oa.zalo.me.",
  },
  [-238]: { kind: "final", reason: "Gói nhóm chat này đã được dùng; chọn gói khác rồi tạo nhóm lại." },
  [-240]: {
    kind: "config",
    reason: "Zalo đã đóng cách gửi tin cũ với OA này; hệ thống sẽ chuyển sang cách gửi mới, bấm Gửi lại.",
  },
  [-241]: { kind: "final", reason: "Gói nhóm chat này không dùng được; chọn gói khác rồi tạo nhóm lại." },
  [-242]: {
    kind: "config",
    reason: "Khóa bí mật của ứng dụng không đúng; kiểm tra lại ZALO_APP_SECRET trong cài đặt.",
  },
  [-244]: { kind: "final", reason: "Người này không nhận loại tin này từ OA; liên hệ với họ bằng cách khác." },
  [-248]: { kind: "final", reason: "Zalo cho rằng tin vi phạm quy định; xem lại nội dung trước khi gửi." },
  [-249]: { kind: "final", reason: "Mẫu tin này không gửi được cho người đang chat; chọn mẫu khác." },
  [-320]: { kind: "config", reason: noMoney },
  [-321]: { kind: "config", reason: noMoney },
  [-403]: {
    kind: "final",
    reason: "OA không còn trong nhóm này; mở trang Nhóm Zalo và bấm Lập nhóm, hoặc gắn nhóm khác cho tổ.",
  },
  [-1340]: { kind: "final", reason: "Zalo không tìm thấy biểu mẫu; tạo biểu mẫu khác tại oa.zalo.me." },
  [-1341]: { kind: "final", reason: "OA không có quyền dùng biểu mẫu này; kiểm tra quyền tại oa.zalo.me." },
};

/** A code nobody documented: the message may have arrived, so it counts as unknown and is not repeated. */
const undocumented: ErrorMeaning = {
  kind: "final",
  unknownResult: true,
  reason: "Zalo báo một lỗi chưa rõ và tin có thể đã đến; xem trong khung chat của OA trước khi gửi lại.",
};

/** `zaloMessage` decides where one code means two things; it is not kept. */
export function meaningOfCode(code: number, zaloMessage: string): ErrorMeaning {
  // −223 is either a missing grant or the used-up number of articles.
  if (code === -223 && /quota/i.test(zaloMessage))
    return { kind: "later", retry: "next_day", reason: meaningOf(-211).reason };
  return meaningOf(code);
}

function meaningOf(code: number): ErrorMeaning {
  return meanings[code] ?? undocumented;
}
