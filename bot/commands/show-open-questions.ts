import { unitsFor } from "../services/access.ts";
import { groupQuestions, openQuestions } from "../services/guides/open-questions.ts";
import { roleOf } from "../services/people/known-person.ts";
import type { Command, Turn } from "./command.ts";
import { onlyForOfficers } from "./wording.ts";

const ASKS =
  /^(?:(?:co|con|cho|xem|coi|nhung|cac|may|danh sach) )*(?:cau hoi|bai) (?:nao |gi )?(?:dang |con |ma )?(?:chua|khong) (?:co |ai |duoc )*(?:tra loi|giai dap|bai|huong dan)\b|^ba con (?:con )?hoi gi (?:ma )?chua (?:co |ai |duoc )*(?:tra loi|bai|huong dan)\b/;

/** So that the list stays on one screen. */
const MOST_LISTED = 8;
/** Enough to find among them those that ask for the same. */
const READ = 100;

/** "có câu hỏi nào chưa trả lời": for officers, what residents asked and no guide answered, the most asked first. */
export const showOpenQuestionsCommand: Command = {
  name: "show_open_questions",
  wants: (turn) =>
    turn.channel === "person" && turn.isAddressed && roleOf(turn.person) === "staff" && ASKS.test(turn.folded),
  async run(turn, deps) {
    const editable = await unitsFor(turn.tx, turn.person, "edit_content");
    if (!editable.includes(turn.commune.id)) return { messages: [{ text: onlyForOfficers(turn) }] };
    return {
      messages: [
        {
          text: await listed(turn),
          buttons: [{ title: "Mở danh sách câu hỏi", open: new URL("s/questions", deps.miniAppUrl).href }],
        },
      ],
    };
  },
};

async function listed({ tx, commune }: Turn): Promise<string> {
  const open = groupQuestions(await openQuestions(tx, { communeId: commune.id, after: undefined, count: READ }));
  if (open.length === 0) return "Chưa có câu hỏi nào của bà con còn thiếu hướng dẫn.";
  const lines = open.slice(0, MOST_LISTED).map(({ questions: [{ question }], askedCount }, at) => {
    return `${at + 1}. “${question}”${askedCount > 1 ? `, ${askedCount} lần` : ""}`;
  });
  const more = open.length > MOST_LISTED ? [`Còn ${open.length - MOST_LISTED} việc nữa, xem trong ứng dụng.`] : [];
  return [
    "Bà con hỏi mà chưa có hướng dẫn:",
    ...lines,
    ...more,
    "Bấm nút dưới để viết hướng dẫn, thêm cách hỏi vào bài có sẵn hoặc bỏ qua.",
  ].join("\n");
}
