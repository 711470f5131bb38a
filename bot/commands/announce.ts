import { z } from "zod";
import { readSendTime } from "../../shared/understanding/read-send-time.ts";
import { unitsFor } from "../services/access.ts";
import { type Announcement, findAnnouncement } from "../services/announcements/announcement.ts";
import { confirmAnnouncement } from "../services/announcements/confirm.ts";
import {
  changeDraft,
  draftAnnouncement,
  dropDraft,
  planAnnouncement,
  requireWithin,
} from "../services/announcements/drafts.ts";
import { type Audience, everyTeam } from "../services/announcements/meant.ts";
import { messageOf } from "../services/announcements/message.ts";
import { askApprovers } from "../services/announcements/notices.ts";
import { AnnouncementRefusedError } from "../services/announcements/refused-error.ts";
import { roleOf } from "../services/people/known-person.ts";
import { villagesWithTeams } from "../services/teams/villages.ts";
import { preview, questionAbout } from "./announcement-preview.ts";
import { type ReadAnnouncement, readAnnouncement } from "./announcement-words.ts";
import { isCommandWord, saysCancel, saysNo, saysOneOf } from "./answers.ts";
import type { Command, CommandDeps, Reply, Turn } from "./command.ts";
import { sentWords } from "./send-plan-words.ts";

const PREFIX = /^(?:thong bao|tb)\b/;
const SEND = ["gui", "gui di", "gui luon", "gui ngay", "dong y gui"];
const TEST = ["gui thu", "thu", "gui thu cho toi", "xem thu"];
const AT = /^(?:hen(?: gio)?|(?:gui )?(?:vao )?luc|gui)\s+(.+)$/;

const name = "announce";
const Pending = z.discriminatedUnion("asks", [
  z.object({ asks: z.literal("text"), urgent: z.boolean(), imageUrl: z.string().optional() }),
  z.object({ asks: z.literal("send"), id: z.int() }),
]);

/** "thông báo …": what goes to whom, how and when is shown first; only "Gửi" sends. */
export const announceCommand: Command = {
  name,
  wants: (turn) => turn.channel === "person" && (PREFIX.test(turn.folded) || isPictureOfOfficer(turn)),
  async run(turn) {
    const unitIds = await unitsFor(turn.tx, turn.person, "announce");
    if (unitIds.length === 0 || !turn.person) {
      return answered("Gửi thông báo là việc của cán bộ. Bà con muốn nhận thông báo thì nhắn “nhận tin”.");
    }
    return orRefusal(compose(turn, unitIds, pictureIn(turn)));
  },
  async answer(turn, deps) {
    const pending = Pending.safeParse(turn.state?.data).data;
    if (!pending) return undefined;
    const unitIds = await unitsFor(turn.tx, turn.person, "announce");
    if (unitIds.length === 0) return undefined;
    return orRefusal(goOn(turn, deps, { unitIds, pending }));
  },
};

/** What cannot be sent is said; the question stays open for a better text. */
async function orRefusal<R extends Reply | undefined>(reply: Promise<R>): Promise<R | Reply> {
  return reply.catch((error: unknown) => {
    if (!(error instanceof AnnouncementRefusedError)) throw error;
    return { messages: [{ text: error.message }] };
  });
}

async function goOn(
  turn: Turn,
  deps: CommandDeps,
  { unitIds, pending }: { unitIds: readonly number[]; pending: z.output<typeof Pending> },
): Promise<Reply | undefined> {
  if (pending.asks === "send") return decide(turn, deps, { unitIds, id: pending.id });
  const imageUrl = pictureIn(turn) ?? pending.imageUrl;
  if (PREFIX.test(turn.folded)) return compose(turn, unitIds, imageUrl);
  if (saysCancel(turn)) return answered("Dạ vâng, không soạn nữa.");
  if (turn.text === "" && pictureIn(turn)) return askText(pending.urgent, imageUrl);
  if (turn.text === "" || isCommandWord(turn)) return undefined;
  const read = { text: turn.text, urgent: pending.urgent, audience: everyTeam, sendAt: undefined, unclear: [] };
  return show(turn, unitIds, read, imageUrl);
}

/** A bare picture from somebody who only announces; of a team's member it belongs to a report. */
function isPictureOfOfficer(turn: Turn): boolean {
  const reports = turn.person?.memberships.some((held) => held.role !== "officer");
  return turn.text === "" && pictureIn(turn) !== undefined && roleOf(turn.person) === "staff" && !reports;
}

function pictureIn(turn: Turn): string | undefined {
  return turn.attachments.find(({ kind, url }) => kind === "image" && url !== undefined)?.url;
}

async function compose(turn: Turn, unitIds: readonly number[], imageUrl: string | undefined): Promise<Reply> {
  const villages = await villagesWithTeams(turn.tx, turn.commune.id);
  const read = readAnnouncement(turn.text, villages, turn.now);
  if (read.unclear.length > 0) {
    const named = read.unclear.map((place) => `“${place}”`).join(", ");
    return answered(`Không thấy thôn, tổ nào tên ${named}, nên chưa soạn gì. Xin xem lại tên rồi nhắn lại.`);
  }
  if (read.text === "") return askText(read.urgent, imageUrl);
  return show(turn, unitIds, read, imageUrl);
}

