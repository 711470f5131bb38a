import type { z } from "zod";
import type { ReportInput, SimilarFound } from "../../../shared/api/team.ts";
import { dayOf } from "../../../shared/calendar/day.ts";
import { periodOf } from "../../../shared/calendar/period.ts";
import { readCommune } from "../../services/communes.ts";
import { readIndicators } from "../../services/indicators.ts";
import { requireOpenPeriod } from "../../services/periods/locks.ts";
import { movePhotos } from "../../services/photos/photos.ts";
import { type ReadNumber, readNumbersOf, withReadNumbers } from "../../services/readings/read-numbers.ts";
import { nothingOpen, questionsOf } from "../../services/reports/draft-questions.ts";
import { changeDraft, dropDraft, findByKey, openDraft, reviveDraft } from "../../services/reports/drafts.ts";
import { cleanNote } from "../../services/reports/note.ts";
import { findReport, lockReportsOfTeam, type Report, requireReporter } from "../../services/reports/report.ts";
import { reportNothing } from "../../services/reports/report-nothing.ts";
import { amendReport, findSimilar, hadFigures } from "../../services/reports/saved-reports.ts";
import { submitDraft } from "../../services/reports/submit-draft.ts";
import { submitNew } from "../../services/reports/submit-new.ts";
import { KeyReusedError } from "../../services/same-request.ts";
import { HttpError } from "../http-error.ts";
import type { Caller } from "./authentication.ts";
import { toReportView } from "./report-view.ts";

type Input = z.output<typeof ReportInput>;

/** The same activity seems to be there: nothing was saved, the person decides. */
export class SimilarReports extends Error {
  readonly similar: SimilarFound["similar"];
  constructor(similar: SimilarFound["similar"]) {
    super("similar reports");
    this.similar = similar;
  }
}

/** Throws SimilarReports, HttpError, ReportRefusedError, and KeyReusedError for another team's report, or another day's. */
export async function saveReport(caller: Caller, input: Input, now: Date): Promise<Report> {
  const report = await saveOnce(caller, input, now);
  // "Nothing to report" is of the whole period, whichever of its days it was sent for.
  const isMeant = report.teamId === input.teamId && (input.nothingToReport || report.activityOn === input.activityOn);
  if (!isMeant) throw new KeyReusedError();
  return report;
}

async function saveOnce(caller: Caller, input: Input, now: Date): Promise<Report> {
  const { tx, person } = caller;
  const draftInput = await toDraftInput(caller, input, now);
  // Before any report is locked: the order that every change of a team's reports keeps.
  await lockReportsOfTeam(tx, input.teamId);
  if (input.nothingToReport) return saveNothing(caller, draftInput);
  await requireReporter(tx, person, input.teamId);
  const known = await findByKey(tx, draftInput);
  if (!known && input.draftId === undefined) return saveAtOnce(caller, draftInput, input);
  const opened = known ?? (await openDraft(tx, { ...draftInput, values: input.values }));
  if (opened.state !== "draft" && opened.state !== "dropped") return afterwards(caller, { saved: opened, input, now });
  const draft = await putIntoDraft(caller, { draft: opened, input, period: draftInput.period, now });
  const begun =
    input.draftId === undefined ? undefined : await takeOver(caller, { draftId: input.draftId, draft, now });
  const similar = [...(begun ? [begun] : []), ...(await findSimilar(tx, draft)).filter(({ id }) => id !== begun?.id)];
  if (similar.length > 0 && input.onSimilar === "ask") {
    throw new SimilarReports(similar.map((report) => toReportView(report, person.id)));
  }
  const replaces = input.onSimilar === "replace" ? similar[0]?.id : undefined;
  const { report } = await submitDraft(tx, { reportId: draft.id, by: person, now, replaces });
  return report;
}

type DraftInput = Awaited<ReturnType<typeof toDraftInput>>;

/** What was not begun anywhere else. */
async function saveAtOnce({ tx, person }: Caller, draftInput: DraftInput, input: Input): Promise<Report> {
  const report = { ...draftInput, values: input.values };
  const similar = await findSimilar(tx, { ...report, id: 0 });
  if (similar.length > 0 && input.onSimilar === "ask") {
    await requireOpenPeriod(tx, draftInput);
    throw new SimilarReports(similar.map((one) => toReportView(one, person.id)));
  }
  const replaces = input.onSimilar === "replace" ? similar[0]?.id : undefined;
  return (await submitNew(tx, { ...report, replaces })).report;
}

