import type { Command } from "./command.ts";
import { readBack } from "./read-back.ts";
import { draftOf, endQuestion, REPORT, SIMILAR, waitingReportId } from "./report-state.ts";
import { callOf } from "./wording.ts";

/** Stands just before the fallback: while a draft waits, what nobody understood is no reason to forget it. */
export const repeatQuestionCommand: Command = {
  name: "repeat_question",
  wants: (turn) =>
    turn.isAddressed &&
    (turn.state?.command === REPORT || turn.state?.command === SIMILAR) &&
    waitingReportId(turn) !== undefined,
  async run(turn) {
    const current = turn.person && (await draftOf(turn, turn.person));
    if (!turn.person || !current) return { messages: [{ text: "Dạ, báo cáo trước đã xong." }], ...endQuestion(turn) };
    const news = [`Tôi chưa hiểu ý ${callOf(turn.person)}. Báo cáo này vẫn đang chờ.`];
    return readBack(turn, { draft: current.draft, person: turn.person, news });
  },
};
