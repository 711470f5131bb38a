import { findPerson } from "../people/known-person.ts";
import { officersOf } from "../teams/contacts.ts";
import { findTeam } from "../teams/membership.ts";
import { endRequest, type HelpRequest, keepAnswer, keepRating, type Rating, takeRequest } from "./help-requests.ts";
import { type HelpDesk, tellAbout, tellPeople } from "./notices.ts";

const warning = "Người giúp không bao giờ hỏi mật khẩu, mã OTP.";

/** Somebody takes it, and the resident hears who. False when somebody else was faster, or it is no longer open. */
export async function takeHelp(desk: HelpDesk, request: HelpRequest, personId: number): Promise<boolean> {
  if (!(await takeRequest(desk.tx, { id: request.id, personId, now: desk.now }))) return false;
  const text = `${await helperName(desk, request, personId)} đã nhận giúp việc số ${request.id} và sẽ liên hệ sớm. ${warning}`;
  await tellAbout(desk, { request, personId: request.personId, event: "taken", message: { text } });
  return true;
}

/** A helper's words for the resident; who answers has taken it. False when it had ended. */
export async function answerHelp(
  desk: HelpDesk,
  request: HelpRequest,
  { personId, words, key }: { personId: number; words: string; key: string },
): Promise<boolean> {
  if (request.state !== "open" && request.state !== "taken") return false;
  await keepAnswer(desk.tx, desk.vault, { id: request.id, personId, words, now: desk.now });
  const text = `${await helperName(desk, request, personId)} trả lời việc số ${request.id}:\n“${words}”\n${warning}`;
  await tellAbout(desk, { request, personId: request.personId, event: `answer_${key}`, message: { text } });
  return true;
}

/** Done; the resident is asked how it was, one tap. False when it had ended before. */
export async function closeHelp(desk: HelpDesk, request: HelpRequest): Promise<boolean> {
  const { id } = request;
  if (!(await endRequest(desk.tx, { id, as: "closed", now: desk.now }))) return false;
  const message = {
    text: `Người giúp báo đã xong việc số ${id}. Bà con thấy thế nào? Xin bấm một nút.`,
    buttons: [
      { title: "Giúp tốt", say: `đánh giá việc ${id}: giúp tốt` },
      { title: "Tạm được", say: `đánh giá việc ${id}: tạm được` },
      { title: "Chưa được giúp", say: `đánh giá việc ${id}: chưa được giúp` },
    ],
  };
  await tellAbout(desk, { request, personId: request.personId, event: "closed", message });
  return true;
}

/** The resident needs it no more, and whoever took it hears so. False when it had ended before. */
export async function cancelHelp(desk: HelpDesk, request: HelpRequest): Promise<boolean> {
  if (!(await endRequest(desk.tx, { id: request.id, as: "cancelled", now: desk.now }))) return false;
  const text = `Việc số ${request.id}: bà con báo không cần giúp nữa.`;
  await tellAbout(desk, { request, personId: request.takenByPersonId, event: "cancelled", message: { text } });
  return true;
}

/** One tap after it was closed; who was not helped waits again, and the officers hear of it. False when it cannot be rated (any more). */
export async function rateHelp(desk: HelpDesk, request: HelpRequest, rating: Rating): Promise<boolean> {
  const { tx, commune, now } = desk;
  if (!(await keepRating(tx, { id: request.id, rating, now }))) return false;
  if (rating > 1) return true;
  const team = request.teamId === undefined ? undefined : await findTeam(tx, request.teamId);
  const words = request.words ? `:\n“${request.words}”\n` : ". ";
  const message = {
    text: `Việc số ${request.id} đã ghi là xong, nhưng bà con báo chưa được giúp${team ? ` (${team.name})` : ""}${words}Mời anh/chị nhận để liên hệ bà con.`,
    buttons: [
      { title: "Nhận việc", say: `nhận việc ${request.id}` },
      { title: "Việc cần giúp", say: "việc cần giúp" },
    ],
  };
  const personIds = await officersOf(tx, { unitId: team?.unitId ?? commune.id, now });
  await tellPeople(desk, { id: request.id, event: "unhelped", personIds, message });
  return true;
}

async function helperName({ tx, vault, now }: HelpDesk, request: HelpRequest, personId: number): Promise<string> {
  const helper = await findPerson(tx, vault, { personId, now });
  const team = request.teamId === undefined ? undefined : await findTeam(tx, request.teamId);
  // An officer who helps a village speaks for the office, not for its team.
  const isOfTeam = team && helper?.memberships.some((held) => held.teamId === team.id);
  return `${helper?.name ?? "Một người"}, ${isOfTeam ? team.name : "cán bộ"}`;
}
