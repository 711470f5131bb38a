import { dayOf, instantOf } from "../../../shared/calendar/day.ts";
import type { Indicator } from "../../../shared/catalogue/indicator.ts";
import type { Transaction } from "../../db/connection.ts";
import { type Commune, readCommune } from "../communes.ts";
import { readAsked } from "./asked.ts";
import { readHistories } from "./read-histories.ts";
import { readTargets } from "./read-targets.ts";
import { type Score, scoresOf } from "./score.ts";
import { type CopySign, signsOfCopying } from "./signs-of-copying.ts";
import type { TeamHistory } from "./team-history.ts";
import { scoredPeriods, TREND_PERIODS, type WatchedPeriod } from "./watched-periods.ts";

/** How many periods back "before" is, for who improved most. */
const BEFORE = 4;

/** Everything oversight knows of one commune at a moment. */
export interface CommuneWatch {
  commune: Commune;
  indicators: readonly Indicator[];
  /** The newest are shown as the trend; oldest first. */
  periods: WatchedPeriod[];
  /** All teams that were there in the periods, closed ones included, by name. */
  histories: TeamHistory[];
  /** Of open teams, in the order of their names. */
  scores: Score[];
  /** The scores some periods ago, by the same figures. Teams too new then have none. */
  earlierScores: Score[];
}

/** Reads a commune's past and judges it; a few milliseconds for a commune, read from the reports themselves. */
export async function watchCommune(
  tx: Transaction,
  { communeId, now }: { communeId: number; now: Date },
): Promise<CommuneWatch> {
  const commune = await readCommune(tx, communeId);
  const scored = scoredPeriods[commune.settings.period.kind];
  const count = Math.max(TREND_PERIODS, scored + BEFORE) + 1;
  const { periods, indicators, histories } = await readHistories(tx, { commune, count, now });
  const open = histories.filter(({ team }) => team.closedOn === undefined);
  const from = instantOf(periods.at(-scored - 1)?.from ?? dayOf(now));
  const askedOf = await readAsked(tx, { communeId, from, now });
  const teams = open.map(({ team }) => team);
  const targetsOf = await readTargets(tx, { communeId, teams, indicators, day: dayOf(now) });
  const { weights } = commune.settings.oversight;
  const judge = (last: number) =>
    scoresOf(
      open.map((history) => ({ ...history, periods: history.periods.slice(last - scored - 1, last) })),
      { weights, indicators, askedOf, targetsOf },
    );
  return {
    commune,
    indicators,
    periods,
    histories,
    scores: judge(periods.length),
    earlierScores: judge(periods.length - BEFORE),
  };
}

/** Signs of copied figures for one team of the commune, by the periods its score looks at. */
export function copySignsOf(watch: CommuneWatch, teamId: number): CopySign[] {
  const { indicators, scores } = watch;
  const own = scores.find(({ team }) => team.id === teamId);
  const others = scores.filter(({ team }) => team.id !== teamId).map(({ basis }) => basis.history);
  return own ? signsOfCopying(own.basis.history, others, { indicators }) : [];
}
