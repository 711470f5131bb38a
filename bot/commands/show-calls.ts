import type { OutgoingMessage } from "../../shared/api/message.ts";
import { fold } from "../../shared/understanding/fold.ts";
import { unitsFor } from "../services/access.ts";
import { callsOf, markCalled, type WeekOfCalls } from "../services/oversight/calls.ts";
import { watchCommune } from "../services/oversight/commune-watch.ts";
import { roleOf } from "../services/people/known-person.ts";
import type { Command, CommuneContext, Reply, Turn } from "./command.ts";
import { names } from "./named-team.ts";
import { onlyForOfficers, shortTeamName } from "./wording.ts";

const ASKS =
  /^(?:tuan nay )?(?:ai|to nao) (?:can|nen) goi\b|^(?:tuan nay )?(?:(?:can|nen|phai) )?goi (?:dien )?(?:cho )?(?:ai|to nao|nhung to nao)\b|^(?:tuan nay )?(?:co )?(?:nhung |cac )?(?:to|thon) nao (?:dang )?(?:can|nen|yeu|kem) ?(?:goi|giup|ho tro|quan tam|de y)?|^(?:ba|3) to (?:can|nen) goi\b/;
const MARKS = /^(?:toi |em |minh )?da goi (?:dien )?(?:cho )?(?=\S)/;
const MESSAGES = /^loi nhan san\b/;

/** "cần gọi ai", "tổ nào cần giúp": for officers, the three teams most worth a call. "lời nhắn sẵn": what to send them. */
export const showCallsCommand: Command = {
  name: "show_calls",
  wants: (turn) => isForOfficer(turn) && (ASKS.test(turn.folded) || MESSAGES.test(turn.folded)),
  async run(turn, deps) {
    const unitIds = await unitsFor(turn.tx, turn.person, "see_figures");
    if (unitIds.length === 0) return said(onlyForOfficers(turn));
    const calls = await readCalls(turn, unitIds);
    if (MESSAGES.test(turn.folded)) return { messages: readyMessages(turn.commune, calls) };
    return { messages: [callsMessage(turn.commune, calls, deps.miniAppUrl)] };
  },
};

/** "đã gọi Tổ dân phố 3": the team is not proposed again for two weeks. */
export const markCalledCommand: Command = {
  name: "mark_called",
  wants: (turn) => isForOfficer(turn) && MARKS.test(turn.folded),
  async run(turn) {
    const unitIds = await unitsFor(turn.tx, turn.person, "remind");
    if (unitIds.length === 0 || !turn.person) return said(onlyForOfficers(turn));
    return mark(turn, { unitIds, byPersonId: turn.person.id });
  },
};

/** A resident's "gọi ai để được giúp" is something else. */
function isForOfficer(turn: Turn): boolean {
  return turn.channel === "person" && turn.isAddressed && roleOf(turn.person) === "staff";
}

async function readCalls({ tx, commune, now }: Turn, unitIds: readonly number[]): Promise<WeekOfCalls> {
  const watch = await watchCommune(tx, { communeId: commune.id, now });
  return callsOf(tx, { watch, unitIds, now });
}

async function mark(turn: Turn, by: { unitIds: readonly number[]; byPersonId: number }): Promise<Reply> {
  const { tx, commune, now, folded } = turn;
  const watch = await watchCommune(tx, { communeId: commune.id, now });
  const { proposed } = await callsOf(tx, { watch, unitIds: by.unitIds, now });
  const teams = watch.scores.map(({ team }) => team).filter(({ unitId }) => by.unitIds.includes(unitId));
  const named = teams.filter(({ name }) => names(folded, fold(name)));
  const [team] = named;
  if (!team || named.length > 1) {
    const which = named.length > 1 ? "Có nhiều tổ trùng tên đó." : "Chưa rõ là tổ nào.";
    return said(`${which} Xin nhắn “đã gọi” và tên tổ, ví dụ: “đã gọi Tổ dân phố 3”.`);
  }
  const reason = proposed.find((call) => call.team.id === team.id)?.reason ?? "other";
  await markCalled(tx, { communeId: commune.id, teamId: team.id, reason, byPersonId: by.byPersonId, now });
  const left = proposed.filter((call) => call.team.id !== team.id).length;
  const rest = left > 0 ? ` Còn ${left} tổ nên gọi tuần này.` : "";
  return said(
    `Đã ghi: đã gọi ${shortTeamName(commune, team.name)}. Tổ này sẽ không nằm trong danh sách hai tuần tới.${rest}`,
    left > 0 ? [{ title: "Cần gọi ai", say: "cần gọi ai" }] : [],
  );
}

/** The list on one screen; also what the Monday message says. */
export function callsMessage(
  commune: Pick<CommuneContext, "settings">,
  { proposed, made }: WeekOfCalls,
  miniAppUrl: string,
): OutgoingMessage {
  const thisWeek = made.slice(0, 3).map(({ team, answered }) => {
    const after = answered ? "đã có báo cáo sau đó" : "chưa có báo cáo sau đó";
    return `• ${shortTeamName(commune, team.name)}: ${after}`;
  });
  const calledLines = thisWeek.length > 0 ? ["", "Các tổ đã gọi gần đây:", ...thisWeek] : [];
  const look = { title: "Mở tổng quan", open: miniAppUrl };
  if (proposed.length === 0) {
    return { text: ["Các tổ đang đều đặn, tuần này chưa cần gọi tổ nào.", ...calledLines].join("\n"), buttons: [look] };
  }
  const lines = proposed.map(
    ({ team, sentence }, index) => `${index + 1}. ${shortTeamName(commune, team.name)}. ${sentence}`,
  );
  return {
    text: [`Tuần này nên gọi ${proposed.length} tổ:`, ...lines, ...calledLines].join("\n"),
    buttons: [
      { title: "Lời nhắn sẵn", say: "lời nhắn sẵn" },
      ...proposed.map(({ team }) => {
        const title = `Đã gọi ${shortTeamName(commune, team.name)}`;
        return { title, say: title };
      }),
      look,
    ],
  };
}

/** One bubble a team, so that each can be copied by itself. */
function readyMessages(commune: Pick<CommuneContext, "settings">, { proposed }: WeekOfCalls): OutgoingMessage[] {
  if (proposed.length === 0) return [{ text: "Tuần này chưa cần gọi tổ nào nên chưa có lời nhắn sẵn." }];
  const names = proposed.map(({ team }) => shortTeamName(commune, team.name)).join(", ");
  return [
    { text: `Lời nhắn cho ${names}, mỗi tin dưới đây là một tổ. Mời anh/chị chép và gửi:` },
    ...proposed.map(({ message }) => ({ text: message })),
  ];
}

function said(text: string, buttons: OutgoingMessage["buttons"] = []): Reply {
  return { messages: [{ text, buttons }] };
}
