import { daysBetween } from "../../../shared/calendar/day.ts";
import { clamp, mean } from "./numbers.ts";
import { type CopySign, SUSPICIOUS_BITS, suspicion } from "./signs-of-copying.ts";
import { isActive, isReported, judgedPeriods, type PeriodOfTeam, type TeamHistory } from "./team-history.ts";

/** Why a team is worth a call, with the figures the sentence is made from. */
export type CallReason = { /** 0 to 100: whom to call first. */ urgency: number } & (
  | { kind: "gone_quiet"; missing: PeriodOfTeam[]; reportedBefore: number; of: number }
  /** `share`: of what it used to do, over everything; `code` is its main work, `from` and `to` a usual period's figure. */
  | { kind: "falling"; share: number; code: string; from: number; to: number; periods: number }
  | { kind: "residents_wait"; requests: number; oldestDays: number }
  | { kind: "never_started"; periods: number; nobodyJoined: boolean }
  | { kind: "long_quiet"; missing: number }
  | { kind: "nothing_again"; times: number }
  | { kind: "same_figures"; sign: CopySign }
);

export interface TeamSignals {
  history: TeamHistory;
  signs: readonly CopySign[];
  /** Residents' requests nobody has closed: when each was made. */
  openRequests: readonly Date[];
  /** Whether anybody of the team can be written to. */
  hasMembers: boolean;
  now: Date;
}

/** Missing so many in a row is a change, not a slip: a week alone is what reminders are for. */
const QUIET_FROM = { week: 2, longer: 1 };
const BEFORE_AT_LEAST = 3;
/** Quiet for longer than this, the team is known to be quiet. */
const KNOWN_QUIET = 8;
const RECENT = 3;
/** Below this share of what it used to do. */
const FALLEN_TO = 0.6;
const WAITS_DAYS = 3;

/** The strongest reason to call a team, undefined when there is none. */
export function callReason(signals: TeamSignals): CallReason | undefined {
  const reasons = [
    silence(signals),
    falling(judgedPeriods(signals.history)),
    residentsWait(signals),
    nothingAgain(judgedPeriods(signals.history)),
    sameFigures(signals.signs),
  ];
  return reasons.filter((reason) => reason !== undefined).sort((a, b) => b.urgency - a.urgency)[0];
}

function silence({ history, hasMembers }: TeamSignals): CallReason | undefined {
  const judged = judgedPeriods(history);
  const lastReported = judged.findLastIndex(isReported);
  const missing = judged.slice(lastReported + 1);
  const before = judged.slice(0, lastReported + 1);
  const isWeekly = judged.every(({ period }) => daysBetween(period.from, period.to) < 7);
  if (missing.length < (isWeekly ? QUIET_FROM.week : QUIET_FROM.longer)) return undefined;
  if (lastReported < 0) {
    if (judged.length < BEFORE_AT_LEAST) return undefined;
    return { kind: "never_started", periods: judged.length, nobodyJoined: !hasMembers, urgency: hasMembers ? 45 : 40 };
  }
  if (missing.length > KNOWN_QUIET || before.length < BEFORE_AT_LEAST) {
    return { kind: "long_quiet", missing: missing.length, urgency: 35 };
  }
  const reportedBefore = before.filter(isReported).length;
  // How unlike the team it is, in nats: its own habit of reporting, pulled a little towards the middle.
  const habit = (reportedBefore + 1) / (before.length + 2);
  const surprise = -missing.length * Math.log(1 - habit);
  const urgency = clamp(45 + 6 * surprise - 4 * Math.max(0, missing.length - 4), 0, 95);
  return { kind: "gone_quiet", missing, reportedBefore, of: before.length, urgency };
}

/** Each indicator by what the team itself used to do, so that many small ones weigh as much as one large. */
function falling(judged: readonly PeriodOfTeam[]): CallReason | undefined {
  const active = judged.filter(isActive);
  const recent = active.slice(-RECENT);
  const before = active.slice(0, -RECENT);
  if (recent.length < RECENT || before.length < BEFORE_AT_LEAST + 1) return undefined;
  const usual = usualOf(before);
  if (usual.size === 0) return undefined;
  const levels = before.map((period) => levelOf(period, usual));
  const level = mean(recent.map((period) => levelOf(period, usual)));
  const spread = Math.max(0.2, Math.sqrt(mean(levels.map((one) => (one - mean(levels)) ** 2))));
  const surprise = (mean(levels) - level) / (spread * Math.sqrt(1 / recent.length + 1 / before.length));
  if (level > FALLEN_TO * mean(levels) || surprise < 2.5) return undefined;
  const [code, from] = [...usual].sort(([, left], [, right]) => right - left)[0] ?? ["", 0];
  const to = mean(recent.map(({ values }) => values[code] ?? 0));
  const share = level / mean(levels);
  return { kind: "falling", share, code, from, to, periods: recent.length, urgency: clamp(45 + 6 * surprise, 0, 95) };
}

/** What the team did in at least every second period, and how much of it. */
function usualOf(before: readonly PeriodOfTeam[]): Map<string, number> {
  const codes = new Set(before.flatMap(({ values }) => Object.keys(values)));
  const usual = new Map<string, number>();
  for (const code of codes) {
    const figures = before.map(({ values }) => values[code] ?? 0);
    const times = figures.filter((figure) => figure > 0).length;
    if (times >= before.length / 2) usual.set(code, mean(figures));
  }
  return usual;
}

function levelOf({ values }: PeriodOfTeam, usual: ReadonlyMap<string, number>): number {
  return mean([...usual].map(([code, figure]) => Math.min(3, (values[code] ?? 0) / figure)));
}

function residentsWait({ openRequests, now }: TeamSignals): CallReason | undefined {
  const days = openRequests.map((at) => Math.floor((now.getTime() - at.getTime()) / 86_400_000));
  const waiting = days.filter((count) => count >= WAITS_DAYS);
  if (waiting.length === 0) return undefined;
  const oldestDays = Math.max(...waiting);
  return {
    kind: "residents_wait",
    requests: waiting.length,
    oldestDays,
    urgency: clamp(45 + 4 * waiting.length + 2 * oldestDays, 0, 80),
  };
}

function nothingAgain(judged: readonly PeriodOfTeam[]): CallReason | undefined {
  const times = judged.length - 1 - judged.findLastIndex(({ state }) => state !== "no_activity");
  return times >= 4 ? { kind: "nothing_again", times, urgency: clamp(25 + 3 * times, 0, 50) } : undefined;
}

function sameFigures(signs: readonly CopySign[]): CallReason | undefined {
  const [sign] = signs;
  const bits = suspicion(signs);
  if (!sign || bits < SUSPICIOUS_BITS) return undefined;
  return { kind: "same_figures", sign, urgency: clamp(20 + bits, 0, 55) };
}