function askText(urgent: boolean, imageUrl: string | undefined): Reply {
  const picture = imageUrl === undefined ? "" : "Đã nhận ảnh. ";
  return {
    messages: [
      {
        text: `${picture}Xin nhắn nội dung thông báo: việc gì, cho ai, khi nào, ở đâu, mang theo gì, hỏi ai. Tôi cho xem lại trước khi gửi.`,
        buttons: [{ title: "Hủy", say: "hủy" }],
      },
    ],
    state: { command: name, data: { asks: "text", urgent, ...(imageUrl === undefined ? {} : { imageUrl }) } },
  };
}

async function show(
  turn: Turn,
  unitIds: readonly number[],
  { unclear: _, ...read }: ReadAnnouncement,
  imageUrl: string | undefined,
): Promise<Reply> {
  const { tx, commune, person, now } = turn;
  const own = (person?.unitRoles ?? []).filter((held) => held.role === "staff").map((held) => held.unitId);
  const unitId = own[0] ?? commune.id;
  const audience: Audience = { ...read.audience, units: read.audience.units ?? own };
  await requireWithin(tx, { audience, unitId, unitIds });
  const content = { ...read, audience, imageUrl, asksAcknowledgement: true, isPublic: false };
  const announcement = await draftAnnouncement(tx, { ...content, commune, unitId, byPersonId: person?.id ?? 0, now });
  return waitForWord(turn, announcement);
}

async function waitForWord(turn: Turn, announcement: Announcement): Promise<Reply> {
  return { messages: await preview(turn, announcement), state: questionAbout(announcement) };
}

async function decide(
  turn: Turn,
  deps: CommandDeps,
  { unitIds, id }: { unitIds: readonly number[]; id: number },
): Promise<Reply | undefined> {
  const announcement = await findAnnouncement(turn.tx, id);
  if (announcement?.state !== "draft" || !unitIds.includes(announcement.unitId)) return undefined;
  if (saysCancel(turn) || saysNo(turn)) {
    await dropDraft(turn.tx, { id, now: turn.now });
    return answered("Dạ vâng, không gửi thông báo này.");
  }
  if (saysOneOf(turn, SEND)) return send(turn, deps, announcement);
  if (saysOneOf(turn, TEST)) return test(turn, announcement);
  const change = readChange(turn, announcement);
  if (!change) return undefined;
  return waitForWord(turn, await changeDraft(turn.tx, { commune: turn.commune, announcement, change }));
}

/** Another audience, a picture, a time. */
function readChange(turn: Turn, { audience }: Announcement) {
  if (saysOneOf(turn, ["chi to chua bao cao", "chi cac to chua bao cao"])) {
    return { audience: { ...audience, teams: "missing" as const } };
  }
  if (saysOneOf(turn, ["ca ba con nhan tin", "ca ba con"])) return { audience: { ...audience, residents: true } };
  const imageUrl = pictureIn(turn);
  if (turn.text === "" && imageUrl !== undefined) return { imageUrl };
  const sendAt = AT.test(turn.folded) ? readSendTime(turn.text, turn.now) : undefined;
  return sendAt && { sendAt };
}

/** To oneself, exactly as others will get it. */
async function test(turn: Turn, announcement: Announcement): Promise<Reply> {
  const waiting = await waitForWord(turn, announcement);
  return {
    ...waiting,
    messages: [messageOf(turn.commune, "person", announcement), ...waiting.messages.slice(1)],
  };
}

async function send(turn: Turn, deps: CommandDeps, announcement: Announcement): Promise<Reply> {
  const { tx, commune, now, person } = turn;
  const byPersonId = person?.id ?? 0;
  if ((await planAnnouncement(tx, { commune, announcement, now })).reach === 0) return waitForWord(turn, announcement);
  const confirmed = await confirmAnnouncement(tx, deps.outbox, { commune, id: announcement.id, byPersonId, now });
  if (!confirmed) return answered("Thông báo này đã gửi trước đó, không gửi lại.");
  const { state, plan } = confirmed;
  if (state === "awaiting_approval") {
    const message = { ...messageOf(commune, "person", announcement), buttons: [] };
    const approvers = await askApprovers(tx, deps.outbox, { announcement, message, reach: plan.reach, now });
    return answered(`Tin này tới ${plan.reach} nơi nên cần thêm một người duyệt${whoApproves(approvers)}`);
  }
  const buttons = [
    { title: "Kết quả thông báo", say: "kết quả thông báo" },
    { title: "Tạm dừng", say: `tạm dừng thông báo ${announcement.id}` },
    { title: "Hủy gửi", say: `hủy thông báo ${announcement.id}` },
  ];
  return {
    messages: [{ text: `${sentWords(plan, turn.now)} Xem đã tới đâu: nhắn “kết quả thông báo”.`, buttons }],
    state: null,
  };
}

function answered(text: string): Reply {
  return { messages: [{ text }], state: null };
}

function whoApproves({ asked, silent }: { asked: number; silent: number }): string {
  if (asked > 0) return `. Đã nhờ ${asked} người; duyệt xong tin tự gửi và tôi báo lại.`;
  if (silent > 0) {
    return `. ${silent} người được duyệt đều lâu chưa nhắn Zalo này nên tôi chưa nhắn được; xin gọi để họ mở mục Thông báo mà duyệt. Tin chờ trong một ngày.`;
  }
  return ", mà chưa có ai khác được giao. Xin báo người quản trị cấp quyền cho một cán bộ nữa; tin chờ trong một ngày.";
}
