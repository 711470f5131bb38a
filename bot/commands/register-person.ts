import { z } from "zod";
import type { OutgoingMessage } from "../../shared/api/message.ts";
import { contactSentence } from "../services/communes.ts";
import { consentHolds } from "../services/consent/consents.ts";
import { memberConsent, officerConsent } from "../services/consent/texts.ts";
import { acceptGrant, acceptTeam } from "../services/people/accept-invitation.ts";
import { findGrant, type Grant } from "../services/people/role-grants.ts";
import { findTeam, findTeamByJoinCode, type Team } from "../services/teams/membership.ts";
import { saysCancel, saysNo, saysOneOf, saysYes } from "./answers.ts";
import { countWrongCode, refuseGuessing } from "./code-limit.ts";
import { type Command, type CommandDeps, type Reply, type Turn, writerOf } from "./command.ts";
import { tellWhoGotRole, tellWhoJoined } from "./join-notices.ts";
import { readRegistration } from "./registration-code.ts";
import { newMember, newOfficer } from "./welcome.ts";
import { callOf, capital } from "./wording.ts";

/** Ids only: what the code gave is looked at again when the answer comes. */
const Pending = z.discriminatedUnion("asks", [
  z.object({ asks: z.literal("team_consent"), teamId: z.int(), leavesOthers: z.boolean() }),
  z.object({ asks: z.literal("other_team"), teamId: z.int() }),
  z.object({ asks: z.literal("grant_consent"), grantId: z.int() }),
]);

const name = "register_person";

const agreeButtons = [
  { title: "Đồng ý", say: "đồng ý" },
  { title: "Không đồng ý", say: "không đồng ý" },
];

export const registerPersonCommand: Command = {
  name,
  wants: (turn) => turn.channel === "person" && readRegistration(turn.folded) !== undefined,
  async run(turn, deps) {
    const code = readRegistration(turn.folded);
    if (!code) return howToRegister(turn);
    const refusal = await refuseGuessing(turn, deps);
    if (refusal) return refusal;
    const team = await findTeamByJoinCode(turn.tx, { code, communeId: turn.commune.id });
    if (team) return askTeam(turn, deps, team);
    const grant = await findGrant(turn.tx, deps.vault, { code, communeId: turn.commune.id, now: turn.now });
    if (grant) return askGrant(turn, grant);
    await countWrongCode(turn, deps);
    return unknownCode(turn);
  },
  async answer(turn, deps) {
    const pending = Pending.safeParse(turn.state?.data).data;
    if (!pending) return undefined;
    if (saysNo(turn) || saysCancel(turn)) return refused(turn);
    if (pending.asks === "other_team") return chooseTeam(turn, deps, pending.teamId);
    if (!saysYes(turn)) return undefined;
    if (pending.asks === "grant_consent") return takeRole(turn, deps, pending.grantId);
    const team = await findTeam(turn.tx, pending.teamId);
    return team ? enterTeam(turn, deps, { team, leavesOthers: pending.leavesOthers }) : unknownCode(turn);
  },
};

async function askTeam(turn: Turn, deps: CommandDeps, team: Team): Promise<Reply> {
  const memberships = turn.person?.memberships ?? [];
  if (memberships.some((held) => held.teamId === team.id && held.role !== "officer")) return alreadyMember(turn, team);
  const others = memberships.filter((held) => held.role !== "officer");
  if (others.length === 0) return askConsent(turn, deps, { team, leavesOthers: false });
  const current = others.map((held) => held.teamName).join(", ");
  return {
    messages: [
      {
        text: `${capital(callOf(turn.person))} đang ở ${current}. Mã này là của ${team.name}. ${capital(callOf(turn.person))} muốn vào thêm tổ này, hay chuyển hẳn sang tổ này?`,
        buttons: [
          { title: "Vào thêm", say: "vào thêm" },
          { title: "Chuyển hẳn", say: "chuyển hẳn" },
          { title: "Thôi", say: "thôi" },
        ],
      },
    ],
    state: { command: name, data: { asks: "other_team", teamId: team.id } },
  };
}

async function chooseTeam(turn: Turn, deps: CommandDeps, teamId: number): Promise<Reply | undefined> {
  const leavesOthers = saysOneOf(turn, ["chuyen han", "chuyen", "chuyen sang", "doi to"]);
  if (!leavesOthers && !saysOneOf(turn, ["vao them", "them", "ca hai"])) return undefined;
  const team = await findTeam(turn.tx, teamId);
  return team ? askConsent(turn, deps, { team, leavesOthers }) : unknownCode(turn);
}

