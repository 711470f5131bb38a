import { unitsFor } from "../services/access.ts";
import { acknowledge, nudgeSilent } from "../services/announcements/acknowledge.ts";
import { findAnnouncement, listAnnouncements } from "../services/announcements/announcement.ts";
import { quoted } from "../services/announcements/message.ts";
import { progressOf } from "../services/announcements/progress.ts";
import { teamOfGroup } from "../services/groups.ts";
import { plainAnswer } from "./answers.ts";
import type { Command, Reply, Turn } from "./command.ts";
import { onlyForOfficers, shortTeamName } from "./wording.ts";

/** Read from the whole text: "dạ" and "đã" are the same word without accents. */
const ACKNOWLEDGES =
  /^(?:(?:da|vang)\s+)?(?:(?:to|chung toi|toi|em|minh|nha)\s+)?da nam(?: duoc)?(?: (?:thong bao|thong tin|tin|noi dung))?(?: roi)?(?: (\d{1,9}))?(?: (?:a|nhe|nha))*[\s.,!]*$/;
const NUDGES = /^nhac (?:nguoi|noi|to|cac to|nhung noi) chua nam(?: thong bao)?(?: (\d{1,9}))?$/;

/** "đã nắm": from the button under the message, or said in the team's group with the OA's name. */
export const acknowledgeCommand: Command = {
  name: "acknowledge_announcement",
  wants: (turn) => turn.isAddressed && ACKNOWLEDGES.test(turn.folded),
  async run(turn) {
    const number = ACKNOWLEDGES.exec(turn.folded)?.[1];
    const speaker = await speaksFor(turn);
    const found = await acknowledge(turn.tx, {
      communeId: turn.commune.id,
      announcementId: number ? Number(number) : undefined,
      personId: turn.person?.id,
      teamIds: speaker.teamIds,
      now: turn.now,
    });
    if (!found) return answered("Không có thông báo nào đang đợi trả lời “đã nắm”.");
    return answered(`Cảm ơn, đã ghi ${speaker.name} đã nắm thông báo ${quoted(found.text, 60)}.`);
  },
};

/** In a group its team; alone, the person and the teams they are in. */
async function speaksFor(turn: Turn): Promise<{ teamIds: number[]; name: string }> {
  const { tx, commune, oaId, zaloGroupId: groupId } = turn;
  if (groupId !== undefined) {
    const team = await teamOfGroup(tx, { communeId: commune.id, oaId, groupId });
    return team ? { teamIds: [team.id], name: shortTeamName(commune, team.name) } : { teamIds: [], name: "nhóm này" };
  }
  const held = (turn.person?.memberships ?? []).filter(({ role }) => role !== "officer");
  return { teamIds: held.map(({ teamId }) => teamId), name: "là" };
}

/** "nhắc nơi chưa nắm": one more message to those who got the announcement and have not answered. */
export const nudgeSilentCommand: Command = {
  name: "nudge_silent",
  wants: (turn) => turn.channel === "person" && NUDGES.test(plainAnswer(turn)),
  async run(turn) {
    const { tx, person, now } = turn;
    const unitIds = await unitsFor(tx, person, "announce");
    if (unitIds.length === 0) return answered(onlyForOfficers(turn));
    const number = NUDGES.exec(plainAnswer(turn))?.[1];
    const [newest] = await listAnnouncements(tx, { unitIds, states: ["sending", "done"], limit: 1 });
    const meant = number ? await findAnnouncement(tx, Number(number)) : newest;
    if (!meant || !unitIds.includes(meant.unitId)) return answered("Chưa có thông báo nào để nhắc.");
    const { sent, acknowledged } = await progressOf(tx, meant.id);
    const silent = Math.max(0, sent - acknowledged);
    if (silent === 0) return answered("Mọi nơi nhận được đều đã nắm, không cần nhắc.");
    if (!(await nudgeSilent(tx, { id: meant.id, now }))) {
      return answered(
        "Thông báo này đã nhắc trong một ngày qua, hoặc không hỏi “đã nắm”. Xin để bà con thong thả trả lời.",
      );
    }
    return answered(`Đang nhắc ${silent} nơi chưa trả lời.`);
  },
};

function answered(text: string): Reply {
  return { messages: [{ text }] };
}
