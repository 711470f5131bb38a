import { z } from "zod";
import { FormOfAddress } from "../../shared/api/personal-data.ts";
import { fold } from "../../shared/understanding/fold.ts";
import { contactSentence } from "../services/communes.ts";
import { type Correction, correctPerson, readFullName } from "../services/people/correct-person.ts";
import { readVillage, villagesWithTeams } from "../services/teams/villages.ts";
import { isCommandWord, plainAnswer, saysCancel, saysNo, saysOneOf } from "./answers.ts";
import { villageQuestion } from "./choose-village.ts";
import type { Command, CommandDeps, Reply, Turn } from "./command.ts";

const OPENS = ["sua du lieu cua toi", "sua du lieu", "sua thong tin cua toi"];
const NAME = ["sua ten", "doi ten"];
const ADDRESS = ["sua cach goi", "doi cach goi", "cach goi"];
const VILLAGE = ["sua noi o", "doi noi o", "doi thon"];
/** "sửa tên Lê Thị Lan": what follows is asked for once more, so that nobody is renamed by half a sentence. */
const NAME_SAID = /^(?:sua|doi) ten (?:toi |cua toi )?(?!to\b|nhom\b)\p{L}/u;
/** "gọi tôi là bác". */
const CALL_ME = /^(?:hay |xin )?goi (?:toi|tui|em|minh|tao) (?:la|bang) (bac|co|chu|anh|chi)$/;

const name = "correct_own_data";
const Pending = z.object({ asks: z.enum(["name", "address", "village"]) });

/** People correct what they may correct themselves; phone and role come from the team's leader or the officer. */
export const correctOwnDataCommand: Command = {
  name,
  wants: (turn) =>
    turn.channel === "person" &&
    (saysOneOf(turn, [...OPENS, ...NAME, ...ADDRESS, ...VILLAGE]) ||
      NAME_SAID.test(turn.folded) ||
      CALL_ME.test(plainAnswer(turn))),
  async run(turn, deps) {
    if (!turn.person) return answered("Chúng tôi không lưu thông tin nào của bà con nên không có gì để sửa.");
    const called = CALL_ME.exec(plainAnswer(turn))?.[1];
    if (called) return (await takeAddress(turn, deps, called)) ?? menu(turn);
    if (saysOneOf(turn, NAME) || NAME_SAID.test(turn.folded))
      return ask("name", { text: "Xin nhắn họ và tên đầy đủ." });
    if (saysOneOf(turn, ADDRESS)) return ask("address", addressQuestion);
    if (saysOneOf(turn, VILLAGE)) {
      const villages = await villagesWithTeams(turn.tx, turn.commune.id);
      return ask("village", villageQuestion("Thôn, tổ dân phố nào?", villages));
    }
    return menu(turn);
  },
  async answer(turn, deps) {
    const asks = Pending.safeParse(turn.state?.data).data?.asks;
    if (!asks) return undefined;
    if (saysCancel(turn) || saysNo(turn)) return answered("Dạ vâng, giữ nguyên như cũ.");
    if (asks === "address") return takeAddress(turn, deps, plainAnswer(turn));
    if (asks === "village") return takeVillage(turn, deps);
    return takeName(turn, deps);
  },
};

const addressQuestion = {
  text: "Tôi nên gọi là bác, cô, chú, anh hay chị?",
  buttons: FormOfAddress.options.map((form) => ({ title: form.charAt(0).toUpperCase() + form.slice(1), say: form })),
};

function ask(asks: z.infer<typeof Pending>["asks"], message: Reply["messages"][number]): Reply {
  return { messages: [message], state: { command: name, data: { asks } } };
}

function menu(turn: Turn): Reply {
  return {
    messages: [
      {
        text: `Sửa gì? Số điện thoại và chức danh do tổ trưởng hoặc cán bộ sửa. ${contactSentence(turn.commune)}`,
        buttons: [
          { title: "Sửa tên", say: "sửa tên" },
          { title: "Sửa cách gọi", say: "sửa cách gọi" },
          { title: "Sửa nơi ở", say: "sửa nơi ở" },
        ],
      },
    ],
    state: null,
  };
}

async function takeName(turn: Turn, deps: CommandDeps): Promise<Reply | undefined> {
  const typed = readFullName(turn.text);
  if (!typed || isCommandWord(turn)) return undefined;
  await save(turn, deps, { name: typed });
  return answered(`Đã sửa tên thành ${typed}.`);
}

async function takeAddress(turn: Turn, deps: CommandDeps, folded: string): Promise<Reply | undefined> {
  const formOfAddress = FormOfAddress.options.find((form) => fold(form) === folded);
  if (!formOfAddress) return undefined;
  await save(turn, deps, { formOfAddress });
  return answered(`Dạ, từ nay tôi gọi là ${formOfAddress}.`);
}

async function takeVillage(turn: Turn, deps: CommandDeps): Promise<Reply | undefined> {
  const village = readVillage(turn.folded, await villagesWithTeams(turn.tx, turn.commune.id));
  if (!village) return undefined;
  await save(turn, deps, { villageUnitId: village.unitId });
  return answered(`Đã ghi nơi ở: ${village.name}.`);
}

async function save(turn: Turn, deps: CommandDeps, correction: Correction): Promise<void> {
  if (!turn.person) return;
  const { commune, now, person } = turn;
  await correctPerson(turn.tx, deps.vault, { communeId: commune.id, personId: person.id, correction, now });
}

function answered(text: string): Reply {
  return { messages: [{ text }], state: null };
}
