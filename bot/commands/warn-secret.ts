import type { SecretKind } from "../../shared/understanding/find-secrets.ts";
import type { Command, Turn } from "./command.ts";

/** In the order in which they are named. */
const names: Record<SecretKind, string> = {
  id_number: "số căn cước",
  passport: "số hộ chiếu",
  card_number: "số thẻ ngân hàng",
  bank_account: "số tài khoản ngân hàng",
  otp: "mã OTP",
  password: "mật khẩu",
};

/** Stands first: a message with a secret is answered by this warning only, and is never taken for an answer. */
export const warnSecretCommand: Command = {
  name: "warn_secret",
  wants: (turn) => turn.secretKinds.length > 0,
  run: async (turn) => ({ messages: [{ text: warning(turn) }] }),
};

function warning(turn: Turn): string {
  const found = Object.entries(names).flatMap(([kind, name]) => (turn.secretKinds.includes(kind) ? [name] : []));
  const what = found.length > 0 ? found.join(", ") : "số căn cước, mã OTP hoặc mật khẩu";
  if (turn.channel === "group") {
    return `Tin vừa rồi có thông tin riêng (${what}). Hệ thống không lưu, nhưng cả nhóm vẫn nhìn thấy: xin thu hồi tin đó ngay. Bà con đừng gửi các thông tin này cho bất kỳ ai.`;
  }
  const otp = turn.secretKinds.includes("otp") ? " Nếu lỡ đưa mã OTP cho người lạ, hãy gọi ngân hàng ngay." : "";
  return `Tin vừa rồi có thông tin riêng (${what}). Hệ thống đã xóa và không lưu. Bà con đừng gửi các thông tin này cho bất kỳ ai, kể cả cán bộ.${otp}\nCần việc gì khác, xin nhắn lại, bỏ phần riêng đi.`;
}
