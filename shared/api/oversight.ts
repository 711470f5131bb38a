import { z } from "zod";
import { Day, Totals, Values } from "./common.ts";
import { ReportState, ReportView } from "./team.ts";

/** How a period stands by the commune's limits. "waiting": it still runs; "none": there were no teams. */
export const Light = z.enum(["green", "amber", "red", "waiting", "none"]);
export type Light = z.infer<typeof Light>;

const StateCounts = z.object({
  teams: z.int(),
  onTime: z.int(),
  late: z.int(),
  noActivity: z.int(),
  missing: z.int(),
});

const share = z.number().min(0).max(1);

/** Rates are absent where there was nothing to count, which is not zero. */
const Rates = z.object({
  counts: StateCounts,
  /** Share of the teams that reported, "nothing to report" included. */
  rate: share.optional(),
  /** Share of the reports that came in time. */
  timeliness: share.optional(),
  light: Light,
});

export const CoursePoint = Rates.extend({
  period: z.object({ key: z.string(), label: z.string(), from: Day, to: Day, isSettled: z.boolean() }),
  /** Days with something done, over all teams; absent above a commune. */
  activeDays: z.int().optional(),
});
export type CoursePoint = z.infer<typeof CoursePoint>;

export const UnitRow = z.object({
  id: z.int(),
  name: z.string(),
  /** The newest period whose deadline is over, and the one that runs. */
  settled: Rates,
  current: Rates,
  /** Like units of the same kind and about as many teams: its settled rate minus theirs; absent when too few are alike. */
  againstPeers: z.number().optional(),
});
export type UnitRow = z.infer<typeof UnitRow>;

export const ScoreLabel = z.enum(["good", "fair", "average", "weak", "no_report", "new"]);
export type ScoreLabel = z.infer<typeof ScoreLabel>;

export const TeamScoreRow = z.object({
  team: z.object({ id: z.int(), name: z.string() }),
  /** 0 to 100; absent for a team too new, or without any report, to be judged. */
  total: z.int().optional(),
  label: ScoreLabel,
  labelTitle: z.string(),
  /** Points more (or less) than some periods ago. */
  change: z.int().optional(),
  /** Oldest first, the running period last; a state is absent where nothing was due yet, or at all. */
  states: z.array(z.object({ period: z.string(), state: ReportState.optional() })),
  /** Something in its figures is worth a question. */
  hasSigns: z.boolean(),
});
export type TeamScoreRow = z.infer<typeof TeamScoreRow>;

const Praised = z.object({
  team: z.object({ id: z.int(), name: z.string() }),
  total: z.int(),
  gain: z.int().optional(),
});

export const UnitOversight = z.object({
  unit: z.object({ id: z.int(), name: z.string(), level: z.enum(["province", "commune", "village"]) }),
  /** The units above it that the caller may see, from the top. */
  above: z.array(z.object({ id: z.int(), name: z.string() })),
  lights: z.object({ greenFrom: share, amberFrom: share }),
  /** Oldest first; the last is the period that runs. */
  course: z.array(CoursePoint),
  /** Of a province: its communes. */
  units: z.array(UnitRow),
  /** Of a commune or village: its open teams, by name. */
  teams: z.array(TeamScoreRow),
  /** Whom to praise. There is no list of the others. */
  best: z.array(Praised),
  improved: z.array(Praised),
});
export type UnitOversight = z.infer<typeof UnitOversight>;

/** A person to call: the leader, else a deputy. */
const Contact = z.object({
  name: z.string().optional(),
  role: z.enum(["leader", "deputy"]),
  /** "84…"; only for those who may see people's data. */
  phone: z.string().optional(),
});

export const Calls = z.object({
  /** "2026-W48" */
  week: z.string(),
  proposed: z.array(
    z.object({
      team: z.object({ id: z.int(), name: z.string() }),
      reason: z.string(),
      /** Why, in one sentence. */
      sentence: z.string(),
      /** Ready to be sent or read out. */
      message: z.string(),
      contact: Contact.optional(),
    }),
  ),
  /** Of this week and the two before, newest first. */
  made: z.array(
    z.object({
      team: z.object({ id: z.int(), name: z.string() }),
      calledAt: z.string(),
      /** A report came after the call. */
      answered: z.boolean(),
      /** Made this week: can be taken back. */
      isThisWeek: z.boolean(),
    }),
  ),
  mayMark: z.boolean(),
});
export type Calls = z.infer<typeof Calls>;

export const CallMark = z.object({ teamId: z.int() });

export const ScorePart = z.object({
  name: z.enum(["regularity", "reach", "variety", "outcome", "follow_through"]),
  title: z.string(),
  /** 0 to 100; absent: there was nothing to measure, the other parts carry its weight. */
  points: z.int().optional(),
  weight: z.int(),
  /** What the points were made from: numbers and periods, in one or two sentences. */
  evidence: z.string(),
  /** What would raise it, in one sentence. */
  raise: z.string().optional(),
});
export type ScorePart = z.infer<typeof ScorePart>;

export const TeamScore = z.object({
  team: z.object({ id: z.int(), name: z.string(), unitId: z.int(), households: z.int().optional() }),
  total: z.int().optional(),
  label: ScoreLabel,
  labelTitle: z.string(),
  /** Why there is no total. */
  why: z.string().optional(),
  parts: z.array(ScorePart),
  /** Where it stands among its peers: thirds, without anybody's name. */
  standing: z.object({ group: z.enum(["upper", "middle", "rising"]), of: z.int(), sentence: z.string() }).optional(),
  /** Whom it is held against. */
  peers: z.string().optional(),
  course: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      state: ReportState.optional(),
      isSettled: z.boolean(),
      values: Totals,
    }),
  ),
  /** For those who watch over the team only. */
  signs: z.array(z.string()).optional(),
});
export type TeamScore = z.infer<typeof TeamScore>;

export const ReportHistory = z.object({
  report: ReportView,
  team: z.object({ id: z.int(), name: z.string(), unitId: z.int() }),
  channel: z.enum(["chat", "form", "import"]),
  note: z.string().optional(),
  /** Only for those who may see people's data. */
  authorName: z.string().optional(),
  /** Newest first. */
  revisions: z.array(
    z.object({
      revision: z.int(),
      change: z.enum(["submitted", "amended", "added", "replaced", "withdrawn"]),
      values: Values,
      at: z.string(),
      byName: z.string().optional(),
    }),
  ),
  /** Whether the words it came from can be read, and if not, why. */
  message: z.enum(["kept", "gone", "no_words", "not_allowed"]),
});
export type ReportHistory = z.infer<typeof ReportHistory>;

/** What the author wrote; looking at it is noted in the audit log. */
export const ReportMessage = z.object({
  words: z.array(z.object({ at: z.string(), text: z.string() })),
  /** The day from which on they are no longer kept. */
  keptUntil: Day,
});
export type ReportMessage = z.infer<typeof ReportMessage>;
