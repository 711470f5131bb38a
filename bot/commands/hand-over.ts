import { z } from "zod";
import { fold } from "../../shared/understanding/fold.ts";
import { mayOnTeam } from "../services/access.ts";
import type { Membership } from "../services/people/known-person.ts";
import { type FormerRole, handOver } from "../services/teams/hand-over.ts";
import { tellHandOver } from "../services/teams/member-notices.ts";
import { listMembers, type TeamMember } from "../services/teams/members.ts";
import { findTeam } from "../services/teams/membership.ts";
import { plainAnswer, saysCancel, saysNo, saysOneOf } from "./answers.ts";
import type { Command, CommandDeps, Reply, Turn } from "./command.ts";
import { teamsMeant } from "./named-team.ts";
import { callOf, capital, nameOf } from "./wording.ts";

/** "bàn giao tổ trưởng cho chị Hoa", "tôi muốn đổi tổ trưởng". */
const ASKS =
  /^(?:(?:toi|tui|em|bac|chu|co|anh|chi|cho|xin|muon|can) )*(?:ban giao|giao lai|chuyen giao|doi)(?: (?:chuc|viec|quyen|cong viec))* to truong\b/;
const FILLING = /^(?:\s*\b(?:cho|sang|qua|ong|ba|bac|chu|co|anh|chi|em|thay|dong chi)\b)+\s*/;
/** Nobody reads more names on one screen; a larger team types the name. */
const MOST_NAMES = 15;
const MOST_BUTTONS = 4;

const name = "hand_over";
const Pending = z.discriminatedUnion("asks", [
  z.object({ asks: z.literal("team"), teamIds: z.array(z.int()) }),
  z.object({ asks: z.literal("person"), teamId: z.int() }),
  z.object({ asks: z.literal("role"), teamId: z.int(), personId: z.int() }),
]);

const standing: Record<FormerRole, string> = {
  deputy: "nay là tổ phó",
  member: "nay là thành viên",
  none: "đã rời tổ",
};
const leave = { title: "Thôi", say: "thôi" };

/** A leader hands the team over in the chat: to whom, what they do from then on, done. */
export const handOverCommand: Command = {
  name,
  wants: (turn) => turn.channel === "person" && ASKS.test(turn.folded),
  async run(turn, deps) {
    const [team, ...more] = await teamsMeant(turn, await teamsLed(turn));
    if (!team) return onlyLeaders(turn);
    if (more.length > 0) return askTeam([team, ...more]);
    const said = turn.folded.replace(ASKS, "").replace(FILLING, "").trim();
    return askPerson(turn, deps, team, said);
  },
  async answer(turn, deps) {
    const pending = Pending.safeParse(turn.state?.data).data;
    if (!pending) return undefined;
    if (saysCancel(turn) || saysNo(turn)) return answered("Dạ vâng, tổ trưởng vẫn như cũ.");
    const led = await teamsLed(turn);
    if (pending.asks === "team") {
      const [team, another] = await teamsMeant(
        turn,
        led.filter(({ teamId }) => pending.teamIds.includes(teamId)),
      );
      return team && !another ? askPerson(turn, deps, team, "") : undefined;
    }
    const team = led.find(({ teamId }) => teamId === pending.teamId);
    if (!team) return onlyLeaders(turn);
    if (pending.asks === "role") return takeRole(turn, deps, team, pending.personId);
    const chosen = theOne(await candidates(turn, deps, team.teamId), plainAnswer(turn));
    return chosen && askRole(turn, team, chosen);
  },
};

/** Teams the writer may hand over because they lead them. */
async function teamsLed({ tx, person }: Turn): Promise<Membership[]> {
  const led: Membership[] = [];
  for (const held of person?.memberships ?? []) {
    const team = { id: held.teamId, unitId: held.unitId };
    if (held.role === "leader" && (await mayOnTeam(tx, person, "hand_over", team))) led.push(held);
  }
  return led;
}

async function candidates(turn: Turn, { vault }: CommandDeps, teamId: number): Promise<TeamMember[]> {
  const { members } = await listMembers(turn.tx, vault, { teamId, count: 100, now: turn.now });
  return members.filter(({ role, personId }) => role !== "officer" && personId !== turn.person?.id);
}

