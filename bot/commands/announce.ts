import { z } from "zod";
import { dayOf } from "../../shared/calendar/day.ts";
import { formatTime, formatWeekday } from "../../shared/calendar/format.ts";
import { unitsFor } from "../services/access.ts";
import {
  type Announcement,
  draftAnnouncement,
  dropDraft,
  findAnnouncement,
  narrowDraft,
  sendAnnouncement,
  sendingTime,
} from "../services/announcements/announcements.ts";
import { type Audience, resolveAudience } from "../services/announcements/audience.ts";
import { controllerOf, scamWarning } from "../services/communes.ts";
import { villagesWithTeams } from "../services/teams/villages.ts";
import { readAnnouncement } from "./announcement-words.ts";
import { isCommandWord, saysCancel, saysNo, saysOneOf } from "./answers.ts";
import type { Command, CommandDeps, Reply, Turn } from "./command.ts";

const PREFIX = /^thong bao\b/;
/** With the heading and the warning below 2,000 characters. */
const MOST_TEXT = 1_500;

const name = "announce";
const Pending = z.discriminatedUnion("asks", [
  z.object({ asks: z.literal("text"), urgent: z.boolean() }),
  z.object({ asks: z.literal("send"), id: z.int() }),
]);

/** "thông báo …": what goes to whom is shown first; only "Gửi" sends. */
export const announceCommand: Command = {
  name,
  wants: (turn) => turn.channel === "person" && PREFIX.test(turn.folded),
  async run(turn) {
    const unitIds = await unitsFor(turn.tx, turn.person, "announce");
    if (unitIds.length === 0 || !turn.person) {
      return answered("Gửi thông báo là việc của cán bộ. Bà con muốn nhận thông báo thì nhắn “nhận tin”.");
    }
    const villages = await villagesWithTeams(turn.tx, turn.commune.id);
    const read = readAnnouncement(turn.text, villages);
    if (read.text === "") return askText(read.urgent);
    return preview(turn, unitIds, await draft(turn, read));
  },
  async answer(turn, deps) {
    const pending = Pending.safeParse(turn.state?.data).data;
    if (!pending) return undefined;
    const unitIds = await unitsFor(turn.tx, turn.person, "announce");
    if (unitIds.length === 0) return undefined;
    if (pending.asks === "send") return decide(turn, deps, { unitIds, id: pending.id });
    if (saysCancel(turn)) return answered("Dạ vâng, không soạn nữa.");
    if (turn.text === "" || isCommandWord(turn)) return undefined;
    const audience: Audience = { teams: "all", residents: false };
    return preview(turn, unitIds, await draft(turn, { text: turn.text, urgent: pending.urgent, audience }));
  },
};

function askText(urgent: boolean): Reply {
  return {
    messages: [
      {
        text: "Xin nhắn nội dung thông báo: việc gì, cho ai, khi nào, ở đâu, mang theo gì, hỏi ai. Tôi cho xem lại trước khi gửi.",
        buttons: [{ title: "Hủy", say: "hủy" }],
      },
    ],
    state: { command: name, data: { asks: "text", urgent } },
  };
}

async function draft(
  turn: Turn,
  { text, urgent, audience }: { text: string; urgent: boolean; audience: Audience },
): Promise<Announcement> {
  const unitId = turn.person?.unitRoles.find((held) => held.role === "staff")?.unitId ?? turn.commune.id;
  return draftAnnouncement(turn.tx, {
    communeId: turn.commune.id,
    unitId,
    byPersonId: turn.person?.id ?? 0,
    text: text.slice(0, MOST_TEXT),
    urgent,
    audience,
    now: turn.now,
  });
}