/** Who already agreed to this very text is not asked again. */
async function askConsent(turn: Turn, deps: CommandDeps, wish: { team: Team; leavesOthers: boolean }): Promise<Reply> {
  const text = memberConsent(turn.commune);
  const personId = turn.person?.id;
  if (personId !== undefined && (await consentHolds(turn.tx, { personId, purpose: "reporting", text }))) {
    return enterTeam(turn, deps, wish);
  }
  return {
    messages: [{ text: `${wish.team.name}\n\n${text.text}`, buttons: agreeButtons }],
    state: {
      command: name,
      data: { asks: "team_consent", teamId: wish.team.id, leavesOthers: wish.leavesOthers },
    },
  };
}

async function enterTeam(
  turn: Turn,
  deps: CommandDeps,
  { team, leavesOthers }: { team: Team; leavesOthers: boolean },
): Promise<Reply> {
  const consent = memberConsent(turn.commune);
  const joined = await acceptTeam(turn.tx, deps.vault, { ...writerOf(turn), consent, team, leavesOthers });
  await tellWhoJoined(turn, deps, { ...joined, team });
  return { messages: [newMember(team.name)], state: null };
}

function askGrant(turn: Turn, grant: Grant): Reply {
  const held = turn.person?.unitRoles.some((role) => role.unitId === grant.unitId && role.role === grant.role);
  if (held)
    return answered(
      `${capital(callOf(turn.person))} đã được giao việc này ở ${grant.unitName} rồi, không cần đăng ký lại. Nhắn “trợ giúp” để xem việc làm được.`,
    );
  if (grant.state === "used")
    return answered(`Mã này đã có người dùng. Mã chỉ dùng được một lần; xin hỏi người đã đưa mã để lấy mã mới.`);
  if (grant.state === "expired") return answered(`Mã này đã hết hạn. Xin hỏi người đã đưa mã để lấy mã mới.`);
  return {
    messages: [{ text: officerConsent(turn.commune).text, buttons: agreeButtons }],
    state: { command: name, data: { asks: "grant_consent", grantId: grant.id } },
  };
}

async function takeRole(turn: Turn, deps: CommandDeps, grantId: number): Promise<Reply> {
  const consent = officerConsent(turn.commune);
  const role = await acceptGrant(turn.tx, deps.vault, { ...writerOf(turn), consent, grantId });
  if (!role) return answered("Mã này vừa có người dùng hoặc vừa hết hạn. Xin hỏi người đã đưa mã để lấy mã mới.");
  await tellWhoGotRole(turn, deps, role);
  return { messages: [newOfficer(role)], state: null };
}

function alreadyMember(turn: Turn, team: Team): Reply {
  return answered(
    `${capital(callOf(turn.person))} đã ở trong ${team.name} rồi, không cần đăng ký lại. Muốn báo cáo, mời nhắn “báo cáo” rồi kể việc đã làm.`,
  );
}

function refused(turn: Turn): Reply {
  return answered(
    `Dạ vâng, chúng tôi không lưu gì thêm về ${callOf(turn.person)}. Khi nào đổi ý, nhắn lại “đăng ký” và mã. Hướng dẫn thì không cần đăng ký: nhắn “hướng dẫn”.`,
  );
}

function unknownCode(turn: Turn): Reply {
  return answered(
    `Không có tổ nào mang mã này. Xin xem lại từng chữ, từng số trên giấy mời rồi nhắn lại, ví dụ: đăng ký TQ-48213. Chưa có mã thì hỏi tổ trưởng hoặc cán bộ. ${contactSentence(turn.commune)}`,
  );
}

function howToRegister(turn: Turn): Reply {
  return answered(
    `Để vào tổ, ${callOf(turn.person)} cần mã của tổ. Xin hỏi tổ trưởng hoặc cán bộ, rồi nhắn “đăng ký” và mã, ví dụ: đăng ký TQ-48213.\n${contactSentence(turn.commune)}`,
  );
}

/** One sentence, and no question left open. */
function answered(text: string): Reply {
  const message: OutgoingMessage = { text, buttons: [{ title: "Trợ giúp", say: "trợ giúp" }] };
  return { messages: [message], state: null };
}
