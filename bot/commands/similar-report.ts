import { formatDay } from "../../shared/calendar/format.ts";
import { notifyPerson } from "../services/outbox/notify.ts";
import { findPerson, type KnownPerson } from "../services/people/known-person.ts";
import type { Report } from "../services/reports/report.ts";
import type { CommandDeps, Reply, Turn } from "./command.ts";
import { figureLines, figuresInShort, inScreens } from "./figure-lines.ts";
import { SIMILAR, waitingFor } from "./report-state.ts";
import { callOf, nameOf } from "./wording.ts";

/** The same figures on the same day: another activity, or the same one told twice? */
export async function askAboutSimilar(
  turn: Turn,
  deps: CommandDeps,
  { draft, similar, person }: { draft: Report; similar: Report; person: KnownPerson },
): Promise<Reply> {
  return {
    messages: inScreens(
      {
        head: `Cùng ngày ${formatDay(similar.activityOn)}, ${await authorOf(turn, deps, similar, person)} đã gửi Báo cáo số ${similar.number} có số giống vậy:`,
        lines: figureLines(turn.commune.indicators, similar.values),
        foot: "\nLà việc khác thì bấm “Cộng thêm”. Là cùng một việc thì bấm “Thay thế” (lấy báo cáo mới) hoặc “Bỏ” (giữ báo cáo cũ).",
      },
      [
        { title: "Cộng thêm", say: "cộng thêm" },
        { title: "Thay thế", say: "thay thế" },
        { title: "Bỏ", say: "bỏ" },
      ],
    ),
    state: waitingFor(SIMILAR, draft, person),
  };
}

/** In a group nobody is named. */
async function authorOf(turn: Turn, deps: CommandDeps, report: Report, person: KnownPerson): Promise<string> {
  if (report.authorPersonId === person.id) return callOf(person);
  if (turn.channel === "group" || report.authorPersonId === null) return "một thành viên của tổ";
  return nameOf(await findPerson(turn.tx, deps.vault, { personId: report.authorPersonId, now: turn.now }));
}

/** Whose report gave way learns it, so that a mistake can be put right. */
export async function tellReplaced(
  turn: Turn,
  deps: CommandDeps,
  { old, report, person }: { old: Report; report: Report; person: KnownPerson },
): Promise<void> {
  if (old.authorPersonId === null || old.authorPersonId === person.id) return;
  const figures = figuresInShort(turn.commune.indicators, old.values);
  await notifyPerson(turn.tx, deps.outbox, {
    communeId: turn.commune.id,
    personId: old.authorPersonId,
    message: {
      text: `${nameOf(person)} vừa gửi Báo cáo số ${report.number} thay Báo cáo số ${old.number} của anh/chị (${figures}), vì là cùng một việc. Nếu là hai việc khác nhau, mời anh/chị nhắn lại báo cáo.`,
    },
    dedupeKey: `report_replaced_${old.id}`,
  });
}