async function preview(turn: Turn, unitIds: readonly number[], announcement: Announcement): Promise<Reply> {
  const { tx, commune, now } = turn;
  const { audience, urgent, id } = announcement;
  const recipients = await resolveAudience(tx, { commune, unitIds, audience, now });
  const reachable = recipients.filter((recipient) => !recipient.reason);
  const groups = reachable.filter((recipient) => recipient.kind === "group").length;
  const sendAt = await sendingTime(tx, { commune, urgent, now });
  const lines = [
    `Gửi tới ${reachable.length} nơi: ${groups} nhóm của tổ, ${reachable.length - groups} người nhận riêng.`,
    recipients.length > reachable.length && `${recipients.length - reachable.length} tổ không gửi tới được.`,
    urgent && "Tin khẩn: gửi ngay, bất kể giờ giấc.",
    sendAt > now && `Đang giờ nghỉ: tin sẽ đi lúc ${formatTime(sendAt)} ${formatWeekday(dayOf(sendAt))}.`,
    reachable.length === 0
      ? "Không có ai để gửi. Gắn nhóm cho tổ trước: nhắn “đăng ký” và mã tổ trong nhóm."
      : "Gửi chứ?",
  ];
  return {
    messages: [
      { text: messageFor(turn, announcement).text },
      { text: lines.filter(Boolean).join("\n"), buttons: previewButtons(audience, reachable.length) },
    ],
    state: { command: name, data: { asks: "send", id } },
  };
}

function previewButtons(audience: Audience, count: number) {
  return [
    ...(count > 0 ? [{ title: "Gửi", say: "gửi" }] : []),
    ...(audience.teams === "all" ? [{ title: "Chỉ tổ chưa báo cáo", say: "chỉ tổ chưa báo cáo" }] : []),
    ...(audience.residents ? [] : [{ title: "Cả bà con nhận tin", say: "cả bà con nhận tin" }]),
    { title: "Hủy", say: "hủy" },
  ];
}

async function decide(
  turn: Turn,
  deps: CommandDeps,
  { unitIds, id }: { unitIds: readonly number[]; id: number },
): Promise<Reply | undefined> {
  const announcement = await findAnnouncement(turn.tx, id);
  if (announcement?.state !== "draft") return undefined;
  if (saysCancel(turn) || saysNo(turn)) {
    await dropDraft(turn.tx, id);
    return answered("Dạ vâng, không gửi thông báo này.");
  }
  if (saysOneOf(turn, ["chi to chua bao cao", "chi cac to chua bao cao"])) {
    return narrow(turn, unitIds, { ...announcement, audience: { ...announcement.audience, teams: "missing" } });
  }
  if (saysOneOf(turn, ["ca ba con nhan tin", "ca ba con"])) {
    return narrow(turn, unitIds, { ...announcement, audience: { ...announcement.audience, residents: true } });
  }
  if (!saysOneOf(turn, ["gui", "gui di", "gui luon", "gui ngay", "dong y gui"])) return undefined;
  return send(turn, deps, { unitIds, announcement });
}

async function narrow(turn: Turn, unitIds: readonly number[], announcement: Announcement): Promise<Reply> {
  await narrowDraft(turn.tx, announcement.id, announcement.audience);
  return preview(turn, unitIds, announcement);
}

async function send(
  turn: Turn,
  deps: CommandDeps,
  { unitIds, announcement }: { unitIds: readonly number[]; announcement: Announcement },
): Promise<Reply> {
  const result = await sendAnnouncement(turn.tx, deps.outbox, {
    commune: turn.commune,
    unitIds,
    id: announcement.id,
    message: messageFor(turn, announcement),
    byPersonId: turn.person?.id ?? 0,
    now: turn.now,
  });
  if (!result) return answered("Thông báo này đã gửi trước đó, không gửi lại.");
  const count = result.recipients.filter((recipient) => !recipient.reason).length;
  const when =
    result.sendAt > turn.now
      ? `Sẽ gửi tới ${count} nơi lúc ${formatTime(result.sendAt)} ${formatWeekday(dayOf(result.sendAt))}.`
      : `Đang gửi tới ${count} nơi.`;
  return {
    messages: [
      {
        text: `${when} Xem đã tới đâu: nhắn “kết quả thông báo”.`,
        buttons: [{ title: "Kết quả thông báo", say: "kết quả thông báo" }],
      },
    ],
    state: null,
  };
}

/** Exactly what recipients read: who speaks, what, and the line against fraud. */
function messageFor(turn: Turn, { text, urgent }: Announcement) {
  const heading = `${urgent ? "THÔNG BÁO KHẨN" : "THÔNG BÁO"} của ${controllerOf(turn.commune)}`;
  return { text: `${heading}\n\n${text}\n\n${scamWarning(turn.commune)}` };
}

function answered(text: string): Reply {
  return { messages: [{ text }], state: null };
}
