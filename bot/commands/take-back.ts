import { mayOnTeam, teamsFor } from "../services/access.ts";
import { findGroupById, newestLinkedGroup, unlinkGroup } from "../services/groups.ts";
import { findPerson } from "../services/people/known-person.ts";
import { confirmMember } from "../services/teams/change-members.ts";
import { tellTakenBack } from "../services/teams/member-notices.ts";
import { findTeam } from "../services/teams/membership.ts";
import { findMember, mayTakeBack, newestJoiner, takeBack } from "../services/teams/take-back.ts";
import { plainAnswer } from "./answers.ts";
import type { Command, Reply, Turn } from "./command.ts";
import { nameOf } from "./wording.ts";

/** The id comes with the button; typed words alone mean the newest. Neither is a right: that is looked up on arrival. */
const REMOVE = /^dua ra khoi to(?: (\d{1,9}))?$/;
const CONFIRM = /^dung nguoi(?: (\d{1,9}))?$/;
const UNLINK = /^go nhom(?: (\d{1,9}))?$/;

/** How far back the bare words reach. */
const RECENT_MS = 7 * 24 * 60 * 60 * 1000;

/** "đưa ra khỏi tổ 12": the leader or officer takes back who joined with the team's code. */
export const removeMemberCommand: Command = {
  name: "remove_member",
  wants: (turn) => turn.channel === "person" && REMOVE.test(plainAnswer(turn)),
  async run(turn, deps) {
    const { tx, now, person } = turn;
    const { member, isManager } = await memberMeant(turn, REMOVE);
    if (!person || !isManager) {
      return answered("Chỉ tổ trưởng, tổ phó hoặc cán bộ theo dõi mới đưa người ra khỏi tổ được.");
    }
    if (!member) return answered("Người này không còn trong tổ, anh/chị không cần làm gì thêm.");
    if (!(await mayTakeBack(tx, person, member))) {
      return answered("Đây là tổ trưởng: muốn đổi tổ trưởng, xin nhắn “bàn giao tổ trưởng”, hoặc nhờ cán bộ theo dõi.");
    }
    await takeBack(tx, { member, byPersonId: person.id, now });
    await tellTakenBack(tx, deps, { member, byPersonId: person.id });
    const removed = await findPerson(tx, deps.vault, { personId: member.personId, now });
    return answered(
      `Đã đưa ${nameOf(removed)} ra khỏi ${member.team.name}. Báo cáo người ấy đã gửi (nếu có) vẫn còn, anh/chị xem lại bằng “kết quả”.`,
    );
  },
};

/** The member a button names, or who joined last; and whether the writer manages that team, or any when nobody is meant. */
async function memberMeant(turn: Turn, pattern: RegExp) {
  const { tx, now, person } = turn;
  const id = pattern.exec(plainAnswer(turn))?.[1];
  const teamIds = await teamsFor(tx, person, "manage_members");
  const member = id
    ? await findMember(tx, { membershipId: Number(id), now })
    : await newestJoiner(tx, { teamIds, since: recent(turn), now });
  return { member, isManager: member ? teamIds.includes(member.team.id) : teamIds.length > 0 };
}

/** "đúng người 12": who joined with the team's code belongs here, and is not shown as new any more. */
export const confirmMemberCommand: Command = {
  name: "confirm_member",
  wants: (turn) => turn.channel === "person" && CONFIRM.test(plainAnswer(turn)),
  async run(turn) {
    const { tx, now, person } = turn;
    const { member, isManager } = await memberMeant(turn, CONFIRM);
    if (!person || !isManager || !member) {
      return answered("Không có người mới nào như vậy trong tổ của anh/chị; có thể đã được đưa ra khỏi tổ.");
    }
    await confirmMember(tx, { ...member, byPersonId: person.id, now });
    return answered(`Đã ghi nhận: đúng người của ${member.team.name}. Cảm ơn anh/chị.`);
  },
};

/** "gỡ nhóm 7": the group is nobody's again. */
export const unlinkGroupCommand: Command = {
  name: "unlink_group",
  wants: (turn) => turn.channel === "person" && UNLINK.test(plainAnswer(turn)),
  async run(turn) {
    const { tx, now, person } = turn;
    const id = UNLINK.exec(plainAnswer(turn))?.[1];
    const teamIds = await teamsFor(tx, person, "manage_members");
    if (!person || teamIds.length === 0) return onlyManagers();
    const group = id
      ? await findGroupById(tx, Number(id))
      : await newestLinkedGroup(tx, { teamIds, since: recent(turn) });
    const team = group?.teamId === undefined ? undefined : await findTeam(tx, group.teamId);
    if (!group || !team) return answered("Nhóm này hiện không gắn với tổ nào.");
    if (!(await mayOnTeam(tx, person, "manage_members", team))) return onlyManagers();
    await unlinkGroup(tx, { id: group.id, communeId: turn.commune.id, byPersonId: person.id, now });
    return answered(`Đã gỡ. ${team.name} chưa có nhóm. Muốn gắn lại, vào nhóm của tổ nhắn “đăng ký” và mã của tổ.`);
  },
};

function onlyManagers(): Reply {
  return answered("Chỉ tổ trưởng, tổ phó hoặc cán bộ theo dõi mới gỡ được nhóm của tổ.");
}

function recent(turn: Turn): Date {
  return new Date(turn.now.getTime() - RECENT_MS);
}

function answered(text: string): Reply {
  return { messages: [{ text }] };
}
