import { and, desc, eq, gt, lt, sql } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { type Given, prepared } from "../../db/prepared.ts";
import { type FigureValues, reports } from "../../db/schema/reports.ts";
import type { KnownPerson } from "../people/known-person.ts";
import { whyClosed } from "../periods/locks.ts";
import { adoptLoosePhotos, dropPhotosOf } from "../photos/photos.ts";
import type { ReadNumber } from "../readings/read-numbers.ts";
import { type DraftQuestions, nothingOpen } from "./draft-questions.ts";
import {
  type ActivityDay,
  type Channel,
  DRAFT_LIVES_MS,
  json,
  lockReport,
  type Report,
  requireReporter,
} from "./report.ts";
import { ReportRefusedError } from "./report-refused-error.ts";

export interface NewDraft extends ActivityDay {
  communeId: number;
  teamId: number;
  by: KnownPerson;
  channel: Channel;
  values: FigureValues;
  questions?: DraftQuestions;
  readFrom?: readonly ReadNumber[] | null;
  nothingToReport?: boolean;
  note?: string | undefined;
  /** From the event or the client: the same key gives the same report back instead of a second one. */
  idempotencyKey: string;
  now: Date;
}

/** A draft counts nowhere until it is submitted. With a key seen before: the report as it is now, whatever its state. */
export async function openDraft(tx: Transaction, draft: NewDraft): Promise<Report> {
  await requireReporter(tx, draft.by, draft.teamId);
  const refusal = await whyClosed(tx, draft);
  const { channel, by, now, questions = nothingOpen, readFrom = null, nothingToReport = false, note = null } = draft;
  const row = { ...draft, authorId: by.id, nothingToReport, note, pending: questions, readFrom: json(readFrom) };
  const [opened] = refusal ? [] : await insertDraft(tx, row);
  // The same came before: that one is it, also when its period was closed meanwhile.
  const report = opened ?? (await findByKey(tx, draft));
  if (!report) throw refusal ?? new ReportRefusedError("not_found");
  if (opened && channel === "chat") await adoptLoosePhotos(tx, { personId: by.id, reportId: opened.id, now });
  return report;
}

interface DraftRow extends Omit<NewDraft, "by" | "questions" | "readFrom" | "note"> {
  authorId: number;
  pending: DraftQuestions;
  /** As JSON: `null` would be written as a value of its own. */
  readFrom: string | null;
  note: string | null;
}

const insertDraft = prepared((tx, draft: Given<DraftRow>) =>
  tx
    .insert(reports)
    .values({
      communeId: draft.communeId,
      teamId: draft.teamId,
      authorPersonId: draft.authorId,
      state: "draft",
      channel: draft.channel,
      activityOn: draft.activityOn,
      period: draft.period,
      values: draft.values,
      nothingToReport: draft.nothingToReport,
      note: draft.note,
      pending: draft.pending,
      readFrom: sql`${draft.readFrom}`,
      idempotencyKey: draft.idempotencyKey,
      createdAt: draft.now,
      updatedAt: draft.now,
    })
    .onConflictDoNothing({ target: [reports.communeId, reports.idempotencyKey] })
    .returning(),
);

/** What was made with the key before. Throws ReportRefusedError when it is not the person's to see. */
export async function findByKey(
  tx: Transaction,
  { communeId, idempotencyKey, by }: Pick<NewDraft, "communeId" | "idempotencyKey" | "by">,
): Promise<Report | undefined> {
  const [known] = await reportByKey(tx, { communeId, idempotencyKey });
  if (known) await requireReporter(tx, by, known.teamId);
  return known;
}

type Key = Pick<NewDraft, "communeId" | "idempotencyKey">;

const reportByKey = prepared((tx, { communeId, idempotencyKey }: Given<Key>) =>
  tx
    .select()
    .from(reports)
    .where(and(eq(reports.communeId, communeId), eq(reports.idempotencyKey, idempotencyKey))),
);

/** The drafts a person has not confirmed yet, the one touched last first; given-up ones are not among them. */
export async function openDraftsOf(
  tx: Transaction,
  { personId, now }: { personId: number; now: Date },
): Promise<Report[]> {
  return tx
    .select()
    .from(reports)
    .where(
      and(
        eq(reports.authorPersonId, personId),
        eq(reports.state, "draft"),
        gt(reports.updatedAt, new Date(now.getTime() - DRAFT_LIVES_MS)),
      ),
    )
    .orderBy(desc(reports.updatedAt), desc(reports.id));
}

export interface DraftChange extends Partial<ActivityDay> {
  reportId: number;
  by: KnownPerson;
  teamId?: number;
  values?: FigureValues;
  questions?: DraftQuestions;
  readFrom?: readonly ReadNumber[] | null;
  note?: string | null;
  now: Date;
}

/** Replaces what is given and leaves the rest. Throws ReportRefusedError when it is no draft (any more). */
export async function changeDraft(tx: Transaction, change: DraftChange): Promise<Report> {
  const draft = await lockReport(tx, change.reportId);
  await requireReporter(tx, change.by, change.teamId ?? draft.teamId);
  if (draft.state !== "draft") throw new ReportRefusedError("not_a_draft");
  const [changed] = await tx
    .update(reports)
    .set({
      teamId: change.teamId ?? draft.teamId,
      values: change.values ?? draft.values,
      pending: change.questions ?? draft.pending,
      readFrom: change.readFrom === undefined ? draft.readFrom : change.readFrom,
      note: change.note === undefined ? draft.note : change.note,
      activityOn: change.activityOn ?? draft.activityOn,
      period: change.period ?? draft.period,
      updatedAt: change.now,
    })
    .where(eq(reports.id, draft.id))
    .returning();
  return changed ?? draft;
}

/** Gives a draft up; nothing of it ever counted. Dropping it twice is the same as once. */
export async function dropDraft(
  tx: Transaction,
  { reportId, by, now }: { reportId: number; by: KnownPerson; now: Date },
): Promise<void> {
  const draft = await lockReport(tx, reportId);
  await requireReporter(tx, by, draft.teamId);
  if (draft.state === "dropped") return;
  if (draft.state !== "draft") throw new ReportRefusedError("not_a_draft");
  await tx.update(reports).set({ state: "dropped", updatedAt: now }).where(eq(reports.id, draft.id));
  await dropPhotosOf(tx, [draft.id]);
}

/** Takes a draft up again that was given up. Throws ReportRefusedError when it is anything else. */
export async function reviveDraft(
  tx: Transaction,
  { reportId, by, now }: { reportId: number; by: KnownPerson; now: Date },
): Promise<void> {
  const draft = await lockReport(tx, reportId);
  await requireReporter(tx, by, draft.teamId);
  if (draft.state !== "dropped") throw new ReportRefusedError("not_a_draft");
  await tx.update(reports).set({ state: "draft", updatedAt: now }).where(eq(reports.id, draft.id));
}

/** Gives up the drafts nobody touched for three days, without a word. Returns how many. */
export async function dropForgottenDrafts(tx: Transaction, now: Date): Promise<number> {
  const dropped = await tx
    .update(reports)
    .set({ state: "dropped" })
    .where(and(eq(reports.state, "draft"), lt(reports.updatedAt, new Date(now.getTime() - DRAFT_LIVES_MS))))
    .returning({ id: reports.id });
  await dropPhotosOf(
    tx,
    dropped.map(({ id }) => id),
  );
  return dropped.length;
}
