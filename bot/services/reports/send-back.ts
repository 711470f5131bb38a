import { formatDay } from "../../../shared/calendar/format.ts";
import type { Transaction } from "../../db/connection.ts";
import { mayOnTeam } from "../access.ts";
import { controllerOf, readCommune } from "../communes.ts";
import { notifyPerson } from "../outbox/notify.ts";
import type { Outbox } from "../outbox/outbox.ts";
import type { KnownPerson } from "../people/known-person.ts";
import { findTeam } from "../teams/membership.ts";
import { cleanNote } from "./note.ts";
import type { Report } from "./report.ts";
import { ReportRefusedError } from "./report-refused-error.ts";
import { confirmReturned, lastReturnerOf, returnReport } from "./reviews.ts";

/**
 * Staff ask the author to look again, and the author hears why by chat. `isTold` is false when nobody can be written to: then
 * staff have to call. Throws ReportRefusedError.
 */
export async function sendBack(
  tx: Transaction,
  outbox: Outbox,
  { report, by, reason, now }: { report: Report; by: KnownPerson; reason: string; now: Date },
): Promise<{ isTold: boolean }> {
  const team = await findTeam(tx, report.teamId);
  if (!team || !(await mayOnTeam(tx, by, "review_reports", team))) throw new ReportRefusedError("not_reviewer");
  const words = cleanNote(reason);
  const review = await returnReport(tx, { report, by, reason: words, now });
  if (report.authorPersonId === null) return { isTold: false };
  const { communeId, number } = report;
  const office = controllerOf(await readCommune(tx, communeId));
  const told = await notifyPerson(tx, outbox, {
    communeId,
    personId: report.authorPersonId,
    message: {
      text: `${office} nhờ anh/chị xem lại Báo cáo số ${number} (ngày ${formatDay(report.activityOn)}):\n“${words}”\nSố chưa đúng thì bấm “Sửa”, đúng rồi thì bấm “Số đúng rồi”. Trong lúc chờ, số đã báo vẫn được tính.`,
      buttons: [
        { title: "Sửa", say: `sửa báo cáo số ${number}` },
        { title: "Số đúng rồi", say: `báo cáo số ${number} đúng rồi` },
      ],
    },
    dedupeKey: `report_returned_${review.id}`,
  });
  return { isTold: told !== undefined };
}

/** The author says that it is right; whoever asked hears so. */
export async function answerReturned(
  tx: Transaction,
  outbox: Outbox,
  { report, by, now }: { report: Report; by: KnownPerson; now: Date },
): Promise<void> {
  const askedBy = await lastReturnerOf(tx, report.id);
  const review = await confirmReturned(tx, { report, by, now });
  if (askedBy === undefined) return;
  const team = await findTeam(tx, report.teamId);
  await notifyPerson(tx, outbox, {
    communeId: report.communeId,
    personId: askedBy,
    message: { text: `${team?.name ?? "Tổ"} đã xem lại và xác nhận Báo cáo số ${report.number} là đúng.` },
    dedupeKey: `report_confirmed_${review.id}`,
  });
}
