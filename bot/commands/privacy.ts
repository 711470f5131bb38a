import { z } from "zod";
import { contactSentence } from "../services/communes.ts";
import { erasePerson } from "../services/people/erase.ts";
import { readPersonalData } from "../services/people/personal-data.ts";
import { withdrawFromWork } from "../services/people/withdraw.ts";
import { saysCancel, saysNo, saysOneOf } from "./answers.ts";
import type { Command, Reply, Turn } from "./command.ts";
import { fullExport, shortView } from "./personal-data-text.ts";
import { callOf, capital } from "./wording.ts";

const SHOWS = ["xem du lieu cua toi", "xem du lieu", "du lieu cua toi"];
const EXPORTS = ["xuat du lieu cua toi", "xuat du lieu", "tai du lieu cua toi"];
const ERASES = ["xoa du lieu cua toi", "xoa du lieu", "xoa thong tin cua toi", "xoa toi"];
const WITHDRAWS = ["rut dong y", "rut lai dong y", "roi to", "ra khoi to", "nghi to"];
const MENU = ["quyen rieng tu", "rieng tu", "bao mat", "du lieu ca nhan"];

const name = "privacy";
const Pending = z.object({ asks: z.enum(["erase", "withdraw"]) });

/** See, export, correct, delete own data, withdraw consent: Luật 91/2025/QH15, Điều 4. */
export const privacyCommand: Command = {
  name,
  wants: (turn) =>
    turn.channel === "person" && saysOneOf(turn, [...MENU, ...SHOWS, ...EXPORTS, ...ERASES, ...WITHDRAWS]),
  async run(turn, deps) {
    if (saysOneOf(turn, MENU)) return menu(turn);
    if (!turn.person) return nothingKept(turn);
    if (saysOneOf(turn, ERASES)) return askErase();
    if (saysOneOf(turn, WITHDRAWS)) return askWithdraw(turn);
    const data = await readPersonalData(turn.tx, deps.vault, turn.person.id);
    if (!data) return nothingKept(turn);
    return { messages: [saysOneOf(turn, EXPORTS) ? { text: fullExport(data) } : { text: shortView(data) }] };
  },
  async answer(turn) {
    const asks = Pending.safeParse(turn.state?.data).data?.asks;
    if (!asks || !turn.person) return undefined;
    if (saysCancel(turn) || saysNo(turn)) return answered("Dạ vâng, giữ nguyên như cũ.");
    if (asks === "erase" && saysOneOf(turn, ["xoa het", "xoa"])) return erase(turn, turn.person.id);
    if (asks === "withdraw" && saysOneOf(turn, ["rut dong y", "rut", "dong y rut"]))
      return withdraw(turn, turn.person.id);
    return undefined;
  },
};

function menu(turn: Turn): Reply {
  return {
    messages: [
      {
        text: `${capital(callOf(turn.person))} có quyền xem, lấy về, sửa, xóa dữ liệu của mình và rút lại đồng ý, bất cứ lúc nào. Xin chọn một việc.\n${contactSentence(turn.commune)}`,
        buttons: [
          { title: "Xem dữ liệu của tôi", say: "xem dữ liệu của tôi" },
          { title: "Xuất dữ liệu của tôi", say: "xuất dữ liệu của tôi" },
          { title: "Sửa dữ liệu của tôi", say: "sửa dữ liệu của tôi" },
          { title: "Xóa dữ liệu của tôi", say: "xóa dữ liệu của tôi" },
          { title: "Rút đồng ý", say: "rút đồng ý" },
        ],
      },
    ],
    state: null,
  };
}

function nothingKept(turn: Turn): Reply {
  return answered(
    `Chúng tôi không lưu tên, số điện thoại hay thông tin nào của ${callOf(turn.person)}. Tin nhắn được xóa sau 30 ngày.`,
  );
}

function askErase(): Reply {
  return {
    messages: [
      {
        text: "Sẽ xóa ngay và không lấy lại được: tên, số điện thoại, mã Zalo, chức danh, đồng ý, lời nhờ hỗ trợ, tin nhắn cũ.\nCòn lại: số liệu của tổ, không còn ghi ai gửi.\nXóa hết chứ?",
        buttons: [
          { title: "Xóa hết", say: "xóa hết" },
          { title: "Thôi", say: "thôi" },
        ],
      },
    ],
    state: { command: name, data: { asks: "erase" } },
  };
}

async function erase(turn: Turn, personId: number): Promise<Reply> {
  await erasePerson(turn.tx, { personId, byPersonId: personId, now: turn.now });
  return answered(
    "Đã xóa hết dữ liệu cá nhân. Khi nào cần, mời nhắn lại: hướng dẫn và hỗ trợ vẫn dùng được bình thường.",
  );
}

function askWithdraw(turn: Turn): Reply {
  const teams = turn.person?.memberships.map((held) => held.teamName).join(", ");
  const leaves = teams ? ` và ra khỏi ${teams}` : "";
  return {
    messages: [
      {
        text: `Rút đồng ý là thôi cho lưu và dùng dữ liệu của mình từ nay${leaves}. Báo cáo đã gửi vẫn nằm trong số liệu của tổ. Rút chứ?`,
        buttons: [
          { title: "Rút đồng ý", say: "rút đồng ý" },
          { title: "Thôi", say: "thôi" },
        ],
      },
    ],
    state: { command: name, data: { asks: "withdraw" } },
  };
}

async function withdraw(turn: Turn, personId: number): Promise<Reply> {
  await withdrawFromWork(turn.tx, { communeId: turn.commune.id, personId, now: turn.now });
  return answered(
    "Đã rút đồng ý. Muốn xóa luôn dữ liệu cũ, nhắn “xóa dữ liệu của tôi”. Muốn vào lại tổ, nhắn “đăng ký” và mã của tổ.",
  );
}

function answered(text: string): Reply {
  return { messages: [{ text }], state: null };
}
