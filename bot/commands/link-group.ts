import { mayOnTeam } from "../services/access.ts";
import { findGroup, linkGroup, teamOfGroup } from "../services/groups.ts";
import { notifyPerson } from "../services/outbox/notify.ts";
import { findPerson } from "../services/people/known-person.ts";
import { officersOf } from "../services/teams/contacts.ts";
import { findTeamByJoinCode, type Team } from "../services/teams/membership.ts";
import { countWrongCode, refuseGuessing } from "./code-limit.ts";
import type { Command, CommandDeps, Reply, Turn } from "./command.ts";
import { readRegistration } from "./registration-code.ts";
import { nameOf } from "./wording.ts";

/** "đăng ký MÃ" said in a group of the OA: the group becomes the team's. Nothing personal is said in the group. */
export const linkGroupCommand: Command = {
  name: "link_group",
  wants: (turn) => turn.channel === "group" && turn.zaloGroupId !== undefined && Boolean(readRegistration(turn.folded)),
  async run(turn, deps) {
    const code = readRegistration(turn.folded) ?? "";
    const refusal = await refuseGuessing(turn, deps);
    if (refusal) return refusal;
    const team = await findTeamByJoinCode(turn.tx, { code, communeId: turn.commune.id });
    if (!team) {
      await countWrongCode(turn, deps);
      return answered("Không có tổ nào mang mã này. Xin xem lại mã rồi nhắn lại.");
    }
    const { person } = turn;
    if (!person || !(await mayOnTeam(turn.tx, person, "link_group", team))) {
      return answered(
        "Chỉ người của tổ hoặc cán bộ theo dõi mới gắn được nhóm cho tổ. Nếu là người của tổ, xin nhắn “đăng ký” và mã vào tin nhắn riêng với Zalo này trước.",
      );
    }
    return link(turn, deps, { team, personId: person.id });
  },
};

async function link(
  turn: Turn,
  deps: CommandDeps,
  { team, personId }: { team: Team; personId: number },
): Promise<Reply> {
  const place = placeOf(turn);
  const before = await teamOfGroup(turn.tx, place);
  if (before?.id === team.id) return answered(`Nhóm này đã là nhóm của ${team.name}.`);
  if (before && !(await mayOnTeam(turn.tx, turn.person, "link_group", before))) {
    return answered("Nhóm này đang là nhóm của một tổ khác. Muốn đổi, xin báo cán bộ theo dõi các tổ.");
  }
  const id = await linkGroup(turn.tx, { ...place, team, byPersonId: personId, now: turn.now });
  await tellOfficers(turn, deps, { team, id, personId });
  return answered(
    `Từ nay đây là nhóm của ${team.name}. Lời nhắc và thông báo của tổ sẽ gửi vào đây. Muốn báo cáo, mời nhắn riêng với Zalo này.`,
  );
}

async function tellOfficers(
  turn: Turn,
  deps: CommandDeps,
  { team, id, personId }: { team: Team; id: number; personId: number },
): Promise<void> {
  const by = await findPerson(turn.tx, deps.vault, { personId, now: turn.now });
  const group = await findGroup(turn.tx, placeOf(turn));
  for (const officerId of await officersOf(turn.tx, { unitId: team.unitId, now: turn.now })) {
    await notifyPerson(turn.tx, deps.outbox, {
      communeId: turn.commune.id,
      personId: officerId,
      dedupeKey: `group_linked_${id}_${turn.eventId}_${officerId}`,
      message: {
        text: `${nameOf(by)} vừa gắn nhóm Zalo ${group?.name ? `“${group.name}” ` : ""}cho ${team.name}. Nếu không đúng, bấm nút dưới đây.`,
        buttons: [{ title: "Gỡ nhóm", say: `gỡ nhóm ${id}` }],
      },
    });
  }
}

function placeOf(turn: Turn) {
  return { communeId: turn.commune.id, oaId: turn.oaId, groupId: turn.zaloGroupId ?? "" };
}

function answered(text: string): Reply {
  return { messages: [{ text }] };
}
