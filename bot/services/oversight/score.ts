import type { Indicator } from "../../../shared/catalogue/indicator.ts";
import type { CommuneSettings } from "../communes.ts";
import { clamp, mean, median } from "./numbers.ts";
import { type Peers, peersAmong } from "./peers.ts";
import { isReported, judgedPeriods, type TeamHistory } from "./team-history.ts";
import { type UsualWorkload, usualWorkload, type Workload, workloadOf } from "./workload.ts";

export type PartName = "regularity" | "reach" | "variety" | "outcome" | "follow_through";
export type Weights = CommuneSettings["oversight"]["weights"];

/** What was asked of a team and what became of it: residents' requests, reminders, an officer's call. */
export interface Asked {
  requests: number;
  requestsDone: number;
  reminders: number;
  remindersAnswered: number;
}

/** One part of a score with everything it was made from. */
export interface Part {
  name: PartName;
  /** 0 to 100; undefined: there was nothing to measure, and the other parts carry its weight. */
  points: number | undefined;
  weight: number;
}

export interface Score {
  team: TeamHistory["team"];
  /** 0 to 100; undefined for a team too new, or without any report, to be judged. */
  total: number | undefined;
  label: ScoreLabel;
  parts: Part[];
  /** What the words about it are made from. */
  basis: ScoreBasis;
}

export interface ScoreBasis {
  history: TeamHistory;
  workload: Workload;
  usual: UsualWorkload | undefined;
  peers: Peers | undefined;
  asked: Asked;
  /** What the outcome is made from, indicator by indicator. */
  results: Result[];
}

/**
 * Against a target: what is done, and what should be by today. Without one: a usual period for 100 households, the team's
 * and its peers'.
 */
export interface Result {
  code: string;
  own: number;
  fair: number;
  isTarget: boolean;
}

export type ScoreLabel = "good" | "fair" | "average" | "weak" | "no_report" | "new";

/** domain.md §3.4, as shipped: labels are the commune's words for the same limits. */
const labels: [least: number, label: ScoreLabel][] = [
  [80, "good"],
  [65, "fair"],
  [50, "average"],
  [0, "weak"],
];

/** Fewer judged periods say nothing yet: a new team is not punished for being new. */
export const LEAST_JUDGED = 3;
/** Reaching what is usual among peers brings this many points, a quarter more brings all. */
const USUAL_POINTS = 80;
/** From this share of periods with activity on, rates count in full; below, a good week now and then does not carry the season. */
const ACTIVE_ENOUGH = 0.5;
/** A late report is most of a report. */
const LATE_WORTH = 0.7;
/** As if two more things had been asked, with the usual outcome: one request alone decides little. */
const PRIOR = { asked: 2, share: 0.8 };

interface ScoreInput {
  weights: Weights;
  indicators: readonly Indicator[];
  askedOf: (teamId: number) => Asked;
  /** Targets that run now, by team. */
  targetsOf: (teamId: number) => Result[];
}

/** The scores of teams that are compared with each other, in the order given. */
export function scoresOf(histories: readonly TeamHistory[], input: ScoreInput): Score[] {
  const known = histories.flatMap(({ team }) => team.households ?? []);
  const households = median(known) ?? 100;
  const workloads = new Map(
    histories.map((history) => [history, workloadOf(history, { indicators: input.indicators, households })]),
  );
  const peersOf = peersAmong(histories);
  const usualOf = cached((group: readonly TeamHistory[]) =>
    usualWorkload(group.flatMap((history) => workloads.get(history) ?? [])),
  );
  return histories.map((history) => {
    const workload = workloads.get(history) ?? workloadOf(history, { indicators: input.indicators, households });
    const peers = peersOf(history);
    const usual = peers && usualOf(peers.group);
    const results = resultsOf(workload, usual, input.targetsOf(history.team.id));
    return scoreOf({ history, workload, peers, usual, results, asked: input.askedOf(history.team.id) }, input.weights);
  });
}

