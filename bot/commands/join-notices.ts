import { inSentence } from "../services/communes.ts";
import { notifyPerson } from "../services/outbox/notify.ts";
import { findPerson, type UnitRole } from "../services/people/known-person.ts";
import { officersOf, teamLeaders } from "../services/teams/contacts.ts";
import type { Team } from "../services/teams/membership.ts";
import type { CommandDeps, Turn } from "./command.ts";
import { nameOf } from "./wording.ts";

/** Tells the team's leader, or the officers when no leader can be written to, who joined and how to take it back. */
export async function tellWhoJoined(
  turn: Turn,
  deps: CommandDeps,
  { team, personId, membershipId }: { team: Team; personId: number; membershipId: number },
): Promise<void> {
  const joiner = await findPerson(turn.tx, deps.vault, { personId, now: turn.now });
  const leaders = await teamLeaders(turn.tx, { teamId: team.id, except: personId, now: turn.now });
  const told =
    leaders.length > 0 ? leaders : await officersOf(turn.tx, { unitId: team.unitId, except: personId, now: turn.now });
  for (const leaderId of told) {
    await notifyPerson(turn.tx, deps.outbox, {
      communeId: turn.commune.id,
      personId: leaderId,
      dedupeKey: `joined_${membershipId}_${turn.eventId}_${leaderId}`,
      message: {
        text: `${nameOf(joiner)} vừa vào ${team.name} bằng mã của tổ. Nếu không phải người của tổ, bấm nút dưới đây để đưa ra.`,
        buttons: [
          { title: "Đưa ra khỏi tổ", say: `đưa ra khỏi tổ ${membershipId}` },
          { title: "Đúng người", say: `đúng người ${membershipId}` },
        ],
      },
    });
  }
}

/** Tells the other officers of the unit who got a role over it. */
export async function tellWhoGotRole(
  turn: Turn,
  deps: CommandDeps,
  { personId, unitId, unitName }: UnitRole & { personId: number },
): Promise<void> {
  const officer = await findPerson(turn.tx, deps.vault, { personId, now: turn.now });
  for (const otherId of await officersOf(turn.tx, { unitId, except: personId, now: turn.now })) {
    await notifyPerson(turn.tx, deps.outbox, {
      communeId: turn.commune.id,
      personId: otherId,
      dedupeKey: `role_${unitId}_${personId}_${turn.eventId}_${otherId}`,
      message: {
        text: `${nameOf(officer)} vừa nhận quyền cán bộ ở ${inSentence(unitName)} bằng mã được cấp. Nếu anh/chị thấy không đúng, xin báo ngay người quản trị hệ thống.`,
      },
    });
  }
}