async function toDraftInput(caller: Caller, input: Input, now: Date) {
  const { tx, communeId, person } = caller;
  const { settings } = await readCommune(tx, communeId);
  if (input.activityOn > dayOf(now))
    throw new HttpError(422, "future_day", "Ngày hoạt động chưa tới; xin chọn hôm nay hoặc ngày trước.");
  await requireKnownCodes(caller, input.values, now);
  return {
    communeId,
    teamId: input.teamId,
    by: person,
    channel: "form" as const,
    activityOn: input.activityOn,
    period: periodOf(settings.period, input.activityOn),
    note: input.note ? cleanNote(input.note) : undefined,
    // Apart from the figures' draft of the same form, which may be kept here already.
    idempotencyKey: `form_${person.id}_${input.idempotencyKey}${input.nothingToReport ? "_nothing" : ""}`,
    now,
  };
}

/** What the form holds so far. Once it was confirmed in the chat, that report; the phone then forgets its own. */
export async function keepDraft(caller: Caller, input: Input, now: Date): Promise<Report> {
  const { tx, person } = caller;
  const draftInput = await toDraftInput(caller, input, now);
  const kept = await openDraft(tx, { ...draftInput, values: input.values });
  if (kept.state !== "draft" && kept.state !== "dropped") return kept;
  const draft = await putIntoDraft(caller, { draft: kept, input, period: draftInput.period, now });
  if (input.draftId !== undefined) await takeOver(caller, { draftId: input.draftId, draft, now });
  // Nothing is left in it: nothing may be confirmed.
  if (Object.keys(input.values).length === 0) await dropDraft(tx, { reportId: draft.id, by: person, now });
  return draft;
}

async function saveNothing({ tx }: Caller, input: Parameters<typeof reportNothing>[1]): Promise<Report> {
  const outcome = await reportNothing(tx, input);
  if (outcome.kind !== "has_figures") return outcome.report;
  throw new HttpError(409, "has_figures", "Kỳ này tổ đã có số liệu nên không ghi “không có hoạt động”.");
}

/**
 * The form finishes what the chat began: the chat's draft must not be confirmed a second time. When it was confirmed there
 * meanwhile, the person is asked about that report, which is returned.
 */
async function takeOver(
  { tx, person }: Caller,
  { draftId, draft, now }: { draftId: number; draft: Report; now: Date },
): Promise<Report | undefined> {
  const begun = await findReport(tx, draftId);
  if (begun?.teamId !== draft.teamId || begun.authorPersonId !== person.id || begun.id === draft.id) return undefined;
  if (begun.state === "submitted" || begun.state === "amended") return begun;
  if (begun.state !== "draft") return undefined;
  await movePhotos(tx, { fromReportId: draftId, toReportId: draft.id });
  await changeDraft(tx, { reportId: draft.id, by: person, readFrom: numbersToldIn(begun), now });
  await dropDraft(tx, { reportId: draftId, by: person, now });
  return undefined;
}

/** What the chat read, and what it still asked about: the form may say what both really were. */
function numbersToldIn(begun: Report): ReadNumber[] | null {
  const asked = questionsOf(begun).figures.flatMap(({ named, said = named, choices }) => {
    const value = choices.find((choice) => choice.value !== undefined)?.value;
    return named !== undefined && said !== undefined && value !== undefined ? { value, words: named, said } : [];
  });
  return withReadNumbers(readNumbersOf(begun), asked);
}

/** A draft may have been kept here before, from the form or changed in the chat: what is sent now is what counts. */
async function putIntoDraft(
  { tx, person }: Caller,
  { draft, input, period, now }: { draft: Report; input: Input; period: string; now: Date },
): Promise<Report> {
  // Given up in the chat, and taken up again here.
  if (draft.state === "dropped") await reviveDraft(tx, { reportId: draft.id, by: person, now });
  return changeDraft(tx, {
    reportId: draft.id,
    by: person,
    teamId: input.teamId,
    values: input.values,
    questions: nothingOpen,
    note: input.note ? cleanNote(input.note) : null,
    activityOn: input.activityOn,
    period,
    now,
  });
}

/**
 * The same key once more, after the report was saved: mostly an answer that got lost. Other figures than it ever had were put in
 * after somebody confirmed the draft in the chat: they correct it.
 */
async function afterwards(
  { tx, person }: Caller,
  { saved, input, now }: { saved: Report; input: Input; now: Date },
): Promise<Report> {
  const isCounted = saved.state === "submitted" || saved.state === "amended";
  if (!isCounted || (await hadFigures(tx, saved.id, input.values))) return saved;
  return amendReport(tx, { reportId: saved.id, by: person, values: input.values, change: "amended", now });
}

export async function requireKnownCodes(
  { tx, communeId }: Caller,
  values: Record<string, number>,
  now: Date,
): Promise<void> {
  const { indicators } = await readIndicators(tx, { communeId, day: dayOf(now) });
  const unknown = Object.keys(values).find((code) => !indicators.some((indicator) => indicator.code === code));
  if (unknown)
    throw new HttpError(422, "unknown_indicator", "Có chỉ tiêu không còn dùng; xin mở lại trang rồi nhập lại.");
}
