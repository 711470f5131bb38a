import type { Day } from "../../../shared/calendar/day.ts";
import type { Indicator } from "../../../shared/catalogue/indicator.ts";
import type { Transaction } from "../../db/connection.ts";
import { teamProgress, unitProgress } from "../targets/progress.ts";
import type { Result } from "./score.ts";

/** How each team stands by the targets that run on the day. One of which nothing was reported yet is unknown, not nought. */
export async function readTargets(
  tx: Transaction,
  {
    communeId,
    teams,
    indicators,
    day,
  }: {
    communeId: number;
    teams: readonly { id: number; unitId: number }[];
    indicators: readonly Indicator[];
    day: Day;
  },
): Promise<(teamId: number) => Result[]> {
  const found = new Map<number, Result[]>();
  // Most communes set none: asked once for all before each team is.
  const running = await unitProgress(tx, { unitId: communeId, indicators, day });
  for (const team of running.length === 0 ? [] : teams) {
    const progress = await teamProgress(tx, { team, indicators, day });
    found.set(
      team.id,
      progress.flatMap(({ target, done, expected }) =>
        done !== undefined && expected > 0
          ? [{ code: target.indicatorCode, own: done, fair: expected, isTarget: true }]
          : [],
      ),
    );
  }
  return (teamId) => found.get(teamId) ?? [];
}