/** Whom a folded text names: by the number in the list, the whole name, or a part only one of them has. */
function theOne(people: readonly TeamMember[], said: string): TeamMember | undefined {
  if (said === "") return undefined;
  if (/^\d{1,2}$/.test(said)) return people[Number(said) - 1];
  const wanted = said.replace(FILLING, "");
  const named = people.filter((person) => fold(person.name ?? "") === wanted);
  const like = people.filter((person) => ` ${fold(person.name ?? "")} `.includes(` ${wanted} `));
  return named.length === 1 ? named[0] : like.length === 1 ? like[0] : undefined;
}

function askTeam(teams: readonly Membership[]): Reply {
  const buttons = teams.slice(0, MOST_BUTTONS).map(({ teamName }) => ({ title: teamName, say: teamName }));
  return {
    messages: [{ text: "Bàn giao việc tổ trưởng của tổ nào?", buttons: [...buttons, leave] }],
    state: { command: name, data: { asks: "team", teamIds: teams.map(({ teamId }) => teamId) } },
  };
}

async function askPerson(turn: Turn, deps: CommandDeps, team: Membership, said: string): Promise<Reply> {
  const people = await candidates(turn, deps, team.teamId);
  if (people.length === 0) {
    return answered(
      `${team.teamName} chưa có ai khác. Xin mời người sẽ nhận việc nhắn “đăng ký” và mã của tổ, rồi nhắn lại “bàn giao tổ trưởng”.`,
    );
  }
  const chosen = theOne(people, said);
  if (chosen) return askRole(turn, team, chosen);
  const lines = people.slice(0, MOST_NAMES).map((person, index) => `${index + 1}. ${nameOf(person)}`);
  const buttons = people.slice(0, MOST_BUTTONS).map((person, index) => ({
    title: nameOf(person),
    say: person.name ?? String(index + 1),
  }));
  return {
    messages: [
      {
        text: `Ai sẽ làm tổ trưởng ${team.teamName}? Bấm tên, hoặc nhắn số hay họ tên:\n${lines.join("\n")}`,
        buttons: [...buttons, leave],
      },
    ],
    state: { command: name, data: { asks: "person", teamId: team.teamId } },
  };
}

function askRole(turn: Turn, team: Membership, person: TeamMember): Reply {
  const me = callOf(turn.person);
  return {
    messages: [
      {
        text: `Giao việc tổ trưởng ${team.teamName} cho ${nameOf(person)} từ hôm nay. Từ đó ${me} làm gì trong tổ?\nBấm một nút thì tôi ghi bàn giao; báo cáo và kết quả cũ của tổ giữ nguyên.`,
        buttons: [
          { title: "Làm tổ phó", say: "làm tổ phó" },
          { title: "Làm thành viên", say: "làm thành viên" },
          { title: "Rời tổ", say: "rời tổ" },
          leave,
        ],
      },
    ],
    state: { command: name, data: { asks: "role", teamId: team.teamId, personId: person.personId } },
  };
}

async function takeRole(
  turn: Turn,
  deps: CommandDeps,
  { teamId }: Membership,
  toPersonId: number,
): Promise<Reply | undefined> {
  const { tx, now, person } = turn;
  const formerRole = readRole(turn);
  const team = await findTeam(tx, teamId);
  if (!formerRole || !person || !team) return undefined;
  const members = await candidates(turn, deps, teamId);
  const successor = members.find(({ personId }) => personId === toPersonId);
  if (!successor)
    return answered("Người này không còn trong tổ. Xin nhắn lại “bàn giao tổ trưởng” và chọn người khác.");
  const handed = await handOver(tx, { team, toPersonId, formerRole, byPersonId: person.id, now });
  await tellHandOver(tx, deps, { team, handed, byPersonId: person.id, now });
  return answered(
    `Đã bàn giao. Tổ trưởng ${team.name} từ hôm nay là ${nameOf(successor)}; ${callOf(person)} ${standing[formerRole]}. Cảm ơn ${callOf(person)} đã gánh vác việc của tổ.`,
  );
}

function readRole(turn: Turn): FormerRole | undefined {
  if (saysOneOf(turn, ["lam to pho", "to pho"])) return "deputy";
  if (saysOneOf(turn, ["lam thanh vien", "thanh vien"])) return "member";
  return saysOneOf(turn, ["roi to", "roi khoi to", "nghi han"]) ? "none" : undefined;
}

function onlyLeaders(turn: Turn): Reply {
  return answered(
    `Chỉ tổ trưởng mới bàn giao được việc của mình. ${capital(callOf(turn.person))} cần đổi tổ trưởng, xin báo cán bộ theo dõi các tổ.`,
  );
}

function answered(text: string): Reply {
  return { messages: [{ text }], state: null };
}
