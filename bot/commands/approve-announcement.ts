import { unitsFor } from "../services/access.ts";
import { findAnnouncement, listAnnouncements } from "../services/announcements/announcement.ts";
import { approveAnnouncement, rejectAnnouncement } from "../services/announcements/confirm.ts";
import { announcementNotice } from "../services/announcements/notices.ts";
import { plainAnswer } from "./answers.ts";
import type { Command, Reply } from "./command.ts";
import { sentWords } from "./send-plan-words.ts";

/** A button can be forged: who may approve is looked up on arrival. */
const ASKS = /^(khong |ko )?duyet thong bao(?: (\d{1,9}))?$/;
const gone = "Thông báo này không còn đợi duyệt.";

/** "duyệt thông báo 12", "không duyệt thông báo 12": a second person's word above the number that the commune sets. */
export const approveAnnouncementCommand: Command = {
  name: "approve_announcement",
  wants: (turn) => turn.channel === "person" && ASKS.test(plainAnswer(turn)),
  async run(turn, deps) {
    const { tx, person, now } = turn;
    const unitIds = await unitsFor(tx, person, "approve_announcements");
    if (unitIds.length === 0 || !person) return answered("Duyệt thông báo là việc của cán bộ, lãnh đạo đơn vị.");
    const [, no, number] = ASKS.exec(plainAnswer(turn)) ?? [];
    const [newest] = await listAnnouncements(tx, { unitIds, states: ["awaiting_approval"], limit: 1 });
    const meant = number ? await findAnnouncement(tx, Number(number)) : newest;
    if (!meant || !unitIds.includes(meant.unitId)) return answered(gone);
    const { id, communeId } = meant;
    if (no) {
      if (!(await rejectAnnouncement(tx, { id, byPersonId: person.id, now }))) return answered(gone);
      await announcementNotice(tx, deps.outbox, { id, communeId, kind: "rejected" });
      return answered("Đã ghi là không duyệt; tin này không gửi, và người soạn đã được báo.");
    }
    const decision = await approveAnnouncement(tx, deps.outbox, { id, byPersonId: person.id, now });
    if (decision.kind === "own") return answered("Tin do chính anh/chị soạn, cần một người khác duyệt.");
    if (decision.kind === "gone") return answered(gone);
    await announcementNotice(tx, deps.outbox, { id, communeId, kind: "approved" });
    return answered(`Đã duyệt. ${sentWords(decision.plan, now)}`);
  },
};

function answered(text: string): Reply {
  return { messages: [{ text }] };
}
