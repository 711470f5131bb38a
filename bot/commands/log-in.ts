import { confirmLogin } from "../services/logins/login-requests.ts";
import type { Command } from "./command.ts";

const pattern = /^dang nhap\s+(dn[\s-]?[a-z0-9]{6})$/;

/** Finishes a login begun in the Mini App or on a desktop: the page shows a code, the person sends it here. */
export const logInCommand: Command = {
  name: "log_in",
  wants: (turn) => turn.channel === "person" && /^dang nhap(\s|$)/.test(turn.folded),
  async run(turn, deps) {
    const code = pattern.exec(turn.folded)?.[1];
    if (!code) return say("Để đăng nhập trên trang web, anh/chị mở trang đó, lấy mã rồi nhắn: đăng nhập và mã.");
    if (!turn.person) return say("Zalo này chưa đăng ký nên chưa đăng nhập được. Anh/chị nhắn: đăng ký và mã của tổ.");
    const { tx, commune, person, now } = turn;
    const isConfirmed = await confirmLogin(tx, deps.vault, { code, communeId: commune.id, personId: person.id, now });
    return isConfirmed
      ? say(
          "Đã đăng nhập. Anh/chị xem tiếp trên trang đang mở. Nếu không phải anh/chị lấy mã này, nhắn ngay: quyền riêng tư.",
        )
      : say("Mã này không đúng hoặc đã hết hạn 10 phút. Anh/chị lấy mã mới trên trang rồi nhắn lại.");
  },
};

function say(text: string) {
  return { messages: [{ text }] };
}
