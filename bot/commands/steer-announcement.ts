import type { Progress } from "../../shared/api/announcement.ts";
import { formatCount, formatInstant } from "../../shared/calendar/format.ts";
import { unitsFor } from "../services/access.ts";
import {
  type Announcement,
  type AnnouncementState,
  findAnnouncement,
  listAnnouncements,
} from "../services/announcements/announcement.ts";
import { type CourseChange, changeCourse } from "../services/announcements/course.ts";
import { plainAnswer } from "./answers.ts";
import type { Command, Reply, Turn } from "./command.ts";
import { onlyForOfficers } from "./wording.ts";

/** The number comes with the button; typed words alone mean the newest that it fits. Neither is a right. */
const ASKS: Record<CourseChange, RegExp> = {
  pause: /^tam (?:dung|ngung|hoan) (?:gui )?thong bao(?: (\d{1,9}))?$/,
  resume: /^(?:tiep tuc|gui tiep) (?:gui )?thong bao(?: (\d{1,9}))?$/,
  cancel: /^(?:huy|thoi|ngung) (?:gui )?thong bao(?: (\d{1,9}))?$/,
};
const fits: Record<CourseChange, readonly AnnouncementState[]> = {
  pause: ["scheduled", "sending"],
  resume: ["paused"],
  cancel: ["awaiting_approval", "scheduled", "sending", "paused"],
};

/** "tạm dừng thông báo 12", "tiếp tục thông báo", "hủy thông báo": at once, with the exact account of the rest. */
export const steerAnnouncementCommand: Command = {
  name: "steer_announcement",
  wants: (turn) => turn.channel === "person" && changeIn(turn) !== undefined,
  async run(turn) {
    const { tx, person, now } = turn;
    const unitIds = await unitsFor(tx, person, "announce");
    if (unitIds.length === 0 || !person) return answered(onlyForOfficers(turn));
    const change = changeIn(turn) ?? "pause";
    const id = Number(ASKS[change].exec(plainAnswer(turn))?.[1] ?? 0);
    const [newest] = await listAnnouncements(tx, { unitIds, states: fits[change], limit: 1 });
    const meant = id > 0 ? await findAnnouncement(tx, id) : newest;
    if (!meant || !unitIds.includes(meant.unitId)) return answered("Không có thông báo nào đang gửi hoặc đang đợi.");
    const done = await changeCourse(tx, { id: meant.id, change, byPersonId: person.id, now });
    return done ? told(change, done) : answered(notNow[change]);
  },
};

function changeIn(turn: Turn): CourseChange | undefined {
  const said = plainAnswer(turn);
  return (["pause", "resume", "cancel"] as const).find((change) => ASKS[change].test(said));
}

const notNow: Record<CourseChange, string> = {
  pause: "Thông báo này không còn đang gửi, không cần tạm dừng.",
  resume: "Thông báo này không đang tạm dừng.",
  cancel: "Thông báo này đã gửi xong hoặc đã hủy trước đó, không hủy được nữa.",
};

function told(
  change: CourseChange,
  { announcement, progress }: { announcement: Announcement; progress: Progress },
): Reply {
  const { id } = announcement;
  const rest = progress.pending + progress.held;
  const say = (title: string, words: string) => ({ title, say: `${words} thông báo ${id}` });
  switch (change) {
    case "pause":
      return answered(`Đã tạm dừng. ${account(progress)} Còn lại ${formatCount(rest)} nơi chưa gửi.`, [
        say("Tiếp tục", "tiếp tục"),
        say("Hủy gửi", "hủy"),
      ]);
    case "resume":
      return answered(`${goesOn(announcement)} ${account(progress)} Còn lại ${formatCount(rest)} nơi.`, [
        say("Tạm dừng", "tạm dừng"),
      ]);
    case "cancel":
      return answered(`Đã hủy. ${account(progress)} ${formatCount(progress.failed)} nơi không nhận tin này.`);
  }
}

/** What was paused before its hour waits for it again. */
function goesOn({ state, sendAt }: Announcement): string {
  return state === "scheduled" && sendAt ? `Hết tạm dừng, tin sẽ đi lúc ${formatInstant(sendAt)}.` : "Đang gửi tiếp.";
}

/** What cannot be taken back any more. */
function account({ sent, sending, unknown, total }: Progress): string {
  const parts = [
    `Đã tới ${formatCount(sent)}/${formatCount(total)} nơi.`,
    sending > 0 && `${formatCount(sending)} tin đang trên đường, sẽ tới trong vài giây.`,
    unknown > 0 && `${formatCount(unknown)} nơi chưa rõ.`,
  ];
  return parts.filter(Boolean).join(" ");
}

function answered(text: string, buttons: Reply["messages"][number]["buttons"] = []): Reply {
  return { messages: [{ text, buttons }] };
}
