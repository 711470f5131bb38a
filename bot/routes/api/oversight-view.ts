import type { CoursePoint, TeamScore, TeamScoreRow, UnitOversight, UnitRow } from "../../../shared/api/oversight.ts";
import { formatPeriod } from "../../../shared/calendar/period.ts";
import { signSentence } from "../../services/oversight/call-words.ts";
import { addCounts, type CommuneCourse } from "../../services/oversight/commune-courses.ts";
import { againstPeers } from "../../services/oversight/commune-peers.ts";
import { type CommuneWatch, copySignsOf } from "../../services/oversight/commune-watch.ts";
import {
  type CoursePoint as Course,
  courseOf,
  lightOf,
  reportingRate,
  type StateCounts,
  timeliness,
} from "../../services/oversight/course.ts";
import type { Score } from "../../services/oversight/score.ts";
import { labelTitles, whyNoTotal, wordsOfParts } from "../../services/oversight/score-words.ts";
import { SUSPICIOUS_BITS, suspicion } from "../../services/oversight/signs-of-copying.ts";
import { standingOf, standingSentence } from "../../services/oversight/standing.ts";
import { topLists } from "../../services/oversight/top-lists.ts";
import { TREND_PERIODS, type WatchedPeriod } from "../../services/oversight/watched-periods.ts";

type Partial = Omit<Course, "activeDays"> & { activeDays?: number };

function toRates(counts: StateCounts, light: Course["light"]) {
  const rate = reportingRate(counts);
  const inTime = timeliness(counts);
  return {
    counts,
    light,
    ...(rate === undefined ? {} : { rate }),
    ...(inTime === undefined ? {} : { timeliness: inTime }),
  };
}

function toPeriod({ key, from, to, isSettled }: WatchedPeriod) {
  return { key, label: formatPeriod({}, key), from, to, isSettled };
}

function toCoursePoint({ period, counts, light, activeDays }: Partial): CoursePoint {
  return { ...toRates(counts, light), period: toPeriod(period), ...(activeDays === undefined ? {} : { activeDays }) };
}

type OfUnit = Pick<UnitOversight, "lights" | "course" | "units" | "teams" | "best" | "improved">;

/** A commune, or a village of it: its teams one by one. */
export function watchView(watch: CommuneWatch, unitIds: readonly number[]): OfUnit {
  const within = new Set(unitIds);
  const histories = watch.histories.filter(({ team }) => within.has(team.unitId));
  const scores = watch.scores.filter(({ team }) => within.has(team.unitId));
  const { lights } = watch.commune.settings.oversight;
  const { best, improved } = topLists(scores, watch.earlierScores);
  const before = new Map(watch.earlierScores.map(({ team, total }) => [team.id, total]));
  const praised = ({ team, total, gain }: { team: Score["team"]; total: number; gain?: number }) => ({
    team: { id: team.id, name: team.name },
    total: Math.round(total),
    ...(gain === undefined ? {} : { gain: Math.round(gain) }),
  });
  return {
    lights,
    course: courseOf(histories, lights)
      .slice(-TREND_PERIODS - 1)
      .map(toCoursePoint),
    units: [],
    teams: scores.map((score) => toScoreRow(score, { watch, before: before.get(score.team.id) })),
    best: best.map(praised),
    improved: improved.map(praised),
  };
}

function toScoreRow(
  { team, total, label, basis }: Score,
  { watch, before }: { watch: CommuneWatch; before: number | undefined },
): TeamScoreRow {
  const change = total === undefined || before === undefined ? undefined : Math.round(total - before);
  return {
    team: { id: team.id, name: team.name },
    label,
    labelTitle: labelTitles[label],
    states: basis.history.periods.map(({ period, state }) => {
      const isOpen = state === "missing" && !period.isSettled;
      return { period: period.key, ...(state && !isOpen ? { state } : {}) };
    }),
    hasSigns: suspicion(copySignsOf(watch, team.id)) >= SUSPICIOUS_BITS,
    ...(total === undefined ? {} : { total: Math.round(total) }),
    ...(change === undefined ? {} : { change }),
  };
}

/**
 * A province: its communes side by side, each by its own rules. The course adds up those with the rule most of them have: periods
 * of different length have no common line.
 */
export function provinceView(courses: readonly CommuneCourse[], limits: UnitOversight["lights"]): OfUnit {
  const byRule = new Map<string, CommuneCourse[]>();
  for (const one of courses) {
    const rule = one.course.map(({ period }) => period.key).join();
    byRule.set(rule, [...(byRule.get(rule) ?? []), one]);
  }
  const most = [...byRule.values()].sort((a, b) => b.length - a.length)[0] ?? [];
  const course = (most[0]?.course ?? []).map(({ period }, index) => {
    const counts = addCounts(most.flatMap((one) => one.course[index]?.counts ?? []));
    return toCoursePoint({ period, counts, light: lightOf(counts, { limits, isSettled: period.isSettled }) });
  });
  const peers = againstPeers(courses);
  return {
    lights: limits,
    course,
    units: courses.map((one) => toUnitRow(one, peers.get(one.commune.id))).sort(byName),
    teams: [],
    best: [],
    improved: [],
  };
}

function toUnitRow({ commune, course }: CommuneCourse, againstUsual: number | undefined): UnitRow {
  const none: StateCounts = addCounts([]);
  const settled = course.findLast(({ period }) => period.isSettled);
  const current = course.at(-1);
  return {
    id: commune.id,
    name: commune.name,
    settled: toRates(settled?.counts ?? none, settled?.light ?? "none"),
    current: toRates(current?.counts ?? none, current?.light ?? "none"),
    ...(againstUsual === undefined ? {} : { againstPeers: againstUsual }),
  };
}

function byName(a: { name: string }, b: { name: string }): number {
  return a.name.localeCompare(b.name, "vi", { numeric: true });
}

/** One team's score with its reasons. Signs of copying are for who watches over the team, never for the team's own page. */
export function scoreView(watch: CommuneWatch, score: Score, { withSigns }: { withSigns: boolean }): TeamScore {
  const words = { indicators: watch.indicators, kind: watch.commune.settings.period.kind };
  const said = wordsOfParts(score, words);
  const standing = standingOf(score, watch.scores);
  const why = whyNoTotal(score.label);
  const signs = copySignsOf(watch, score.team.id);
  const { id, name, unitId, households } = score.team;
  return {
    team: { id, name, unitId, ...(households === undefined ? {} : { households }) },
    label: score.label,
    labelTitle: labelTitles[score.label],
    parts: score.parts.map(({ name: part, points, weight }, index) => ({
      name: part,
      title: said[index]?.title ?? "",
      evidence: said[index]?.evidence ?? "",
      weight,
      ...(points === undefined ? {} : { points: Math.round(points) }),
      ...(said[index]?.raise === undefined ? {} : { raise: said[index].raise }),
    })),
    course: score.basis.history.periods.map(({ period, state, values }) => ({
      key: period.key,
      label: formatPeriod(watch.commune.settings.period, period.key),
      isSettled: period.isSettled,
      values,
      ...(state === undefined ? {} : { state }),
    })),
    ...(score.total === undefined ? {} : { total: Math.round(score.total) }),
    ...(why === undefined ? {} : { why }),
    ...(standing ? { standing: { ...standing, sentence: standingSentence(standing) } } : {}),
    ...(score.basis.peers ? { peers: score.basis.peers.words } : {}),
    ...(withSigns && suspicion(signs) >= SUSPICIOUS_BITS
      ? { signs: signs.map((sign) => signSentence(sign, words)) }
      : {}),
  };
}
