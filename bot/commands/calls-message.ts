import type { OutgoingMessage } from "../../shared/api/message.ts";
import type { WeekOfCalls } from "../services/oversight/calls.ts";
import { weekOf } from "../services/oversight/calls.ts";
import type { CommuneContext } from "./command.ts";
import { shortTeamName } from "./wording.ts";

type Commune = Pick<CommuneContext, "id" | "name" | "settings">;

export interface CallsOfCommune {
  commune: Commune;
  calls: WeekOfCalls;
  /** The reader works in this commune; else it is named, in the buttons too. */
  isOwn: boolean;
}

const MOST_MADE = 3;

/** The teams to call, on one screen; `head` stands above them. */
export function callsMessage(
  { commune, calls, isOwn }: CallsOfCommune,
  { miniAppUrl, head }: { miniAppUrl: string; head?: string | undefined },
): OutgoingMessage {
  const { proposed } = calls;
  const overview = new URL(isOwn ? "" : `o/${commune.id}`, miniAppUrl).href;
  const of = isOwn ? "" : `, ${commune.name}`;
  const lines = proposed.map(
    ({ team, sentence }, index) => `${index + 1}. ${shortTeamName(commune, team.name)}. ${sentence}`,
  );
  const said = (title: string) => ({ title: `${title}${of}`, say: `${title}${of}` });
  const buttons = [
    said("Lời nhắn sẵn"),
    ...proposed.map(({ team }) => said(`Đã gọi ${shortTeamName(commune, team.name)}`)),
    { title: "Xem số và gọi", open: `${overview}?xem=goi` },
  ];
  return {
    text: [...(head ? [head] : []), headOf(calls, of), ...lines, ...madeLines(commune, calls)].join("\n"),
    buttons: proposed.length > 0 ? buttons : [{ title: "Mở tổng quan", open: overview }],
  };
}

function headOf({ proposed, made, week }: WeekOfCalls, of: string): string {
  if (proposed.length > 0) return `Tuần này nên gọi ${proposed.length} tổ${of}:`;
  return made.some(({ calledAt }) => weekOf(calledAt) === week)
    ? `Đã gọi đủ các tổ cần gọi tuần này${of}.`
    : `Các tổ đang đều đặn, tuần này chưa cần gọi tổ nào${of}.`;
}

function madeLines(commune: Commune, { made }: WeekOfCalls): string[] {
  if (made.length === 0) return [];
  const lines = made.slice(0, MOST_MADE).map(({ team, answered }) => {
    const after = answered ? "đã có báo cáo sau đó" : "chưa có báo cáo sau đó";
    return `• ${shortTeamName(commune, team.name)}: ${after}`;
  });
  return ["", "Các tổ đã gọi gần đây:", ...lines];
}

/** One bubble a team, so that each can be copied by itself. */
export function readyMessages({ commune, calls: { proposed } }: CallsOfCommune): OutgoingMessage[] {
  if (proposed.length === 0) return [{ text: "Tuần này chưa cần gọi tổ nào nên chưa có lời nhắn sẵn." }];
  const names = proposed.map(({ team }) => shortTeamName(commune, team.name)).join(", ");
  return [
    { text: `Lời nhắn cho ${names}, mỗi tin dưới đây là một tổ. Mời anh/chị chép và gửi:` },
    ...proposed.map(({ message }) => ({ text: message })),
  ];
}
