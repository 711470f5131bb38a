import { unitsFor } from "../services/access.ts";
import { listAnnouncements } from "../services/announcements/announcement.ts";
import { questionAbout } from "./announcement-preview.ts";
import { saysOneOf } from "./answers.ts";
import { markOf } from "./button-marks.ts";
import type { ConversationState, Reply, Turn } from "./command.ts";
import { savedJustNow } from "./confirm-report.ts";
import { readBack } from "./read-back.ts";
import { draftOf, draftsOf, memberOf, REPORT, SIMILAR, waitingFor } from "./report-state.ts";

/** Previews an officer may still go back to. */
const MOST_PREVIEWS = 10;

/**
 * The turn with the question that the tapped button belongs to, when it still stands as it was read: a draft that waits is decided on
 * by its own button, whatever was asked since. Undefined when the question is over or what it asked about has changed.
 */
export async function withItsQuestion(turn: Turn, mark: string): Promise<Turn | undefined> {
  const isMeant = (state: ConversationState) => markOf(state) === mark;
  if (turn.state && isMeant(turn.state)) return turn;
  const state = [...(await questionsAboutReports(turn)), ...(await questionsAboutPreviews(turn))].find(isMeant);
  return state && { ...turn, state };
}

async function questionsAboutReports(turn: Turn): Promise<ConversationState[]> {
  const person = memberOf(turn);
  if (!person) return [];
  const drafts = await draftsOf(turn, person);
  return drafts.flatMap((draft) => [waitingFor(REPORT, draft, person), waitingFor(SIMILAR, draft, person)]);
}

async function questionsAboutPreviews({ tx, person }: Turn): Promise<ConversationState[]> {
  const unitIds = await unitsFor(tx, person, "announce");
  if (unitIds.length === 0) return [];
  const previews = await listAnnouncements(tx, { unitIds, states: ["draft"], limit: MOST_PREVIEWS });
  return previews.filter(({ byPersonId }) => byPersonId === person?.id).map(questionAbout);
}

/** Nothing is done; what waits now is said, so that the person does not tap in vain again. */
export async function answerOldButton(turn: Turn): Promise<Reply> {
  const person = memberOf(turn);
  const current = person && (await draftOf(turn, person));
  if (person && current) {
    const news = ["Nút vừa bấm là của tin cũ nên tôi chưa làm gì. Báo cáo đang chờ:"];
    return readBack(turn, { draft: current.draft, person, news });
  }
  const saved = person && saysOneOf(turn, ["dung"]) ? await savedJustNow(turn, person) : undefined;
  if (saved) return saved;
  const text =
    "Nút vừa bấm là của tin cũ: việc ấy đã xong, đã bỏ hoặc đã đổi, nên tôi không làm gì thêm. Xin bấm nút dưới tin mới nhất, hoặc nhắn lại điều cần.";
  return { messages: [{ text, buttons: [{ title: "Trợ giúp", say: "trợ giúp" }] }] };
}
