import { z } from "zod";
import { consentHolds } from "../services/consent/consents.ts";
import { announcementConsent } from "../services/consent/texts.ts";
import { correctPerson } from "../services/people/correct-person.ts";
import { roleOf } from "../services/people/known-person.ts";
import { receiveAnnouncements, resumeMessages, stopMessages } from "../services/people/message-wishes.ts";
import { readVillage, villagesWithTeams } from "../services/teams/villages.ts";
import { plainAnswer, saysCancel, saysNo, saysOneOf, saysStopWithAccents, saysYes } from "./answers.ts";
import { villageQuestion } from "./choose-village.ts";
import { type Command, type CommandDeps, type Reply, type Turn, writerOf } from "./command.ts";
import { callOf, capital } from "./wording.ts";

const STOPS = [
  "stop",
  "ngung",
  "ngung nhan tin",
  "ngung gui tin",
  "dung nhan tin",
  "dung gui tin",
  "dung nhan tin nua",
  "dung nhan cho tui nua",
  "thoi nhan tin",
  "khong nhan tin nua",
  "huy nhan tin",
  "bo nhan tin",
];
const STARTS = ["nhan tin", "nhan thong bao", "nhan tin lai", "bat lai tin", "dang ky nhan tin"];

/**
 * "dừng": at once, from anybody, whatever is being asked. Bare "dung" is "đúng" while something is asked and "dừng" when
 * nothing is: the answer says how to take it back.
 */
export const stopMessagesCommand: Command = {
  name: "stop_messages",
  wants: (turn) =>
    turn.channel === "person" &&
    (saysOneOf(turn, STOPS) || (plainAnswer(turn) === "dung" && (saysStopWithAccents(turn) || isBareAndUnasked(turn)))),
  async run(turn, deps) {
    await stopMessages(turn.tx, deps.vault, writerOf(turn));
    const group =
      roleOf(turn.person) === "member"
        ? " Nhóm Zalo của tổ vẫn nhận lời nhắc chung; muốn ra khỏi tổ, nhắn “rời tổ”."
        : "";
    return {
      messages: [
        {
          text: `Đã dừng. Từ giờ Zalo này không tự gửi tin cho ${callOf(turn.person)} nữa, chỉ trả lời khi được hỏi.${group} Muốn nhận lại, nhắn “nhận tin”.`,
          buttons: [{ title: "Nhận tin", say: "nhận tin" }],
        },
      ],
      state: null,
    };
  },
};

function isBareAndUnasked(turn: Turn): boolean {
  return turn.state === undefined && !/đúng/iu.test(turn.text);
}

const Pending = z.object({ asks: z.enum(["consent", "village"]) });

/** "nhận tin": a resident agrees to announcements and says where they live; who said "dừng" takes it back. */
export const receiveMessagesCommand: Command = {
  name: "receive_messages",
  wants: (turn) => turn.channel === "person" && saysOneOf(turn, STARTS),
  async run(turn, deps) {
    if (turn.person && roleOf(turn.person) !== "resident") {
      await resumeMessages(turn.tx, turn.person.id);
      return answered(`Dạ, ${callOf(turn.person)} sẽ nhận thông báo và lời nhắc. Nhắn “dừng” là thôi nhận ngay.`);
    }
    const text = announcementConsent(turn.commune);
    const personId = turn.person?.id;
    if (personId !== undefined && (await consentHolds(turn.tx, { personId, purpose: "announcements", text }))) {
      return askVillage(turn, deps);
    }
    return {
      messages: [
        {
          text: text.text,
          buttons: [
            { title: "Đồng ý", say: "đồng ý" },
            { title: "Không đồng ý", say: "không đồng ý" },
          ],
        },
      ],
      state: { command: "receive_messages", data: { asks: "consent" } },
    };
  },
  async answer(turn, deps) {
    const asks = Pending.safeParse(turn.state?.data).data?.asks;
    if (asks === "consent") {
      if (saysNo(turn) || saysCancel(turn)) return answered("Dạ vâng. Khi nào muốn nhận, bà con nhắn “nhận tin”.");
      return saysYes(turn) ? askVillage(turn, deps) : undefined;
    }
    return asks === "village" ? takeVillage(turn, deps) : undefined;
  },
};

/** Agreeing comes first, so that the consent stands even when the village is never named. */
async function askVillage(turn: Turn, deps: CommandDeps): Promise<Reply> {
  const consent = announcementConsent(turn.commune);
  await receiveAnnouncements(turn.tx, deps.vault, { ...writerOf(turn), consent });
  const villages = await villagesWithTeams(turn.tx, turn.commune.id);
  if (villages.length === 0) return answered(thanks(turn));
  return {
    messages: [villageQuestion(`${thanks(turn)}\nBà con ở thôn, tổ dân phố nào?`, villages)],
    state: { command: "receive_messages", data: { asks: "village" } },
  };
}

async function takeVillage(turn: Turn, deps: CommandDeps): Promise<Reply | undefined> {
  if (saysCancel(turn) || saysNo(turn)) return answered("Dạ vâng, không ghi nơi ở.");
  const village = readVillage(turn.folded, await villagesWithTeams(turn.tx, turn.commune.id));
  if (!village || !turn.person) return undefined;
  await correctPerson(turn.tx, deps.vault, {
    communeId: turn.commune.id,
    personId: turn.person.id,
    correction: { villageUnitId: village.unitId },
    now: turn.now,
  });
  return answered(`Đã ghi ${village.name}. Nhắn “dừng” là thôi nhận tin ngay.`);
}

function thanks(turn: Turn): string {
  return `Cảm ơn. ${capital(callOf(turn.person))} sẽ nhận thông báo qua Zalo này. Nhắn “dừng” là thôi nhận ngay.`;
}

function answered(text: string): Reply {
  return { messages: [{ text }], state: null };
}
