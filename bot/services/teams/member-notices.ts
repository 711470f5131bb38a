import type { Transaction } from "../../db/connection.ts";
import type { Vault } from "../../db/vault.ts";
import { notifyPerson } from "../outbox/notify.ts";
import type { Outbox } from "../outbox/outbox.ts";
import { findPerson } from "../people/known-person.ts";
import { officersOf } from "./contacts.ts";
import type { FormerRole, HandedOver } from "./hand-over.ts";
import type { Team } from "./membership.ts";
import type { JoinedMember } from "./take-back.ts";

export interface NoticeDeps {
  vault: Vault;
  outbox: Outbox;
}

const formerRoles: Record<FormerRole, string> = {
  deputy: "nay là tổ phó của tổ",
  member: "nay là thành viên của tổ",
  none: "không còn trong danh sách của tổ",
};

/** Tells the new leader, the former ones and the officers, but not who did it. */
export async function tellHandOver(
  tx: Transaction,
  { vault, outbox }: NoticeDeps,
  { team, handed, byPersonId, now }: { team: Team; handed: HandedOver; byPersonId: number; now: Date },
): Promise<void> {
  const { leaderId, formerLeaderIds, formerRole, membershipId } = handed;
  if (!handed.isChange) return;
  const leader = (await findPerson(tx, vault, { personId: leaderId, now }))?.name ?? "Một người của tổ";
  const tell = async (personId: number, text: string) => {
    if (personId === byPersonId) return;
    const dedupeKey = `handed_over_${membershipId}_${personId}`;
    const buttons = [{ title: "Trợ giúp", say: "trợ giúp" }];
    await notifyPerson(tx, outbox, { communeId: team.communeId, personId, dedupeKey, message: { text, buttons } });
  };
  await tell(
    leaderId,
    `Từ hôm nay anh/chị là tổ trưởng ${team.name}. Người mới vào tổ và lời nhắc báo cáo sẽ được gửi cho anh/chị. Nếu không đúng, xin báo cán bộ theo dõi các tổ.`,
  );
  for (const personId of formerLeaderIds) {
    await tell(personId, `${leader} vừa nhận việc tổ trưởng ${team.name}; anh/chị ${formerRoles[formerRole]}.`);
  }
  for (const personId of await officersOf(tx, { unitId: team.unitId, now })) {
    await tell(
      personId,
      `${team.name} vừa bàn giao: tổ trưởng mới là ${leader}. Nếu không đúng, anh/chị giao lại ở trang “Tổ và người”.`,
    );
  }
}

/** Tells somebody that they are no longer in the team, unless they left by themselves. */
export async function tellTakenBack(
  tx: Transaction,
  { outbox }: NoticeDeps,
  { member, byPersonId }: { member: JoinedMember; byPersonId: number },
): Promise<void> {
  const { personId, team, membershipId } = member;
  if (personId === byPersonId) return;
  await notifyPerson(tx, outbox, {
    communeId: team.communeId,
    personId,
    dedupeKey: `taken_back_${membershipId}`,
    message: {
      text: `Anh/chị không còn trong danh sách ${team.name}. Nếu có nhầm lẫn, xin hỏi tổ trưởng hoặc cán bộ xã, phường.`,
    },
  });
}
