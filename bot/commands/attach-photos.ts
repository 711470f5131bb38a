import type { KnownPerson } from "../services/people/known-person.ts";
import { keepChatPhotos } from "../services/photos/chat-photos.ts";
import { MOST_PHOTOS } from "../services/photos/photos.ts";
import { changeDraft } from "../services/reports/drafts.ts";
import { cleanNote } from "../services/reports/note.ts";
import type { Report } from "../services/reports/report.ts";
import { lastSavedReport } from "../services/reports/saved-reports.ts";
import type { Command, CommandDeps, Reply, Turn } from "./command.ts";
import { readBack } from "./read-back.ts";
import { readFigures } from "./read-message.ts";
import { draftOf, isInTeam, memberOf, speakingMember } from "./report-state.ts";
import { callOf, capital } from "./wording.ts";

/** After that a picture is rather the beginning of something new. */
const GOES_WITH_LAST_MS = 24 * 60 * 60 * 1000;

const CARE = "Chỉ gửi ảnh mà người trong ảnh đã đồng ý; đừng chụp giấy tờ, màn hình có mã OTP.";

/** Pictures by themselves, or with words that hold no figures: they go with the report that waits, or was sent last. */
export const attachPhotosCommand: Command = {
  name: "attach_photos",
  wants: (turn) => speakingMember(turn) !== undefined && pictureUrls(turn).length > 0 && isOnlyCaption(turn),
  async run(turn, deps) {
    const person = memberOf(turn);
    if (!person) return { messages: [] };
    const current = await draftOf(turn, person);
    if (current) {
      const news = await keepPhotos(turn, deps, { person, report: current.draft });
      const caption = cleanNote(turn.text);
      const draft =
        caption && !current.draft.note ? await annotate(turn, person, current.draft, caption) : current.draft;
      return readBack(turn, { draft, person, news });
    }
    const last = await lastReport(turn, person);
    return last ? attachToSaved(turn, deps, { person, report: last }) : keepForLater(turn, deps, person);
  },
};

function isOnlyCaption(turn: Turn): boolean {
  const { kind } = turn.text === "" ? { kind: "not_report" as const } : readFigures(turn);
  return !/\d/.test(turn.folded) && (kind === "not_report" || kind === "unclear");
}

/** Addresses of the turn's pictures. */
function pictureUrls(turn: Turn): string[] {
  return turn.attachments.flatMap(({ kind, url }) => (kind === "image" && url !== undefined ? url : []));
}

/**
 * Notes the turn's pictures for the report, or for the one the person will tell of next. They are fetched later. Returns what to
 * say about it; nothing when there were none.
 */
export async function keepPhotos(
  turn: Turn,
  deps: CommandDeps,
  { person, report }: { person: KnownPerson; report: Report | undefined },
): Promise<string[]> {
  const urls = pictureUrls(turn);
  if (urls.length === 0) return [];
  const { kept, over } = await keepChatPhotos(turn.tx, deps.vault, {
    communeId: turn.commune.id,
    personId: person.id,
    reportId: report?.id,
    urls,
    eventId: turn.eventId,
    now: turn.now,
  });
  const tooMany = over > 0 ? [`Mỗi báo cáo kèm tối đa ${MOST_PHOTOS} ảnh nên ${over} ảnh không được giữ.`] : [];
  return kept > 0 ? [`Đã nhận ${kept} ảnh kèm báo cáo. ${CARE}`, ...tooMany] : tooMany;
}

async function annotate(turn: Turn, person: KnownPerson, draft: Report, note: string): Promise<Report> {
  return changeDraft(turn.tx, { reportId: draft.id, by: person, note, now: turn.now });
}

async function lastReport(turn: Turn, person: KnownPerson): Promise<Report | undefined> {
  const last = await lastSavedReport(turn.tx, { communeId: turn.commune.id, personId: person.id });
  const isRecent = last?.submittedAt != null && turn.now.getTime() - last.submittedAt.getTime() < GOES_WITH_LAST_MS;
  return isRecent && isInTeam(person, last) ? last : undefined;
}

async function attachToSaved(
  turn: Turn,
  deps: CommandDeps,
  { person, report }: { person: KnownPerson; report: Report },
): Promise<Reply> {
  const news = await keepPhotos(turn, deps, { person, report });
  const [first = "", ...rest] = news;
  const text = [first.replace("kèm báo cáo", `kèm vào Báo cáo số ${report.number}`), ...rest].join("\n");
  return { messages: [{ text, buttons: [{ title: "Kết quả", say: "kết quả" }] }] };
}

async function keepForLater(turn: Turn, deps: CommandDeps, person: KnownPerson): Promise<Reply> {
  const news = await keepPhotos(turn, deps, { person, report: undefined });
  const ask = `${capital(callOf(person))} nhắn giúp việc đã làm và số lượng, ví dụ: vneid 5 người, nộp 3 hồ sơ. Ảnh sẽ kèm vào báo cáo đó.`;
  return { messages: [{ text: [...news, ask].join("\n") }] };
}
