import { z } from "zod";
import { Day, Totals, Values } from "./common.ts";
import { PhotoView } from "./photo.ts";

export const PeriodView = z.object({
  /** e.g. "2026-W47" */
  key: z.string(),
  /** e.g. "tuần 47 (16/11–22/11/2026)" */
  label: z.string(),
  from: Day,
  to: Day,
  dueAt: z.string(),
});
export type PeriodView = z.infer<typeof PeriodView>;

export const ReportState = z.enum(["on_time", "late", "no_activity", "missing"]);
export type ReportState = z.infer<typeof ReportState>;

/** A figure worth a second look (`shared/warnings`). */
const WarningView = z.object({
  code: z.string(),
  count: z.number(),
  kind: z.enum(["much_more", "repeated"]),
  usual: z.number().optional(),
  meant: z.number().optional(),
  times: z.int().optional(),
});

/** What was said last about a report as it is now. */
const ReviewView = z.object({
  /** Sent back to be looked at again, or said by its author to be right. */
  verdict: z.enum(["returned", "confirmed"]),
  reason: z.string().optional(),
  at: z.string(),
});

/** In the sender's own words; secrets have no place in it. */
const Note = z.string().trim().max(500);

export const ReportView = z.object({
  id: z.int(),
  /** Short, per commune: "Báo cáo số 128"; absent for a draft. */
  number: z.int().optional(),
  state: z.enum(["draft", "submitted", "amended", "withdrawn", "dropped"]),
  teamId: z.int(),
  activityOn: Day,
  period: z.string(),
  values: Values,
  nothingToReport: z.boolean(),
  revision: z.int(),
  submittedAt: z.string().optional(),
  note: z.string().optional(),
  warnings: z.array(WarningView),
  /** Absent where reports are only named. */
  photos: z.array(PhotoView).optional(),
  review: ReviewView.optional(),
  /** Whether this person sent it. */
  isMine: z.boolean(),
});
export type ReportView = z.infer<typeof ReportView>;

/** What a member sees first. */
export const TeamHome = z.object({
  team: z.object({ id: z.int(), name: z.string() }),
  period: PeriodView,
  state: ReportState,
  /** This period's figures; absent codes were not reported. */
  values: Totals,
  /** Since the first day of the year. */
  yearValues: Totals,
  /** Indicators this team uses most, most first. */
  usualCodes: z.array(z.string()),
  /** The newest saved report, for "như lần trước". */
  lastReport: ReportView.optional(),
  /** The team's figures in its last reports, newest first, to notice what is odd while it is put in. */
  history: z.record(z.string(), z.array(z.number()).readonly()),
  /** Reports of this period and the last that staff sent back, newest first. */
  returned: z.array(ReportView),
  /** A draft that waits for confirmation, begun here or in the chat. */
  draft: ReportView.optional(),
});
export type TeamHome = z.infer<typeof TeamHome>;

export const ReportInput = z.object({
  teamId: z.int(),
  activityOn: Day,
  values: Values,
  nothingToReport: z.boolean().default(false),
  note: Note.optional(),
  /** Made once on the phone and sent again with every retry: never a second report. */
  idempotencyKey: z.string().min(8).max(100),
  /** A draft begun in the chat (`TeamHome.draft`) that this report finishes. */
  draftId: z.int().optional(),
  /** What to do when the same activity seems to be reported already. */
  onSimilar: z.enum(["ask", "add", "replace"]).default("ask"),
});
export type ReportInput = z.input<typeof ReportInput>;

export const ReportSaved = z.object({ report: ReportView, home: TeamHome });
export type ReportSaved = z.infer<typeof ReportSaved>;

/** 409: the same activity seems to be reported already; send again with `onSimilar`. */
export const SimilarFound = z.object({
  error: z.object({ code: z.literal("similar_report"), message: z.string() }),
  similar: z.array(ReportView),
});
export type SimilarFound = z.infer<typeof SimilarFound>;

/** What is left out stays; an empty note takes it away. */
export const ReportChange = z.object({ values: Values.optional(), note: Note.optional() });
export type ReportChange = z.infer<typeof ReportChange>;

/** Sent to the author by chat, word for word. */
export const ReportReturn = z.object({ reason: z.string().trim().min(3).max(300) });

export const ReportList = z.object({
  reports: z.array(ReportView),
  /** Pass as `cursor` for the next page; absent on the last. */
  next: z.string().optional(),
});
export type ReportList = z.infer<typeof ReportList>;
