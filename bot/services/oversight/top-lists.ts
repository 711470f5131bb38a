import type { Score } from "./score.ts";

const MOST_LISTED = 3;
/** What noise alone may move a score by (score.test.ts): less is no improvement. */
const IMPROVED_FROM = 5;

export interface TopLists {
  best: { team: Score["team"]; total: number }[];
  improved: { team: Score["team"]; total: number; gain: number }[];
}

/** Whom to praise. There is no list of the others: they are called, not shown. */
export function topLists(scores: readonly Score[], earlier: readonly Score[]): TopLists {
  const known = scores.flatMap(({ team, total, label }) => (total === undefined ? [] : [{ team, total, label }]));
  const before = new Map(earlier.map(({ team, total }) => [team.id, total]));
  const best = known
    .filter(({ label }) => label === "good")
    .sort((a, b) => b.total - a.total)
    .slice(0, MOST_LISTED)
    .map(({ team, total }) => ({ team, total }));
  const improved = known
    .flatMap(({ team, total }) => {
      const then = before.get(team.id);
      return then === undefined || total - then < IMPROVED_FROM ? [] : [{ team, total, gain: total - then }];
    })
    .sort((a, b) => b.gain - a.gain)
    .slice(0, MOST_LISTED);
  return { best, improved };
}