/** Teams of one size share a group: what is usual in it is worked out once. */
function cached(work: (group: readonly TeamHistory[]) => UsualWorkload) {
  const known = new Map<string, UsualWorkload>();
  return (group: readonly TeamHistory[]) => {
    const key = group.map(({ team }) => team.id).join(",");
    const found = known.get(key) ?? work(group);
    known.set(key, found);
    return found;
  };
}

function scoreOf(basis: ScoreBasis, weights: Weights): Score {
  const { history, workload, usual, asked, results } = basis;
  const share = workload.judged === 0 ? 0 : Math.min(1, workload.active / workload.judged / ACTIVE_ENOUGH);
  const held = (points: number | undefined) => points && points * share;
  const parts: Part[] = [
    { name: "regularity", points: regularity(history), weight: weights.regularity },
    { name: "reach", points: held(against(workload.reach, usual?.reach)), weight: weights.reach },
    { name: "variety", points: held(against(workload.variety, usual?.variety)), weight: weights.variety },
    { name: "outcome", points: outcome(results, held), weight: weights.outcome },
    { name: "follow_through", points: followThrough(asked), weight: weights.followThrough },
  ];
  const judged = judgedPeriods(history);
  if (judged.length < LEAST_JUDGED) return { team: history.team, total: undefined, label: "new", parts, basis };
  if (!judged.some(isReported)) return { team: history.team, total: undefined, label: "no_report", parts, basis };
  const total = combine(parts);
  const label = labels.find(([least]) => Math.round(total) >= least)?.[1] ?? "weak";
  return { team: history.team, total, label, parts, basis };
}

/** The mean of the parts by weight; what could not be measured leaves its weight to the others. */
function combine(parts: readonly Part[]): number {
  const measured = parts.filter((part) => part.points !== undefined && part.weight > 0);
  const weight = measured.reduce((sum, part) => sum + part.weight, 0);
  return weight === 0 ? 0 : measured.reduce((sum, part) => sum + (part.points ?? 0) * part.weight, 0) / weight;
}

function regularity(history: TeamHistory): number | undefined {
  const judged = judgedPeriods(history);
  if (judged.length === 0) return undefined;
  const worth = { on_time: 1, no_activity: 1, late: LATE_WORTH, missing: 0 };
  return 100 * mean(judged.map(({ state }) => worth[state ?? "missing"]));
}

function against(own: number | undefined, usual: number | undefined): number | undefined {
  if (own === undefined || usual === undefined || usual <= 0) return undefined;
  return clamp((USUAL_POINTS * own) / usual, 0, 100);
}

/** Targets where there are any; what is usual among peers for everything else the team works on. */
function resultsOf({ rates }: Workload, usual: UsualWorkload | undefined, targets: readonly Result[]): Result[] {
  const free = [...rates].flatMap(([code, own]) => {
    const fair = usual?.rates.get(code);
    return fair === undefined || targets.some((target) => target.code === code)
      ? []
      : [{ code, own, fair, isTarget: false }];
  });
  return [...targets.filter((target) => target.fair > 0), ...free];
}

/** Each indicator capped, so that one cannot stand for all, then their mean. A target is met at 100 points. */
function outcome(results: readonly Result[], held: (points: number) => number | undefined): number | undefined {
  if (results.length === 0) return undefined;
  const points = results.map(({ own, fair, isTarget }) =>
    isTarget ? clamp((100 * own) / fair, 0, 100) : (held(against(own, fair) ?? 0) ?? 0),
  );
  return mean(points);
}

function followThrough({ requests, requestsDone, reminders, remindersAnswered }: Asked): number | undefined {
  const asked = requests + reminders;
  if (asked === 0) return undefined;
  return (100 * (requestsDone + remindersAnswered + PRIOR.asked * PRIOR.share)) / (asked + PRIOR.asked);
}
