import { z } from "zod";
import { formatTime } from "../../shared/calendar/format.ts";
import { confirmLogin, findLogin, refuseLogin } from "../services/logins/login-requests.ts";
import { saysCancel, saysNo, saysOneOf, saysYes } from "./answers.ts";
import { countWrongCode, refuseGuessing } from "./code-limit.ts";
import type { Command, CommandDeps, Reply, Turn } from "./command.ts";

const name = "log_in";
const pattern = /^dang nhap\s+(dn[\s-]?[a-z0-9]{6})$/;
const wrongCode = "Mã này không đúng hoặc đã hết hạn 10 phút. Anh/chị lấy mã mới trên trang rồi nhắn lại.";

/** A code proves nothing by itself: the page that waits with its other half does. */
const Pending = z.object({ code: z.string() });

/**
 * Finishes a login begun in the Mini App or on a desktop: the page shows a code, the person sends it here. Asks first,
 * because a swindler may have made them send the code of the swindler's own page.
 */
export const logInCommand: Command = {
  name,
  wants: (turn) => turn.channel === "person" && /^dang nhap(\s|$)/.test(turn.folded),
  async run(turn, deps) {
    const code = pattern.exec(turn.folded)?.[1];
    if (!code) return say("Để đăng nhập trên trang web, anh/chị mở trang đó, lấy mã rồi nhắn: đăng nhập và mã.");
    if (!turn.person) return say("Zalo này chưa đăng ký nên chưa đăng nhập được. Anh/chị nhắn: đăng ký và mã của tổ.");
    const refusal = await refuseGuessing(turn, deps);
    if (refusal) return refusal;
    const login = await findLogin(turn.tx, deps.vault, { code, now: turn.now });
    if (login) return ask(code, login.createdAt);
    await countWrongCode(turn, deps);
    return say(wrongCode);
  },
  async answer(turn, deps) {
    const pending = Pending.safeParse(turn.state?.data).data;
    if (!pending) return undefined;
    if (saysNo(turn) || saysCancel(turn) || saysOneOf(turn, ["khong phai", "khong phai toi"]))
      return refuse(turn, deps, pending.code);
    if (saysYes(turn) || saysOneOf(turn, ["dung la toi", "la toi"])) return confirm(turn, deps, pending.code);
    return undefined;
  },
};

function ask(code: string, startedAt: Date): Reply {
  const text = `Có người lấy mã này lúc ${formatTime(startedAt)} để vào trang bằng tên anh/chị. Chính anh/chị đang mở trang đó phải không? Nếu ai đó nhờ hoặc bảo anh/chị nhắn mã này thì bấm “Không phải”: đó là lừa đảo.`;
  return {
    messages: [
      {
        text,
        buttons: [
          { title: "Đúng là tôi", say: "đúng là tôi" },
          { title: "Không phải", say: "không phải" },
        ],
      },
    ],
    state: { command: name, data: { code } },
  };
}

async function confirm(turn: Turn, { vault }: CommandDeps, code: string): Promise<Reply> {
  const { tx, commune, person, now } = turn;
  const isConfirmed =
    person !== undefined && (await confirmLogin(tx, vault, { code, communeId: commune.id, personId: person.id, now }));
  return end(isConfirmed ? "Đã đăng nhập. Anh/chị xem tiếp trên trang đang mở." : wrongCode);
}

/** The code is worth nothing from now on, for nobody. */
async function refuse({ tx, now }: Turn, { vault }: CommandDeps, code: string): Promise<Reply> {
  await refuseLogin(tx, vault, { code, now });
  return end(
    "Đã hủy mã đó, không ai vào được bằng tên anh/chị. Ai bảo anh/chị nhắn mã thì đừng nghe theo, và báo cho cán bộ xã, phường.",
  );
}

function say(text: string): Reply {
  return { messages: [{ text }] };
}

function end(text: string): Reply {
  return { ...say(text), state: null };
}
